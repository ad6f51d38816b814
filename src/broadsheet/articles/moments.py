"""Printed dates -> moments, as precise as they are known."""

from __future__ import annotations

import datetime as dt
import re

from broadsheet.captures.dates import iso
from broadsheet.types import Moment

# The first newspaper is of 1605; a printed year outside these is a mistake of the page.
YEARS = range(1605, 2200)
LONGEST_DATE = 64  # characters
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
ZONE_WITHOUT_COLON = re.compile(r"([+-]\d\d)(\d\d)?$")
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,?\s+(?:-\s+)?(\d{1,2}):(\d\d))?")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s+(\d{1,2}):(\d\d))?(?::\d\d)?")
JAVASCRIPT = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d)(?: (?:GMT|UTC)?([+-]\d{4}))?.*")
JAVA = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d\d:\d\d:\d\d) (\w{3,4}) (\d{4})")
MONTH_FIRST = re.compile(
    r"([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4})(?:,? (?:at )?(\d{1,2}):(\d\d) ?([AaPp][Mm])?)?.*"
)
ISO_START = re.compile(r"\d{4}-\d\d-\d\d")


def moment(text: str | None) -> Moment | None:
    """The moment that `text` names, None if it names none that can be read."""
    text = " ".join((text or "").split())
    if not text or len(text) > LONGEST_DATE:
        return None
    try:
        if EPOCH.fullmatch(text):
            return Moment(dt.datetime.fromtimestamp(int(text[:10]), dt.UTC))
        standard = next((found for spelling in _spellings(text) if (found := iso(spelling))), None)
        return _of_iso(standard) if standard else None
    except (ValueError, OverflowError):
        return None


def _of_iso(standard: str) -> Moment | None:
    at = dt.datetime.fromisoformat(standard)
    if at.year not in YEARS:
        return None
    midnight = at.time() == dt.time()
    if at.tzinfo is None:
        # A time without a zone is taken as UTC: the zone of its outlet is a guess that nobody could check, and
        # wrong by less than a day.
        return Moment(at.replace(tzinfo=dt.UTC), "day" if midnight else "instant")
    # Systems that know only the date write midnight of UTC; an article published in that very second is far rarer.
    # Midnight of another zone is one that somebody chose.
    return Moment(at, "day" if midnight and at.utcoffset() == dt.timedelta() else "instant")


def _spellings(text: str) -> list[str]:
    """`text` as it stands, and as ISO 8601 or RFC 822 would have it, if it is a spelling known here."""
    found = [text]
    if ISO_START.match(text):
        found.append(ZONE_WITHOUT_COLON.sub(lambda zone: f"{zone[1]}:{zone[2] or '00'}", text))
        found.append(re.sub(r" ?(UTC|GMT|Z)$", "+00:00", text))
        found.append(text[:19])
        found.append(text[:10])
    if match := DAY_FIRST.match(text):
        day, month, year, hour, minute = match.groups()
        found.append(_iso(year, month, day, hour, minute))
    if match := YEAR_FIRST.match(text):
        found.append(_iso(*match.groups()))
    if match := JAVASCRIPT.fullmatch(text):
        month, day, year, clock, zone = match.groups()
        found.append(f"{day} {month} {year} {clock} {zone or '+0000'}")
    if match := JAVA.fullmatch(text):
        month, day, clock, zone, year = match.groups()
        found.append(f"{day} {month} {year} {clock} {zone}")
    if match := MONTH_FIRST.fullmatch(text):
        month, day, year, hour, minute, half = match.groups()
        clock = f" {_clock(int(hour), half)}:{minute}:00 +0000" if hour else ""
        found.append(f"{day} {month} {year}{clock}")
    return found


def _clock(hour: int, half: str | None) -> str:
    return f"{hour % 12 + (12 if half.lower() == 'pm' else 0):02}" if half else f"{hour:02}"


def _iso(year: str, month: str, day: str, hour: str | None, minute: str | None) -> str:
    clock = f"T{int(hour):02}:{minute}:00" if hour else ""
    return f"{year}-{int(month):02}-{int(day):02}{clock}"
