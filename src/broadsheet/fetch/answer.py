"""What an HTTP answer means: deciding, without doing."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from broadsheet.captures.address import printable
from broadsheet.errors import FetchError

OK: Final = 200
NOT_MODIFIED: Final = 304
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})
ASKS_FOR_MERCY: Final = frozenset({429, 503})
RETRIED: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be another in a moment."""

KEPT: Final = ("cache-control", "content-language", "content-type", "etag", "expires", "last-modified")
MEMENTO: Final = "memento-datetime"
OF_MEMENTOS: Final = ("content-location", MEMENTO)
"""What a web archive says of a copy (RFC 7089)."""

_MEDIA_TYPE: Final = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+")
_REASONS: Final = {
    401: "it asks for a password",
    403: "the host forbids it",
    404: "the host knows no such page",
    410: "the page is gone for good",
    429: "the host asks for fewer requests",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the host at `url`; `headers` by lower-case name."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        found = _MEDIA_TYPE.match(self.headers.get("content-type", "").strip())
        return found[0].lower() if found else "application/octet-stream"

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        names = KEPT + OF_MEMENTOS if MEMENTO in self.headers else KEPT
        return tuple((name, printable(self.headers[name])) for name in names if name in self.headers)


def failed(answer: Answer, subject: str, now: dt.datetime) -> FetchError:
    """The error that a status other than 200 is."""
    reason = _REASONS.get(answer.status, "the host failed" if answer.status >= 500 else "the answer is no page")
    remedy = "It is asked again another time." if answer.status in RETRIED else "Check the address."
    wait = retry_after(answer.headers.get("retry-after"), now)
    return FetchError(subject, f"{reason} (HTTP {answer.status})", remedy, status=answer.status, retry_after=wait)


def retry_after(value: str | None, now: dt.datetime) -> float | None:
    """Seconds to wait, by a Retry-After of seconds or a date (RFC 9110, 10.2.3)."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - now).total_seconds())


def backoff(attempt: int, first: float) -> float:
    """Seconds before attempt `attempt` + 1, counted from 0: doubled each time, without chance."""
    return float(first * 2**attempt)
