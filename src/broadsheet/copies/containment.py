"""Texts -> groups of copies: reprints, trimmed reprints, edited versions.

The measure is *containment*: the share of the shorter text's word 4-grams that stand in the longer one (Broder 1997).
Jaccard similarity misses every trimmed reprint, because the longer text's own part counts against it.

In four steps: hashed shingles of every text; pairs that share some, through the inverted index; the shingles that stand
in many otherwise different texts (footers, "read also") are struck out; what is left decides, pair by pair, and each
group gathers around one member that the others were verified against, so that no chain of half-copies forms.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

SHINGLE = 4  # words
CONTAINED = 0.3  # of the shorter text's shingles stand in the other: a copy
SHORTEST = 12  # shingles; below that a text says too little to be called a copy
MANY = 4  # texts that must share a shingle before it can be boilerplate
UNLIKE = 0.5  # boilerplate's texts contain each other less than that, on average;
SEVERAL, UNLIKE_AT_HOME, AT_HOME = 3, 0.8, 0.6  # less than 0.8 where three or more, 60 % of them one outlet's, share it
PAIRS_AT_ONCE = 4096  # bounds the memory of the verification

WORDS = re.compile(r"\w+")

U64 = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]


def copy_groups(texts: Sequence[str], outlets: Sequence[str]) -> list[list[int]]:
    """Indices of texts that are copies of each other, each group in ascending order. `outlets` may be empty strings.

    A text that is printed twice to the letter is one text with two printings: however often it is printed, the other
    groups are the same.
    """
    printings: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        printings.setdefault(text, []).append(place)
    distinct = sorted(printings)
    index = shared_shingles(distinct)
    carriers = [sorted({outlets[place] for place in printings[text]} - {""}) for text in distinct]
    groups = groups_of(without_boilerplate(index, carriers))
    grouped = {member for group in groups for member in group}
    alone = ([member] for member in np.flatnonzero(index.sizes >= SHORTEST).tolist() if member not in grouped)
    printed = ([place for member in group for place in printings[distinct[member]]] for group in (*groups, *alone))
    return sorted(sorted(places) for places in printed if len(places) > 1)


def groups_of(index: Shingled) -> list[list[int]]:
    """Rows of the index that are copies of each other, two or more to a group."""
    count = index.matrix.shape[0]
    pairs, contained = verify(index, candidates(index.matrix))
    pairs = pairs[contained >= CONTAINED]
    graph = sp.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    groups: list[list[int]] = []
    for members in np.split(order, starts[1:]):
        if len(members) > 1:
            groups += stars(index, members)
    return groups


@dataclass(frozen=True)
class Shingled:
    """`matrix`: texts by the shingles that two or more of them share (binary CSR). `sizes`: a text's distinct ones."""

    matrix: sp.csr_matrix
    sizes: Ints


def shared_shingles(texts: Sequence[str]) -> Shingled:
    """The index of the shingles that occur in two texts or more."""
    codes, owners = word_codes(texts)
    hashes, rows = shingle_hashes(codes, owners)
    order = np.lexsort((rows, hashes))
    hashes, rows = hashes[order], rows[order]
    first = (np.diff(hashes, prepend=hashes[:1] ^ np.uint64(1)) != 0) if len(hashes) else np.zeros(0, bool)
    distinct = first | (np.diff(rows, prepend=-1) != 0)
    rows, columns = rows[distinct], np.cumsum(first[distinct]) - 1
    sizes = np.bincount(rows, minlength=len(texts))
    counts = np.bincount(columns)
    shared = counts[columns] > 1
    new_column = np.cumsum(counts > 1) - 1
    ones = np.ones(int(shared.sum()), np.int32)
    shape = (len(texts), int((counts > 1).sum()))
    return Shingled(sp.csr_matrix((ones, (rows[shared], new_column[columns[shared]])), shape=shape), sizes)


def word_codes(texts: Sequence[str]) -> tuple[U64, Ints]:
    """A code for each word of all texts, the same on every machine, and the text that it stands in."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    found = [np.array(list(map(known.__getitem__, WORDS.findall(text.lower()))), np.int64) for text in texts]
    codes = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in known], np.uint64)
    owners = np.repeat(np.arange(len(texts)), [len(words) for words in found])
    return (codes[np.concatenate(found)] if known else codes), owners


def shingle_hashes(codes: U64, owners: Ints) -> tuple[U64, Ints]:
    """The hash of each run of `SHINGLE` words inside one text, and that text."""
    runs = max(0, len(codes) - SHINGLE + 1)
    mixed = np.zeros(runs, np.uint64)
    for place in range(SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + codes[place : place + runs] + np.uint64(1)
        mixed ^= mixed >> np.uint64(29)  # without it, words that swap places would cancel out
    inside = owners[:runs] == owners[SHINGLE - 1 :][:runs]
    return mixed[inside], owners[:runs][inside]


def candidates(matrix: sp.csr_matrix) -> Ints:
    """Pairs (lower, higher) that are neighbours in some shingle's list of texts, or stand first and any in it.

    A chain and a star through each list reach every group of copies with a number of pairs linear in the input, where
    all pairs of a list would be quadratic in the reprints.
    """
    columns = matrix.tocsc()
    columns.sort_indices()
    texts = columns.indices.astype(np.int64)
    first_place = np.repeat(columns.indptr[:-1], np.diff(columns.indptr))
    later = np.flatnonzero(np.arange(len(texts)) > first_place)
    lower = np.concatenate([texts[later - 1], texts[first_place[later]]])
    higher = np.concatenate([texts[later], texts[later]])
    codes = np.unique(lower * matrix.shape[0] + higher)
    return np.stack([codes // matrix.shape[0], codes % matrix.shape[0]], axis=1)


def verify(index: Shingled, pairs: Ints) -> tuple[Ints, npt.NDArray[np.float64]]:
    """The pairs long enough to judge, and the containment of the shorter in the longer, in [0, 1]."""
    pairs = pairs[np.minimum(index.sizes[pairs[:, 0]], index.sizes[pairs[:, 1]]) >= SHORTEST]
    shared = np.zeros(len(pairs))
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        left, right = pairs[start : start + PAIRS_AT_ONCE].T
        both = index.matrix[left].multiply(index.matrix[right])
        shared[start : start + len(left)] = np.asarray(both.sum(axis=1)).ravel()
    return pairs, shared / np.maximum(1, np.minimum(index.sizes[pairs[:, 0]], index.sizes[pairs[:, 1]]))


def without_boilerplate(index: Shingled, carriers: Sequence[Sequence[str]]) -> Shingled:
    """The index less the shingles that stand in many texts which otherwise differ. `carriers`: each text's outlets.

    For each shingle: the mean containment of the texts that are neighbours in its list. Reprints contain each other
    nearly whole; texts that share a footer do not, least of all those of one outlet.
    """
    columns = index.matrix.tocsc()
    columns.sort_indices()
    spread = np.diff(columns.indptr)
    texts = columns.indices.astype(np.int64)
    column_of = np.repeat(np.arange(len(spread)), spread)
    later = np.flatnonzero((np.diff(column_of, prepend=-1) == 0) & (spread[column_of] >= min(MANY, SEVERAL)))
    if not len(later):
        return index
    codes, which = np.unique(texts[later - 1] * index.matrix.shape[0] + texts[later], return_inverse=True)
    pairs = np.stack([codes // index.matrix.shape[0], codes % index.matrix.shape[0]], axis=1)
    whole = Shingled(index.matrix, np.maximum(index.sizes, SHORTEST))  # short texts are judged here too
    _, contained = verify(whole, pairs)
    likeness = np.bincount(column_of[later], contained[which], len(spread)) / np.maximum(1, spread - 1)
    struck = (spread >= MANY) & (likeness < UNLIKE)
    struck |= (spread >= SEVERAL) & (likeness < UNLIKE_AT_HOME) & (home_share(texts, column_of, carriers) >= AT_HOME)
    lost = np.asarray(index.matrix[:, np.flatnonzero(struck)].sum(axis=1)).ravel()
    return Shingled(index.matrix[:, np.flatnonzero(~struck)].tocsr(), index.sizes - lost)


def home_share(texts: Ints, column_of: Ints, carriers: Sequence[Sequence[str]]) -> npt.NDArray[np.float64]:
    """For each column, the share of its texts that the outlet carries which carries most of them."""
    number = {name: place for place, name in enumerate(sorted({name for names in carriers for name in names}))}
    flat = np.array([number[name] for names in carriers for name in names], np.int64)
    sizes = np.array([len(names) for names in carriers], np.int64)
    many = sizes[texts]  # outlets of each entry
    columns = np.repeat(column_of, many)
    within = np.arange(len(columns)) - np.repeat(np.cumsum(many) - many, many)
    carried = flat[np.repeat((np.cumsum(sizes) - sizes)[texts], many) + within]
    codes, counts = np.unique(columns * max(1, len(number)) + carried, return_counts=True)
    most = np.zeros(int(column_of[-1]) + 1)
    np.maximum.at(most, codes // max(1, len(number)), counts)
    return most / np.bincount(column_of)


def stars(index: Shingled, members: Ints) -> list[list[int]]:
    """Groups in which every text was verified against the one in the middle, the one with the most copies."""
    own = index.matrix[members]
    columns, places = np.unique(own.indices, return_inverse=True)
    own = sp.csr_matrix((own.data, places, own.indptr), shape=(len(members), len(columns)))  # its own columns only
    sizes = index.sizes[members]
    shared = (own @ own.T).toarray()
    linked = shared / np.maximum(1, np.minimum(sizes[:, None], sizes[None, :])) >= CONTAINED
    linked &= np.minimum(sizes[:, None], sizes[None, :]) >= SHORTEST
    np.fill_diagonal(linked, False)
    free = np.ones(len(members), bool)
    groups: list[list[int]] = []
    while True:
        degree = np.where(free, (linked & free).sum(axis=1), 0)
        if not degree.any():
            return groups
        best = np.flatnonzero(degree == degree.max())
        centre = best[np.argmax(sizes[best])]  # the longest; of equals the first, which is the lowest id
        group = np.flatnonzero((linked[centre] & free) | (np.arange(len(members)) == centre))
        groups.append([int(member) for member in members[group]])
        free[group] = False


__all__ = ["copy_groups"]
