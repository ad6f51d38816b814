"""What the desk decided about stories, obeyed: merges and splits before the ranking, pins and drops after it.

A ruling names articles, never stories: it is about whichever story holds most of them today (of equals, the lower id),
so that it goes on holding while the story grows, and does nothing where none of its articles is left. Rulings are
obeyed in the order of their numbers. What obeyed one says so in `Story.desk`.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.stories.build import story_of
from broadsheet.types import Article, DeskVerb, Ruled, Story

Ids = tuple[str, ...]  # of articles, sorted


@dataclass(frozen=True, slots=True)
class Merge:
    """The stories of `left` and of `right` are one."""

    number: int
    left: Ids
    right: Ids


@dataclass(frozen=True, slots=True)
class Split:
    """`out` is a story of its own, not that of `rest`."""

    number: int
    out: Ids
    rest: Ids


@dataclass(frozen=True, slots=True)
class Pin:
    """The story stands at `place` (1 is the first), whatever its score."""

    number: int
    articles: Ids
    place: int


@dataclass(frozen=True, slots=True)
class Drop:
    """The story is not shown."""

    number: int
    articles: Ids


Ruling = Merge | Split | Pin | Drop


class Shelf:
    """The stories, and which of them holds an article."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self.stories = {story.id: story for story in stories}
        self._holder = {article: story.id for story in self.stories.values() for article in story.articles}

    def holding(self, articles: Iterable[str], *, other_than: Story | None = None) -> Story | None:
        """The story with most of the articles; None where none has any."""
        held = Counter(self._holder[article] for article in articles if article in self._holder)
        if other_than is not None:
            held.pop(other_than.id, None)
        return self.stories[min(held, key=lambda id_: (-held[id_], id_))] if held else None

    def replace(self, gone: Iterable[Story], come: Iterable[Story]) -> None:
        for story in gone:
            del self.stories[story.id]
        for story in come:
            self.stories[story.id] = story
            self._holder |= dict.fromkeys(story.articles, story.id)


def arrange(
    stories: Iterable[Story], articles: Mapping[str, Article], rulings: Iterable[Ruling], language: str | None = None
) -> tuple[Story, ...]:
    """The stories after the merges and splits among the rulings, by their ids. `articles`: those of the stories."""
    shelf = Shelf(stories)
    for ruling in in_order(rulings):
        match ruling:
            case Merge():
                _merge(shelf, ruling, articles, language)
            case Split():
                _split(shelf, ruling, articles, language)
    return tuple(sorted(shelf.stories.values(), key=lambda story: story.id))


def place(ranked: Sequence[Story], rulings: Iterable[Ruling]) -> tuple[Story, ...]:
    """The order after the pins and drops: of several about one story the last holds, of two at one place the later
    gets it and the earlier the next. Dropped stories stand at the end, so that they can still be looked up."""
    shelf, last = Shelf(ranked), dict[str, Pin | Drop]()
    for ruling in in_order(rulings):
        if isinstance(ruling, Pin | Drop) and (story := shelf.holding(ruling.articles)):
            last[story.id] = ruling
    placed: dict[int, Story] = {}
    for pin in sorted((each for each in last.values() if isinstance(each, Pin)), key=lambda each: -each.number):
        story = next(shelf.stories[id_] for id_, ruling in last.items() if ruling is pin)
        at = min(pin.place, len(ranked))
        while at in placed:
            at += 1
        placed[at] = ruled(story, "placed", pin.number)
    free = deque(story for story in ranked if story.id not in last)
    order: list[Story] = []
    while free or placed:
        at = len(order) + 1 if free else min(placed)
        order.append(placed.pop(at) if at in placed else free.popleft())
    dropped = [story for story in ranked if isinstance(last.get(story.id), Drop)]
    return (*order, *(ruled(story, "dropped", last[story.id].number) for story in dropped))


# ---------------------------------------------------------------------------------------------------------- merging


def _merge(shelf: Shelf, ruling: Merge, articles: Mapping[str, Article], language: str | None) -> None:
    left, right = shelf.holding(ruling.left), shelf.holding(ruling.right)
    if left is None or right is None or left is right:
        return
    made = _of(sorted((*originals(left), *originals(right))), (left, right), articles, language)
    shelf.replace((left, right), (ruled(made, "merged", ruling.number),))


def _split(shelf: Shelf, ruling: Split, articles: Mapping[str, Article], language: str | None) -> None:
    """A text goes with all its reprints; where part of `out` is another story already, the rest of it joins that."""
    rest = shelf.holding(ruling.rest)
    if rest is None:
        return
    named = set(ruling.out)
    groups = {copies.original: copies.members for copies in rest.copies}
    out = [original for original in originals(rest) if named.intersection(groups.get(original, (original,)))]
    if not out or len(out) == len(originals(rest)):
        return
    home = shelf.holding(ruling.out, other_than=rest)
    stay = _of([original for original in originals(rest) if original not in out], (rest,), articles, language)
    grown = sorted((*out, *(originals(home) if home else ())))
    parents = (rest, home) if home else (rest,)
    apart = replace(_of(grown, parents, articles, language), desk=home.desk if home else ())
    gone = (rest, home) if home else (rest,)
    shelf.replace(gone, (ruled(stay, "split", ruling.number), ruled(apart, "split", ruling.number)))


def _of(
    members: Sequence[str], parents: Sequence[Story], articles: Mapping[str, Article], language: str | None
) -> Story:
    """A story of these original articles, their copies and notes taken from the parents."""
    groups = {copies.original: copies for parent in parents for copies in parent.copies}
    notes = tuple(dict.fromkeys(note for parent in parents for note in parent.desk))
    return replace(story_of(members, groups, articles, language), desk=notes)


def originals(story: Story) -> list[str]:
    """The articles that are no reprints, sorted."""
    reprints = {reprint for copies in story.copies for reprint in copies.reprints}
    return sorted(set(story.articles) - reprints)


def ruled(story: Story, how: DeskVerb, number: int) -> Story:
    return replace(story, desk=(*story.desk, Ruled(how, number)))


def in_order(rulings: Iterable[Ruling]) -> list[Ruling]:
    return sorted(rulings, key=lambda ruling: ruling.number)


__all__ = ["Drop", "Merge", "Pin", "Ruling", "Split", "arrange", "originals", "place"]
