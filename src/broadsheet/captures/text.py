"""A plain text: the bytes as they stand, so that offsets into the article are offsets into the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet.captures.source import Source
from broadsheet.types import Capture

MEDIA_TYPE = "text/plain"


def read(source: Source, now: dt.datetime) -> Iterator[Capture]:
    yield Capture.of(source.whole(), media_type=MEDIA_TYPE, origin=source.origin, received=now)
