"""Pieces -> weighted words: one sparse row a piece, of length one, so that a product of rows is their cosine.

A word counts by where it stands (title, lead, rest), by how few pieces hold it, and by whether it is a name. Words are
cut to their first letters, which serves as a stemmer in any language with inflection at the end of words.

What a piece holds is counted once, when it comes; what a word weighs depends on all pieces, and is worked out anew
whenever the rows are asked for, from the counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, islice

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
ALONE = -1  # in place of the left neighbour: the word by itself

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Tokens:
    """Words of pieces, one after the other. `place`: -1 in the title, else how many words stand before it."""

    owner: Ints
    stem: Ints
    capital: Bools
    place: Ints


@dataclass(frozen=True)
class Counts:
    """An entry for each piece and each word of it (`left` is `ALONE`) or pair of neighbours, by piece.

    `weight`: the sum of the weights of its places. `lower`: whether the piece has it in lower case in running text.
    """

    owner: Ints
    left: Ints
    stem: Ints
    weight: Floats
    lower: Bools


class Vocabulary:
    """Forms and stems by number, in the order in which they came first."""

    def __init__(self) -> None:
        self._form: defaultdict[str, int] = defaultdict(count().__next__)
        self._stem: dict[str, int] = {}
        self._alphabet: list[str] = []
        self._stem_of, self._capital = np.zeros(0, np.int64), np.zeros(0, np.bool_)

    def __len__(self) -> int:
        return len(self._stem)

    def __call__(self, words: Sequence[str]) -> Ints:
        """The numbers of the forms."""
        return np.array(list(map(self._form.__getitem__, words)), np.int64)

    def learn(self) -> tuple[Ints, Bools]:
        """For each form the number of its stem, -1 for single letters, and whether it is capitalised."""
        new = list(self._form)[len(self._stem_of) :]
        cut = [self._stem.setdefault(stem, len(self._stem)) if (stem := stem_of(form)) else -1 for form in new]
        self._stem_of = np.concatenate([self._stem_of, np.array(cut, np.int64)])
        capital = np.array([form[0].isupper() for form in new], np.bool_)
        self._capital = np.concatenate([self._capital, capital])
        return self._stem_of, self._capital

    def alphabetical(self) -> tuple[Ints, tuple[str, ...]]:
        """For each stem its place in the alphabet, and the stems in that order: the same however they came."""
        # Two sorted runs are merged in no time.
        self._alphabet = sorted([*self._alphabet, *sorted(islice(self._stem, len(self._alphabet), None))])
        place = np.empty(len(self._stem), np.int64)
        place[np.fromiter(map(self._stem.__getitem__, self._alphabet), np.int64)] = np.arange(len(self._stem))
        return place, tuple(self._alphabet)


def stem_of(form: str) -> str:
    """Empty for single letters."""
    word = form[:-2] if form.endswith(POSSESSIVE) else form
    return "" if len(word) == 1 and word.isascii() else word.lower()[:STEM]


class Words:
    """The words of pieces as they come. `rows` does not depend on how they came, nor in how many lots."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._vocabulary, self._lots = settings, Vocabulary(), list[Counts]()
        self._running, self._capitals = np.zeros(0, np.int64), np.zeros(0, np.int64)
        self.pieces = 0

    def add(self, pieces: Sequence[Piece]) -> None:
        """Count more pieces; their rows stand behind those before."""
        if not pieces:
            return
        tokens = tokenise(pieces, self._settings.words, self._vocabulary)
        width, body = len(self._vocabulary), tokens.place >= 0
        running = np.bincount(tokens.stem[body], minlength=width)
        capitals = np.bincount(tokens.stem[body & tokens.capital], minlength=width)
        running[: len(self._running)] += self._running
        capitals[: len(self._capitals)] += self._capitals
        self._running, self._capitals = running, capitals
        self._lots.append(counted(tokens, self._settings, width, self.pieces))
        self.pieces += len(pieces)

    def rows(self) -> tuple[sp.csr_matrix, tuple[str, ...]]:
        """A row a piece, a column a word (or pair of neighbours), rows of length one; empty rows stay empty. With the
        stem (or two) that each column stands for."""
        settings, entries = self._settings, self._counts()
        place, stems = self._vocabulary.alphabetical()
        column, names = columns(entries, place, stems)
        found = np.bincount(column, minlength=len(names))
        rarity = np.log((self.pieces + 1) / (found + 0.5)) ** settings.rarity
        weight = np.log1p(entries.weight) * rarity[column]
        if settings.name_weight != 1:
            share = self._capitals / np.maximum(1, self._running)
            weight[(entries.left == ALONE) & (share[entries.stem] >= NAME_SHARE) & ~entries.lower] *= (
                settings.name_weight
            )
        table = sp.csr_matrix((weight, (entries.owner, column)), shape=(self.pieces, len(names)))
        table.sort_indices()
        unit = unit_rows(strongest(table, settings.strongest))
        unit.data = np.minimum(unit.data, settings.one_word)
        return unit, names

    def _counts(self) -> Counts:
        """All lots as one."""
        if len(self._lots) != 1:
            none = np.zeros(0, np.int64)
            lots = [*self._lots, Counts(none, none, none, none.astype(np.float64), none.astype(np.bool_))]
            parts = ("owner", "left", "stem", "weight", "lower")
            self._lots = [Counts(*(np.concatenate([getattr(lot, part) for lot in lots]) for part in parts))]
        return self._lots[0]


def tokenise(pieces: Sequence[Piece], words: int, vocabulary: Vocabulary) -> Tokens:
    """The words of the titles, and the first `words` of each body. Single letters are left out."""
    rows: list[Ints] = []
    titles = []
    for piece in pieces:
        title = WORD.findall(piece.title)
        titles.append(len(title))
        body = WORD.findall(piece.body[: words * LONGEST_WORD])[:words]
        rows.append(vocabulary(title + body))
    stem_of, capital_of = vocabulary.learn()
    lengths = np.array([len(row) for row in rows], np.int64)
    form = np.concatenate(rows)
    owner = np.repeat(np.arange(len(rows)), lengths)
    starts = np.repeat(np.cumsum(lengths) - lengths + np.array(titles, np.int64), lengths)
    place = np.maximum(np.arange(len(form)) - starts, -1)
    kept = stem_of[form] >= 0
    return Tokens(owner[kept], stem_of[form[kept]], capital_of[form[kept]], place[kept])


def counted(tokens: Tokens, settings: Settings, width: int, first: int) -> Counts:
    """What the pieces hold, their numbers beginning with `first`. `width`: how many stems there are."""
    weight = np.where(tokens.place < settings.lead_words, 1.0, settings.rest_weight)
    weight[tokens.place < 0] = settings.title_weight
    lower = (tokens.place >= 0) & ~tokens.capital
    keys = key(tokens.owner, np.full(len(tokens.stem), ALONE), tokens.stem, width)
    if settings.pair_weight:
        pair_keys, pair_weight = neighbours(tokens, weight, width)
        keys = np.concatenate([keys, pair_keys])
        weight = np.concatenate([weight, pair_weight * settings.pair_weight])
        lower = np.concatenate([lower, np.zeros(len(pair_keys), np.bool_)])
    held, which = np.unique(keys, return_inverse=True)
    owner, rest = np.divmod(held, width * (width + 1))
    left, stem = np.divmod(rest, width)
    return Counts(
        owner + first,
        left - 1,
        stem,
        np.bincount(which, weight, len(held)).astype(np.float64),
        np.bincount(which, lower, len(held)) > 0,
    )


def key(owner: Ints, left: Ints, stem: Ints, width: int) -> Ints:
    """One number for a piece and a word or pair of it: those of a piece stand together, words before pairs."""
    return owner * (width * (width + 1)) + (left + 1) * width + stem


def neighbours(tokens: Tokens, weight: Floats, width: int) -> tuple[Ints, Floats]:
    """Keys of the pairs of words that stand side by side, and the weight of their places."""
    together = (tokens.owner[:-1] == tokens.owner[1:]) & ((tokens.place[:-1] < 0) == (tokens.place[1:] < 0))
    left, right = tokens.stem[:-1][together], tokens.stem[1:][together]
    return key(tokens.owner[:-1][together], left, right, width), weight[:-1][together]


def columns(entries: Counts, place: Ints, stems: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """For each entry its column, words before pairs and both by the alphabet; and what each column stands for."""
    if not (entries.left != ALONE).any():
        return place[entries.stem], tuple(stems)
    left = np.where(entries.left == ALONE, ALONE, place[entries.left])
    found, column = np.unique(key(0 * left, left, place[entries.stem], len(stems)), return_inverse=True)
    return column, tuple(stem_or_pair(int(each), stems) for each in found)


def stem_or_pair(column: int, stems: Sequence[str]) -> str:
    left, right = divmod(column, max(1, len(stems)))
    return f"{stems[left - 1]} {stems[right]}" if left else stems[right]


def weighted(pieces: Sequence[Piece], settings: Settings) -> tuple[sp.csr_matrix, tuple[str, ...]]:
    """The rows of these pieces, and the stem (or two) that each column stands for."""
    words = Words(settings)
    words.add(pieces)
    return words.rows()


def strongest(table: sp.csr_matrix, most: int) -> sp.csr_matrix:
    """Each row with its `most` heaviest entries; of equals, those with the lower column."""
    length = np.diff(table.indptr)
    longest = int(length.max(initial=0))
    if longest <= most:
        return table
    rows = np.repeat(np.arange(table.shape[0]), length)
    within = np.arange(len(rows)) - table.indptr[rows]
    spread = np.zeros((table.shape[0], longest))
    spread[rows, within] = table.data
    least = np.partition(spread, longest - most, axis=1)[:, longest - most][rows]
    above = table.data > least
    level = table.data == least
    room = most - np.bincount(rows[above], minlength=table.shape[0])
    before = np.cumsum(level) - level
    first = np.concatenate([[0], np.cumsum(level)])[table.indptr[:-1]]
    kept = np.flatnonzero(above | (level & (before - first[rows] < room[rows])))
    return sp.csr_matrix((table.data[kept], (rows[kept], table.indices[kept])), shape=table.shape)


def unit_rows(table: sp.csr_matrix) -> sp.csr_matrix:
    rows = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    length = np.sqrt(np.bincount(rows, table.data**2, table.shape[0]))
    table.data = table.data / length[rows]
    return table


__all__ = ["STEM", "WORD", "Words", "stem_of", "weighted"]
