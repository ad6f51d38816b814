"""An invented press: captures, articles and what was derived from them, in as few words as a test needs."""

from __future__ import annotations

import datetime as dt

from broadsheet.types import Article, Capture, Moment, Refusal, Span, Statement, Story, Voice

DAY = dt.date(2026, 3, 17)
NOON = dt.datetime(2026, 3, 17, 12, tzinfo=dt.UTC)
EXTRACTOR = "extractor/1"
READER = "reader/1"


def at(hour: int, minute: int = 0, *, day: int = 17) -> Moment:
    return Moment(dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.UTC))


def date(day: int = 17) -> Moment:
    return Moment(dt.datetime(2026, 3, day, tzinfo=dt.UTC), "day")


def capture(body: str | bytes, *, origin: str = "page.html", received: dt.datetime = NOON) -> Capture:
    raw = body.encode() if isinstance(body, str) else body
    return Capture.of(raw, media_type="text/html", origin=origin, received=received, headers=(("etag", '"1"'),))


def article(
    text: str,
    *,
    of: Capture,
    url: str | None = None,
    title: str = "Harbour reopens",
    outlet: str | None = "The Marrow Gazette",
    language: str | None = "en",
    published: Moment | None = None,
    modified: Moment | None = None,
    extractor: str = EXTRACTOR,
) -> Article:
    name, sha256 = Article.name(url, text)
    return Article(
        id=name,
        capture=of.sha256,
        extractor=extractor,
        title=title,
        text=text,
        sha256=sha256,
        language=language,
        url=url,
        outlet=outlet,
        published=published,
        modified=modified,
    )


def piece(
    text: str, *, received: dt.datetime = NOON, origin: str = "page.html", **fields: object
) -> tuple[Capture, Article]:
    """A capture and its article, of their own."""
    page = capture(f"<p>{text}</p>", origin=origin, received=received)
    return page, article(text, of=page, **fields)  # type: ignore[arg-type]


def refusal(of: Capture, reason: str = "no-text") -> tuple[Capture, Refusal]:
    return of, Refusal(of.origin, reason, "nothing that a reader would call its text", of.sha256)


def said(of: Article, words: str, by: str, *, number: int = 1) -> Statement:
    """The statement whose content is `words`, spoken by `by`."""
    start = of.text.index(words)
    return Statement(
        id=f"s{number}",
        article=of.id,
        kind="direct",
        content=(Span(of.id, start, start + len(words)),),
        cue=(),
        source=(),
        speaker=Voice(by, named=True),
        found_by="test",
    )


def story(name: str, *members: Article) -> Story:
    return Story(name, members[0].title, tuple(member.id for member in members))
