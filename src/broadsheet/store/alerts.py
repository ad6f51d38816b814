"""Saved searches and speakers that somebody wants to hear of, and what each has told of already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from broadsheet.errors import NotFound
from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import alerted, alerts
from broadsheet.store.times import instant


@dataclass(frozen=True, slots=True)
class Alert:
    """A search (see `Archive.search`), where its news goes (`target`, an address), and since when."""

    name: str
    words: str
    speaker: str | None
    outlet: str | None
    language: str | None
    target: str
    made: dt.datetime


def add(database: Database, alert: Alert, told: Iterable[str]) -> bool:
    """Whether it is new; one of that name is replaced. Of the articles `told` it is silent."""
    row = {
        "name": alert.name,
        "words": alert.words,
        "speaker": alert.speaker,
        "outlet": alert.outlet,
        "language": alert.language,
        "target": alert.target,
        "made": alert.made.isoformat(),
    }
    new = not remove(database, alert.name)
    with database.writing() as connection:
        connection.execute(insert(alerts), row)
    mark(database, alert.name, told)
    return new


def load(database: Database) -> list[Alert]:
    """In order of name."""
    with database.reading() as connection:
        rows = connection.execute(select(alerts).order_by(alerts.c.name)).all()
    return [
        Alert(row.name, row.words, row.speaker, row.outlet, row.language, row.target, instant(row.made)) for row in rows
    ]


def remove(database: Database, name: str) -> bool:
    """Whether it was there."""
    with database.writing() as connection:
        connection.execute(delete(alerted).where(alerted.c.alert == name))
        return connection.execute(delete(alerts).where(alerts.c.name == name)).rowcount > 0


def untold(database: Database, name: str, articles: Iterable[str]) -> list[str]:
    """Of these articles those that the alert has not told of, in the order given."""
    wanted = list(articles)
    told: set[str] = set()
    with database.reading() as connection:
        for chunk in chunks(wanted):
            query = select(alerted.c.article).where(alerted.c.alert == name, alerted.c.article.in_(chunk))
            told.update(connection.scalars(query))
    return [article for article in wanted if article not in told]


def mark(database: Database, name: str, articles: Iterable[str]) -> None:
    """The alert has told of these. NotFound if it was removed meanwhile."""
    fresh = untold(database, name, articles)
    with database.writing() as connection:
        if connection.execute(select(alerts.c.name).where(alerts.c.name == name)).first() is None:
            raise NotFound(name, "there is no alert of that name", "`broadsheet alert list` names them.")
        if fresh:
            connection.execute(insert(alerted), [{"alert": name, "article": article} for article in sorted(set(fresh))])
