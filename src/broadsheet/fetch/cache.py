"""What a stored answer is still worth: HTTP caching (RFC 9111) as far as a reader of feeds needs it.

Of a private cache for GET: freshness by Cache-Control, Expires and a tenth of the document's age; Age and the date's
own skew; no-store, no-cache, Vary: *; validation with ETag and Last-Modified; the header update of a 304. A stale
answer is never used, so that what may be done with one does not arise. Our question never varies, so Vary only
matters as `*`. docs/gathering.md has the table.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

HEURISTIC_SHARE: Final = 0.1
LONGEST_HEURISTIC: Final = dt.timedelta(days=1)
LONGEST_AGE: Final = 2**31
"""Seconds; a larger number counts as this one (RFC 9111, 1.2.2)."""

_HEURISTIC: Final = frozenset({200, 203, 300, 301, 308, 404, 405, 410, 414, 501})
_DIRECTIVE: Final = re.compile(r'\s*([!#$%&\'*+.^_`|~\w-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?\s*(?:,|$)')
_OF_THE_BODY: Final = ("content-encoding", "content-length", "content-range", "content-type", "transfer-encoding")
"""Fields of a 304 that say nothing of the stored body (RFC 9111, 3.2)."""
NO_TIME: Final = dt.timedelta(0)


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer as it is remembered: headers by lower-case name, when it was asked for and when it came."""

    status: int
    headers: Mapping[str, str]
    asked: dt.datetime
    received: dt.datetime

    def fresh_until(self) -> dt.datetime:
        """Before this the answer is as good as a new one; its receipt or earlier if it never was."""
        return self.received + lifetime(self) - age_on_arrival(self)

    def is_fresh(self, now: dt.datetime) -> bool:
        return now < self.fresh_until()

    def updated(self, headers: Mapping[str, str], asked: dt.datetime, received: dt.datetime) -> Stored:
        """With what a 304 said (RFC 9111, 3.2)."""
        told = {name: value for name, value in headers.items() if name not in _OF_THE_BODY}
        return replace(self, headers={**self.headers, **told}, asked=asked, received=received)


def directives(value: str | None) -> dict[str, str | None]:
    """Cache-Control as names and values. Of two with one name the first counts."""
    found: dict[str, str | None] = {}
    place = 0
    value = value or ""
    while place < len(value):
        match = _DIRECTIVE.match(value, place)
        if match is None:
            # Not what the grammar knows; on behind the next comma.
            place = value.find(",", place) + 1 or len(value)
            continue
        found.setdefault(match[1].lower(), match[2] if match[2] is not None else match[3])
        place = match.end()
    return found


def lifetime(stored: Stored) -> dt.timedelta:
    """How long the answer is fresh from when it was made (RFC 9111, 4.2.1)."""
    control = directives(stored.headers.get("cache-control"))
    if "no-store" in control or "no-cache" in control or stored.headers.get("vary", "").strip() == "*":
        return NO_TIME
    if "max-age" in control:
        return dt.timedelta(seconds=whole_seconds(control["max-age"]) or 0)
    made = date(stored.headers.get("date")) or stored.received
    if "expires" in stored.headers:
        expires = date(stored.headers["expires"])
        # What is no date is in the past (RFC 9111, 5.3).
        return max(expires - made, NO_TIME) if expires else NO_TIME
    changed = date(stored.headers.get("last-modified"))
    if changed is None or stored.status not in _HEURISTIC:
        return NO_TIME
    return min(max(made - changed, NO_TIME) * HEURISTIC_SHARE, LONGEST_HEURISTIC)


def age_on_arrival(stored: Stored) -> dt.timedelta:
    """How old the answer was when it came (RFC 9111, 4.2.3): by its Date or by its Age and the way, the larger."""
    made = date(stored.headers.get("date"))
    apparent = max(stored.received - made, NO_TIME) if made else NO_TIME
    told = whole_seconds(stored.headers.get("age", "").partition(",")[0].strip()) or 0
    return max(apparent, dt.timedelta(seconds=told) + (stored.received - stored.asked))


def confirms(known_etag: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a 304 with these headers is about the copy that is known (RFC 9111, 4.3.3)."""
    said = headers.get("etag")
    return said is None or known_etag is None or _opaque(said) == _opaque(known_etag)


def whole_seconds(value: str | None) -> int | None:
    """A delta-seconds; None for what is none."""
    if value is None or not (value.isascii() and value.isdigit()):
        return None
    return min(int(value[:12]), LONGEST_AGE)


def date(value: str | None) -> dt.datetime | None:
    """An HTTP date in any of its three forms, aware; None for what is none."""
    try:
        at = email.utils.parsedate_to_datetime(value or "")
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _opaque(etag: str) -> str:
    """Without the mark of weakness: If-None-Match compares weakly (RFC 9110, 8.8.3.2)."""
    return etag.strip().removeprefix("W/")
