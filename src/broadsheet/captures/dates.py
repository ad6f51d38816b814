"""Dates of feeds as ISO 8601: with their zone where one is printed, without a time where only a day is."""

from __future__ import annotations

import datetime as dt
import re
import time
from email.utils import parsedate_to_datetime
from typing import Final

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OF_MAIL: Final = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}")
# Abbreviations that RFC 822 does not know and that mean one zone in the press that prints them.
_ZONES: Final = {
    "BST": "+0100",
    "CET": "+0100",
    "CEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "IDT": "+0300",
    "JST": "+0900",
    "KST": "+0900",
    "MSK": "+0300",
    "WET": "+0000",
    "WEST": "+0100",
}
_ZONE_AT_END: Final = re.compile(r"\b([A-Z]{3,4})$")


def iso(text: object, parsed: time.struct_time | None = None) -> str | None:
    """`text` as a date or a time with or without zone; `parsed` (UTC) is what another reader made of it."""
    if isinstance(text, str) and (found := _own(text.strip())):
        return found
    if parsed is None:
        return None
    try:
        return dt.datetime(*parsed[:6], tzinfo=dt.UTC).isoformat()
    except (ValueError, TypeError):
        return None


def _own(text: str) -> str | None:
    if _DAY.fullmatch(text):
        return _checked(dt.date.fromisoformat, text)
    if text[:4].isdigit():
        # "24:00" and the like are errors of the feed.
        return _checked(dt.datetime.fromisoformat, text.replace(" ", "T", 1).replace(" ", ""))
    if _DAY_OF_MAIL.fullmatch(text):
        day = _checked(parsedate_to_datetime, f"{text} 00:00:00")
        return day and day[:10]
    return _checked(parsedate_to_datetime, _ZONE_AT_END.sub(lambda zone: _ZONES.get(zone[1], zone[1]), text))


def _checked(read: object, text: str) -> str | None:
    try:
        found = read(text)  # type: ignore[operator]
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return str(found.isoformat())
