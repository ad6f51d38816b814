"""Feeds, and what came of the last visit to each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import feeds
from broadsheet.store.times import EPOCH, instant, seconds
from broadsheet.store.wording import storable
from broadsheet.types import Feed

GONE = "gone"
"""The outcome of a visit to a feed whose host says that it is gone for good (HTTP 410): it is not asked again."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking a feed: `outcome` is a short stable word, `failures` how many in a row, `due` when next."""

    at: dt.datetime
    outcome: str
    due: dt.datetime
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed and its last visit, if there was one; `disabled` says why it is asked no more."""

    feed: Feed
    last: Visit | None
    disabled: str | None = None


def add(database: Database, given: Sequence[Feed]) -> tuple[int, int]:
    """(new, known). A feed that is known already keeps what is known of it."""
    fresh = {storable(feed.url): feed for feed in reversed(given)}
    with database.writing() as connection:
        for chunk in chunks(list(fresh)):
            for url in connection.scalars(select(feeds.c.url).where(feeds.c.url.in_(chunk))):
                del fresh[url]
        if fresh:
            connection.execute(insert(feeds), [to_row(feed) for _, feed in sorted(fresh.items())])
    return len(fresh), len(given) - len(fresh)


def load(database: Database) -> list[FeedState]:
    """All, in order of url."""
    with database.reading() as connection:
        return [from_row(row) for row in connection.execute(select(feeds).order_by(feeds.c.url))]


def due(database: Database, now: dt.datetime) -> list[FeedState]:
    """Those to be asked by `now`, longest overdue first: never asked is overdue; gone and disabled ones are not."""
    overdue = or_(feeds.c.due.is_(None), feeds.c.due <= seconds(now))
    there = or_(feeds.c.outcome.is_(None), feeds.c.outcome != GONE)
    query = select(feeds).where(overdue, there, feeds.c.disabled.is_(None))
    query = query.order_by(feeds.c.due.nulls_first(), feeds.c.url)
    with database.reading() as connection:
        return [from_row(row) for row in connection.execute(query)]


def visited(database: Database, visits: Iterable[tuple[str, Visit]]) -> None:
    """Record the last visit to each of these feeds; one that has been removed meanwhile stays so."""
    with database.writing() as connection:
        for url, visit in visits:
            values = {
                "etag": visit.etag and storable(visit.etag),
                "last_modified": visit.last_modified and storable(visit.last_modified),
                "visited": visit.at.isoformat(),
                "outcome": visit.outcome,
                "error": visit.error and storable(visit.error),
                "failures": visit.failures,
                "due": seconds(visit.due),
            }
            connection.execute(update(feeds).where(feeds.c.url == url).values(**values))


def move(database: Database, old: str, new: str) -> None:
    """The feed at `old` is at `new` from now on. If that is followed already, they are one."""
    with database.writing() as connection:
        there = connection.scalar(select(feeds.c.url).where(feeds.c.url == storable(new)))
        if there is None:
            connection.execute(update(feeds).where(feeds.c.url == old).values(url=storable(new)))
        else:
            connection.execute(delete(feeds).where(feeds.c.url == old))


def remove(database: Database, url: str) -> bool:
    """Forget the feed; what came from it stays. Whether it was there."""
    with database.writing() as connection:
        return connection.execute(delete(feeds).where(feeds.c.url == url)).rowcount > 0


def set_disabled(database: Database, urls: Iterable[str], why: str | None) -> None:
    """Ask these no more, for that reason; with None, ask them again, and at once."""
    values: dict[str, Any] = {"disabled": why and storable(why)}
    if why is None:
        values |= {"due": 0, "failures": 0, "outcome": "enabled"}
    with database.writing() as connection:
        for url in urls:
            connection.execute(update(feeds).where(feeds.c.url == url).values(**values))


def to_row(feed: Feed) -> dict[str, Any]:
    return {
        "url": storable(feed.url),
        "title": feed.title and storable(feed.title),
        "kind": feed.kind,
        "homepage": feed.homepage and storable(feed.homepage),
        "failures": 0,
    }


def from_row(row: Row[Any]) -> FeedState:
    feed = Feed(row.url, row.title, row.kind, row.homepage)
    if row.visited is None:
        return FeedState(feed, None, row.disabled)
    at, next_ = instant(row.visited), EPOCH + dt.timedelta(seconds=row.due)
    return FeedState(
        feed, Visit(at, row.outcome, next_, row.etag, row.last_modified, row.error, row.failures), row.disabled
    )
