"""Feeds -> the archive: fetch what is due, then the pages of entries that are new."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet import __version__, captures
from broadsheet.bulk.taking import PAGE_BUDGET, Ledger, Taken, refusal_of
from broadsheet.captures import Entry
from broadsheet.errors import BroadsheetError, FetchError, InputError
from broadsheet.fetch import NotModified, Policy, Request, fetch
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.pipeline.text import take
from broadsheet.store import Archive, FeedState, Visit
from broadsheet.types import Article, Capture, Refusal
from broadsheet.workers import Budget, Lost, supervised

Clock = Callable[[], dt.datetime]
# A feed of a hundred thousand items takes about a minute; real ones a fraction of a second.
FEED_BUDGET = Budget(cpu_seconds=60.0)
# An entry whose page was taken in its place. It is kept so that it is known when the feed shows it again.
FOLLOWED = "followed"
UNCHANGED = "unchanged"
USER_AGENT = f"broadsheet/{__version__} (press review; reads feeds and the articles that they announce)"
SHORTEST_WAIT = dt.timedelta(minutes=30)
LONGEST_WAIT = dt.timedelta(days=1)


def policy(allow_private: Iterable[str] = ()) -> Policy:
    """How broadsheet treats hosts, under its own name."""
    return Policy(USER_AGENT, allow_private=frozenset(allow_private))


def gather(
    archive: Archive,
    *,
    now: Clock,
    rules: Policy | None = None,
    workers: int | None = None,
    progress: Progress = silent,
) -> Taken:
    """Fetch the feeds that are due, then the pages of their new entries; store both.

    A feed that fails is counted with its reason and asked again when it is next due; of a page that cannot be had,
    the entry's own text is taken.
    """
    rules = rules or policy()
    ledger = Ledger(archive)
    visits: list[tuple[str, Visit]] = []
    entries = _new_entries(ledger, rules, now, visits, progress)
    announced = _with_pages(entries, rules, now, ledger, progress)
    for item, outcome in supervised(take_announced, announced, workers=workers, budget=PAGE_BUDGET):
        if isinstance(outcome, Lost):
            ledger.put(item.entries[0], refusal_of(item.entries[0], outcome))
            rest: Sequence[Capture] = item.entries[1:]
        else:
            capture, taken = outcome
            ledger.put(capture, taken)
            rest = [entry for entry in item.entries if entry.sha256 != capture.sha256]
        for entry in rest:
            ledger.put(entry, Refusal(entry.origin, FOLLOWED, "its page was taken", entry.sha256))
    ledger.flush()
    # Only now: a feed whose visit is recorded answers "unchanged", and entries not yet taken would be lost by a kill.
    archive.visited(visits)
    ledger.refused.pop(FOLLOWED, None)
    unchanged = sum(visit.outcome == UNCHANGED for _, visit in visits)
    return ledger.taken() + Taken(feeds_unchanged=unchanged)


@dataclass(frozen=True, slots=True)
class Announced:
    """Entries of one address, the first seen first, and the page behind it where that could be had."""

    entries: tuple[Capture, ...]
    page: Capture | None


def take_announced(item: Announced) -> tuple[Capture, Article | Refusal]:
    """The page's article; the entry's own text where the page cannot be had or has none."""
    if item.page is not None:
        article = take(item.page)
        if isinstance(article, Article):
            return item.page, article
    return item.entries[0], take(item.entries[0])


@dataclass(frozen=True, slots=True)
class Fetched:
    """A feed's document, and the address that the feed is known by."""

    feed: str
    document: Capture


def list_entries(fetched: Fetched) -> tuple[Entry, ...] | InputError:
    """The entries of a feed's document. Links are relative to where it was found in the end."""
    document = fetched.document
    content_type = {name.lower(): value for name, value in document.headers}.get("content-type")
    try:
        found = captures.entries(
            document.body, url=document.url or fetched.feed, media_type_hint=content_type, now=document.received
        )
    except InputError as error:
        return error
    return tuple(replace(entry, capture=replace(entry.capture, feed=fetched.feed)) for entry in found)


def _new_entries(
    ledger: Ledger, rules: Policy, now: Clock, visits: list[tuple[str, Visit]], progress: Progress
) -> list[Entry]:
    """Entries that the archive does not know, of all feeds that are due; what is to be recorded goes to `visits`."""
    due = {state.feed.url: state for state in ledger.archive.due(now())}
    asked = [_request(state) for state in due.values()]

    def record(
        url: str, answer: Capture | NotModified | FetchError, failed: BroadsheetError | None, fresh: int
    ) -> None:
        if failed:
            ledger.errors.append(failed)
        visits.append((url, next_visit(due[url], answer, failed, fresh, now())))
        progress("feeds", len(visits), len(asked))

    def documents() -> Iterator[Fetched]:
        for request, answer in fetch(asked, policy=rules, now=now):
            if isinstance(answer, Capture):
                yield Fetched(request.url, answer)
            else:
                record(request.url, answer, answer if isinstance(answer, FetchError) else None, 0)

    found: list[Entry] = []
    for fetched, outcome in supervised(list_entries, documents(), workers=1, budget=FEED_BUDGET):
        if isinstance(outcome, tuple):
            fresh = _unknown(ledger, outcome)
            found += fresh
            record(fetched.feed, fetched.document, None, len(fresh))
        else:
            failed = InputError(fetched.feed, outcome.detail) if isinstance(outcome, Lost) else outcome
            record(fetched.feed, fetched.document, failed, 0)
    return found


def _request(state: FeedState) -> Request:
    last = state.last
    return Request(state.feed.url, last.etag if last else None, last.last_modified if last else None)


def _unknown(ledger: Ledger, listed: Sequence[Entry]) -> list[Entry]:
    known = ledger.archive.known([entry.capture.sha256 for entry in listed])
    fresh = [entry for entry in listed if entry.capture.sha256 not in known]
    ledger.known += len(listed) - len(fresh)
    ledger.seen += len(listed) - len(fresh)
    return fresh


def next_visit(
    state: FeedState,
    answer: Capture | NotModified | FetchError,
    failed: BroadsheetError | None,
    fresh: int,
    now: dt.datetime,
) -> Visit:
    """What is recorded of a visit, and when the next is due.

    A feed with news is asked again in half an hour; one without waits twice as long as the last time, as does one
    that fails, up to a day; a host that says when to come back is believed.
    """
    last = state.last
    waited = last.due - last.at if last else SHORTEST_WAIT
    wait = SHORTEST_WAIT if fresh else min(max(waited * 2, SHORTEST_WAIT), LONGEST_WAIT)
    if isinstance(failed, FetchError) and failed.retry_after:
        wait = max(wait, dt.timedelta(seconds=failed.retry_after))
    if failed:
        return Visit(
            at=now,
            outcome=failed.word,
            due=now + wait,
            etag=last.etag if last else None,
            last_modified=last.last_modified if last else None,
            error=failed.reason or str(failed),
            failures=(last.failures if last else 0) + 1,
        )
    if isinstance(answer, Capture):
        headers = {name.lower(): value for name, value in answer.headers}
        return Visit(now, "fetched", now + wait, headers.get("etag"), headers.get("last-modified"))
    return Visit(now, UNCHANGED, now + wait, last.etag if last else None, last.last_modified if last else None)


def _with_pages(
    entries: Sequence[Entry], rules: Policy, now: Clock, ledger: Ledger, progress: Progress
) -> Iterator[Announced]:
    """Each address once, however many entries announce it."""
    by_link: dict[str, list[Capture]] = defaultdict(list)
    for entry in entries:
        if entry.link:
            by_link[entry.link].append(entry.capture)
        else:
            ledger.seen += 1
            yield Announced((entry.capture,), None)
    asked = [Request(link) for link in by_link]
    for done, (request, answer) in enumerate(fetch(asked, policy=rules, now=now), 1):
        ledger.seen += 1
        page: Capture | None = None
        if isinstance(answer, FetchError):
            ledger.unfetched[f"HTTP {answer.status}" if answer.status else answer.word] += 1
        elif isinstance(answer, Capture):
            try:
                page = captures.fetched(answer)
            except InputError as error:
                ledger.unfetched[error.word] += 1
        yield Announced(tuple(by_link[request.url]), page)
        progress("pages", done, len(asked))
