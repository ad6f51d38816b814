"""Records that broadsheet itself exported: the capture again, exactly, out of the field that holds what WARC cannot."""

from __future__ import annotations

import datetime as dt
import json

from broadsheet.types import Capture

FIELD = "Broadsheet-Capture"


def capture(field: str, payload: bytes) -> Capture | None:
    """The capture that was exported; None if the field is not one of ours."""
    try:
        kept = json.loads(field)
        return Capture.of(
            payload,
            media_type=_text(kept["media_type"]),
            origin=_text(kept["origin"]),
            received=_aware(kept["received"]),
            url=None if kept["url"] is None else _text(kept["url"]),
            headers=tuple((_text(name), _text(value)) for name, value in kept["headers"]),
            feed=None if kept["feed"] is None else _text(kept["feed"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _aware(value: object) -> dt.datetime:
    at = dt.datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise ValueError
    return at
