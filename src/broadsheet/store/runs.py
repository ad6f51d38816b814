"""Ledgers: which inputs have been read to their end, and what each run did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, insert, select

from broadsheet.store.database import Database
from broadsheet.store.tables import inputs, runs
from broadsheet.store.times import instant

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """What one command did."""

    what: str
    started: dt.datetime
    finished: dt.datetime
    counts: tuple[tuple[str, int], ...]


def input_done(database: Database, sha256: str, extractor: str) -> dict[str, int] | None:
    """The counts of an input (by the hash of its file) that this extractor has read to its end; None if it has not."""
    query = select(inputs.c.counts).where(inputs.c.sha256 == sha256, inputs.c.extractor == extractor)
    with database.reading() as connection:
        stored = connection.scalar(query)
    return None if stored is None else msgspec.json.decode(stored, type=dict[str, int])


def mark_input(database: Database, sha256: str, extractor: str, counts: Counts) -> None:
    """To be called when all of the input is in the archive, never before."""
    with database.writing() as connection:
        connection.execute(delete(inputs).where(inputs.c.sha256 == sha256, inputs.c.extractor == extractor))
        row = {"sha256": sha256, "extractor": extractor, "counts": encode(counts)}
        connection.execute(insert(inputs), row)


def record(database: Database, run: Run) -> None:
    row = {
        "what": run.what,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat(),
        "counts": encode(dict(run.counts)),
    }
    with database.writing() as connection:
        connection.execute(insert(runs), row)


def last(connection: Connection, count: int) -> tuple[Run, ...]:
    """The newest first; the counts in order of name."""
    found = []
    for row in connection.execute(select(runs).order_by(runs.c.key.desc()).limit(count)):
        counts = msgspec.json.decode(row.counts, type=dict[str, int])
        started, finished = instant(row.started), instant(row.finished)
        found.append(Run(row.what, started, finished, tuple(counts.items())))
    return tuple(found)


def encode(counts: Counts) -> str:
    return msgspec.json.encode(dict(counts), order="deterministic").decode()
