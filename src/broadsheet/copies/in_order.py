"""A press of any length -> its copies, with never more of it in memory than a window.

A reprint follows its original within days. So articles are taken in order of publication, half a window at a time, and
each half is compared with itself and the half before it. What fits one window is compared as a whole. Beyond it, a copy
is missed only if more than half a window of articles came between the two, and no other copy in between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from broadsheet.copies.containment import copy_groups
from broadsheet.copies.originals import name_original
from broadsheet.types import Article, Copies

WINDOW = 40_000  # articles: days of press, and about a gigabyte of shingles


def copies_in_order(articles: Iterable[Article], window: int = WINDOW) -> Iterator[Copies]:
    """Groups of at least two, each as soon as no later article can join it. `articles` are in order of publication."""
    half, coming = max(1, window // 2), iter(articles)
    groups = Open()
    earlier: list[Article] = []
    batch = list(islice(coming, 2 * half))
    while batch:
        groups.take(grouped([*earlier, *batch]))
        earlier = batch[-half:]
        yield from groups.close(article.id for article in earlier)
        batch = list(islice(coming, half))
    yield from groups.close(())


def grouped(articles: Sequence[Article]) -> list[list[Article]]:
    """The same in whatever order the articles come."""
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    groups = copy_groups([article.text for article in ordered], [article.outlet or "" for article in ordered])
    return [[ordered[member] for member in group] for group in groups]


class Open:
    """Groups that later articles may join."""

    def __init__(self) -> None:
        self._members: dict[int, dict[str, Article]] = {}
        self._group_of: dict[str, int] = {}
        self._made = 0

    def take(self, groups: Iterable[Sequence[Article]]) -> None:
        """Articles that were grouped before stay where they are, and those beside them join them: two groups never
        become one by way of a text that both contain."""
        for group in groups:
            before = Counter(self._group_of[article.id] for article in group if article.id in self._group_of)
            number = min(before, key=lambda known: (-before[known], known), default=self._made)
            self._made += not before
            members = self._members.setdefault(number, {})
            for article in group:
                if article.id not in self._group_of:
                    self._group_of[article.id] = number
                    members[article.id] = article

    def close(self, reachable: Iterable[str]) -> Iterator[Copies]:
        """The groups without a member that later articles are still compared with."""
        still = {self._group_of[id_] for id_ in reachable if id_ in self._group_of}
        done = [number for number in self._members if number not in still]
        for number in done:
            members = self._members.pop(number)
            for id_ in members:
                del self._group_of[id_]
            yield name_original(list(members.values()))


__all__ = ["WINDOW", "copies_in_order"]
