"""Markdown -> lines: a block a line, footnotes as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.checking.document.lines import Document, DocumentLine, Part, Run, Source, lines_of, with_headline

DEFINED = re.compile(r"^\[\^([^\]\s]{1,40})\]:\s*(.*)$")
MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
HEADING = re.compile(r"^#{1,6}\s+")
LEADING = re.compile(r"^(?:>\s?)+|^[-*+]\s+")
LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:<[^>]*>|[^()\s]*)\)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
EMPHASIS = re.compile(r"(?<!\\)(\*\*|\*|__|`)")
# How our own footnotes name an article: *title* (outlet, day, id, hash).
EXCERPT = re.compile(
    r"(?P<mark>\*\*?)(?P<title>(?:\\.|[^*\\]){1,600})(?P=mark) "
    r"\((?P<outlet>(?:\\.|[^()\\]|\([^()]*\)){1,120}?), (?:\d{4}-\d{2}-\d{2}, )?[0-9a-f]{16}, [0-9a-f]{12}[^()]*\): "
)
OPEN = re.compile(r"\[[^\[\]]{1,60}\]\(<[^>]*>\)\s*$")
RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")


def read_markdown(text: str, name: str, language: str) -> Document:
    notes: dict[str, tuple[Source, ...]] = {}
    blocks: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := DEFINED.match(line):
            notes[match[1]] = tuple(_sources(match[2], f"footnote {match[1]}"))
        elif line.strip() and not RULE.match(line):
            blocks.append((number, line.strip()))
    read: list[DocumentLine] = []
    for number, line in blocks:
        part: Part = "heading" if HEADING.match(line) else "body"
        read += lines_of(number, list(_runs(LEADING.sub("", HEADING.sub("", line)))), notes, part)
    return Document(name, "md", language, with_headline(read))


def _sources(note: str, where: str) -> Iterator[Source]:
    """The excerpts of a footnote of ours, each under its headline; of another's the whole text counts."""
    heads = list(EXCERPT.finditer(note))
    if not heads:
        yield Source(plain(note), where)
    for at, head in enumerate(heads):
        words = note[head.end() : heads[at + 1].start() if at + 1 < len(heads) else len(note)]
        title, outlet = plain(head["title"]), plain(head["outlet"])
        yield Source(f"{title}\n\n{plain(OPEN.sub('', words)).strip()}", where, outlet, title)


def _runs(line: str) -> Iterator[Run]:
    at = 0
    for match in MARK.finditer(line):
        yield plain(line[at : match.start()]), None
        yield "", match[1]
        at = match.end()
    yield plain(line[at:]), None


def plain(text: str) -> str:
    """What a reader sees."""
    text = EMPHASIS.sub("", LINK.sub(r"\1", text))
    return ESCAPED.sub(r"\1", text).replace("\u2060", "")
