"""The second view of pieces: a vector of what each one means, as an encoder gives it, beside its words.

Words say which names and things two reports share; they say less of whether one thing is told of them, since a person's
week, a show's evening or a country's unrest has the same names in every report. There the vectors differ: a story must
be of one meaning as a whole, whatever its words. Headlines have so few words that vectors also say which are alike: a
pair is more or less alike than its words are by as much as its vectors are than those of two events usually are.

Vectors are made whole numbers (`SCALE` stands for 1), whose products and sums are exact: they do not depend on the
order of adding, nor on the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from broadsheet.stories.linkage import Join
from broadsheet.stories.settings import Settings

SCALE = 2048.0  # with vectors of length one, products stay below 2 ** 24, which 32-bit floats hold exactly
UNKNOWN = 1.0  # the mean likeness of pairs of which none is known: no reason to part them
AT_ONCE = 65_536  # pairs multiplied at once: bounds the memory

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Meanings:
    """`rows`: a vector of whole numbers a piece, zeros for pieces without one, which `known` tells."""

    rows: Vectors
    known: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, vectors: Vectors) -> Meanings:
        """Of unit vectors, a row a piece; rows of NaN or zeros for pieces without one."""
        known = np.asarray(np.isfinite(vectors).all(axis=1) & vectors.any(axis=1))
        return cls(np.rint(np.where(known[:, None], vectors, 0) * SCALE).astype(np.float32), known)

    def alike(self, left: Ints, right: Ints) -> Floats:
        """The likeness of each pair, a cosine; NaN where a vector is missing."""
        found = np.empty(len(left))
        for start in range(0, len(left), AT_ONCE):
            a, b = left[start : start + AT_ONCE], right[start : start + AT_ONCE]
            found[start : start + AT_ONCE] = np.einsum("ij,ij->i", self.rows[a], self.rows[b]) / SCALE**2
        return np.where(self.known[left] & self.known[right], found, np.nan)

    def sum(self, pieces: Ints) -> Sum:
        rows = self.rows[pieces].astype(np.float64)
        return Sum(rows.sum(axis=0), float((rows * rows).sum()), int(self.known[pieces].sum()))


def reweighed(words: Floats, meaning: Floats, settings: Settings) -> Floats:
    """The likeness by words, corrected by meaning; the words alone where that is not known (NaN)."""
    more = settings.meaning * (meaning - settings.meaning_usual)
    return words + np.where(np.isnan(more), 0.0, more)


# --------------------------------------------------------------------------------------------------------- groups


@dataclass(frozen=True, slots=True)
class Sum:
    """Of the vectors of a group: their sum, the sum of their squares, and how many there are."""

    vector: Floats
    squares: float
    count: int

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.vector + other.vector, self.squares + other.squares, self.count + other.count)

    @property
    def whole(self) -> float:
        """The mean likeness of all pairs."""
        if self.count < 2:
            return UNKNOWN
        return (float(self.vector @ self.vector) - self.squares) / (self.count * (self.count - 1) * SCALE**2)

    def across(self, other: Sum) -> float:
        """The mean likeness of pairs across."""
        if not self.count or not other.count:
            return UNKNOWN
        return float(self.vector @ other.vector) / (self.count * other.count * SCALE**2)


@dataclass(frozen=True, slots=True)
class Meant:
    """How alike in meaning the halves of a join are, and all its pairs."""

    across: float
    whole: float


def meant(joins: Sequence[Join], groups: Ints, meanings: Meanings) -> list[Meant]:
    """For each join of a tree whose leaves are groups of pieces. `groups`: for each piece its leaf."""
    leaves = int(groups.max(initial=-1)) + 1
    live = sums(groups, meanings, [node for join in joins for node in join.nodes if node < leaves])
    found = []
    for number, join in enumerate(joins):
        left, right = (live.pop(node) for node in join.nodes)
        live[leaves + number] = both = left + right
        found.append(Meant(left.across(right), both.whole))
    return found


def sums(groups: Ints, meanings: Meanings, wanted: Iterable[int]) -> dict[int, Sum]:
    """Of some groups the sums of their pieces."""
    order = np.argsort(groups, kind="stable")
    ends = np.cumsum(np.bincount(groups))
    starts = np.concatenate([[0], ends])
    return {group: meanings.sum(order[starts[group] : ends[group]]) for group in wanted}


__all__ = ["Meanings", "Meant", "Sum", "meant", "reweighed", "sums"]
