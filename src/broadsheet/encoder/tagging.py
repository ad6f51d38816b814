"""What the encoder says of a text: cues, and for each cue which words are its source and its content."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]

OUT, SOURCE_BEGINS, SOURCE, CONTENT_BEGINS, CONTENT = range(5)
GOES_ON = 0.15


@dataclass(frozen=True)
class Cue:
    """Words `first` to `last` of the text (both inside) report something, with probability `score`.

    `roles` are the log-probabilities of OUT ... CONTENT for the words from `begin` on, one row a word.
    """

    first: int
    last: int
    score: float
    begin: int
    roles: Floats


@dataclass(frozen=True)
class Tagging:
    """`start`, `stop`: code points of each word (a punctuation mark is a word). Cues are in text order."""

    model: str
    start: Integers
    stop: Integers
    cues: tuple[Cue, ...]


def find_cues(tags: Floats, least: float) -> list[tuple[int, int, float]]:
    """(first word, last word, probability) of each cue that begins with at least the probability `least`.

    tags: (words, 3) logits. A cue goes on over a word that is likelier to belong to some cue than to none, and that
    goes on with at least GOES_ON ("has said": whether a cue begins at "has" or at "said", both words belong to it).
    A beginning inside a likelier cue is none.
    """
    out, begins, inside = np.exp(log_softmax(tags)).T
    goes_on = (begins + inside > out) & (inside >= GOES_ON)
    found: list[tuple[int, int, float]] = []
    for first in np.flatnonzero(begins >= least).tolist():
        last = first
        while last + 1 < len(tags) and goes_on[last + 1]:
            last += 1
        if not found or found[-1][1] < first or found[-1][2] < begins[first]:
            found.append((first, last, float(begins[first])))
    return found


def log_softmax(x: Floats) -> Floats:
    x = x - x.max(axis=-1, keepdims=True)
    result: Floats = x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
    return result
