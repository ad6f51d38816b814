"""Articles of a JSONL file -> stories, without an archive."""

from __future__ import annotations

from pathlib import Path

import msgspec

from broadsheet import stories
from broadsheet.errors import DamagedInput, MissingInput


class Row(msgspec.Struct, frozen=True):
    """A line of the JSONL that `broadsheet stories` takes."""

    id: str | int
    title: str | None = None
    text: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def read_pieces(path: Path) -> list[stories.Piece]:
    """The articles of a JSONL file, in its order. Raises `MissingInput`, or `DamagedInput` that names the line."""
    decoder = msgspec.json.Decoder(Row)
    pieces = []
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "Check the name and its permissions") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pieces.append(_piece(decoder.decode(line)))
        except (msgspec.MsgspecError, UnicodeError) as error:
            remedy = 'A line is {"id", "title", "text", "outlet", "url", "published"}'
            raise DamagedInput(f"{path}, line {number}", str(error), remedy) from error
    return pieces


def _piece(row: Row) -> stories.Piece:
    return stories.Piece(str(row.id), row.title or "", row.text or "", row.outlet, row.published)
