"""What the encoder says of a text: cues, and for each cue which words are its source and its content."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]

OUT, SOURCE_BEGINS, SOURCE, CONTENT_BEGINS, CONTENT = range(5)
CUE_OUT, CUE_BEGINS, CUE = range(3)


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

    tags: (words, 3) logits. A cue goes on for as long as going on is likelier than both a new cue and none.
    """
    chances = np.exp(log_softmax(tags))
    begins = (chances[:, CUE_BEGINS] >= least) & (chances[:, CUE_BEGINS] >= chances[:, CUE])
    goes_on = (chances[:, CUE] > chances[:, CUE_OUT]) & ~begins
    found = []
    for first in np.flatnonzero(begins).tolist():
        last = first
        while last + 1 < len(tags) and goes_on[last + 1]:
            last += 1
        found.append((first, last, float(chances[first, CUE_BEGINS])))
    return found


def log_softmax(x: Floats) -> Floats:
    x = x - x.max(axis=-1, keepdims=True)
    result: Floats = x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
    return result
