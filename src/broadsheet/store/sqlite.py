"""All that is SQLite's own: how a connection is opened, the full-text index, and the engine's own checks.

Durability. The archive is in WAL mode with `synchronous=FULL`: a commit is on the disk before it is acknowledged, so
neither a kill nor a power cut loses it. (With NORMAL a kill loses nothing, but a power cut may take the last
commits.) Batches are large, so the extra sync costs a few milliseconds a batch.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    TextClause,
    cast,
    column,
    create_engine,
    event,
    func,
    literal_column,
    table,
    text,
)
from sqlalchemy.pool import QueuePool

from broadsheet.store.tables import articles

# "bsht": marks the file as ours, in the header where `file(1)` looks.
APPLICATION_ID = 0x62736874
# Rows are 2 to 10 KB. Pages of 4 to 32 KB give files within 4 % of each other (8,000 articles of a press day).
PAGE_SIZE = 8192
CACHE_KIB = 64 * 1024
PAUSE = 0.01  # seconds between two tries at what SQLite does not wait for
HEADER = b"SQLite format 3\x00"

TO_WRITE = "broadsheet_write"

CREATE_SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5(
        title, text, content='articles', content_rowid='key', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
        INSERT INTO search(rowid, title, text) VALUES (new.key, new.title, new.text);
    END""",
    """CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
        INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
    END""",
    """CREATE TRIGGER articles_changed AFTER UPDATE OF key, title, text ON articles BEGIN
        INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
        INSERT INTO search(rowid, title, text) VALUES (new.key, new.title, new.text);
    END""",
)

REBUILD_SEARCH = text("INSERT INTO search(search) VALUES ('rebuild')")
# The rank of 1 asks for the comparison with the articles, not only of the index with itself.
CHECK_SEARCH = text("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


def connect(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    """A connection that leaves transactions to `begin`. `mode` is rwc, rw, ro, or immutable; `wait` is in seconds."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    # Transactions are ours to begin (isolation_level=None); the pool hands a connection to one thread at a time.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    if mode in ("rw", "rwc"):
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        # Some builds overwrite freed pages with zeros, which doubles what a merge of the index writes.
        connection.execute("PRAGMA secure_delete=OFF")
    return connection


def engine(path: Path, mode: str, wait: float) -> Engine:
    """An engine on one file. A block that will write takes the writer's lock at its start, where it can wait for it."""
    made = create_engine("sqlite://", creator=lambda: connect(path, mode, wait), poolclass=QueuePool, pool_size=2)

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(TO_WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def prepare_file(path: Path, wait: float) -> None:
    """Make the file if there is none, and set what must be set before the first table."""
    connection = connect(path, "rwc", wait)
    try:
        connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
        switch_to_wal(connection, wait)
    finally:
        connection.close()


def switch_to_wal(connection: sqlite3.Connection, wait: float) -> None:
    """Write-ahead logging. SQLite does not wait its turn for this change, so we do, for `wait` seconds."""
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def application_id(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def has_tables(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1").first() is not None


def mark_as_archive(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def damage(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds wrong with the file: pages, indexes, references, sentence by sentence."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)
    for child, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {child} points to nothing in {parent}"


# Newest first is the index's own order, so a common word costs no more than a rare one.
SEARCH = table("search", column("rowid", Integer))
FOUND = SEARCH.join(articles, articles.c.key == SEARCH.c.rowid)


# The second of the index's columns.
TEXT = 1


def matches(expression: str) -> TextClause:
    return text("search MATCH :expression").bindparams(expression=expression)


def marked(place: int, before: str, after: str) -> ColumnElement[str]:
    """What stands in the index at a place with marks around what matched."""
    return func.highlight(literal_column("search"), place, before, after)


def text_bytes(text: ColumnElement[str]) -> ColumnElement[bytes]:
    """A text column as the UTF-8 that it is stored in."""
    return cast(text, LargeBinary)
