"""Entries that wait in the archive's queue -> articles: the pages behind them, or their own words.

An entry leaves the queue when what came of it is in the archive. One whose page's host asks for a rest waits there for
some tries, however long its feed shows it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from broadsheet import captures
from broadsheet.bulk.announced import Announced, take_announced
from broadsheet.bulk.asking import Asking
from broadsheet.bulk.extracting import PAGE_BUDGET
from broadsheet.bulk.taking import ENTRY, Ledger
from broadsheet.bulk.visits import LONGEST_REST, SHORTEST_WAIT
from broadsheet.captures.item import dated
from broadsheet.errors import FetchError, InputError, Postponed
from broadsheet.fetch import NotModified, Request
from broadsheet.pipeline.progress import Progress
from broadsheet.store import ANNOUNCED, FOLLOWED
from broadsheet.types import Article, Capture, Refusal
from broadsheet.workers import Lost, supervised

PATIENT_TRIES: Final = 3
"""How often an entry waits for its page; after that its own words are taken."""
EVERY_ONE: Final = 1_000_000
"""More entries than wait at once."""


@dataclass(slots=True)
class Following:
    """The entries that one gathering has leased. `postponed` are pages that are left for another."""

    asking: Asking
    ledger: Ledger
    progress: Progress
    postponed: int = 0
    _tries: Mapping[str, int] = field(default_factory=dict)
    _settled: list[str] = field(default_factory=list)
    _wordless: list[Announced] = field(default_factory=list)

    def follow(self, workers: int | None) -> None:
        """Take all entries that are due."""
        queue = self.asking.archive.queue
        queue.reclaim(ENTRY)
        leased = queue.lease(ENTRY, self.asking.now(), most=EVERY_ONE)
        try:
            for items in (self._announced(self._waiting(leased)), self._again()):
                for item, outcome in supervised(take_announced, items, workers=workers, budget=PAGE_BUDGET):
                    self._put(item, outcome)
            self.ledger.flush()
            self._record()
        finally:
            # What was not asked, or not brought to its end, is due as before.
            queue.release(ENTRY, leased)

    def _waiting(self, leased: Sequence[str]) -> list[Capture]:
        """The entries that were leased, in the order in which they came."""
        archive = self.asking.archive
        self._tries = {job.key: job.attempts for job in archive.queue.jobs(ENTRY)} if leased else {}
        # A run that was killed may have taken some and not said so.
        waiting = {sha for sha, reason in archive.reasons(leased).items() if reason == ANNOUNCED}
        self._settled += set(leased) - waiting
        return sorted(archive.captures_of(waiting), key=lambda entry: (entry.received, entry.feed or "", entry.sha256))

    def _announced(self, entries: Sequence[Capture]) -> Iterator[Announced]:
        """Each address once, however many entries announce it."""
        by_link: dict[str, list[Capture]] = defaultdict(list)
        for entry in entries:
            if entry.url:
                by_link[entry.url].append(entry)
            else:
                self.ledger.seen += 1
                yield Announced((entry,), None)
        for done, (request, answer) in enumerate(self.asking.fetch([Request(link) for link in by_link]), 1):
            announced = tuple(by_link[request.url])
            if not (isinstance(answer, FetchError) and self._is_left(announced, answer)):
                self.ledger.seen += 1
                page = self._page(answer)
                yield Announced(announced, dated(page, announced) if page else None)
            self.progress("pages", done, len(by_link))

    def _page(self, answer: Capture | NotModified | FetchError) -> Capture | None:
        if isinstance(answer, FetchError):
            self.ledger.unfetched[f"HTTP {answer.status}" if answer.status else answer.word] += 1
        elif isinstance(answer, Capture):
            try:
                return captures.fetched(answer)
            except InputError as error:
                self.ledger.unfetched[error.word] += 1
        return None

    def _is_left(self, entries: Sequence[Capture], error: FetchError) -> bool:
        """Whether these entries wait for another try: the run is over, or the page's host asks for a rest."""
        names = [entry.sha256 for entry in entries]
        if not isinstance(error, Postponed):
            if error.retry_after is None or any(self._tries[name] > PATIENT_TRIES for name in names):
                return False
            rest = min(max(dt.timedelta(seconds=error.retry_after), SHORTEST_WAIT), LONGEST_REST)
            self.asking.archive.queue.postpone(ENTRY, names, self.asking.now() + rest)
        self.postponed += 1
        return True

    def _put(self, item: Announced, outcome: tuple[bool, Article | Refusal] | Lost) -> None:
        """Into the ledger: the page or entry that was taken, and that the others announced the same."""
        if isinstance(outcome, Lost):
            self.ledger.lose(item.page or item.entries[0], outcome)
            if item.page:
                self.ledger.unfetched[outcome.reason] += 1
                self._wordless.append(Announced(item.entries, None))
                return
            taken = item.entries[0].sha256
        else:
            is_page, result = outcome
            capture = item.page if is_page and item.page else item.entries[0]
            self.ledger.put(capture, result)
            taken = capture.sha256
        for entry in item.entries:
            if entry.sha256 != taken:
                self.ledger.put(entry, Refusal(entry.origin, FOLLOWED, "its page was taken", entry.sha256))
        self._settled += [entry.sha256 for entry in item.entries]
        if self.ledger.is_empty:
            self._record()

    def _again(self) -> Iterator[Announced]:
        """Entries whose page ended the process that extracted it."""
        for item in self._wordless:
            self.ledger.seen += 1
            yield item

    def _record(self) -> None:
        """To be called when nothing waits for a transaction."""
        self.asking.archive.queue.finish(ENTRY, self._settled)
        self._settled.clear()
