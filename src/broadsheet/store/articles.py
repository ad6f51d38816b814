"""Articles: to rows and back, by id, by day, by address."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from broadsheet.errors import ArchiveError, NotFound
from broadsheet.store.bodies import RESTORE
from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.seals import Seal
from broadsheet.store.sqlite import text_bytes
from broadsheet.store.tables import articles
from broadsheet.store.times import bounds, instant, key_of, moment, seconds
from broadsheet.store.wording import fold, storable
from broadsheet.types import Article, Moment

ID = re.compile(r"[0-9a-f]{1,16}")
# Greater than any hexadecimal digit.
AFTER_HEX = "g"
SHOWN_CANDIDATES = 5
# A clock or a zone that is wrong explains a day.
MOST_AHEAD = dt.timedelta(days=1)

# The text as bytes: they are hashed as they stand, and damaged ones are told from damage elsewhere.
PLAIN: list[ColumnElement[Any]] = [column for column in articles.c if column.name != "text"]
COLUMNS = [*PLAIN, text_bytes(articles.c.text).label("text")]

# fmt: off
SEAL = Seal(
    "id", "capture", "extractor", "sha256", "language", "url", "outlet", "byline", "published", "published_precision",
    "modified", "modified_precision", "received", "at", "day", "sections", "title", "description",
)
# fmt: on

Order = tuple[dt.datetime, dt.datetime, str]


def by_ids(database: Database, ids: Iterable[str]) -> dict[str, Article]:
    """Those that the archive holds, in order of id, superseded ones too: old evidence stays readable."""
    found = {}
    with database.reading() as connection:
        for chunk in chunks(ids):
            query = select(*COLUMNS).where(articles.c.id.in_(chunk)).order_by(articles.c.id)
            found.update({row.id: from_row(row) for row in connection.execute(query)})
    return found


def by_day(database: Database, day: dt.date, language: str | None, zone: dt.tzinfo) -> list[Article]:
    """The articles of a calendar day in `zone`, of each address the latest version of that day.

    A known instant moves with the zone; a bare date does not; an article without either stands on the day that it was
    first received. In order of (published or received, id).
    """
    with database.reading() as connection:
        rows = connection.execute(of_day(day, language, zone, COLUMNS)).all()
    return [from_row(row) for row in sorted(latest_versions(rows), key=in_order_of_publication)]


def ids_of_day(database: Database, day: dt.date, language: str | None, zone: dt.tzinfo) -> list[str]:
    """The ids of `by_day`, in its order, without the texts."""
    columns = [articles.c.id, articles.c.url, articles.c.published, articles.c.modified, articles.c.received]
    with database.reading() as connection:
        rows = connection.execute(of_day(day, language, zone, columns)).all()
    return [row.id for row in sorted(latest_versions(rows), key=in_order_of_publication)]


def of_day(day: dt.date, language: str | None, zone: dt.tzinfo, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    start, stop = bounds(day, zone)
    date = day.isoformat()
    near = or_(and_(articles.c.at >= start, articles.c.at < stop), articles.c.day == date)
    # Each half of `near` has its index; that a bare date is no other's must not tempt SQLite to a third.
    query = select(*columns).where(near, func.coalesce(articles.c.day, date) == date, articles.c.current)
    return query if language is None else query.where(articles.c.language == language)


def versions(database: Database, url: str) -> list[Article]:
    """The article at an address and its edits, oldest first."""
    query = select(*COLUMNS).where(articles.c.url == url, articles.c.current)
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return [from_row(row) for row in sorted(rows, key=version)]


def find(database: Database, name: str) -> Article:
    """By address (its latest version), by id, or by the beginning of an id that only one article has."""
    if not ID.fullmatch(name):
        if found := versions(database, storable(name)):
            return found[-1]
        raise NotFound(name, "no article has this address or id", "Look with `broadsheet search`.")
    begins = and_(articles.c.id >= name, articles.c.id < name + AFTER_HEX)
    query = select(*COLUMNS).where(begins).order_by(articles.c.id).limit(SHOWN_CANDIDATES)
    with database.reading() as connection:
        rows = connection.execute(query).all()
    if not rows:
        raise NotFound(name, "no article has an id that begins so", "Look with `broadsheet search`.")
    if len(rows) > 1:
        raise NotFound(name, f"several ids begin so: {', '.join(row.id for row in rows)}", "Give more of it.")
    return from_row(rows[0])


# ------------------------------------------------------------------------------------------------------- deciding


def latest_versions(rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Of the rows that share an address, the latest version; rows without an address stand for themselves."""
    latest: dict[str, Row[Any]] = {}
    for row in rows:
        page = row.url or row.id
        if page not in latest or version(row) > version(latest[page]):
            latest[page] = row
    return list(latest.values())


def version(row: Row[Any]) -> Order:
    """What orders the versions of a page: its own word on when it was changed, then when it was seen so."""
    received = instant(row.received)
    return (instant(row.modified or row.published) if row.modified or row.published else received), received, row.id


def in_order_of_publication(row: Row[Any]) -> tuple[dt.datetime, str]:
    return instant(row.published or row.received), row.id


# ----------------------------------------------------------------------------------------------------------- rows


def from_row(row: Row[Any]) -> Article:
    """Of the columns COLUMNS. ArchiveError if the text on the disk is not the text that was hashed."""
    SEAL.verify(row, f"article {row.id}")
    if hashlib.sha256(row.text or b"").hexdigest() != row.sha256:
        raise ArchiveError(f"article {row.id}", "its stored text has changed", RESTORE)
    return Article(
        id=row.id,
        capture=row.capture,
        extractor=row.extractor,
        title=row.title,
        text=row.text.decode(),
        sha256=row.sha256,
        language=row.language,
        url=row.url,
        outlet=row.outlet,
        byline=row.byline,
        description=row.description,
        published=moment(row.published, row.published_precision),
        modified=moment(row.modified, row.modified_precision),
        sections=sections(row.sections),
        text_of=row.text_of or "page",
        dated_by=row.dated_by or "page",
    )


def to_row(article: Article, received: str) -> dict[str, Any]:
    """All columns; the key is the one it asks for, which may be taken.

    `received` is ISO 8601: the earliest receipt of a capture that reads to it.
    """
    published, modified = article.published, article.modified
    dated = published if published and not _from_the_future(published, instant(received)) else None
    at = seconds(dated.at if dated else instant(received))
    row = {
        "key": key_of(article.id, at),
        "id": article.id,
        "capture": article.capture,
        "extractor": article.extractor,
        "current": True,
        "at": at,
        "day": str(dated) if dated and dated.precision == "day" else None,
        "sha256": article.sha256,
        "language": article.language,
        "url": article.url,
        "outlet": article.outlet and storable(article.outlet),
        "outlet_folded": article.outlet and fold(storable(article.outlet)),
        "byline": article.byline and storable(article.byline),
        "published": published and published.at.isoformat(),
        "published_precision": published and published.precision,
        "modified": modified and modified.at.isoformat(),
        "modified_precision": modified and modified.precision,
        "received": received,
        "sections": msgspec.json.encode(article.sections).decode(),
        "title": storable(article.title),
        "description": article.description and storable(article.description),
        "text": article.text,
        "text_of": None if article.text_of == "page" else article.text_of,
        "dated_by": None if article.dated_by == "page" else article.dated_by,
    }
    return SEAL.put(row)


def _from_the_future(published: Moment, received: dt.datetime) -> bool:
    """Whether a page says that it was published later than it came, by more than any zone or clock explains. Such an
    article stands on the day that it came; what it says of itself is kept."""
    return published.at - received > MOST_AHEAD


def sections(stored: str) -> tuple[tuple[int, int], ...]:
    return () if stored == "[]" else msgspec.json.decode(stored, type=tuple[tuple[int, int], ...])
