"""A PDF: the bytes as they stand. Its pages are read by the extractor, in a process that may be ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from broadsheet.captures.source import Source
from broadsheet.types import Capture

MEDIA_TYPE: Final = "application/pdf"


def read(source: Source, now: dt.datetime) -> Iterator[Capture]:
    yield Capture.of(source.whole(), media_type=MEDIA_TYPE, origin=source.origin, received=now)
