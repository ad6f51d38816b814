"""Which review went where, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from broadsheet.store.database import Database
from broadsheet.store.tables import deliveries
from broadsheet.store.times import instant
from broadsheet.store.wording import storable


@dataclass(frozen=True, slots=True)
class Delivery:
    """`target` is its key in the settings, `sha256` that of the review's JSON form."""

    day: dt.date
    language: str
    target: str
    sha256: str
    at: dt.datetime


def record(database: Database, done: Delivery) -> None:
    target = storable(done.target)
    place = (
        deliveries.c.day == done.day.isoformat(),
        deliveries.c.language == done.language,
        deliveries.c.target == target,
    )
    row = {
        "day": done.day.isoformat(),
        "language": done.language,
        "target": target,
        "sha256": done.sha256,
        "delivered": done.at.isoformat(),
    }
    with database.writing() as connection:
        connection.execute(delete(deliveries).where(*place))
        connection.execute(insert(deliveries), row)


def load(database: Database, day: dt.date | None = None, language: str | None = None) -> list[Delivery]:
    """The newest day first."""
    query = select(deliveries).order_by(deliveries.c.day.desc(), deliveries.c.language, deliveries.c.target)
    if day is not None:
        query = query.where(deliveries.c.day == day.isoformat())
    if language is not None:
        query = query.where(deliveries.c.language == language)
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return [
        Delivery(dt.date.fromisoformat(row.day), row.language, row.target, row.sha256, instant(row.delivered))
        for row in rows
    ]
