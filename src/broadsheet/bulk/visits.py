"""Visits to feeds: what is recorded of one, when the next is due, and when a feed has moved, died or is only late.

The functions decide; `Agenda` keeps what was decided until the entries that a visit brought are in the archive.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from broadsheet.errors import BroadsheetError, FetchError
from broadsheet.fetch import NotModified
from broadsheet.store import GONE, Archive, FeedState, Visit
from broadsheet.types import Capture

FETCHED: Final = "fetched"
UNCHANGED: Final = "unchanged"
MISSING: Final = "missing"
"""The host has known no such feed (HTTP 404) for several visits in a row; it is asked once a day."""
WAITING: Final = "waiting"
"""The host of its pages asked for patience: the feed is asked again for what is left of its entries."""

MISSING_AFTER: Final = 3
MOVED_AFTER: Final = 3
PATIENT_VISITS: Final = 3
"""Visits in a row that wait for pages; after them the feed's own words are taken."""

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


@dataclass(slots=True)
class Agenda:
    """Visits of a run. One is recorded when all entries that it brought are in the archive, and not before: a feed
    whose visit is recorded answers "unchanged", and entries not yet taken would be lost by a kill."""

    archive: Archive
    waiting: dict[str, Visit] = field(default_factory=dict)
    unsettled: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)

    def visited(self, feed: str, visit: Visit, entries: int) -> None:
        self.waiting[feed] = visit
        self.unsettled[feed] = entries
        self.unchanged += visit.outcome == UNCHANGED
        if visit.outcome == GONE:
            self.gone.append(feed)

    def settled(self, entries: Iterable[Capture]) -> None:
        """These are in the archive, or will be with its next transaction."""
        self.unsettled.subtract(entry.feed for entry in entries if entry.feed is not None)

    def forget(self, feed: str) -> None:
        """The visit was not brought to its end; the feed stays due."""
        self.waiting.pop(feed, None)

    def wait(self, state: FeedState, error: FetchError) -> None:
        """The visit is recorded as one that comes again, as if it had found nothing yet."""
        visit, last = self.waiting.get(state.feed.url), state.last
        if visit is None:
            return
        rest = dt.timedelta(seconds=error.retry_after or 0)
        self.waiting[state.feed.url] = Visit(
            at=visit.at,
            outcome=WAITING,
            due=visit.at + min(max(rest, SHORTEST_WAIT), LONGEST_REST),
            etag=last.etag if last else None,
            last_modified=last.last_modified if last else None,
            error=error.reason,
            failures=(last.failures if last and last.outcome == WAITING else 0) + 1,
        )

    def record(self) -> None:
        """To be called when nothing waits for a transaction."""
        done = [(feed, visit) for feed, visit in self.waiting.items() if self.unsettled[feed] <= 0]
        if done:
            self.archive.visited(done)
        for feed, _ in done:
            del self.waiting[feed]


def has_patience(state: FeedState) -> bool:
    """Whether a feed may wait once more for pages whose host asks for a rest."""
    last = state.last
    return last is None or last.outcome != WAITING or last.failures < PATIENT_VISITS
