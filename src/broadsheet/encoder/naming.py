"""Tags of words -> names of people, organisations, places and outlets."""

from __future__ import annotations

from typing import get_args

import numpy as np

from broadsheet.encoder.tagging import Floats, Name, NameKind, log_softmax

KINDS: tuple[NameKind, ...] = get_args(NameKind)
OUT = 0
TAGS = 1 + 2 * len(KINDS)  # out, then begins and goes on for each kind


def begins(kind: NameKind) -> int:
    """The tag of a name's first word; the one after it is that of the others."""
    return 1 + 2 * KINDS.index(kind)


def find_names(tags: Floats) -> list[Name]:
    """The names of a window's words, in order.

    tags: (words, TAGS) logits. A word is of a name if it is likelier to be of some kind than of none, and goes on with
    the name before it unless it is likelier to begin one; the words of a name agree on its kind by the sum of their
    chances ("University of Copenhagen").
    """
    chances = np.exp(log_softmax(tags))
    begun, inside = chances[:, 1::2], chances[:, 2::2]
    by_kind = begun + inside
    named = by_kind.sum(axis=1) > chances[:, OUT]
    anew = begun.sum(axis=1) > inside.sum(axis=1)
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(named).tolist():
        if runs and runs[-1][1] == at and not anew[at]:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    found = []
    for first, after in runs:
        kinds = by_kind[first:after].mean(axis=0)
        found.append(Name(first, after - 1, KINDS[int(kinds.argmax())], float(kinds.max())))
    return found
