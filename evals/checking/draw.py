"""The lines of a day's reviews -> two halves of altered lines: one to look at, one that is only counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from broadsheet.checking.document.lines import DocumentLine
from broadsheet.checking.document.own import document_of
from broadsheet.pipeline.day import Order, review_day
from broadsheet.review import House
from broadsheet.store import Archive
from broadsheet.types import Arrangement, Review
from evals.checking.alter import ALTERERS, Alteration, Material, alterations

Half = Literal["dev", "held-out"]
ARRANGEMENTS: tuple[Arrangement, ...] = ("agency", "outlet", "country", "commentary", "statements", "brief")
# So many stories that two hundred lines of each half can be altered.
SECTIONS = 50
SEEDS: Mapping[Half, int] = {"dev": 1, "held-out": 2}
COUNT = 200


@dataclass(frozen=True, slots=True)
class Altered:
    line: DocumentLine
    change: Alteration

    @property
    def text(self) -> str:
        return self.change.apply(self.line.text)


def reviews(archive: Archive, order: Order, sections: int | None = None) -> dict[Arrangement, Review]:
    """The day's review, put together in every way."""
    house = House() if sections is None else House(sections=sections)
    return {each: review_day(archive, order, house=replace(house, arrange=each)) for each in ARRANGEMENTS}


def half_of(text: str) -> Half:
    return "dev" if hashlib.sha256(text.encode()).digest()[0] % 2 else "held-out"


@dataclass(frozen=True)
class Pool:
    """The distinct lines of a half, and what stands in for what they name."""

    lines: tuple[DocumentLine, ...]
    people: tuple[str, ...]
    outlets: tuple[str, ...]
    near: Mapping[str, tuple[str, ...]]

    def material(self, line: DocumentLine, rng: Random) -> Material:
        own = tuple(source.outlet for source in line.sources or ())
        return Material(self.people, self.outlets, self.near.get(line.text, ()), own, rng)


def pool(of: Iterable[Review], half: Half) -> Pool:
    lines: dict[str, DocumentLine] = {}
    near: dict[str, tuple[str, ...]] = {}
    people: dict[str, None] = {}
    outlets: dict[str, None] = {}
    for review in of:
        for line in document_of(review, "").lines:
            if line.part == "body" and half_of(line.text) == half:
                lines.setdefault(line.text, line)
        for section in review.sections:
            names = tuple(dict.fromkeys(name for item in section.items if (name := _person(item.speaker))))
            people.update(dict.fromkeys(names))
            near.update({line.text: names for item in section.items for line in item.lines})
        outlets.update(dict.fromkeys(each.outlet for each in review.cited if each.outlet))
    return Pool(tuple(lines.values()), tuple(sorted(people)), tuple(sorted(outlets)), near)


# A word of these makes a name that of a body or a thing.
_NO_PERSON = """
Of The Department Times Mail Circuit Foundation South North East West American Street Post News Party House Court
Mach Journal Government Ministry Police Office Union Council Association Committee Group United Daily
"""
NO_PERSON = frozenset(_NO_PERSON.split())


def _person(speaker: str | None) -> str | None:
    """A name of two or three words, each with a capital and no other; not "Ministry of Justice"."""
    words = (speaker or "").split()
    plain = 2 <= len(words) <= 3 and all(len(word) > 2 and word.istitle() for word in words)
    return speaker if plain and not NO_PERSON & set(words) else None


def draw(lines: Pool, seed: int, count: int = COUNT) -> list[Altered]:
    """So many altered lines, each of another line, as many of each kind as its lines allow; the rarest kind first."""
    rng = Random(seed)  # noqa: S311 - a fixed draw, no secret
    able: dict[str, list[tuple[DocumentLine, list[Alteration]]]] = {kind: [] for kind in ALTERERS}
    for line in lines.lines:
        for kind in ALTERERS:
            if ways := alterations(kind, line.text, lines.material(line, rng)):
                able[kind].append((line, ways))
    wanted = {kind: count // len(ALTERERS) + (number < count % len(ALTERERS)) for number, kind in enumerate(ALTERERS)}
    drawn: list[Altered] = []
    taken: set[str] = set()
    for kind in sorted(ALTERERS, key=lambda each: len(able[each])):
        free = [each for each in able[kind] if each[0].text not in taken]
        rng.shuffle(free)
        for line, ways in free[: wanted[kind]]:
            outside = [way for way in ways if not way.quoted] or ways
            drawn.append(Altered(line, rng.choice(outside)))
            taken.add(line.text)
    return drawn
