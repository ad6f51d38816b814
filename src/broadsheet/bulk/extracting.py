"""Captures -> articles in the archive: what is new is extracted, by processes that may be ended.

Runs at the same time share the work: each claims what it is about to extract (a lease in the queue), leaves alone what
another has claimed, and sees in the end that it was done.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from broadsheet.bulk.taking import BATCH, EXTRACT, Clock, Ledger, Taken
from broadsheet.errors import BroadsheetError, InputError
from broadsheet.pipeline.captured import take
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive
from broadsheet.types import Capture, Refusal
from broadsheet.workers import Budget, Lost, supervised

# A page that takes longer than this was made to; real ones take a thousandth of it.
PAGE_BUDGET = Budget(cpu_seconds=10.0)
# As long as the slowest batch may take. What a process claimed that died on this machine is free at once.
CLAIM = dt.timedelta(hours=1)
# Captures that wait for another run, at once; beyond it some are extracted twice rather than all kept in memory.
MOST_ELSEWHERE = 2 * BATCH
# Seconds between looks at what another run has finished.
WAIT = 0.2


def going_on(moment: dt.datetime) -> Clock:
    """A clock that shows this moment now: leases end by a clock, also where a run is told the time only once."""
    begun = time.monotonic()
    return lambda: moment + dt.timedelta(seconds=time.monotonic() - begun)


def take_all(
    archive: Archive,
    stream: Iterable[Capture | Refusal],
    *,
    now: Clock,
    workers: int | None = None,
    progress: Progress = silent,
) -> Taken:
    """Take in a stream of captures. If the stream ends in an `InputError`, what came before it is kept."""
    ledger = Ledger(archive, now)
    archive.queue.reclaim(EXTRACT)
    claims = Claims(ledger)
    _extract(ledger, claims.new(_until_damaged(stream, ledger.errors)), workers, progress)
    while left := len(claims.elsewhere):
        _extract(ledger, claims.left(), workers, progress)
        if len(claims.elsewhere) == left:
            time.sleep(WAIT)
    return ledger.taken()


def take_again(archive: Archive, *, now: Clock, workers: int | None = None, progress: Progress = silent) -> Taken:
    """Extract what a person took out of quarantine. What a run had claimed that died is for whoever meets it again."""
    ledger = Ledger(archive, now)
    archive.queue.reclaim(EXTRACT)
    while leased := archive.queue.lease(EXTRACT, now(), most=BATCH, length=CLAIM):
        refused = [sha for sha, reason in archive.reasons(leased).items() if reason is not None]
        archive.queue.finish(EXTRACT, set(leased) - set(refused))
        ledger.claimed.update(refused)
        ledger.seen += len(refused)
        _extract(ledger, map(archive.capture, refused), workers, progress)
    return ledger.taken()


def take_captures(
    archive: Archive,
    stream: Iterable[Capture],
    *,
    now: Clock,
    workers: int | None = None,
    progress: Progress = silent,
) -> Taken:
    """Extract captures that the archive holds already, anew."""
    ledger = Ledger(archive, now)

    def counted() -> Iterator[Capture]:
        for capture in stream:
            ledger.seen += 1
            yield capture

    _extract(ledger, counted(), workers, progress)
    return ledger.taken()


def _extract(ledger: Ledger, fresh: Iterable[Capture], workers: int | None, progress: Progress) -> None:
    for capture, outcome in supervised(take, fresh, workers=workers, budget=PAGE_BUDGET):
        if isinstance(outcome, Lost):
            ledger.lose(capture, outcome)
        else:
            ledger.put(capture, outcome)
        progress("pages", ledger.seen)
    ledger.flush()


@dataclass(slots=True)
class Claims:
    """What is new of a stream, as far as this run has it to do; what another run does meanwhile is `elsewhere`."""

    ledger: Ledger
    met: set[str] = field(default_factory=set)
    elsewhere: dict[str, Capture] = field(default_factory=dict)

    def new(self, stream: Iterable[Capture | Refusal]) -> Iterator[Capture]:
        """Captures whose bytes are neither in the archive nor came before in this stream; refusals are put down."""
        window: list[Capture] = []
        for found in stream:
            self.ledger.seen += 1
            if isinstance(found, Refusal):
                self.ledger.put(None, found)
                continue
            window.append(found)
            if len(window) >= BATCH:
                yield from self._claimed(window)
                window.clear()
        yield from self._claimed(window)

    def left(self) -> Iterator[Capture]:
        """Of what was elsewhere, what the other run did not do after all; refused if it ended every run."""
        for job in self.ledger.archive.queue.jobs(EXTRACT, quarantined=True):
            if capture := self.elsewhere.pop(job.key, None):
                self.ledger.put(capture, Refusal(capture.origin, job.reason or "", job.detail or "", job.key))
        yield from self._claimed(())

    def _claimed(self, window: Sequence[Capture]) -> Iterator[Capture]:
        """Of these and of what was elsewhere, what this run claims now."""
        archive, wanted = self.ledger.archive, self.elsewhere | self._fresh(window)
        if not wanted:
            return
        mine = set(archive.queue.lease(EXTRACT, self.ledger.now(), among=list(wanted), length=CLAIM))
        # Looked up after the claim: another run may have done some just before it.
        done = archive.known(wanted)
        if done & mine:
            archive.queue.finish(EXTRACT, done & mine)
        self.ledger.claimed |= mine - done
        self.ledger.known += len(done)
        self.elsewhere = {}
        for sha, capture in wanted.items():
            if sha in done:
                continue
            if sha in mine or len(self.elsewhere) >= MOST_ELSEWHERE:
                yield capture
            else:
                self.elsewhere[sha] = capture

    def _fresh(self, window: Sequence[Capture]) -> dict[str, Capture]:
        known = self.ledger.archive.known([capture.sha256 for capture in window])
        fresh: dict[str, Capture] = {}
        for capture in window:
            if capture.sha256 in known or capture.sha256 in self.met:
                self.ledger.known += 1
            else:
                self.met.add(capture.sha256)
                fresh[capture.sha256] = capture
        return fresh


def _until_damaged(stream: Iterable[Capture | Refusal], errors: list[BroadsheetError]) -> Iterator[Capture | Refusal]:
    try:
        yield from stream
    except InputError as error:
        errors.append(error)
