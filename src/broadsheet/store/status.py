"""What the archive holds, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from broadsheet.store import runs
from broadsheet.store.captures import for_themselves
from broadsheet.store.database import Database
from broadsheet.store.feeds import FeedState, from_row
from broadsheet.store.runs import Run
from broadsheet.store.tables import (
    articles,
    captures,
    feeds,
    jobs,
    readings,
    refused_inputs,
    reviews,
    statements,
    story_sets,
)

LAST_RUNS = 5
MOST_QUARANTINED = 20
UNKNOWN = "unknown"

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Status:
    """Counts; those with names come greatest first. `size` is what the files take on the disk, in bytes.

    `superseded` articles are older extractions, kept as evidence; `refusals` are by reason, `statements` by reader.
    `quarantine` holds jobs that nobody could finish: kind, key, reason, detail.
    """

    size: int
    captures: int
    articles: int
    superseded: int
    languages: Counted
    refusals: Counted
    statements: Counted
    story_sets: int
    reviews: int
    feeds: int
    failing: tuple[FeedState, ...]
    runs: tuple[Run, ...]
    quarantine: tuple[tuple[str, str, str, str], ...] = ()


def status(database: Database) -> Status:
    spoken = select(articles.c.language, func.count()).where(articles.c.current).group_by(articles.c.language)
    read = select(statements.c.reader, func.sum(statements.c.found)).group_by(statements.c.reader)
    with database.reading() as connection:
        languages = counted(connection, spoken)
        current = sum(number for _, number in languages)
        failing = connection.execute(select(feeds).where(feeds.c.failures > 0).order_by(feeds.c.url)).all()
        return Status(
            size=size_on_disk(database),
            captures=count(connection, captures),
            articles=current,
            superseded=count(connection, articles) - current,
            languages=languages,
            refusals=counted(connection, *refused()),
            statements=counted(connection, read),
            story_sets=count(connection, story_sets),
            reviews=count(connection, reviews),
            feeds=count(connection, feeds),
            failing=tuple(map(from_row, failing)),
            runs=runs.last(connection, LAST_RUNS),
            quarantine=quarantined(connection),
        )


def quarantined(connection: Connection) -> tuple[tuple[str, str, str, str], ...]:
    query = select(jobs.c.kind, jobs.c.key, jobs.c.reason, jobs.c.detail).where(jobs.c.reason.is_not(None))
    rows = connection.execute(query.order_by(jobs.c.kind, jobs.c.key).limit(MOST_QUARANTINED))
    return tuple((row.kind, row.key, row.reason or "", row.detail or "") for row in rows)


def refused() -> tuple[Select[Any], Select[Any]]:
    """Reasons and how many captures, then how many inputs that never were captures."""
    return (
        select(readings.c.reason, func.count())
        .where(readings.c.reason.is_not(None), for_themselves())
        .group_by(readings.c.reason),
        select(refused_inputs.c.reason, func.count()).group_by(refused_inputs.c.reason),
    )


def counted(connection: Connection, *queries: Select[Any]) -> Counted:
    """The sums over queries of (name, number), greatest first."""
    sums = Counter[str]()
    for query in queries:
        for name, number in connection.execute(query):
            sums[name or UNKNOWN] += number or 0
    return tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def count(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def size_on_disk(database: Database) -> int:
    """Bytes of the file and of the log that has not been moved into it yet."""
    files = (database.path, database.path.with_name(database.path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
