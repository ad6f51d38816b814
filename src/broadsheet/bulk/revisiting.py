"""Pages that were taken are looked at again: an edit is a new version, a 404 or 410 a page that was taken away.

When to look is in the queue, so that two runs share the work and none is forgotten. A page whose text is the same is
not stored again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadsheet import captures
from broadsheet.articles import EXTRACTOR
from broadsheet.bulk.extracting import PAGE_BUDGET
from broadsheet.captures import item
from broadsheet.errors import FetchError, InputError, NotFound
from broadsheet.fetch import Network, Policy, Request, fetch
from broadsheet.pipeline.captured import take
from broadsheet.store import Archive
from broadsheet.types import Article, Capture
from broadsheet.workers import supervised

PAGE = "page"
SEEDED = "pages seeded"
# Corrections come within the day: after their first receipt pages are looked at again so much later.
LATER = (dt.timedelta(hours=1), dt.timedelta(hours=6), dt.timedelta(hours=24))
# A gathering stores what it received up to this long before.
OVERLAP = dt.timedelta(minutes=50)
MOST = 500
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Revisited:
    """How many pages were looked at, and of them edited, gone, and not to be had."""

    looked: int = 0
    edited: int = 0
    gone: int = 0
    failed: int = 0

    def counts(self) -> dict[str, int]:
        return {"looked": self.looked, "edited": self.edited, "gone": self.gone, "failed": self.failed}


def revisit(
    archive: Archive,
    *,
    now: Callable[[], dt.datetime],
    rules: Policy,
    workers: int | None = None,
    network: Network | None = None,
) -> Revisited:
    """Look again at pages that are due."""
    seed(archive, now())
    counted: Counter[str] = Counter()
    while urls := archive.queue.lease(PAGE, now(), most=MOST):
        counted["looked"] += len(urls)
        pages = _pages(archive, urls, rules, now, network, counted)
        for page, outcome in supervised(take, pages, workers=workers, budget=PAGE_BUDGET):
            if isinstance(outcome, Article) and outcome.id not in archive.articles([outcome.id]):
                archive.add([(page, outcome)], extractor=EXTRACTOR)
                counted["edited"] += 1
        _next(archive, urls, now())
    return Revisited(**counted)


def seed(archive: Archive, now: dt.datetime) -> None:
    """Put in the queue what was taken through feeds since this was done last."""
    known = archive.queue.jobs(SEEDED)
    since = known[0].due if known else now - LATER[-1]
    for url, received in archive.fetched_since(since):
        if due := next((received + wait for wait in LATER if received + wait > since), None):
            archive.queue.put(PAGE, [url], due)
    archive.queue.move(SEEDED, "", now - OVERLAP)


def _pages(
    archive: Archive,
    urls: list[str],
    rules: Policy,
    now: Callable[[], dt.datetime],
    network: Network | None,
    counted: Counter[str],
) -> Iterator[Capture]:
    for request, answer in fetch([Request(url) for url in urls], policy=rules, now=now, network=network or Network()):
        if isinstance(answer, FetchError):
            if answer.status in GONE:
                counted["gone"] += archive.page_gone(request.url, answer.status, now())
            else:
                counted["failed"] += 1
        elif isinstance(answer, Capture):
            archive.page_back(request.url)
            try:
                yield item.noted(captures.fetched(answer), _announced(archive, request.url))
            except InputError:
                counted["failed"] += 1


def _announced(archive: Archive, url: str) -> str | None:
    """The date that the page's feed gave it when it was taken first."""
    try:
        return item.announced(archive.capture(archive.find(url).capture))
    except NotFound:
        return None


def _next(archive: Archive, urls: list[str], now: dt.datetime) -> None:
    """Each page's next time; after the last it is looked at no more."""
    for url, chain in archive.chains(urls).items():
        due = [chain.versions[0].seen + wait for wait in LATER if chain.versions[0].seen + wait > now]
        if due:
            archive.queue.move(PAGE, url, due[0])
    archive.queue.finish(PAGE, urls)
