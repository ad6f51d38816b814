"""Letters: one (.eml, RFC 5322) or a file of them (mbox, RFC 4155). Newsletters of the press come so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from broadsheet.captures.source import LARGEST_ITEM, Source, Stream
from broadsheet.types import Capture, Refusal

MEDIA_TYPE: Final = "message/rfc822"
# The mark that stands before each letter of a file, and the letter's own lines that look like it.
_MARK: Final = b"From "
_QUOTED: Final = re.compile(rb"^>(>*From )", re.M)


def read(source: Source, now: dt.datetime) -> Iterator[Capture | Refusal]:
    """The one letter, its bytes as they stand."""
    yield letter(source.whole(), origin=source.origin, now=now)


def read_many(source: Source, now: dt.datetime) -> Iterator[Capture | Refusal]:
    """Each letter of an mbox, numbered from 1."""
    for number, body in enumerate(_letters(source.stream), 1):
        origin = f"{source.origin}#{number}"
        if body is None:
            yield Refusal(origin, "too-large", f"the letter is larger than {LARGEST_ITEM} bytes")
        elif body.strip():
            yield letter(_QUOTED.sub(rb"\1", body), origin=origin, now=now)


def letter(body: bytes, *, origin: str, now: dt.datetime, feed: str | None = None) -> Capture:
    """A letter as it came from a file or a mailbox."""
    return Capture.of(body, media_type=MEDIA_TYPE, origin=origin, received=now, feed=feed)


def _letters(stream: Stream) -> Iterator[bytes | None]:
    """The bytes of each letter, None for one over the limit. A mark counts at the start and after an empty line."""
    lines: list[bytes] = []
    size, started, after_empty = 0, False, True
    while line := stream.readline(LARGEST_ITEM):
        if after_empty and line.startswith(_MARK):
            if started:
                yield None if size > LARGEST_ITEM else b"".join(lines)
            lines, size, started = [], 0, True
        else:
            size += len(line)
            if size <= LARGEST_ITEM:
                lines.append(line)
        after_empty = not line.strip()
    if started:
        yield None if size > LARGEST_ITEM else b"".join(lines)
