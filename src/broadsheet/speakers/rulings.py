"""What people decided about speakers: two names are one, some articles speak of somebody else, a Wikidata item.

They come after all that is derived, in the order of their making, and find their speakers by printed names and by
articles. A decision that finds nobody changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.errors import InputError
from broadsheet.speakers.grouping import Group
from broadsheet.speakers.spelling import key_of

ITEM = re.compile(r"Q[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as a decision names them: a printed name, and articles in which they spoke under it."""

    name: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Two speakers are one; the name of the first is kept."""

    left: Who
    right: Who


@dataclass(frozen=True, slots=True)
class Split:
    """What is said under this name in these articles is somebody else's."""

    out: Who


@dataclass(frozen=True, slots=True)
class Link:
    """A speaker is the person of a Wikidata item ("Q123")."""

    who: Who
    item: str


Ruling = Merge | Split | Link


@dataclass(slots=True)
class Ruled:
    """A group with what was decided about it. `apart` tells a split one from the one that it left."""

    group: Group
    item: str | None = None
    apart: bool = False
    name: str | None = None


def item_of(text: str) -> str:
    """A Wikidata item's number, also out of its address. InputError if it is none."""
    last = text.rstrip("/").rpartition("/")[2].upper()
    if not ITEM.fullmatch(last):
        raise InputError(text, "not the number of a Wikidata item", "Write it as Q123, or as the item's address")
    return last


def obey(groups: Sequence[Group], rulings: Sequence[Ruling]) -> list[Ruled]:
    """The groups as the desk wants them."""
    ruled = [Ruled(group) for group in groups]
    for ruling in rulings:
        match ruling:
            case Merge(left, right):
                _merge(ruled, _find(ruled, left), _find(ruled, right), left.name)
            case Split(out):
                _split(ruled, out)
            case Link(who, item):
                if (found := _find(ruled, who)) is not None:
                    found.item = item
    return ruled


def _merge(ruled: list[Ruled], one: Ruled | None, other: Ruled | None, name: str) -> None:
    if one is None or other is None or one is other:
        return
    for heard in other.group.heard:
        one.group.take(heard)
    one.group.heard.sort(key=lambda heard: heard.order)
    one.item, one.name = one.item or other.item, name
    ruled.remove(other)


def _split(ruled: list[Ruled], out: Who) -> None:
    found = _find(ruled, out)
    if found is None:
        return
    key, where = key_of(out.name), set(out.articles)
    gone = [heard for heard in found.group.heard if heard.article in where and heard.key == key]
    if not gone or len(gone) == len(found.group.heard):
        return
    kept, new = Group(found.group.key), Group(key)
    for heard in found.group.heard:
        (new if heard in gone else kept).take(heard)
    found.group = kept
    ruled.append(Ruled(new, apart=True))


def _find(ruled: Sequence[Ruled], who: Who) -> Ruled | None:
    """The speaker who spoke under that name in one of the articles; else the one with most statements under it."""
    key, where = key_of(who.name), set(who.articles)

    def said(each: Ruled, *, there: bool) -> int:
        pieces = (heard for heard in each.group.heard if heard.key == key and (heard.article in where or not there))
        return sum(len(heard.statements) for heard in pieces)

    best = max(ruled, key=lambda each: (said(each, there=True), said(each, there=False)), default=None)
    return best if best is not None and said(best, there=False) else None
