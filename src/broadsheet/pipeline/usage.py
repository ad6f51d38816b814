"""What kept reviews show of whose articles: for declarations to outlets and to those who collect for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.store import Archive
from broadsheet.types import Arrangement, Article, Cited, Review


@dataclass(frozen=True, slots=True)
class Use:
    """An article in one kept review, which is the one called `review` of its day.

    `lines` are those that rest on it, `printed` the code points of it that they print, `shown` all that the review
    holds of it, what stands around its evidence included; `share` is that part of the article, None where the archive
    no longer has the text. A headline counts as a line, and its words not as text.
    """

    day: dt.date
    review: str
    arrangement: Arrangement
    outlet: str
    article: str
    title: str
    url: str | None
    lines: int
    printed: int
    shown: int
    share: float | None


def usage(archive: Archive, since: dt.date | None = None, until: dt.date | None = None) -> list[Use]:
    """Of the reviews of these days, both included: by outlet, then by day, review and article."""
    found: list[Use] = []
    for _, name, review in archive.reviews(since, until):
        found += _uses(archive, review, name)
    return sorted(found, key=lambda use: (use.outlet.casefold(), use.outlet, use.day, use.review, use.article))


def _uses(archive: Archive, review: Review, name: str) -> Iterator[Use]:
    texts = archive.articles([cited.article for cited in review.cited])
    for cited in review.cited:
        yield _use(review, name, cited, texts.get(cited.article))


def _use(review: Review, name: str, cited: Cited, article: Article | None) -> Use:
    resting = [line for line in review.lines() if any(span.article == cited.article for span in line.evidence)]
    printed = [
        (span.start, span.stop)
        for line in resting
        if cited.article not in line.titles
        for span in line.evidence
        if span.article == cited.article
    ]
    shown = sum(len(passage.text) for passage in cited.passages)
    share = shown / len(article.text) if article is not None and article.text else None
    return Use(
        review.day,
        name,
        review.arrangement,
        cited.outlet or "",
        cited.article,
        cited.title,
        cited.url,
        len(resting),
        covered(printed),
        shown,
        share,
    )


def covered(places: Iterable[tuple[int, int]]) -> int:
    """How many code points the places cover, each once."""
    count = last = 0
    for start, stop in sorted(places):
        count += max(0, stop - max(start, last))
        last = max(last, stop)
    return count


__all__ = ["Use", "usage"]
