"""The versions of a page: one article after the other at one address, and whether the address answers still.

The chain follows from what the archive holds, so it is the same in whatever order the versions came in; nothing that
would have to be mended is stored of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, delete, insert, select

from broadsheet.store.articles import version
from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import articles, captures
from broadsheet.store.tables import gone as gone_pages
from broadsheet.store.times import instant
from broadsheet.store.wording import storable


@dataclass(frozen=True, slots=True)
class Version:
    """One form of a page: its article, its number (1 is the first), the article `before`, when it was first seen.

    `dated` is the page's own word on when it was made so: of its last change, or of its publication.
    """

    article: str
    sha256: str
    title: str
    number: int
    before: str | None
    seen: dt.datetime
    dated: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A page was taken away: the answer in its place, and when that was first seen."""

    status: int
    seen: dt.datetime


@dataclass(frozen=True, slots=True)
class Chain:
    """The versions of a page, oldest first; `gone` if its address answers 404 or 410 now."""

    url: str
    versions: tuple[Version, ...]
    gone: Gone | None

    def after(self, article: str) -> tuple[Version, ...]:
        """The versions that came after this one."""
        numbers = [each.number for each in self.versions if each.article == article]
        return self.versions[numbers[0] :] if numbers else ()


# An entry whose page could not be had: there is nothing to look at again.
FEED_ENTRY = "application/feed+json"
COLUMNS = [articles.c[name] for name in ["url", "id", "sha256", "title", "published", "modified", "received"]]


def chains(database: Database, urls: Iterable[str]) -> dict[str, Chain]:
    """By address; of one that no article has, nothing."""
    found: dict[str, Chain] = {}
    with database.reading() as connection:
        for chunk in chunks(map(storable, urls)):
            rows: dict[str, list[Version]] = {}
            query = select(*COLUMNS).where(articles.c.url.in_(chunk), articles.c.current)
            for row in sorted(connection.execute(query), key=version):
                earlier = rows.setdefault(row.url, [])
                before = earlier[-1].article if earlier else None
                own = row.modified or row.published
                dated = instant(own) if own else None
                number, seen = len(earlier) + 1, instant(row.received)
                earlier.append(Version(row.id, row.sha256, row.title, number, before, seen, dated))
            lost = connection.execute(select(gone_pages).where(gone_pages.c.url.in_(chunk)))
            away = {row.url: Gone(row.status, instant(row.seen)) for row in lost}
            found.update({url: Chain(url, tuple(rows[url]), away.get(url)) for url in sorted(rows)})
    return found


def gone(database: Database, url: str, status: int, seen: dt.datetime) -> bool:
    """Whether that is news."""
    url = storable(url)
    with database.writing() as connection:
        known = connection.execute(select(gone_pages.c.url).where(gone_pages.c.url == url)).first()
        held = connection.execute(select(articles.c.id).where(articles.c.url == url).limit(1)).first()
        if known or not held:
            return False
        connection.execute(insert(gone_pages), {"url": url, "status": status, "seen": seen.isoformat()})
    return True


def back(database: Database, url: str) -> bool:
    """Whether it was gone."""
    with database.writing() as connection:
        return connection.execute(delete(gone_pages).where(gone_pages.c.url == storable(url))).rowcount > 0


def fetched_since(database: Database, since: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """(address, first receipt), in order of address. What was received was dated in UTC, as clocks here give it."""
    query = select(articles.c.url, articles.c.received).join(captures, captures.c.sha256 == articles.c.capture)
    after = since.astimezone(dt.UTC).isoformat()
    # What was fetched here is named by its address; what came out of a file by the file.
    fetched = and_(captures.c.origin.startswith("http"), captures.c.media_type != FEED_ENTRY)
    query = query.where(fetched, articles.c.url.is_not(None), articles.c.received >= after)
    with database.reading() as connection:
        rows = connection.execute(query.where(articles.c.current).order_by(articles.c.url, articles.c.received)).all()
    first = {row.url: instant(row.received) for row in reversed(rows)}
    return sorted(first.items())
