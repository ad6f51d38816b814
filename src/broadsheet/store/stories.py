"""Stories and reviews, with the key of what they were made from.

The key is the caller's: the method's version and a fingerprint of what went in. Another key asks for other stories.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, insert, or_, select

from broadsheet.errors import NotFound
from broadsheet.schema import from_json, to_json
from broadsheet.store.bodies import pack, unpack
from broadsheet.store.database import Database
from broadsheet.store.tables import reviews, stories, story_sets
from broadsheet.types import Review, Story

NO_SLOT = ""
# Greater than any character that an id is made of.
LAST_CHARACTER = "\U0010ffff"


def save(database: Database, key: str, made: Sequence[Story], slot: str) -> None:
    """These stories, in their order, under `key`. What another key put into the same slot goes."""
    rows = [
        {"key": key, "place": place, "id": story.id, "body": frame}
        for place, (story, frame) in enumerate(zip(made, pack(to_json(story) for story in made), strict=True))
    ]
    with database.writing() as connection:
        old = or_(story_sets.c.key == key, and_(story_sets.c.slot == slot, story_sets.c.slot != NO_SLOT))
        gone = list(connection.scalars(select(story_sets.c.key).where(old)))
        for table in (stories, story_sets):
            connection.execute(delete(table).where(table.c.key.in_(gone)))
        connection.execute(insert(story_sets), {"key": key, "slot": slot})
        if rows:
            connection.execute(insert(stories), rows)


def load(database: Database, key: str) -> tuple[Story, ...] | None:
    """What was saved under `key`, in its order; None if nothing was."""
    with database.reading() as connection:
        if connection.execute(select(story_sets.c.key).where(story_sets.c.key == key)).first() is None:
            return None
        rows = connection.execute(select(stories).where(stories.c.key == key).order_by(stories.c.place)).all()
    return tuple(map(from_row, rows))


def find(database: Database, name: str) -> Story:
    """By its id, or the beginning of one, as it was saved last. NotFound if there is none such, or several."""
    begins = and_(stories.c.id >= name, stories.c.id < name + LAST_CHARACTER)
    sets = select(stories).join(story_sets, story_sets.c.key == stories.c.key)
    query = sets.where(begins).order_by(story_sets.c.number.desc(), stories.c.place)
    with database.reading() as connection:
        rows = connection.execute(query).all()
    ids = sorted({row.id for row in rows})
    if name in ids:
        ids = [name]
    if not name or not ids:
        raise NotFound(name, "no story has an id that begins so", "Make the day's stories with `broadsheet review`.")
    if len(ids) > 1:
        raise NotFound(name, f"several ids begin so: {', '.join(ids[:5])}", "Give more of it.")
    return from_row(next(row for row in rows if row.id == ids[0]))


def slots(database: Database, id_: str) -> list[str]:
    """The slots of the sets that have a story of this id, the newest first."""
    query = select(story_sets.c.slot).join(stories, stories.c.key == story_sets.c.key).where(stories.c.id == id_)
    with database.reading() as connection:
        return list(connection.scalars(query.order_by(story_sets.c.number.desc())))


def save_review(database: Database, day: dt.date, language: str, key: str, review: Review) -> None:
    """Instead of the review of that day and language that is there."""
    [frame] = pack([to_json(review)])
    row = {"day": day.isoformat(), "language": language, "made_from": key, "body": frame}
    with database.writing() as connection:
        connection.execute(delete(reviews).where(of_day(day, language)))
        connection.execute(insert(reviews), row)


def load_review(database: Database, day: dt.date, language: str, key: str | None) -> Review | None:
    """The day's review; with a `key`, only if it was made from that."""
    with database.reading() as connection:
        row = connection.execute(select(reviews).where(of_day(day, language))).first()
    if row is None or (key is not None and row.made_from != key):
        return None
    return review_from_row(row)


def review_days(database: Database) -> list[tuple[dt.date, str]]:
    """(day, language) of every kept review, the newest day first."""
    query = select(reviews.c.day, reviews.c.language).order_by(reviews.c.day.desc(), reviews.c.language)
    with database.reading() as connection:
        return [(dt.date.fromisoformat(row.day), row.language) for row in connection.execute(query)]


def from_row(row: Row[Any]) -> Story:
    return from_json(Story, unpack(row.body, f"story {row.id}"))


def review_from_row(row: Row[Any]) -> Review:
    return from_json(Review, unpack(row.body, f"review of {row.day}"))


def of_day(day: dt.date, language: str) -> ColumnElement[bool]:
    return and_(reviews.c.day == day.isoformat(), reviews.c.language == language)
