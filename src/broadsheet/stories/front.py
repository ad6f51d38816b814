"""What front pages say of a story: on how many it stands, and how high.

Each front page is one editor's decision, so that a page counts once, by the highest of the story's articles on it; a
reprint's place counts too, since whoever put it there chose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True, order=True)
class FrontPlace:
    """The highest place (from 1, of `links`) that an article had on the front page at the address `page`."""

    place: int
    links: int
    page: str


Fronts = Mapping[str, Sequence[FrontPlace]]  # by article


@dataclass(frozen=True, slots=True)
class Shown:
    """The story's highest place on each front page that has it, the highest first, and how many pages were followed."""

    places: tuple[FrontPlace, ...]
    followed: int


def followed(fronts: Fronts) -> int:
    """Front pages that show any article of the day."""
    return len({place.page for places in fronts.values() for place in places})


def shown(articles: Iterable[str], fronts: Fronts, pages: int) -> Shown | None:
    """Nothing where no front page is known."""
    if not pages:
        return None
    best: dict[str, FrontPlace] = {}
    for place in sorted((place for id_ in articles for place in fronts.get(id_, ())), key=_rank):
        best.setdefault(place.page, place)
    return Shown(tuple(best.values()), pages)


def share(seen: Shown) -> float:
    """In [0, 1]; 1 at the top of every front page. The step from one page to two counts like that from 10 to 20."""
    return log(1 + sum(map(height, seen.places))) / log(1 + seen.followed)


def height(place: FrontPlace) -> float:
    """1 at the top, 0 at the very end: the step from place 1 to 2 counts like that from 10 to 20."""
    return 1 - log(place.place) / log(place.links + 1)


def _rank(place: FrontPlace) -> tuple[float, FrontPlace]:
    return -height(place), place


__all__ = ["FrontPlace", "Fronts", "Shown", "followed", "share", "shown"]
