"""What a run took in: its counts, and the ledger by which articles and refusals go into the archive in batches.

What ended the process that extracted it is refused with the reason, and stands in quarantine until a person asks for
another try.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from broadsheet.articles import EXTRACTOR
from broadsheet.errors import BroadsheetError
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Refusal
from broadsheet.workers import Lost

# Captures in a transaction: enough to be fast, few enough that a kill costs seconds.
BATCH = 256
# Kinds of jobs, by hash: a capture to be extracted; an entry of a feed whose page is to be fetched.
EXTRACT = "extract"
ENTRY = "entry"

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took in. `seen` = `new` + `same` + `known` + all of `refused`.

    `same` counts captures whose article (same address, same text) was there already, `known` those whose very bytes
    were; `refused` is (reason, count). `unfetched` counts, by reason, pages behind a feed's entries that could not
    be had, so that the entry's own text was taken. `errors` are inputs or feeds that failed as a whole.

    Of the network: `answers` is (outcome, count) of all that was asked for, `hosts` the same by host, `postponed`
    (feeds or pages, count) what is left for the next run, `moved` (old, new) feeds that are followed elsewhere from
    now on, `gone` those that are asked no more.
    """

    seen: int = 0
    new: int = 0
    same: int = 0
    known: int = 0
    refused: tuple[tuple[str, int], ...] = ()
    feeds: int = 0
    feeds_known: int = 0
    feeds_unchanged: int = 0
    unfetched: tuple[tuple[str, int], ...] = ()
    errors: tuple[BroadsheetError, ...] = ()
    answers: tuple[tuple[str, int], ...] = ()
    hosts: tuple[tuple[str, str, int], ...] = ()
    postponed: tuple[tuple[str, int], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()

    def __add__(self, other: Taken) -> Taken:
        return Taken(
            seen=self.seen + other.seen,
            new=self.new + other.new,
            same=self.same + other.same,
            known=self.known + other.known,
            refused=_summed(self.refused, other.refused),
            feeds=self.feeds + other.feeds,
            feeds_known=self.feeds_known + other.feeds_known,
            feeds_unchanged=self.feeds_unchanged + other.feeds_unchanged,
            unfetched=_summed(self.unfetched, other.unfetched),
            errors=self.errors + other.errors,
            answers=_summed(self.answers, other.answers),
            hosts=self.hosts + other.hosts,
            postponed=_summed(self.postponed, other.postponed),
            moved=self.moved + other.moved,
            gone=self.gone + other.gone,
        )

    def counts(self) -> dict[str, int]:
        """Numbers only, for the archive's record of runs."""
        kept = ("seen", "new", "same", "known", "feeds", "feeds_known", "feeds_unchanged")
        return {name: getattr(self, name) for name in kept} | {
            "refused": sum(count for _, count in self.refused),
            "unfetched": sum(count for _, count in self.unfetched),
            "errors": len(self.errors),
        }

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        errors = [{"input": e.subject, "error": e.word, "reason": e.reason, "remedy": e.remedy} for e in self.errors]
        by_host: dict[str, dict[str, int]] = {}
        for host, word, count in self.hosts:
            by_host.setdefault(host, {})[word] = count
        return {
            **self.counts(),
            "refused": dict(self.refused),
            "unfetched": dict(self.unfetched),
            "answers": dict(self.answers),
            "hosts": by_host,
            "postponed": dict(self.postponed),
            "moved": dict(self.moved),
            "gone": list(self.gone),
            "errors": errors,
        }


def _summed(*counts: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    total = Counter[str]()
    for each in counts:
        total.update(dict(each))
    return tuple(sorted(total.items()))


@dataclass(slots=True)
class Ledger:
    """The counts of a run under way, and what waits for the next transaction.

    `claimed` are captures that this run has leased and not put into the archive yet.
    """

    archive: Archive
    now: Clock
    seen: int = 0
    new: int = 0
    same: int = 0
    known: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unfetched: Counter[str] = field(default_factory=Counter)
    errors: list[BroadsheetError] = field(default_factory=list)
    articles: list[tuple[Capture, Article]] = field(default_factory=list)
    refusals: list[tuple[Capture | None, Refusal]] = field(default_factory=list)
    claimed: set[str] = field(default_factory=set)
    ended: list[tuple[Capture, Lost]] = field(default_factory=list)

    def lose(self, capture: Capture, lost: Lost) -> None:
        """It ended the process that extracted it: refused, and in quarantine."""
        self.ended.append((capture, lost))
        self.put(capture, Refusal(capture.origin, lost.reason, lost.detail, capture.sha256))

    def put(self, capture: Capture | None, outcome: Article | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self.refusals.append((capture, outcome))
        elif capture is not None:
            self.articles.append((capture, outcome))
        if len(self.articles) + len(self.refusals) >= BATCH:
            self.flush()

    @property
    def is_empty(self) -> bool:
        """Whether all that was put down is in the archive."""
        return not self.articles and not self.refusals

    def flush(self) -> None:
        """One transaction."""
        if not self.articles and not self.refusals:
            return
        added = self.archive.add(self.articles, self.refusals, extractor=EXTRACTOR)
        self.new += len(added.new)
        self.same += added.known
        self.refused.update(refusal.reason for _, refusal in self.refusals)
        # What the store itself refuses was given as articles.
        if beyond := added.refused - len(self.refusals):
            self.refused["not-unicode"] += beyond
        for capture, lost in self.ended:
            self.archive.queue.quarantine(EXTRACT, capture.sha256, lost.reason, lost.detail, self.now())
        done = {capture.sha256 for capture, _ in (*self.articles, *self.refusals) if capture} & self.claimed
        self.archive.queue.finish(EXTRACT, done)
        self.claimed -= done
        self.articles.clear()
        self.refusals.clear()
        self.ended.clear()

    def taken(self) -> Taken:
        return Taken(
            seen=self.seen,
            new=self.new,
            same=self.same,
            known=self.known,
            refused=tuple(sorted(self.refused.items())),
            unfetched=tuple(sorted(self.unfetched.items())),
            errors=tuple(self.errors),
        )
