"""Articles as JSON Lines: an object a line, `{id, title, text, outlet, url, published}`, only `text` required.

`language` and `byline` are known too; further fields are left alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from broadsheet.captures.address import web_address
from broadsheet.captures.source import LARGEST_ITEM, Source, Stream
from broadsheet.types import Capture, Refusal

MEDIA_TYPE = "application/json"
STRINGS = ("title", "outlet", "url", "published", "language", "byline")


def read(source: Source, now: dt.datetime) -> Iterator[Capture | Refusal]:
    """A capture for each good row, a refusal with its line number for each bad one; empty lines are nothing."""
    for number, line in _lines(source.stream):
        origin = f"{source.origin}:{number}"
        if line is None:
            yield Refusal(origin, "too-large", f"the row is larger than {LARGEST_ITEM} bytes")
        elif body := line.strip().removeprefix(b"\xef\xbb\xbf"):
            row = _row(body)
            if isinstance(row, str):
                yield Refusal(origin, "bad-row", row)
            else:
                url = web_address(row.get("url"))
                yield Capture.of(body, media_type=MEDIA_TYPE, origin=origin, received=now, url=url)


def _row(line: bytes) -> dict[str, Any] | str:
    """The row, or what is wrong with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    if not isinstance(row, dict):
        return "not a JSON object"
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return "no text"
    wrong = [name for name in STRINGS if not isinstance(row.get(name), str | None)]
    if not isinstance(row.get("id"), str | int | None):
        wrong.append("id")
    return f"not a string: {', '.join(wrong)}" if wrong else row


def _lines(stream: Stream) -> Iterator[tuple[int, bytes | None]]:
    """(line number, the line), None for one over the limit, whose rest is passed over."""
    number = 0
    while line := stream.readline(LARGEST_ITEM):
        number += 1
        if line.endswith(b"\n") or len(line) < LARGEST_ITEM:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_ITEM)
        yield number, None
