"""Who tells a story on their own: reprints do not count, an agency counts once however many carry it, and so does an
owner with all its outlets, where the owner is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from broadsheet.copies import credit
from broadsheet.stories.publishers import Publishers
from broadsheet.types import Article, Story

VoiceKind = Literal["agency", "owner", "outlet"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent teller; its articles (originals only), the outlets that they stand in, their countries, and when
    it first spoke."""

    name: str
    kind: VoiceKind
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    countries: tuple[str, ...]
    first: dt.datetime | None


def voices(story: Story, articles: Mapping[str, Article], publishers: Publishers) -> tuple[Voice, ...]:
    """The independent tellers of the story, by name. Articles of an unknown outlet are one voice together."""
    agency_of = {copy.original: copy.agency for copy in story.copies}
    reprints = {reprint for copy in story.copies for reprint in copy.reprints}
    found: dict[tuple[str, VoiceKind], list[Article]] = {}
    names: dict[tuple[str, VoiceKind], str] = {}
    for id_ in story.articles:
        if id_ in reprints or id_ not in articles:
            continue
        name, kind = teller(articles[id_], agency_of.get(id_), publishers)
        found.setdefault((name.casefold(), kind), []).append(articles[id_])
        names.setdefault((name.casefold(), kind), name)
    return tuple(voice(names[key], key[1], told, publishers) for key, told in sorted(found.items()))


def teller(article: Article, agency: str | None, publishers: Publishers) -> tuple[str, VoiceKind]:
    """Whose telling the article is."""
    if agency := agency or credit(article):
        return agency, "agency"
    publisher = publishers.of(article)
    return (publisher.owner, "owner") if publisher.owner else (publisher.name, "outlet")


def voice(name: str, kind: VoiceKind, told: list[Article], publishers: Publishers) -> Voice:
    """Agencies speak from nowhere: where their words are printed says who reads them, not who tells."""
    found = [publishers.of(article) for article in told]
    countries = set() if kind == "agency" else {each.country for each in found if each.country}
    times = [a.published.at for a in told if a.published and a.published.precision == "instant"]
    return Voice(
        name,
        kind,
        tuple(article.id for article in told),
        tuple(sorted({each.name for each in found})),
        tuple(sorted(countries)),
        min(times, default=None),
    )


__all__ = ["Voice", "voices"]
