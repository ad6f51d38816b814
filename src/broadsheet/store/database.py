"""One archive file, opened: blocks that read and blocks that write, each one transaction."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from broadsheet.errors import ArchiveError, NoArchive
from broadsheet.store import sqlite
from broadsheet.store.faults import faults
from broadsheet.store.tables import REVISION

# Seconds; nobody runs it in a hurry.
WAIT_FOR_VACUUM = 60.0

INIT = "Run `broadsheet init` first."


@dataclass(frozen=True, slots=True)
class Database:
    """The file and the connections to it. It belongs to the process that opened it: open it anew after a fork."""

    path: Path
    engine: Engine
    writable: bool

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A block that sees one state of the archive, whatever others write meanwhile."""
        with faults(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A block that is written whole or not at all. Waits its turn; `Busy` if that does not come."""
        if not self.writable:
            raise ArchiveError(str(self.path), "it may not be written here", "Check the permissions of its folder.")
        with faults(self.path), self.engine.connect() as connection:
            connection = connection.execution_options(**{sqlite.TO_WRITE: True})
            with connection.begin():
                yield connection

    def vacuum(self) -> None:
        """Write the file anew without its free pages; outside a transaction, as SQLite wants it."""
        with faults(self.path):
            connection = sqlite.connect(self.path, "rw", WAIT_FOR_VACUUM)
            try:
                connection.execute("VACUUM")
            finally:
                connection.close()

    def close(self) -> None:
        """The last one out moves the log into the file (SQLite does, as the connection closes)."""
        self.engine.dispose()


def create_database(path: Path, wait: float) -> Database:
    """The archive at `path`, made if there is none. NoArchive if something else lies there."""
    if path.is_dir():
        raise NoArchive(str(path), "this is a folder", "Name a file.")
    if not path.parent.is_dir():
        raise NoArchive(str(path), "its folder does not exist", "Make the folder first.")
    with faults(path):
        if not path.exists() or path.stat().st_size == 0:
            sqlite.prepare_file(path, wait)
        refuse_other_files(path)
    database = Database(path, sqlite.engine(path, "rw", wait), writable=True)
    with closed_on_error(database):
        with database.reading() as connection:
            if sqlite.application_id(connection) != sqlite.APPLICATION_ID and sqlite.has_tables(connection):
                raise NoArchive(str(path), "this is a database of another program", "Name another path.")
        bring_up_to_date(database)
    return database


def open_database(path: Path, wait: float) -> Database:
    """The archive at `path`. NoArchive with the remedy if there is none; one made by an older version is migrated."""
    if not path.exists():
        raise NoArchive(str(path), "there is no archive here", INIT)
    refuse_other_files(path)
    mode = mode_for(path)
    database = Database(path, sqlite.engine(path, mode, wait), writable=mode == "rw")
    with closed_on_error(database):
        with database.reading() as connection:
            known = sqlite.application_id(connection)
            unfinished = not sqlite.has_tables(connection)
        if unfinished:
            raise NoArchive(str(path), "the archive here was never finished", INIT)
        if known != sqlite.APPLICATION_ID:
            raise NoArchive(str(path), "this is a database of another program", "Name another path.")
        bring_up_to_date(database)
    return database


def refuse_other_files(path: Path) -> None:
    if path.is_dir():
        raise NoArchive(str(path), "this is a folder", "Name a file.")
    try:
        with path.open("rb") as file:
            header = file.read(len(sqlite.HEADER))
    except OSError as error:
        raise ArchiveError(str(path), error.strerror or str(error), "Check the permissions.") from error
    if not header:
        raise NoArchive(str(path), "this file is empty", INIT)
    if header != sqlite.HEADER:
        raise NoArchive(str(path), "this file is not a broadsheet archive", "Name another path.")


def mode_for(path: Path) -> str:
    """How the file can be opened. Where its folder cannot be written there is no log, so nobody else writes either."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "rw"
    return "ro" if path.with_name(path.name + "-wal").exists() else "immutable"


@contextmanager
def closed_on_error(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


def bring_up_to_date(database: Database) -> None:
    """Run the migrations that the file has not had, all or none of them."""
    with database.reading() as connection:
        found = revision(connection)
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise ArchiveError(str(database.path), "it was made by a newer broadsheet", "Update broadsheet.")
    # Alembic takes a quarter of a second to import, and almost no start needs it.
    from broadsheet.store.migrate import migrate

    with database.writing() as connection:
        # Another process may have done it while this one waited for its turn.
        if revision(connection) != REVISION:
            migrate(connection)
            sqlite.mark_as_archive(connection)


def revision(connection: Connection) -> str | None:
    """The migration that the file stands at; None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
