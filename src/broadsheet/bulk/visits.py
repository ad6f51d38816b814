"""Visits to feeds: what is recorded of one, when the next is due, and when a feed has moved, died or is only late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.errors import BroadsheetError, FetchError
from broadsheet.fetch import NotModified
from broadsheet.store import GONE, FeedState, Visit
from broadsheet.types import Capture

FETCHED: Final = "fetched"
UNCHANGED: Final = "unchanged"
MISSING: Final = "missing"
"""The host has known no such feed (HTTP 404) for several visits in a row; it is asked once a day."""

MISSING_AFTER: Final = 3
MOVED_AFTER: Final = 3

SHORTEST_WAIT: Final = dt.timedelta(minutes=30)
LONGEST_WAIT: Final = dt.timedelta(days=1)
LONGEST_REST: Final = dt.timedelta(days=7)
"""A host that asks for a longer rest is asked again after this."""

_HTTP_MISSING: Final = 404
_HTTP_GONE: Final = 410


def next_visit(
    state: FeedState,
    answer: Capture | NotModified | FetchError,
    failed: BroadsheetError | None,
    fresh: int,
    now: dt.datetime,
    good_until: dt.datetime | None = None,
) -> Visit:
    """What is recorded of a visit, and when the next is due.

    A feed with news is asked again in half an hour; one without waits twice as long as the last time, as does one
    that fails, up to a day; not before `good_until`, as long as the host said that its answer is good, if that is
    within the day; a host that says when to come back is believed.
    """
    last = state.last
    waited = last.due - last.at if last else SHORTEST_WAIT
    wait = SHORTEST_WAIT if fresh else min(max(waited * 2, SHORTEST_WAIT), LONGEST_WAIT)
    if failed:
        return _failure(last, failed, wait, now)
    if good_until is not None:
        wait = max(wait, min(good_until - now, LONGEST_WAIT))
    if isinstance(answer, Capture):
        headers = {name.lower(): value for name, value in answer.headers}
        return Visit(now, FETCHED, now + wait, headers.get("etag"), headers.get("last-modified"))
    return Visit(now, UNCHANGED, now + wait, last.etag if last else None, last.last_modified if last else None)


def _failure(last: Visit | None, failed: BroadsheetError, wait: dt.timedelta, now: dt.datetime) -> Visit:
    status = failed.status if isinstance(failed, FetchError) else None
    failures = (last.failures if last else 0) + 1
    outcome = failed.word
    if status == _HTTP_GONE:
        outcome = GONE
    elif status == _HTTP_MISSING and failures >= MISSING_AFTER:
        outcome, wait = MISSING, LONGEST_WAIT
    if isinstance(failed, FetchError) and failed.retry_after:
        wait = max(wait, min(dt.timedelta(seconds=failed.retry_after), LONGEST_REST))
    return Visit(
        at=now,
        outcome=outcome,
        due=now + wait,
        etag=last.etag if last else None,
        last_modified=last.last_modified if last else None,
        error=failed.reason or str(failed),
        failures=failures,
    )


@dataclass(frozen=True, slots=True)
class Move:
    """A feed's host says that it lives at `to` for good, and said so on `visits` visits in a row."""

    to: str
    visits: int = 1

    @property
    def is_settled(self) -> bool:
        return self.visits >= MOVED_AFTER


def moving(before: Move | None, to: str | None) -> Move | None:
    """What is known of a move after a visit that led `to` another address for good (None: it did not)."""
    if to is None:
        return None
    return replace(before, visits=before.visits + 1) if before is not None and before.to == to else Move(to)
