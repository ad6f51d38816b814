"""What the encoder says of a text: cues, and for each cue which words are its source and its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
NameKind = Literal["person", "organisation", "place", "outlet"]

# Columns of what is said of a word's role: five tags, and where a source and a content end.
OUT, SOURCE_BEGINS, SOURCE, CONTENT_BEGINS, CONTENT = range(5)
ROLES, ENDS = 5, {SOURCE_BEGINS: 5, CONTENT_BEGINS: 6}
GOES_ON = 0.15
# A border lies where words are neither in nor out by more than this.
UNSURE = 0.1


@dataclass(frozen=True)
class Cue:
    """Words `first` to `last` of the text (both inside) report something, with probability `score`.

    `roles` are log-probabilities for the words from `begin` on, one row a word: those of OUT ... CONTENT, and at ENDS
    those that a source or a content ends with the word.
    """

    first: int
    last: int
    score: float
    begin: int
    roles: Floats


@dataclass(frozen=True)
class Name:
    """Words `first` to `last` of the text (both inside) are a name of `kind`, with probability `score`."""

    first: int
    last: int
    kind: NameKind
    score: float


@dataclass(frozen=True)
class Tagging:
    """`start`, `stop`: code points of each word (a punctuation mark is a word). Cues and names are in text order; a
    model that knows no names gives none."""

    model: str
    start: Integers
    stop: Integers
    cues: tuple[Cue, ...]
    names: tuple[Name, ...] = ()


def find_cues(tags: Floats, least: float) -> list[tuple[int, int, float]]:
    """(first word, last word, probability) of each cue that begins with at least the probability `least`.

    tags: (words, 4) log-probabilities: out, begins, goes on, ends. A cue goes on over a word that is likelier to belong
    to some cue than to none, and that goes on with at least GOES_ON ("has said": whether a cue begins at "has" or at
    "said", both words belong to it). A beginning inside a likelier cue is none.
    """
    out, begins, inside, ends = np.exp(tags).T
    goes_on = (begins + inside > out) & (inside >= GOES_ON)
    found: list[tuple[int, int, float]] = []
    for first in np.flatnonzero(begins >= least).tolist():
        after = first + 1
        while after < len(tags) and goes_on[after]:
            after += 1
        last = end_of(first, after, begins + inside, ends) - 1
        if not found or found[-1][1] < first or found[-1][2] < begins[first]:
            found.append((first, last, float(begins[first])))
    return found


def end_of(first: int, after: int, inside: Floats, ends: Floats) -> int:
    """Where the run of words `first` ... `after` (exclusive) ends best: of the words about its end of which it is
    UNSURE whether they belong to it (`inside`, by word), the likeliest to be its last (`ends`). The end that a run of
    tags comes to lies between the likely ones where there are several, and is then none of them."""
    low, high = after, after
    while low - 1 > first and inside[low - 1] < 1 - UNSURE:
        low -= 1
    while high < len(inside) and inside[high] > UNSURE:
        high += 1
    return low + int(ends[low - 1 : high].argmax())


def log_softmax(x: Floats) -> Floats:
    x = x - x.max(axis=-1, keepdims=True)
    result: Floats = x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
    return result
