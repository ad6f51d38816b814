"""Where each word stands seen from each cue: what the role head gets beside the vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

FARTHEST_LINE = 2


def relative(cues: Integers, line: Integers, farthest: int) -> tuple[Integers, Integers]:
    """(distance in words, distance in lines), both (cues, words) and counted from 0.

    cues: (cues, 2), first and last word of each, within the window. line: the line of each word of the window.
    """
    words = np.arange(len(line))
    before = np.minimum(words[None] - cues[:, :1], 0)
    after = np.maximum(words[None] - cues[:, 1:], 0)
    distance: Integers = (before + after).clip(-farthest, farthest) + farthest
    lines: Integers = (line[None] - line[cues[:, 0]][:, None]).clip(-FARTHEST_LINE, FARTHEST_LINE) + FARTHEST_LINE
    return distance, lines
