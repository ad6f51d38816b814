"""The tree of joins -> stories: from the top down, every node that holds together is one story.

A node holds together when its two halves are alike enough, and not much less alike across than inside. The second
test tells two events of one kind apart (two elections, two fires), each of whose reports repeat their own names: there
a fixed bar would have to know how alike such reports are, which no bar does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from broadsheet.stories.linkage import Join
from broadsheet.stories.meaning import Meant
from broadsheet.stories.settings import Settings

FEW, MANY = 5, 30  # pieces: up to the first the bar holds whole, from the second on it has all its slack
SMALLEST = 2  # pieces in each half: a single piece has no inside to compare with


@dataclass(frozen=True, slots=True)
class Bars:
    """How alike the halves of a story must be across, and all its pairs on average, also in meaning."""

    across: float
    whole: float
    meaning: float = 0.0


def holds(join: Join, bars: Bars, settings: Settings) -> bool:
    """Whether the two halves are one story."""
    if join.across < bars.across or whole(join) < bars.whole * slack(sum(join.sizes), settings.slack):
        return False
    if min(join.sizes) < SMALLEST:
        return fits(join, settings)
    if not settings.contrast:
        return True
    means = [
        (inside + settings.prior * join.across) / (size * (size - 1) / 2 + settings.prior)
        for inside, size in zip(join.inside, join.sizes, strict=True)
    ]
    return join.across >= settings.contrast * min(means)


def fits(join: Join, settings: Settings) -> bool:
    """Whether a single piece is like the group that it joins, measured by how alike that is inside; any may join a
    single piece or a pair, of whose inside too little is known."""
    inside, size = max(zip(join.inside, join.sizes, strict=True), key=lambda half: half[1])
    return size <= SMALLEST or join.across >= settings.contrast_one * inside / (size * (size - 1) / 2)


def whole(join: Join) -> float:
    """The mean likeness of all pairs of the joined node."""
    left, right = join.sizes
    pairs = (left + right) * (left + right - 1) / 2
    return (sum(join.inside) + join.across * left * right) / pairs


def is_of_one_meaning(join: Join, meant: Meant, bars: Bars, settings: Settings) -> bool:
    """Whether the halves are, and all of it."""
    least = bars.meaning * slack(sum(join.sizes), settings.same_slack)
    return meant.whole >= least and meant.across >= settings.same_across * bars.meaning


def slack(size: int, most: float) -> float:
    """The part of a bar that holds for so many pieces: a story of many tellers has more sides than one of three."""
    grown = log(max(size, FEW) / FEW) / log(MANY / FEW)
    return 1 - most * min(1.0, grown)


def divide(
    leaves: int, joins: Sequence[Join], bars: Bars, settings: Settings, meant: Sequence[Meant] | None = None
) -> list[int]:
    """For each leaf the node of its story. `meant`: of each join, where pieces have vectors."""
    story = list(range(leaves + len(joins)))
    taken = [False] * len(story)
    for number in range(len(joins) - 1, -1, -1):
        node, join = leaves + number, joins[number]
        one = meant is None or is_of_one_meaning(join, meant[number], bars, settings)
        if taken[node] or (one and holds(join, bars, settings)):
            for child in join.nodes:
                story[child], taken[child] = story[node], True
    return story[:leaves]


__all__ = ["Bars", "divide", "holds", "slack"]
