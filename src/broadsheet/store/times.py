"""Times in the archive: as text exactly as they came, and as numbers to sort and select by."""

from __future__ import annotations

import datetime as dt
import hashlib

from broadsheet.errors import ArchiveError
from broadsheet.store.bodies import RESTORE
from broadsheet.types import Moment, Precision

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
DAY = 24 * 60 * 60

# A key is 28 bits of signed minutes (1715 to 2225) above 36 bits of the id: few articles of a minute share one.
TAIL_BITS = 36
TAIL = 1 << TAIL_BITS
LAST_MINUTE = (1 << 27) - 1


def seconds(at: dt.datetime) -> int:
    """Whole seconds since 1970, UTC, rounded down. `at` is aware."""
    return (at - EPOCH) // SECOND


def key_of(article: str, second: int) -> int:
    """The number that an article is filed under. Of two articles the later has the greater one."""
    return lowest_key(second) + int.from_bytes(hashlib.sha256(article.encode()).digest()[:8], "big") % TAIL


def next_key(key: int) -> int:
    """The key to try if `key` is taken, within the same minute."""
    return key - key % TAIL + (key + 1) % TAIL


def lowest_key(second: int) -> int:
    return max(-LAST_MINUTE, min(second // 60, LAST_MINUTE)) * TAIL


def highest_key(second: int) -> int:
    return lowest_key(second) + TAIL - 1


def bounds(day: dt.date, zone: dt.tzinfo) -> tuple[int, int]:
    """(start, stop) of a calendar day in seconds since 1970, UTC; stop is exclusive. A day of 23 or 25 hours is so."""
    start = seconds(dt.datetime.combine(day, dt.time(), tzinfo=zone))
    if day == dt.date.max:
        return start, start + DAY
    return start, seconds(dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=zone))


def beginning(of: dt.date) -> dt.datetime:
    """A time as it is; of a date, midnight UTC."""
    return of if isinstance(of, dt.datetime) else dt.datetime.combine(of, dt.time(), tzinfo=dt.UTC)


def instant(stored: str) -> dt.datetime:
    """A time as it was stored, aware. ArchiveError if it is none any more."""
    try:
        at = dt.datetime.fromisoformat(stored)
    except (ValueError, TypeError) as error:
        raise ArchiveError(f"time {stored!r}", "what is stored has changed", RESTORE) from error
    if at.tzinfo is None:
        raise ArchiveError(f"time {stored!r}", "it has lost its zone", RESTORE)
    return at


def moment(text: str | None, precision: str | None) -> Moment | None:
    if text is None:
        return None
    kind: Precision = "day" if precision == "day" else "instant"
    return Moment(instant(text), kind)
