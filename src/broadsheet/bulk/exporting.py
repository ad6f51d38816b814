"""The archive -> a file that others read, and such a file -> the archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from broadsheet import __version__, outlets
from broadsheet.bulk.adding import add
from broadsheet.bulk.extracting import going_on, take_all
from broadsheet.bulk.taking import Taken
from broadsheet.errors import InputError, MissingInput
from broadsheet.exports import Row, ninjs, parquet, row_bytes, row_of, warc_file, within
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive, Choice
from broadsheet.types import Article, Capture

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


@dataclass
class Exported:
    """How many records were written; of them how many `cut` to what their outlet allows, and how many were `left_out`
    since it allows none."""

    count: int = 0
    cut: int = 0
    left_out: int = 0


def export(archive: Archive, choice: Choice, form: Form, out: Path, *, progress: Progress = silent) -> Exported:
    """Write what is chosen to `out`, whole or not at all, as far as the outlets allow it."""
    done = Exported()
    part = out.with_name(f".{out.name}.part")
    if not out.parent.is_dir():
        raise MissingInput(str(out), "its folder does not exist", "Make the folder first.")
    try:
        done.count = WRITERS[form](archive, choice, part, progress, done)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return done


def _write_warc(archive: Archive, choice: Choice, part: Path, progress: Progress, done: Exported) -> int:
    pieces = warc_file.warc(_captures_allowed(archive, choice, done), f"broadsheet {__version__}")
    # The first piece says what made the file.
    return _write(pieces, part, progress) - 1


def _write_jsonl(archive: Archive, choice: Choice, part: Path, progress: Progress, done: Exported) -> int:
    return _write((row_bytes(row) + b"\n" for row in _rows(archive, choice, done)), part, progress)


def _write_ninjs(archive: Archive, choice: Choice, part: Path, progress: Progress, done: Exported) -> int:
    items = (msgspec.json.encode(ninjs.item(row)) + b"\n" for row in _rows(archive, choice, done))
    return _write(items, part, progress)


def _write_parquet(archive: Archive, choice: Choice, part: Path, progress: Progress, done: Exported) -> int:
    def told() -> Iterator[Row]:
        for number, row in enumerate(_rows(archive, choice, done), 1):
            progress("exported", number)
            yield row

    return parquet.write(told(), part)


def _rows(archive: Archive, choice: Choice, done: Exported) -> Iterator[Row]:
    for article in archive.chosen_articles(choice):
        row = row_of(article)
        allowed = within(row, cap_of(article))
        done.left_out += allowed is None
        done.cut += allowed is not None and allowed != row
        if allowed is not None:
            yield allowed


def cap_of(article: Article) -> int | None:
    """How many code points of the article its outlet lets be shown; None for all."""
    rights = outlets.rights_of(article.url, article.outlet)
    return rights.cap(len(article.text)) if rights else None


def _captures_allowed(archive: Archive, choice: Choice, done: Exported) -> Iterator[Capture]:
    """The captures that may be passed on whole: bytes cannot be cut."""
    limited: set[str] = set()
    if outlets.registry().has_rights:
        for article in archive.chosen_articles(choice):
            cap = cap_of(article)
            if cap is not None and cap < len(article.text):
                limited.add(article.capture)
    for capture in archive.chosen_captures(choice):
        rights = outlets.rights_of(capture.url, None)
        if capture.sha256 in limited or (rights is not None and rights.cap(1) == 0):
            done.left_out += 1
        else:
            yield capture


def _write(pieces: Iterable[bytes], part: Path, progress: Progress) -> int:
    count = 0
    with part.open("wb") as file:
        for count, piece in enumerate(pieces, 1):
            file.write(piece)
            progress("exported", count)
    return count


WRITERS: Final[Mapping[Form, Callable[[Archive, Choice, Path, Progress, Exported], int]]] = {
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
    return take_all(archive, _captures(path, form, now), now=going_on(now), workers=workers, progress=progress)


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
