"""Feeds that are due -> their new entries, as jobs in the archive's queue.

An entry is kept before the visit that brought it is recorded: a feed whose visit is recorded answers "unchanged", and
may show the entry no more when it is next asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.articles import EXTRACTOR
from broadsheet.bulk.asking import Asking
from broadsheet.bulk.listing import FEED_BUDGET, Fetched, Listed, list_entries
from broadsheet.bulk.local import is_local
from broadsheet.bulk.remembering import recall_answers
from broadsheet.bulk.taking import ENTRY, Ledger
from broadsheet.bulk.visits import UNCHANGED, next_visit
from broadsheet.errors import BroadsheetError, FetchError, InputError, Postponed
from broadsheet.fetch import NotModified, Request
from broadsheet.pipeline.progress import Progress
from broadsheet.store import ANNOUNCED, GONE, FeedState, Place, Visit
from broadsheet.types import Capture, Refusal
from broadsheet.workers import Lost, supervised


@dataclass(slots=True)
class _Index:
    """An index of sitemaps under way: `is_left` if the run ended before one of them was asked."""

    document: Capture
    sitemaps: tuple[str, ...]
    fresh: int
    is_left: bool = False


@dataclass(slots=True)
class Visiting:
    """The visits of one gathering: what came of them, and what they found that the archive does not know."""

    asking: Asking
    ledger: Ledger
    progress: Progress
    readers: int
    due: Mapping[str, FeedState] = field(init=False)
    visits: dict[str, Visit] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    postponed: int = 0
    _found: list[Capture] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        due = (state for state in self.asking.archive.due(self.asking.now()) if not is_local(state.feed))
        self.due = {state.feed.url: state for state in due}

    def visit(self) -> None:
        """Ask all feeds that are due, and put their new entries in the queue; those of an index's sitemaps too."""
        indexes: dict[str, _Index] = {}
        for fetched, outcome in supervised(list_entries, self._documents(), workers=self.readers, budget=FEED_BUDGET):
            if isinstance(outcome, Listed):
                fresh = self._found_in(outcome)
                self._places += _places(fetched, outcome)
                if outcome.nested:
                    indexes[fetched.feed] = _Index(fetched.document, outcome.nested, fresh)
                else:
                    self._visited(fetched.feed, fetched.document, None, fresh)
            else:
                self._visited(fetched.feed, fetched.document, _error(fetched, outcome), 0)
        self._visit_sitemaps(indexes)
        self._record()

    @property
    def unchanged(self) -> int:
        return sum(visit.outcome == UNCHANGED for visit in self.visits.values())

    @property
    def gone(self) -> list[str]:
        return sorted(feed for feed, visit in self.visits.items() if visit.outcome == GONE)

    def _documents(self) -> Iterator[Fetched]:
        recall_answers(self.asking.archive, self.asking.memory, self.due)
        for request, answer in self.asking.fetch([_request(state) for state in self.due.values()]):
            if isinstance(answer, Capture):
                yield Fetched(request.url, answer, self.due[request.url].feed.kind)
            elif isinstance(answer, Postponed):
                self.postponed += 1
            else:
                self._visited(request.url, answer, answer if isinstance(answer, FetchError) else None, 0)

    def _visit_sitemaps(self, indexes: Mapping[str, _Index]) -> None:
        """An index counts as visited when all of its sitemaps are read."""
        sitemaps = self._sitemaps(indexes)
        for fetched, outcome in supervised(list_entries, sitemaps, workers=self.readers, budget=FEED_BUDGET):
            if isinstance(outcome, Listed):
                indexes[fetched.feed].fresh += self._found_in(outcome)
            else:
                self.ledger.errors.append(_error(fetched, outcome))
        for feed, index in indexes.items():
            if not index.is_left:
                self._visited(feed, index.document, None, index.fresh)

    def _sitemaps(self, indexes: Mapping[str, _Index]) -> Iterator[Fetched]:
        feed_of = {url: feed for feed, index in indexes.items() for url in index.sitemaps}
        for request, answer in self.asking.fetch([Request(url) for url in feed_of]):
            feed = feed_of[request.url]
            if isinstance(answer, Capture):
                yield Fetched(feed, answer)
            elif isinstance(answer, Postponed):
                indexes[feed].is_left = True
            elif isinstance(answer, FetchError):
                self.ledger.errors.append(answer)

    def _found_in(self, listed: Listed) -> int:
        """How many of the entries are new."""
        met = {entry.capture.sha256: entry.capture for entry in reversed(listed.entries)}
        known = self.asking.archive.known(met)
        fresh = [capture for sha, capture in met.items() if sha not in known]
        self._found += fresh
        self.ledger.known += len(listed.entries) - len(fresh)
        self.ledger.seen += len(listed.entries) - len(fresh)
        return len(fresh)

    def _visited(
        self, url: str, answer: Capture | NotModified | FetchError, failed: BroadsheetError | None, fresh: int
    ) -> None:
        if failed:
            self.failed.add(url)
            self.ledger.errors.append(failed)
        stored = self.asking.memory.answers.get(url)
        good_until = stored.fresh_until() if stored else None
        self.visits[url] = next_visit(self.due[url], answer, failed, fresh, self.asking.now(), good_until)
        self.progress("feeds", len(self.visits), len(self.due))

    def _record(self) -> None:
        """In this order, so that whatever is stopped here is done again and not left out."""
        archive = self.asking.archive
        if self._found:
            archive.queue.put(ENTRY, (entry.sha256 for entry in self._found), self.asking.now())
            archive.add([], [(entry, _waiting(entry)) for entry in self._found], extractor=EXTRACTOR)
        archive.note_places(self._places)
        archive.visited(self.visits.items())


def _places(fetched: Fetched, listed: Listed) -> list[Place]:
    """Where the headlines of a front page stand, or of a feed that is ordered like one."""
    received = fetched.document.received
    return [Place(link.url, fetched.feed, link.place, link.of, received) for link in listed.links]


def _waiting(entry: Capture) -> Refusal:
    return Refusal(entry.origin, ANNOUNCED, "its page is still to be fetched", entry.sha256)


def _error(fetched: Fetched, outcome: InputError | Lost) -> InputError:
    return InputError(fetched.feed, outcome.detail) if isinstance(outcome, Lost) else outcome


def _request(state: FeedState) -> Request:
    last = state.last
    return Request(state.feed.url, last.etag if last else None, last.last_modified if last else None, remembered=True)
