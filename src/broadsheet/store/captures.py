"""Captures: bytes as received, filed under their hash."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update

from broadsheet.errors import ArchiveError, NotFound
from broadsheet.store.bodies import RESTORE, unpack
from broadsheet.store.database import Database
from broadsheet.store.seals import Seal
from broadsheet.store.sightings import ANNOUNCED, FOLLOWED
from broadsheet.store.tables import captures, expired, readings
from broadsheet.store.times import instant
from broadsheet.store.wording import storable
from broadsheet.types import Capture

# As many values as one statement names; every build of SQLite takes 999.
CHUNK = 900
SEAL = Seal("sha256", "media_type", "origin", "received", "url", "headers", "feed", "size")
# As many bodies as are held at once while walking through the archive.
BODIES = 100


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Sorted, without repeats, in pieces that fit one statement."""
    ordered = sorted(set(values))
    for first in range(0, len(ordered), CHUNK):
        yield ordered[first : first + CHUNK]


def known(database: Database, sha256s: Iterable[str]) -> set[str]:
    """Those of `sha256s` that the archive holds, or held until they expired."""
    wanted = list(sha256s)
    with database.reading() as connection:
        found = held(connection, wanted)
        for chunk in chunks(wanted):
            found.update(connection.scalars(select(expired.c.capture).where(expired.c.capture.in_(chunk))))
    return found


def held(connection: Connection, sha256s: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for chunk in chunks(sha256s):
        found.update(connection.scalars(select(captures.c.sha256).where(captures.c.sha256.in_(chunk))))
    return found


def capture(database: Database, sha256: str) -> Capture:
    """The capture of that hash. NotFound; ArchiveError if its bytes have changed on the disk."""
    with database.reading() as connection:
        row = connection.execute(select(captures).where(captures.c.sha256 == sha256)).first()
    if row is None:
        raise NotFound(sha256, "the archive holds no capture of that hash")
    return from_row(row)


def by_sha256(database: Database, sha256s: Iterable[str]) -> list[Capture]:
    """Those that the archive holds, in order of hash."""
    found: list[Capture] = []
    with database.reading() as connection:
        for chunk in chunks(sha256s):
            query = select(captures).where(captures.c.sha256.in_(chunk)).order_by(captures.c.sha256)
            found += map(from_row, connection.execute(query))
    return found


def walk(database: Database, *conditions: ColumnElement[bool]) -> Iterator[Capture]:
    """Captures in order of hash: all, or those of whose readings these hold.

    Read in small pieces, so that what it yields may be written back meanwhile.
    """
    query = select(captures).order_by(captures.c.sha256).limit(BODIES)
    if conditions:
        query = query.join(readings, readings.c.capture == captures.c.sha256).where(*conditions)
    last = ""
    while True:
        with database.reading() as connection:
            rows = connection.execute(query.where(captures.c.sha256 > last)).all()
        if not rows:
            return
        yield from map(from_row, rows)
        last = rows[-1].sha256


def for_themselves() -> ColumnElement[bool]:
    """They are more than an entry whose page counts in its place."""
    return func.coalesce(readings.c.reason, "").not_in((ANNOUNCED, FOLLOWED))


def stale(extractor: str) -> ColumnElement[bool]:
    """Another version of the extractor decided on them."""
    return and_(readings.c.extractor != extractor, for_themselves())


def reasons(database: Database, sha256s: Iterable[str]) -> dict[str, str | None]:
    """Of those that the archive holds, why they were refused; None for an article."""
    found: dict[str, str | None] = {}
    with database.reading() as connection:
        for chunk in chunks(sha256s):
            query = select(readings.c.capture, readings.c.reason).where(readings.c.capture.in_(chunk))
            found.update({row.capture: row.reason for row in connection.execute(query)})
    return found


def count_stale(database: Database, extractor: str) -> int:
    query = select(func.count()).select_from(readings).where(stale(extractor))
    with database.reading() as connection:
        return int(connection.scalar(query) or 0)


def count_of_feed(database: Database, feed: str) -> int:
    """How many came from the feed at this address."""
    query = select(func.count()).select_from(captures).where(captures.c.feed == storable(feed))
    with database.reading() as connection:
        return int(connection.scalar(query) or 0)


def receive_earlier(connection: Connection, sha256: str, received: dt.datetime) -> None:
    """The capture was received before the archive knew."""
    metadata = [column for column in captures.c if column.name != "body"]
    row = connection.execute(select(*metadata).where(captures.c.sha256 == sha256)).one()._asdict()
    changed = SEAL.put(row | {"received": received.isoformat()})
    connection.execute(update(captures).where(captures.c.sha256 == sha256).values(changed))


def from_row(row: Row[Any]) -> Capture:
    subject = f"capture {row.sha256}"
    SEAL.verify(row, subject)
    body = unpack(row.body, subject)
    if hashlib.sha256(body).hexdigest() != row.sha256:
        raise ArchiveError(subject, "its stored bytes have changed", RESTORE)
    headers = msgspec.json.decode(row.headers, type=tuple[tuple[str, str], ...])
    received = instant(row.received)
    return Capture(row.sha256, body, row.media_type, row.origin, received, row.url, headers, row.feed)


def to_row(noun: Capture, frame: bytes) -> dict[str, Any]:
    """Of a capture, with its packed body."""
    row = {
        "sha256": noun.sha256,
        "media_type": storable(noun.media_type),
        "origin": storable(noun.origin),
        "received": noun.received.isoformat(),
        "url": noun.url and storable(noun.url),
        "headers": msgspec.json.encode([(storable(k), storable(v)) for k, v in noun.headers]).decode(),
        "feed": noun.feed and storable(noun.feed),
        "size": len(noun.body),
        "body": frame,
    }
    return SEAL.put(row)
