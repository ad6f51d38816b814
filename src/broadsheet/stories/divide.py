"""The tree of joins -> stories: from the top down, every node that holds together is one story.

A node holds together when its two halves are alike enough, and not much less alike across than inside. The second
test tells two events of one kind apart (two elections, two fires), each of whose reports repeat their own names: there
a fixed bar would have to know how alike such reports are, which no bar does.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.stories.linkage import Join
from broadsheet.stories.settings import Settings

SMALLEST = 2  # pieces in each half: a single piece has no inside to compare with


def holds(join: Join, least: float, settings: Settings) -> bool:
    """Whether the two halves are one story. `least`: how alike across they must be."""
    if join.across < least:
        return False
    if not settings.contrast or min(join.sizes) < SMALLEST:
        return True
    means = [
        (inside + settings.prior * join.across) / (size * (size - 1) / 2 + settings.prior)
        for inside, size in zip(join.inside, join.sizes, strict=True)
    ]
    return join.across >= settings.contrast * min(means)


def divide(leaves: int, joins: Sequence[Join], least: float, settings: Settings) -> list[int]:
    """For each leaf the node of its story."""
    story = list(range(leaves + len(joins)))
    taken = [False] * len(story)
    for number in range(len(joins) - 1, -1, -1):
        node, join = leaves + number, joins[number]
        if taken[node] or holds(join, least, settings):
            for child in join.nodes:
                story[child], taken[child] = story[node], True
    return story[:leaves]


__all__ = ["divide", "holds"]
