"""Who tells a story on their own: reprints do not count, and an agency counts once however many carry it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.copies import credit
from broadsheet.types import Article, Story

HOST = re.compile(r"^[a-z]+://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent teller: an agency or an outlet, its articles (originals only), and when it first spoke."""

    name: str
    is_agency: bool
    articles: tuple[str, ...]
    first: dt.datetime | None


def host(url: str | None) -> str | None:
    """The host of an address, without "www."."""
    found = HOST.match(url or "")
    return found.group(1).lower() if found else None


def outlet_name(article: Article) -> str | None:
    """The outlet, or its host where it has no name."""
    return (article.outlet or "").strip() or host(article.url)


def voices(story: Story, articles: Mapping[str, Article]) -> tuple[Voice, ...]:
    """The independent tellers of the story, by name. Articles of an unknown outlet are one voice together."""
    agency_of = {copy.original: copy.agency for copy in story.copies}
    reprints = {reprint for copy in story.copies for reprint in copy.reprints}
    found: dict[tuple[str, bool], list[Article]] = {}
    for id_ in story.articles:
        if id_ in reprints or id_ not in articles:
            continue
        article = articles[id_]
        agency = agency_of.get(id_) or credit(article)
        name = agency or outlet_name(article) or ""
        found.setdefault((name.casefold(), agency is not None), []).append(article)
    return tuple(
        Voice(
            agency_of.get(told[0].id) or credit(told[0]) or outlet_name(told[0]) or "",
            is_agency,
            tuple(article.id for article in told),
            min((a.published.at for a in told if a.published and a.published.precision == "instant"), default=None),
        )
        for (_, is_agency), told in sorted(found.items())
    )


__all__ = ["Voice", "host", "outlet_name", "voices"]
