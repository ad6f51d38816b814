"""The day's press in one page: the top stories, who said what to whom, and the exact place every line comes from.

    >>> import broadsheet
    >>> reading = broadsheet.read("The talks will resume in May, minister Ana Torv told the Courier.")
    >>> reading.statements[0].speaker.name
    'Ana Torv'

`read` and `review` load their rooms when they are first called; importing this package loads only the nouns.
"""

from __future__ import annotations

import datetime as _dt
from pathlib import Path as _Path

# The room `broadsheet.review` and the function `review` share a name. Python binds a room's name when it is first
# imported, so it is imported here, before the function takes the name for good.
import broadsheet.review as _room  # noqa: F401
from broadsheet.errors import BroadsheetError
from broadsheet.types import (
    Article,
    Capture,
    Cited,
    Copies,
    Feed,
    Item,
    Line,
    Moment,
    Outlet,
    Passage,
    RankPart,
    Reading,
    Refusal,
    Review,
    RoleFact,
    Section,
    Span,
    Speaker,
    Statement,
    Story,
    ToldTo,
    Voice,
)

__version__ = "0.1.0"

__all__ = [
    "Article",
    "BroadsheetError",
    "Capture",
    "Cited",
    "Copies",
    "Feed",
    "Item",
    "Line",
    "Moment",
    "Outlet",
    "Passage",
    "RankPart",
    "Reading",
    "Refusal",
    "Review",
    "RoleFact",
    "Section",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "ToldTo",
    "Voice",
    "__version__",
    "read",
    "review",
]


def read(text: str) -> Reading:
    """Read one plain text: who said what to whom. Offsets are code points into `text`.

    Raises `NoText` for an empty text.
    """
    from broadsheet.pipeline.text import read_text

    return read_text(text)


def review(archive: str | _Path, *, day: _dt.date | str, language: str = "en", zone: _dt.tzinfo = _dt.UTC) -> Review:
    """The press review of a day (a date, or "YYYY-MM-DD") from the archive at a path.

    What is derived on the way (statements, stories) is kept in the archive. Raises `NoArchive` if there is none,
    `NotFound` if it holds no article of that day in that language.
    """
    from broadsheet.pipeline.day import Order, review_day
    from broadsheet.store import Archive

    day = _dt.date.fromisoformat(day) if isinstance(day, str) else day
    with Archive.open(_Path(archive)) as opened:
        return review_day(opened, Order(day, language, zone))
