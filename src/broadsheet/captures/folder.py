"""A folder: its files, recursively, each folder in the order of its names; hidden ones are passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from broadsheet.captures.address import printable
from broadsheet.captures.source import Source, open_source
from broadsheet.errors import InputError
from broadsheet.types import Refusal


def inputs(folder: Path, name: str) -> Iterator[Source | Refusal]:
    """Each file as a source, open until the next is asked for. `name` is the folder's, for people."""
    for file, inside in _files(folder):
        origin = f"{name}/{printable(inside)}"
        if isinstance(file, OSError):
            yield Refusal(origin, "missing", f"it cannot be read ({file.strerror})")
            continue
        try:
            # Of a pipe or a device nobody knows when it ends.
            if not stat.S_ISREG(file.stat().st_mode):
                yield Refusal(origin, "not-a-file", "it is no plain file")
                continue
            with file.open("rb") as raw:
                yield open_source(raw, origin=origin, subject=str(file))
        except InputError as error:
            yield Refusal(origin, error.word, error.reason)
        except OSError as error:
            yield Refusal(origin, "missing", f"it cannot be read ({error.strerror})")


def _files(folder: Path) -> Iterator[tuple[Path | OSError, str]]:
    """(file, or why a folder cannot be listed; its path inside). Links to folders are not followed: they can loop."""
    closed: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(at, name)
            yield file, file.relative_to(folder).as_posix()
        while closed:
            error = closed.pop()
            yield error, Path(error.filename).relative_to(folder).as_posix()
    for error in closed:
        yield error, Path(error.filename).relative_to(folder).as_posix()
