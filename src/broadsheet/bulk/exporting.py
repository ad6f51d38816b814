"""The archive -> a file that others read, and such a file -> the archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

import msgspec

from broadsheet import __version__
from broadsheet.bulk.adding import add
from broadsheet.bulk.taking import Taken, take_all
from broadsheet.errors import InputError, MissingInput
from broadsheet.exports import Row, ninjs, parquet, row_bytes, row_of, warc_file
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive, Choice
from broadsheet.types import Capture

Form = Literal["warc", "jsonl", "parquet", "ninjs"]
SUFFIXES: Final[Mapping[str, Form]] = {
    ".warc.gz": "warc",
    ".warc": "warc",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".ninjs": "ninjs",
}
ROW_MEDIA_TYPE = "application/json"


def form_of(path: Path) -> Form:
    """By its name. InputError if that does not say."""
    for suffix, form in SUFFIXES.items():
        if path.name.lower().endswith(suffix):
            return form
    raise InputError(str(path), "its name does not say the form", f"Known are {', '.join(SUFFIXES)}; or name the form.")


def export(archive: Archive, choice: Choice, form: Form, out: Path, *, progress: Progress = silent) -> int:
    """Write what is chosen to `out`, whole or not at all; how many records that are."""
    part = out.with_name(f".{out.name}.part")
    if not out.parent.is_dir():
        raise MissingInput(str(out), "its folder does not exist", "Make the folder first.")
    try:
        count = WRITERS[form](archive, choice, part, progress)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return count


def _write_warc(archive: Archive, choice: Choice, part: Path, progress: Progress) -> int:
    pieces = warc_file.warc(archive.chosen_captures(choice), f"broadsheet {__version__}")
    # The first piece says what made the file.
    return _write(pieces, part, progress) - 1


def _write_jsonl(archive: Archive, choice: Choice, part: Path, progress: Progress) -> int:
    return _write((row_bytes(row) + b"\n" for row in _rows(archive, choice)), part, progress)


def _write_ninjs(archive: Archive, choice: Choice, part: Path, progress: Progress) -> int:
    items = (msgspec.json.encode(ninjs.item(row)) + b"\n" for row in _rows(archive, choice))
    return _write(items, part, progress)


def _write_parquet(archive: Archive, choice: Choice, part: Path, progress: Progress) -> int:
    def told() -> Iterator[Row]:
        for number, row in enumerate(_rows(archive, choice), 1):
            progress("exported", number)
            yield row

    return parquet.write(told(), part)


def _rows(archive: Archive, choice: Choice) -> Iterator[Row]:
    return map(row_of, archive.chosen_articles(choice))


def _write(pieces: Iterable[bytes], part: Path, progress: Progress) -> int:
    count = 0
    with part.open("wb") as file:
        for count, piece in enumerate(pieces, 1):
            file.write(piece)
            progress("exported", count)
    return count


WRITERS: Final[Mapping[Form, Callable[[Archive, Choice, Path, Progress], int]]] = {
    "warc": _write_warc,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
    "ninjs": _write_ninjs,
}


def import_file(
    archive: Archive,
    path: Path,
    form: Form,
    *,
    now: dt.datetime,
    workers: int | None = None,
    progress: Progress = silent,
) -> Taken:
    """Take in a file of one of the forms. What is there is not taken twice; what stands before damage is kept."""
    if form in ("warc", "jsonl"):
        return add(archive, str(path), now=now, workers=workers, progress=progress)
    return take_all(archive, _captures(path, form, now), workers=workers, progress=progress)


def _captures(path: Path, form: Form, now: dt.datetime) -> Iterator[Capture]:
    """Each row as the line of JSON that it would be, so that every form of one article is one capture."""
    try:
        for number, row in enumerate(_read(path, form), 1):
            origin, body = f"{path.name}:{number}", row_bytes(row)
            yield Capture.of(body, media_type=ROW_MEDIA_TYPE, origin=origin, received=now, url=row.url)
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "Check the name and its permissions.") from error


def _read(path: Path, form: Form) -> Iterator[Row]:
    if form == "parquet":
        yield from parquet.read(path)
        return
    with path.open("rb") as file:
        yield from ninjs.rows(file, str(path))
