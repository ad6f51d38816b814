"""Pages -> the copies that a web archive holds of them, so that a cited page can be read when its outlet took it down.

The archive's TimeGate is asked for the copy nearest to the article's time (RFC 7089, datetime negotiation), by HEAD:
nothing but the copy's address and time is taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from broadsheet.errors import FetchError, NotFound
from broadsheet.fetch import Network, Policy, Request, fetch
from broadsheet.pages.clean import web_address
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Memento

GATE = "https://web.archive.org/web/"
# What was not found is sought again after so long: web archives take pages in days later.
AGAIN = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sought:
    """How many pages were asked for, of which a copy was found, none is held, and the archive gave no answer."""

    asked: int = 0
    found: int = 0
    none: int = 0
    failed: int = 0
    known: int = 0

    def counts(self) -> dict[str, int]:
        return {
            "asked": self.asked,
            "found": self.found,
            "none": self.none,
            "failed": self.failed,
            "known": self.known,
        }


def seek(
    archive: Archive,
    articles: Iterable[Article],
    *,
    gate: str = GATE,
    now: Callable[[], dt.datetime],
    rules: Policy,
    network: Network | None = None,
    progress: Progress = silent,
) -> Sought:
    """Ask `gate` for the copies of these articles' pages that are not known; each answer is kept as it comes.

    What failed is asked again the next time, what the archive does not hold after `AGAIN`.
    """
    pages = {article.url: article for article in articles if article.url and web_address(article.url)}
    found, asked = archive.mementos(pages), archive.mementos_sought(pages)
    wanted = [url for url in pages if url not in found and (url not in asked or now() - asked[url] >= AGAIN)]
    requests = {gate + url: url for url in wanted}
    counts = {"found": 0, "none": 0, "failed": 0}
    questions = [Request(at, method="HEAD", as_of=_time_of(pages[url], now())) for at, url in requests.items()]
    for request, answer in fetch(questions, policy=rules, now=now, network=network or Network()):
        if isinstance(answer, FetchError) and answer.status not in (404, 410):
            counts["failed"] += 1
        else:
            copy = memento(answer) if isinstance(answer, Capture) else None
            archive.note_memento(requests[request.url], copy, now())
            counts["found" if copy else "none"] += 1
        progress("web archive", sum(counts.values()), len(requests))
    return Sought(len(requests), known=len(pages) - len(requests), **counts)


def of_day(archive: Archive, day: dt.date, language: str) -> list[Article]:
    """All articles of a day. NotFound if there are none."""
    if not (found := archive.day(day, language)):
        raise NotFound(f"{day}, language {language}", "the archive holds no article of that day in that language")
    return found


def cited(archive: Archive, day: dt.date, language: str) -> list[Article]:
    """The articles that the last review of the day cites. NotFound if none was made."""
    if (review := archive.review(day, language)) is None:
        raise NotFound(f"{day}, language {language}", "no review was made of that day", "Run `broadsheet review` first")
    return list(archive.articles(each.article for each in review.cited).values())


def memento(answer: Capture) -> Memento | None:
    """The copy that the answer is of; None if it is no copy with a time and an address on the web."""
    headers = dict(answer.headers)
    try:
        at = parsedate_to_datetime(headers.get("memento-datetime", ""))
    except ValueError:
        return None
    where = urljoin(answer.url or "", headers.get("content-location", answer.url or ""))
    return Memento(where, at.astimezone(dt.UTC)) if web_address(where) else None


def _time_of(article: Article, now: dt.datetime) -> dt.datetime:
    return article.published.at if article.published else now
