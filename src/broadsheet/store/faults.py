"""The database's faults, said in the archive's own errors. The one place where they are told apart."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc

from broadsheet.errors import ArchiveError, Busy, DiskFull, NoArchive

# Less room than this, and a write that failed without a reason failed for want of room.
NO_ROOM = 1 << 20

RESTORE = "Restore a copy, or make a new archive and add the inputs again."
CORRUPT = "the file is damaged"


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Raise Busy, DiskFull, NoArchive or ArchiveError for what SQLite raises inside."""
    try:
        yield
    except exc.DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise fault(path, error.orig) from error
    except sqlite3.Error as error:
        raise fault(path, error) from error
    except UnicodeDecodeError as error:
        # Names and messages out of a damaged schema; texts of articles are decoded by us, after their hash.
        raise ArchiveError(str(path), CORRUPT, RESTORE) from error


def fault(path: Path, error: sqlite3.Error) -> ArchiveError:
    """The archive's error for one of SQLite's, by its primary result code."""
    subject, code = str(path), getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(subject, "another process is writing to it", "Try again when it has finished.")
        case sqlite3.SQLITE_FULL:
            return disk_full(subject)
        case sqlite3.SQLITE_NOTADB:
            return NoArchive(subject, "this file is not a broadsheet archive", "Name another path.")
        case sqlite3.SQLITE_CORRUPT:
            return ArchiveError(subject, CORRUPT, RESTORE)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ArchiveError(subject, "it may not be written here", "Check the permissions of file and folder.")
        case sqlite3.SQLITE_CANTOPEN:
            return ArchiveError(subject, "it cannot be opened", "Check the path and the permissions of its folder.")
        case sqlite3.SQLITE_IOERR if no_room(path):
            return disk_full(subject)
        case sqlite3.SQLITE_IOERR:
            return ArchiveError(subject, f"reading or writing failed ({error})", "Check the disk, quota and limits.")
    if isinstance(error, sqlite3.DataError | sqlite3.OperationalError) and "decode" in str(error):
        # SQLite hands out bytes that are no text any more; its message would print them all.
        return ArchiveError(subject, CORRUPT, RESTORE)
    return ArchiveError(subject, str(error))


def disk_full(subject: str) -> DiskFull:
    return DiskFull(subject, "no room is left on the disk", "Make room and run it again; nothing was lost.")


def no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < NO_ROOM
    except OSError:
        return False
