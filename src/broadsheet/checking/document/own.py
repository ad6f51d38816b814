"""Our own JSON -> lines: each with the passages that it cites."""

from __future__ import annotations

import json

import msgspec

from broadsheet.checking.document.lines import Document, DocumentLine, Part, Source
from broadsheet.errors import DamagedInput, EvidenceError, SpanError, UnknownKind
from broadsheet.schema import from_json
from broadsheet.types import Line, Review

SCHEMA = "broadsheet-review/1"


def read_own(body: bytes, name: str) -> Document:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise DamagedInput(name, f"its JSON cannot be read: {error}", "Write it again") from error
    said = given.get("schema") if isinstance(given, dict) else None
    if said != SCHEMA:
        raise UnknownKind(
            name, f"its JSON is no review of ours (schema {said!r})", f"`review -o x.json` writes {SCHEMA}"
        )
    try:
        return document_of(from_json(Review, body), name)
    except (msgspec.ValidationError, SpanError, EvidenceError) as error:
        raise DamagedInput(name, f"it does not fit its schema: {error}", "Write it again with `review`") from error


def document_of(review: Review, name: str) -> Document:
    """The lines of a review; they are numbered as they are on its page."""
    found = []
    parts: dict[int, Part] = {id(review.headline): "headline", id(review.digest): "digest"}
    parts |= {id(section.heading): "heading" for section in review.sections}
    for number, line in enumerate(review.lines(), 1):
        found.append(DocumentLine(number, line.text, parts.get(id(line), "body"), tuple(_sources(review, line))))
    return Document(name, "json", review.language, tuple(found))


def _sources(review: Review, line: Line) -> list[Source]:
    """The passages that hold the line's evidence, under the headline of their article."""
    found = {}
    for span in line.evidence:
        cited = review.by_article[span.article]
        for passage in cited.passages:
            if passage.start <= span.start and span.stop <= passage.stop:
                words = f"{cited.title}\n\n{passage.text}"
                found[span.article, passage.start] = Source(words, f"article {cited.article}", cited.outlet or "")
    return list(found.values())
