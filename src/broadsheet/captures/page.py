"""A web page: the bytes as they stand, its charset and metadata left to the extractor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet.captures.source import Source
from broadsheet.types import Capture

MEDIA_TYPE = "text/html"


def read(source: Source, now: dt.datetime) -> Iterator[Capture]:
    yield Capture.of(source.whole(), media_type=MEDIA_TYPE, origin=source.origin, received=now)
