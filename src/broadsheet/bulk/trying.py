"""Feeds tried: asked once, read, and nothing stored. What a person wants to know before, and when one fails."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet import captures
from broadsheet.bulk.listing import FEED_BUDGET, content_type
from broadsheet.errors import FetchError, InputError
from broadsheet.fetch import NotModified, Policy, Request, fetch
from broadsheet.fetch.network import Network
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.types import Capture, Feed, FeedKind
from broadsheet.workers import Lost, supervised

WORKS: Final = "works"
EMPTY: Final = "empty"


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a feed: `outcome` is "works", "empty" (a feed without entries) or the word of an error.

    `newest` is the latest date of its entries (ISO 8601), `answered_at` its address if that is another than was asked.
    """

    feed: str
    outcome: str
    entries: int = 0
    newest: str | None = None
    title: str | None = None
    kind: FeedKind | None = None
    language: str | None = None
    answered_at: str | None = None
    detail: str | None = None
    status: int | None = None

    @property
    def is_good(self) -> bool:
        return self.outcome in (WORKS, EMPTY)


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed and the document that was given for it."""

    feed: Feed
    document: Capture


def try_feeds(
    feeds: Sequence[Feed],
    *,
    rules: Policy,
    now: Callable[[], dt.datetime],
    network: Network | None = None,
    workers: int = 1,
    progress: Progress = silent,
) -> Iterator[Trial]:
    """Each feed's trial, as they end. Documents are read in a process that may be ended."""
    by_url = {feed.url: feed for feed in feeds}
    failed: list[Trial] = []

    def documents() -> Iterator[Asked]:
        for done, (request, answer) in enumerate(
            fetch([Request(url) for url in by_url], policy=rules, now=now, network=network), 1
        ):
            progress("feeds", done, len(by_url))
            if isinstance(answer, Capture):
                yield Asked(by_url[request.url], answer)
            elif isinstance(answer, FetchError):
                failed.append(Trial(request.url, answer.word, detail=answer.reason, status=answer.status))
            elif isinstance(answer, NotModified):
                failed.append(Trial(request.url, EMPTY, detail="it has nothing new"))

    for asked, outcome in supervised(examine, documents(), workers=workers, budget=FEED_BUDGET):
        yield from failed
        failed.clear()
        yield Trial(asked.feed.url, outcome.reason, detail=outcome.detail) if isinstance(outcome, Lost) else outcome
    yield from failed


def examine(asked: Asked) -> Trial:
    """What stands in the document."""
    feed, document = asked.feed, asked.document
    url = document.url or feed.url
    moved = url if url != feed.url else None
    try:
        found = captures.entries(
            document.body, url=url, media_type_hint=content_type(document), now=document.received, kind=feed.kind
        )
    except InputError as error:
        return Trial(feed.url, error.word, detail=error.reason, answered_at=moved)
    items = [json.loads(entry.capture.body) for entry in found]
    dates = [date for item in items if (date := item.get("date_published") or item.get("date_modified"))]
    [about] = captures.feeds(document.body, url=url) or [feed]
    told: dict[str, str] = next((item["_broadsheet"] for item in items if "_broadsheet" in item), {})
    nested = captures.nested(document.body, url=url, now=document.received)
    return Trial(
        feed.url,
        WORKS if items or nested else EMPTY,
        entries=len(items),
        newest=max(dates, key=str, default=None),
        title=about.title or feed.title,
        kind=about.kind or feed.kind,
        language=told.get("language"),
        answered_at=moved,
        detail=f"an index of {len(nested)} sitemaps that may hold news" if nested else None,
    )
