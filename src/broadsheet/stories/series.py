"""A series is no event: one outlet's many pieces of one make, which hardly another outlet tells of.

Ratings of a hundred shares, lists of candidates town by town, kick-off times match by match: their words are as alike
as reports of one event are. What tells them apart is who prints them: an event finds several tellers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from broadsheet.stories.pieces import Piece

LONG = 4  # pieces of one outlet in a group
MOSTLY = 0.6  # of the group are that outlet's,
SELDOM = 0.25  # though less than that of all pieces are: where the press is one paper, its stories are stories


def without_series(story: npt.NDArray[np.int64], pieces: Sequence[Piece]) -> npt.NDArray[np.int64]:
    """For each piece its story, the pieces of a series each on their own."""
    outlets = [(piece.outlet or "").casefold().strip() for piece in pieces]
    in_all = Counter(outlets)
    tellers: dict[int, Counter[str]] = {}
    for number, outlet in zip(story.tolist(), outlets, strict=True):
        tellers.setdefault(number, Counter())[outlet] += 1
    series = {number for number, counts in tellers.items() if is_series(counts, in_all, len(pieces))}
    result = story.copy()
    free = int(story.max()) + 1
    loose = np.flatnonzero(np.isin(story, sorted(series)))
    result[loose] = np.arange(free, free + len(loose))
    return result


def is_series(counts: Counter[str], in_all: Counter[str], everything: int) -> bool:
    """`counts`: the outlets of a group; `in_all`: those of all pieces."""
    outlet, most = min(counts.items(), key=lambda each: (-each[1], each[0]))
    return bool(
        outlet and most >= LONG and most >= MOSTLY * sum(counts.values()) and in_all[outlet] < SELDOM * everything
    )


__all__ = ["is_series", "without_series"]
