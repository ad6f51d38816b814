"""Pieces -> weighted words: one sparse row a piece, of length one, so that a product of rows is their cosine.

A word counts by where it stands (title, lead, rest), by how few pieces hold it, and by whether it is a name. Words are
cut to their first letters, which serves as a stemmer in any language with inflection at the end of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from broadsheet.stories.pieces import Piece
from broadsheet.stories.settings import Settings

# Scripts without spaces between words give one character a word; pairs of neighbours make up for it.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+(?:['’][^\W_]+)?")
POSSESSIVE = ("'s", "’s")
STEM = 6  # letters
LONGEST_WORD = 12  # characters a word, to know how much text is enough
NAME_SHARE = 0.6  # of a name's occurrences in running text are capitalised

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Tokens:
    """All words of all pieces, one after the other. `place`: -1 in the title, else how many words stand before it."""

    owner: Ints
    stem: Ints
    capital: npt.NDArray[np.bool_]
    place: Ints
    stems: tuple[str, ...]


def tokenise(pieces: Sequence[Piece], words: int) -> Tokens:
    """The words of the titles, and the first `words` of each body. Single letters are left out."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    rows: list[Ints] = []
    titles = []
    for piece in pieces:
        title = WORD.findall(piece.title)
        titles.append(len(title))
        body = WORD.findall(piece.body[: words * LONGEST_WORD])[:words]
        rows.append(np.array(list(map(known.__getitem__, title + body)), np.int64))
    lengths = np.array([len(row) for row in rows], np.int64)
    form = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    owner = np.repeat(np.arange(len(rows)), lengths)
    starts = np.repeat(np.cumsum(lengths) - lengths + np.array(titles, np.int64), lengths)
    place = np.maximum(np.arange(len(form)) - starts, -1)
    stem_of, stems = stems_of(list(known))
    capital_of = np.array([word[0].isupper() for word in known], np.bool_)
    kept = stem_of[form] >= 0
    return Tokens(owner[kept], stem_of[form[kept]], capital_of[form[kept]], place[kept], stems)


def stems_of(forms: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """For each form the number of its stem, -1 for single letters; the stems are numbered in alphabetical order."""
    cut = []
    for form in forms:
        word = form[:-2] if form.endswith(POSSESSIVE) else form
        cut.append("" if len(word) == 1 and word.isascii() else word.lower()[:STEM])
    stems = tuple(sorted(set(cut) - {""}))
    number = {stem: place for place, stem in enumerate(stems)}
    return np.array([number.get(stem, -1) for stem in cut], np.int64), stems


def vectors(pieces: Sequence[Piece], settings: Settings) -> sp.csr_matrix:
    """A row a piece, a column a word (or pair of neighbours), rows of length one; empty rows stay empty."""
    return weighted(pieces, settings)[0]


def weighted(pieces: Sequence[Piece], settings: Settings) -> tuple[sp.csr_matrix, tuple[str, ...]]:
    """`vectors`, and the stem (or two) that each column stands for."""
    tokens = tokenise(pieces, settings.words)
    keys, weight = place_weights(tokens, settings)
    width = len(tokens.stems)
    if settings.pair_weight:
        pair_keys, pair_weight = neighbours(tokens, weight, width)
        keys = np.concatenate([keys, pair_keys])
        weight = np.concatenate([weight, pair_weight * settings.pair_weight])
    columns, column_of = np.unique(keys % (width * (width + 1)), return_inverse=True)
    owners = keys // (width * (width + 1))
    table = sp.csr_matrix((weight, (owners, column_of)), shape=(len(pieces), len(columns)))
    found = np.bincount(table.indices, minlength=len(columns))
    rarity = np.log((len(pieces) + 1) / (found + 0.5)) ** settings.rarity
    table.data = np.log1p(table.data) * rarity[table.indices]
    if settings.name_weight != 1:
        rows = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
        is_name = np.isin(rows * (width * (width + 1)) + columns[table.indices], names(tokens, width))
        table.data[is_name] *= settings.name_weight
    unit = unit_rows(strongest(table, settings.strongest))
    unit.data = np.minimum(unit.data, settings.one_word)
    return unit, tuple(stem_or_pair(int(column), tokens.stems) for column in columns)


def stem_or_pair(column: int, stems: Sequence[str]) -> str:
    left, right = divmod(column, max(1, len(stems)))
    return f"{stems[left - 1]} {stems[right]}" if left else stems[right]


def place_weights(tokens: Tokens, settings: Settings) -> tuple[Ints, Floats]:
    """For each token its key (piece and word) and its weight by place."""
    width = len(tokens.stems)
    weight = np.where(tokens.place < settings.lead_words, 1.0, settings.rest_weight)
    weight[tokens.place < 0] = settings.title_weight
    return tokens.owner * (width * (width + 1)) + tokens.stem, weight


def neighbours(tokens: Tokens, weight: Floats, width: int) -> tuple[Ints, Floats]:
    """Keys of the pairs of words that stand side by side, and the weight of their places."""
    together = (tokens.owner[:-1] == tokens.owner[1:]) & ((tokens.place[:-1] < 0) == (tokens.place[1:] < 0))
    left, right = tokens.stem[:-1][together], tokens.stem[1:][together]
    pair = width * (left + 1) + right
    return tokens.owner[:-1][together] * (width * (width + 1)) + pair, weight[:-1][together]


def names(tokens: Tokens, width: int) -> Ints:
    """Keys of the words that are names in their piece.

    A name is capitalised in the running text, never in lower case there, and mostly capitalised in all pieces; titles
    tell nothing, because many outlets capitalise every word of them.
    """
    body = tokens.place >= 0
    stem, capital = tokens.stem[body], tokens.capital[body]
    share = np.bincount(stem, capital, width) / np.maximum(1, np.bincount(stem, minlength=width))
    keys = tokens.owner * (width * (width + 1)) + tokens.stem
    lower = np.unique(keys[body & ~tokens.capital])
    likely = np.unique(keys[share[tokens.stem] >= NAME_SHARE])
    return np.setdiff1d(likely, lower, assume_unique=True)


def strongest(table: sp.csr_matrix, most: int) -> sp.csr_matrix:
    """Each row with its `most` heaviest entries; of equals, those with the lower column."""
    rows = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    order = np.lexsort((table.indices, -table.data, rows))
    rank = np.arange(len(order)) - np.repeat(table.indptr[:-1], np.diff(table.indptr))
    kept = np.sort(order[rank < most])
    return sp.csr_matrix((table.data[kept], (rows[kept], table.indices[kept])), shape=table.shape)


def unit_rows(table: sp.csr_matrix) -> sp.csr_matrix:
    rows = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    length = np.sqrt(np.bincount(rows, table.data**2, table.shape[0]))
    table.data = table.data / length[rows]
    return table


__all__ = ["Tokens", "names", "stems_of", "tokenise", "vectors", "weighted"]
