"""Articles whose outlet lets their text be kept no longer: what they are, and their removal with their captures.

What stays is a row in `expired`: id, address, outlet, time and hashes, so that the page is not taken in again and the
archive still knows that it was there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, insert, select

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.sightings import FOLLOWED
from broadsheet.store.statements import forget
from broadsheet.store.tables import articles, captures, expired, readings, remembered
from broadsheet.store.times import instant

ID = 16  # characters


@dataclass(frozen=True, slots=True)
class Aged:
    """An article that is past its time: since when its text was kept, and how many days its outlet allows."""

    article: str
    outlet: str | None
    title: str
    received: dt.datetime
    days: int


def aged(database: Database, days_of: Callable[[str | None], int | None], now: dt.datetime) -> list[Aged]:
    """In order of id. `days_of` says for how many days after its receipt an outlet's text may be kept (None: ever)."""
    columns = (articles.c.id, articles.c.outlet, articles.c.title, articles.c.received)
    found = []
    with database.reading() as connection:
        for row in connection.execute(select(*columns).order_by(articles.c.id), execution_options={"yield_per": 1000}):
            days, received = days_of(row.outlet), instant(row.received)
            if days is not None and received + dt.timedelta(days=days) <= now:
                found.append(Aged(row.id, row.outlet, row.title, received, days))
    return found


def remove(database: Database, ids: Iterable[str], now: dt.datetime) -> int:
    """How many were removed, with what was derived from them and the captures that nothing else rests on."""
    count = 0
    for chunk in chunks(ids):
        with database.writing() as connection:
            count += _remove(connection, chunk, now)
    return count


def _remove(connection: Connection, ids: list[str], now: dt.datetime) -> int:
    named = [articles.c[name] for name in ["id", "capture", "url", "outlet", "published", "sha256"]]
    rows = connection.execute(select(*named).where(articles.c.id.in_(ids))).all()
    read = set(connection.scalars(select(readings.c.capture).where(readings.c.article.in_(ids))))
    entries = _entries(connection, read | {row.capture for row in rows})
    read |= entries
    forget(connection, ids)
    connection.execute(delete(readings).where(readings.c.article.in_(ids)))
    connection.execute(delete(remembered).where(remembered.c.name.in_(ids)))
    connection.execute(delete(articles).where(articles.c.id.in_(ids)))
    for chunk in chunks(read):
        connection.execute(delete(readings).where(readings.c.capture.in_(chunk), readings.c.reason == FOLLOWED))
    left = read | {row.capture for row in rows}
    for chunk in chunks(left):
        held = select(articles.c.capture).where(articles.c.capture.in_(chunk))
        read_still = select(readings.c.capture).where(readings.c.capture.in_(chunk))
        free = set(chunk) - set(connection.scalars(held)) - set(connection.scalars(read_still))
        connection.execute(delete(captures).where(captures.c.sha256.in_(sorted(free))))
    known = {row.id: row._asdict() | {"expired": now.isoformat()} for row in rows}
    # Their feed may show them still.
    known |= {sha[:ID]: _note(sha, now) for sha in entries}
    there = {name for chunk in chunks(known) for name in connection.scalars(_there(chunk))}
    if fresh := [row for name, row in known.items() if name not in there]:
        connection.execute(insert(expired), fresh)
    return len(rows)


def _entries(connection: Connection, pages: Iterable[str]) -> set[str]:
    """Captures of entries of feeds in whose place one of these pages was taken: they hold its words as well."""
    found: set[str] = set()
    for chunk in chunks(pages):
        links = list(connection.scalars(select(captures.c.origin).where(captures.c.sha256.in_(chunk))))
        query = select(captures.c.sha256).join(readings, readings.c.capture == captures.c.sha256)
        query = query.where(readings.c.reason == FOLLOWED)
        for some in chunks(links):
            found.update(connection.scalars(query.where(captures.c.url.in_(some))))
    return found


def _note(entry: str, now: dt.datetime) -> dict[str, str | None]:
    """Of an entry, which never was an article."""
    nothing = {"url": None, "outlet": None, "published": None}
    return {"id": entry[:ID], "capture": entry, "sha256": entry, "expired": now.isoformat()} | nothing


def _there(names: list[str]) -> Select[tuple[str]]:
    return select(expired.c.id).where(expired.c.id.in_(names))


def ids(connection: Connection) -> set[str]:
    return set(connection.scalars(select(expired.c.id)))
