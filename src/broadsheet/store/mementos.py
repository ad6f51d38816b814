"""Copies that web archives hold of pages, and when they were sought."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select, update

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import mementos
from broadsheet.store.times import instant
from broadsheet.store.wording import storable
from broadsheet.types import Memento


def note(database: Database, url: str, found: Memento | None, sought: dt.datetime) -> None:
    """Keep what was found of a page; nothing found takes nothing away that is known."""
    key = storable(url)
    values = {"sought": sought.isoformat()}
    if found is not None:
        values |= {"memento": storable(found.url), "at": found.at.isoformat()}
    with database.writing() as connection:
        if not connection.execute(update(mementos).where(mementos.c.url == key).values(**values)).rowcount:
            connection.execute(insert(mementos).values(url=key, **values))


def of(database: Database, urls: Iterable[str]) -> dict[str, Memento]:
    """The copies of these pages that are known, by url."""
    found = {}
    with database.reading() as connection:
        for chunk in chunks(sorted({storable(url) for url in urls})):
            query = select(mementos).where(mementos.c.url.in_(chunk), mementos.c.memento.is_not(None))
            for row in connection.execute(query.order_by(mementos.c.url)):
                found[row.url] = Memento(row.memento, instant(row.at))
    return found


def sought(database: Database, urls: Iterable[str]) -> Mapping[str, dt.datetime]:
    """When each of these pages was last sought, and found or not, by url."""
    with database.reading() as connection:
        return {
            row.url: instant(row.sought)
            for chunk in chunks(sorted({storable(url) for url in urls}))
            for row in connection.execute(select(mementos).where(mementos.c.url.in_(chunk)))
        }
