"""What every arrangement of a review is made of, and what each of them gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.review.house import House
from broadsheet.review.press import Press
from broadsheet.types import Item, Line, Section, Span, Story


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a story: the `articles` of the `day` before that it goes on with, and the places in
    today's articles that tell what none of those has."""

    day: dt.date
    articles: tuple[str, ...]
    new: tuple[Span, ...] = ()


# A story that goes on with none.
NOTHING = Memory(dt.date.min, ())


@dataclass(frozen=True, slots=True)
class Material:
    """A day in its zone: its stories, best first, and its press. `countries` are the codes of the countries that the
    outlets are at home in, by article id, for those of which it is known; `memory` is by the id of today's story."""

    day: dt.date
    stories: tuple[Story, ...]
    press: Press
    house: House
    countries: Mapping[str, str] = field(default_factory=dict)
    memory: Mapping[str, Memory] = field(default_factory=dict)
    zone: dt.tzinfo = dt.UTC


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a review; `authors` are those that its lines name beside an outlet, by article id, `counts` what
    was counted for this arrangement only."""

    headline: Line
    digest: Line
    sections: tuple[Section, ...]
    round_up: tuple[Item, ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[tuple[str, int], ...] = ()

    def lines(self) -> list[Line]:
        """In print order."""
        lines = [self.headline, self.digest]
        for section in self.sections:
            lines += [section.heading, *(line for item in section.items for line in item.lines)]
        return lines + [line for item in self.round_up for line in item.lines]
