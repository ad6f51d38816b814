"""Articles and captures chosen by day, outlet and language, walked through in small pieces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from broadsheet.store import articles as article_store
from broadsheet.store import captures as capture_store
from broadsheet.store.database import Database
from broadsheet.store.tables import articles, captures, readings
from broadsheet.store.times import bounds
from broadsheet.store.wording import fold, storable
from broadsheet.types import Article, Capture

PIECE = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles: of a calendar day in a zone, of outlets with these words in their name, in a language; or all."""

    day: dt.date | None = None
    zone: dt.tzinfo = dt.UTC
    outlet: str | None = None
    language: str | None = None

    @property
    def everything(self) -> bool:
        return self.day is None and self.outlet is None and self.language is None


def conditions(choice: Choice) -> Iterator[ColumnElement[bool]]:
    yield articles.c.current
    if choice.day is not None:
        start, stop = bounds(choice.day, choice.zone)
        date = choice.day.isoformat()
        yield or_((articles.c.at >= start) & (articles.c.at < stop), articles.c.day == date)
        yield func.coalesce(articles.c.day, date) == date
    if choice.outlet is not None:
        yield articles.c.outlet_folded.contains(fold(storable(choice.outlet)))
    if choice.language is not None:
        yield articles.c.language == storable(choice.language)


def chosen_articles(database: Database, choice: Choice) -> Iterator[Article]:
    """In order of id, every version of a page."""
    query = select(*article_store.COLUMNS).where(*conditions(choice)).order_by(articles.c.id).limit(PIECE)
    last = ""
    while True:
        with database.reading() as connection:
            rows = connection.execute(query.where(articles.c.id > last)).all()
        if not rows:
            return
        yield from map(article_store.from_row, rows)
        last = rows[-1].id


def chosen_captures(database: Database, choice: Choice) -> Iterator[Capture]:
    """In order of hash: those that read to chosen articles; of everything, also those that were refused, but no entry
    of a feed whose page counts in its place."""
    if choice.everything:
        yield from capture_store.walk(database, capture_store.for_themselves())
        return
    wanted = select(readings.c.capture).join(articles, articles.c.id == readings.c.article).where(*conditions(choice))
    query = select(captures).where(captures.c.sha256.in_(wanted)).order_by(captures.c.sha256)
    last = ""
    while True:
        with database.reading() as connection:
            rows = connection.execute(query.where(captures.c.sha256 > last).limit(capture_store.BODIES)).all()
        if not rows:
            return
        yield from map(capture_store.from_row, rows)
        last = rows[-1].sha256
