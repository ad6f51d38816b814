"""The lines of a document, and the evidence that it holds for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Part = Literal["headline", "digest", "heading", "body", "other"]

# "MOSCOW, June 24. /TASS/." and "March 17. /broadsheet/."
DATELINE = re.compile(
    r"^(?:[^\W\d_][\w .'’-]{1,40}, )?[^\W\d_]\w{2,11}\.? \d{1,2}\.?,? (?:\d{4}\.? )?(?:/[^/]{1,60}/|\([^()]{1,60}\))"
    r" ?[.–—-]*\s*"
)
RANK = re.compile(r"^\d{1,2}\.\s+(?=\S)")
SPACE = re.compile(r"\s+")
LONGEST_HEADLINE = 300
ENDS = frozenset('.!?”")')

# A run of a line's text, or the name of a note (None) that what stands before it refers to.
Run = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Source:
    """What a document gives as the evidence of a line. `words` is empty where it only names the article, by its
    outlet and title."""

    words: str
    where: str
    outlet: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line as printed. `sources` is None where the document binds no evidence to it; empty if it should have some."""

    number: int
    text: str
    part: Part
    sources: tuple[Source, ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """`form` is how it was read: "json", "html", "md", "docx" or "text"."""

    name: str
    form: str
    language: str
    lines: tuple[DocumentLine, ...]


def lines_of(
    number: int, runs: Sequence[Run], notes: Mapping[str, tuple[Source, ...]], part: Part = "body"
) -> Iterator[DocumentLine]:
    """The line that the runs are; what follows its last note is a line of its own that has none."""
    last = max((at for at, (_, note) in enumerate(runs) if note is not None), default=-1)
    before = tidy("".join(text for text, _ in runs[: last + 1]))
    after = tidy("".join(text for text, _ in runs[last + 1 :]))
    if last >= 0 and before:
        named = [note for _, note in runs if note is not None]
        sources = tuple(source for note in dict.fromkeys(named) for source in notes.get(note, ()))
        yield _line(number, before, part, sources)
        if any(character.isalnum() for character in after):
            yield DocumentLine(number, after, "other")
    elif after:
        yield _line(number, after, part, None)


def tidy(text: str) -> str:
    return SPACE.sub(" ", text).strip()


def _line(number: int, text: str, part: Part, sources: tuple[Source, ...] | None) -> DocumentLine:
    if part == "heading":
        text = RANK.sub("", text)
    if (match := DATELINE.match(text)) and match.end() < len(text):
        text, part = text[match.end() :], "digest"
    return DocumentLine(number, text, part, sources)


def with_headline(lines: Sequence[DocumentLine]) -> tuple[DocumentLine, ...]:
    """The first line, if it is short and ends without a full stop, is the headline."""
    first = lines[0] if lines else None
    if (
        first
        and first.part in ("body", "heading")
        and len(first.text) < LONGEST_HEADLINE
        and first.text[-1:] not in ENDS
    ):
        return (replace(first, part="headline"), *lines[1:])
    return tuple(lines)
