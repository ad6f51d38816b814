"""Capture -> Article: text, metadata, dates. A kind of capture is one file here and one line in `READERS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Final

from broadsheet import outlets
from broadsheet.articles import feed_item, letter, page, pdf, plain, row
from broadsheet.articles.draft import Draft
from broadsheet.articles.languages import code, language_of
from broadsheet.articles.sections import find_sections
from broadsheet.errors import ExtractError, NoText
from broadsheet.types import Article, Capture

# The first number is ours: it goes up with every change that gives another article for some capture. Names of outlets
# follow the registry.
EXTRACTOR: Final = f"broadsheet-articles 4 (trafilatura {version('trafilatura')}, outlets {outlets.edition()})"

READERS: Final[dict[str, Callable[[Capture], Draft]]] = {
    "text/html": page.read,
    "text/plain": plain.read,
    "application/feed+json": feed_item.read,
    "application/json": row.read,
    "application/pdf": pdf.read,
    "message/rfc822": letter.read,
}


def extract(capture: Capture) -> Article:
    """The article that stands in the capture.

    `NoText` if it has no text, another `ExtractError` if it cannot be read. Pure, but a page may be made to cost
    minutes: call it where it can be ended.
    """
    reader = READERS.get(capture.media_type)
    if reader is None:
        raise ExtractError(capture.origin, f"no reader for {capture.media_type}", f"Known: {', '.join(READERS)}.")
    draft = reader(capture)
    if not draft.text.strip():
        raise NoText(capture.origin, "there is no text in it")
    language = code(draft.claimed) if draft.certain else language_of(draft.text, draft.claimed)
    identity, digest = Article.name(draft.url, draft.text)
    return Article(
        id=identity,
        capture=capture.sha256,
        extractor=EXTRACTOR,
        title=draft.title,
        text=draft.text,
        sha256=digest,
        language=language,
        url=draft.url,
        outlet=draft.outlet,
        byline=draft.byline,
        description=draft.description,
        published=draft.published,
        modified=draft.modified,
        sections=find_sections(draft.text, code=language),
        text_of=draft.text_of,
        dated_by=draft.dated_by,
    )


__all__ = ["EXTRACTOR", "extract", "find_sections"]
