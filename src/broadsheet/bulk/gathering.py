"""Feeds -> the archive: fetch what is due, then the pages of entries that are new."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from broadsheet import __version__, captures
from broadsheet.bulk.announced import Announced, take_announced
from broadsheet.bulk.listing import FEED_BUDGET, Fetched, Listed, list_entries
from broadsheet.bulk.local import is_local, look_through
from broadsheet.bulk.remembering import recall_answers, recall_hosts, remember
from broadsheet.bulk.taking import PAGE_BUDGET, Ledger, Taken, refusal_of
from broadsheet.bulk.visits import Agenda, has_patience, next_visit
from broadsheet.captures import Entry
from broadsheet.captures.item import dated
from broadsheet.errors import BroadsheetError, FetchError, InputError, Postponed
from broadsheet.fetch import Memory, Network, NotModified, Policy, Request, fetch
from broadsheet.fetch.proxies import Proxies
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive, FeedState, Place
from broadsheet.types import Article, Capture, Refusal
from broadsheet.workers import Lost, supervised

Clock = Callable[[], dt.datetime]
# An entry whose page was taken in its place. It is kept so that it is known when the feed shows it again.
FOLLOWED = "followed"
USER_AGENT = f"broadsheet/{__version__} (press review; reads feeds and the articles that they announce)"


def policy(
    allow_private: Iterable[str] = (),
    *,
    proxies: Proxies | None = None,
    seconds: float | None = None,
    size: int | None = None,
) -> Policy:
    """How broadsheet treats hosts, under its own name. A run ends after `seconds` or `size` bytes, if given."""
    return Policy(
        USER_AGENT,
        allow_private=frozenset(allow_private),
        proxies=proxies or Proxies(),
        run_seconds=seconds,
        run_bytes=size,
    )


def gather(
    archive: Archive,
    *,
    now: Clock,
    rules: Policy | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    network: Network | None = None,
) -> Taken:
    """Look through folders and mailboxes; fetch the feeds that are due, then the pages of their new entries; store all.

    A feed that fails is counted with its reason and asked again when it is next due; of a page that cannot be had,
    the entry's own text is taken. What the run's time or size does not allow is left for the next.
    """
    looked = look_through(archive, now=now, workers=workers, progress=progress)
    readers = 1 if workers is None else min(workers, 1)
    run = _Run(archive, rules or policy(), now, progress, network or Network(), readers)
    entries = run.new_entries()
    for item, outcome in supervised(take_announced, run.with_pages(entries), workers=workers, budget=PAGE_BUDGET):
        run.put(item, outcome)
    return looked + run.close()


@dataclass(slots=True)
class _Index:
    """An index of sitemaps under way: `is_left` if the run ended before one of them was asked."""

    document: Capture
    sitemaps: tuple[str, ...]
    fresh: int
    is_left: bool = False


@dataclass(slots=True)
class _Run:
    """One gathering under way: what is counted, remembered and still to be recorded."""

    archive: Archive
    rules: Policy
    now: Clock
    progress: Progress
    network: Network
    readers: int
    memory: Memory = field(default_factory=Memory)
    due: Mapping[str, FeedState] = field(init=False)
    ledger: Ledger = field(init=False)
    agenda: Agenda = field(init=False)
    asked: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    postponed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.ledger, self.agenda = Ledger(self.archive), Agenda(self.archive)
        due = (state for state in self.archive.due(self.now()) if not is_local(state.feed))
        self.due = {state.feed.url: state for state in due}

    def _fetch(self, requests: Sequence[Request]) -> Iterator[tuple[Request, Capture | NotModified | FetchError]]:
        recall_hosts(self.archive, self.memory, requests)
        return fetch(requests, policy=_half(self.rules), now=self.now, memory=self.memory, network=self.network)

    # ------------------------------------------------------------------------------------------------- feeds

    def new_entries(self) -> list[Entry]:
        """Entries that the archive does not know, of all feeds that are due; those of an index's sitemaps too."""
        found: list[Entry] = []
        indexes: dict[str, _Index] = {}
        places: list[Place] = []
        for fetched, outcome in supervised(list_entries, self._documents(), workers=self.readers, budget=FEED_BUDGET):
            if isinstance(outcome, Listed):
                fresh = self._unknown(outcome.entries)
                found += fresh
                places += outcome.places
                if outcome.nested:
                    indexes[fetched.feed] = _Index(fetched.document, outcome.nested, len(fresh))
                else:
                    self._visited(fetched.feed, fetched.document, None, len(fresh))
            else:
                failed = InputError(fetched.feed, outcome.detail) if isinstance(outcome, Lost) else outcome
                self._visited(fetched.feed, fetched.document, failed, 0)
        self.archive.note_places(places)
        return found + self._of_indexes(indexes)

    def _documents(self) -> Iterator[Fetched]:
        recall_answers(self.archive, self.memory, self.due)
        for request, answer in self._fetch([_request(state) for state in self.due.values()]):
            if isinstance(answer, Capture):
                yield Fetched(request.url, answer, self.due[request.url].feed.kind)
            elif isinstance(answer, Postponed):
                self.postponed["feeds"] += 1
            else:
                self._visited(request.url, answer, answer if isinstance(answer, FetchError) else None, 0)

    def _of_indexes(self, indexes: Mapping[str, _Index]) -> list[Entry]:
        """New entries of the sitemaps that indexes name. An index counts as visited when all of them are read."""
        found: list[Entry] = []
        for fetched, outcome in supervised(
            list_entries, self._sitemaps(indexes), workers=self.readers, budget=FEED_BUDGET
        ):
            if isinstance(outcome, Listed):
                fresh = self._unknown(outcome.entries)
                found += fresh
                indexes[fetched.feed].fresh += len(fresh)
            else:
                self.ledger.errors.append(
                    InputError(fetched.feed, outcome.detail) if isinstance(outcome, Lost) else outcome
                )
        for feed, index in indexes.items():
            if not index.is_left:
                self._visited(feed, index.document, None, index.fresh)
        return found

    def _sitemaps(self, indexes: Mapping[str, _Index]) -> Iterator[Fetched]:
        feed_of = {url: feed for feed, index in indexes.items() for url in index.sitemaps}
        for request, answer in self._fetch([Request(url) for url in feed_of]):
            feed = feed_of[request.url]
            if isinstance(answer, Capture):
                yield Fetched(feed, answer)
            elif isinstance(answer, Postponed):
                indexes[feed].is_left = True
            elif isinstance(answer, FetchError):
                self.ledger.errors.append(answer)

    def _visited(
        self,
        url: str,
        answer: Capture | NotModified | FetchError,
        failed: BroadsheetError | None,
        fresh: int,
    ) -> None:
        self.asked.add(url)
        if failed:
            self.failed.add(url)
            self.ledger.errors.append(failed)
        stored = self.memory.answers.get(url)
        good_until = stored.fresh_until() if stored else None
        visit = next_visit(self.due[url], answer, failed, fresh, self.now(), good_until)
        self.agenda.visited(url, visit, fresh)
        self.progress("feeds", len(self.asked), len(self.due))

    def _unknown(self, listed: Sequence[Entry]) -> list[Entry]:
        known = self.archive.known([entry.capture.sha256 for entry in listed])
        first = {entry.capture.sha256: entry for entry in reversed(listed) if entry.capture.sha256 not in known}
        fresh = [entry for entry in listed if first.get(entry.capture.sha256) is entry]
        self.ledger.known += len(listed) - len(fresh)
        self.ledger.seen += len(listed) - len(fresh)
        return fresh

    # ------------------------------------------------------------------------------------------------- pages

    def with_pages(self, entries: Sequence[Entry]) -> Iterator[Announced]:
        """Each address once, however many entries announce it."""
        by_link: dict[str, list[Capture]] = defaultdict(list)
        for entry in entries:
            if entry.link:
                by_link[entry.link].append(entry.capture)
            else:
                self.ledger.seen += 1
                yield Announced((entry.capture,), None)
        asked = [Request(link) for link in by_link]
        for done, (request, answer) in enumerate(self._fetch(asked), 1):
            announced = tuple(by_link[request.url])
            if isinstance(answer, FetchError) and self._is_left(announced, answer):
                self.postponed["pages"] += 1
            else:
                self.ledger.seen += 1
                page = self._page(answer)
                yield Announced(announced, dated(page, announced) if page else None)
            self.progress("pages", done, len(asked))

    def _page(self, answer: Capture | NotModified | FetchError) -> Capture | None:
        if isinstance(answer, FetchError):
            self.ledger.unfetched[f"HTTP {answer.status}" if answer.status else answer.word] += 1
        elif isinstance(answer, Capture):
            try:
                return captures.fetched(answer)
            except InputError as error:
                self.ledger.unfetched[error.word] += 1
        return None

    def _is_left(self, announced: Sequence[Capture], error: FetchError) -> bool:
        """Whether these entries wait for another visit: the run is over, or the page's host asks for a rest."""
        states = [self.due[entry.feed] for entry in announced if entry.feed is not None and entry.feed in self.due]
        if isinstance(error, Postponed):
            for state in states:
                self.agenda.forget(state.feed.url)
            return True
        if error.retry_after is None or not all(has_patience(state) for state in states):
            return False
        for state in states:
            self.agenda.wait(state, error)
        self.agenda.settled(announced)
        return True

    # ----------------------------------------------------------------------------------------------- the end

    def put(self, item: Announced, outcome: tuple[Capture, Article | Refusal] | Lost) -> None:
        """Into the ledger: the page or entry that was taken, and that the others announced the same."""
        if isinstance(outcome, Lost):
            self.ledger.put(item.entries[0], refusal_of(item.entries[0], outcome))
            rest: Sequence[Capture] = item.entries[1:]
        else:
            capture, taken = outcome
            self.ledger.put(capture, taken)
            rest = [entry for entry in item.entries if entry.sha256 != capture.sha256]
        for entry in rest:
            self.ledger.put(entry, Refusal(entry.origin, FOLLOWED, "its page was taken", entry.sha256))
        self.agenda.settled(item.entries)
        if self.ledger.is_empty:
            self.agenda.record()

    def close(self) -> Taken:
        self.ledger.flush()
        self.agenda.record()
        moved = remember(self.archive, self.memory, self.asked, self.failed)
        self.ledger.refused.pop(FOLLOWED, None)
        by_word: Counter[str] = Counter()
        for (_, word), count in self.memory.tally.items():
            by_word[word] += count
        return self.ledger.taken() + Taken(
            feeds_unchanged=self.agenda.unchanged,
            postponed=tuple(sorted(self.postponed.items())),
            answers=tuple(sorted(by_word.items())),
            hosts=tuple(sorted((host, word, count) for (host, word), count in self.memory.tally.items())),
            moved=tuple(moved),
            gone=tuple(sorted(self.agenda.gone)),
        )


def _half(rules: Policy) -> Policy:
    """Feeds have half of a run's time and size, pages the other: a short run comes to pages too, so the next goes on
    where it ended."""
    seconds, size = rules.run_seconds, rules.run_bytes
    return replace(
        rules,
        run_seconds=seconds / 2 if seconds is not None else None,
        run_bytes=size // 2 if size is not None else None,
    )


def _request(state: FeedState) -> Request:
    last = state.last
    return Request(state.feed.url, last.etag if last else None, last.last_modified if last else None, remembered=True)
