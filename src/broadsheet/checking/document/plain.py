"""Plain text -> lines: a paragraph a line, with its list of evidence where it has one ("[12] Title (Outlet, ...)")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.checking.document.lines import (
    ENDS,
    RANK,
    Document,
    DocumentLine,
    Part,
    Run,
    Source,
    lines_of,
    with_headline,
)

MARK = re.compile(r"\s*\[(\d{1,4})\](?=[.\s]|$)")
LISTED = re.compile(r"^\[(\d{1,4})\]\s+(\S.*)$")
INDENTED = re.compile(r"^\s+\S")
# How our own plain text names an article: (outlet, day, id, hash).
NAMED = re.compile(r" \(((?:[^()]|\([^()]*\)){1,120}?), (?:\d{4}-\d{2}-\d{2}, )?[0-9a-f]{16}, [0-9a-f]{12}")


def read_plain(text: str, name: str, language: str) -> Document:
    lines = list(enumerate(text.splitlines(), 1))
    notes = _listed(line for _, line in lines)
    read: list[DocumentLine] = []
    for number, line in lines:
        if notes and (LISTED.match(line) or INDENTED.match(line)):
            continue
        part: Part = "heading" if RANK.match(line) and line.rstrip()[-1:] not in ENDS else "body"
        read += lines_of(number, list(_runs(line, bool(notes))), notes, part)
    return Document(name, "text", language, with_headline(read))


def _runs(line: str, noted: bool) -> Iterator[Run]:
    at = 0
    for match in MARK.finditer(line) if noted else ():
        yield line[at : match.start()], None
        yield "", match[1]
        at = match.end()
    yield line[at:], None


def _listed(lines: Iterable[str]) -> dict[str, tuple[Source, ...]]:
    """The entries of the list of evidence, each with the lines that are indented under it."""
    found: dict[str, list[Source]] = {}
    last = ""
    for line in lines:
        match = LISTED.match(line)
        if match:
            last = match[1]
        elif not (last and INDENTED.match(line)):
            last = ""
            continue
        said = match[2] if match else line.strip()
        named = NAMED.search(said)
        outlet, title = (named[1], said[: named.start()]) if named else ("", said)
        found.setdefault(last, []).append(Source("", f"note {last}", outlet, title))
    return {number: tuple(each) for number, each in found.items()}
