"""A tree of blocks -> blocks of text, in order: paragraphs, headings, items, rows. No two words are glued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from broadsheet.articles.wording import words

# What begins and ends a block, in HTML and in trafilatura's own names.
BLOCKS = words(
    "p div section article main body header footer address aside blockquote quote center fieldset form figure "
    "figcaption h1 h2 h3 h4 h5 h6 head ul ol list li item dl dt dd table caption thead tbody tfoot tr row pre hr "
    "details summary anchor"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6 head summary")
CELLS = frozenset({"td", "th", "cell"})
LINE_BREAKS = frozenset({"br", "lb"})
# Not prose: pictures and what is said of them, who wrote it, what to read next, what to press.
APART = words(
    "figure figcaption address aside footer nav related slideshow embed-post form button select label iframe map menu "
    "img pic picture source rt"
)
KICKER = "kicker"
BETWEEN_CELLS = " | "
GAP = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself. `linked` counts its characters inside links."""

    text: str
    heading: bool = False
    linked: int = 0


def of_extracted(tree: HtmlElement) -> list[Block]:
    """The blocks of what trafilatura cut out."""
    return _Writer().write(tree)


def of_prose(tree: HtmlElement) -> list[Block]:
    """The blocks of an article as it stands in its page: what is no prose is left out."""
    return _Writer(apart=True).write(tree)


@dataclass
class _Writer:
    apart: bool = False
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def write(self, tree: HtmlElement) -> list[Block]:
        self._inside(tree, tree.tag in HEADINGS, False)
        self._flush(tree.tag in HEADINGS)
        return self.blocks

    def _inside(self, element: HtmlElement, heading: bool, link: bool) -> None:
        self._say(element.text, link, keep_lines=element.tag == "pre")
        for child in element:
            self._child(child, heading, link)
            self._say(child.tail, link)

    def _child(self, child: HtmlElement, heading: bool, link: bool) -> None:
        tag = child.tag
        if tag in LINE_BREAKS:
            self.pieces.append("\n")
        elif self.apart and (tag in APART or (tag == "h6" and child.get("class") == KICKER)):
            self.pieces.append(" ")
            if tag == "figure":
                self._tables_of(child)
        elif tag in BLOCKS:
            self._flush(heading)
            self._inside(child, tag in HEADINGS, link)
            self._flush(tag in HEADINGS)
        else:
            if tag in CELLS and child.getprevious() is not None:
                self.pieces.append(BETWEEN_CELLS)
            self._inside(child, heading, link or tag == "a")

    def _tables_of(self, figure: HtmlElement) -> None:
        for table in figure.iterfind(".//table"):
            self._flush(False)
            self._inside(table, False, False)
            self._flush(False)

    def _say(self, text: str | None, link: bool, *, keep_lines: bool = False) -> None:
        if text:
            self.pieces.append(text if keep_lines else text.replace("\n", " "))
            if link:
                self.linked += len(text.strip())

    def _flush(self, heading: bool) -> None:
        whole, linked = "".join(self.pieces), self.linked
        self.pieces, self.linked = [], 0
        parts = list(_paragraphs(whole))
        for part in parts:
            self.blocks.append(Block(part, heading, linked if len(parts) == 1 else 0))


def _paragraphs(text: str) -> Iterator[str]:
    """Two line breaks in a row are a paragraph's end; one is kept."""
    for paragraph in GAP.split(text) if "\n" in text else (text,):
        lines = (" ".join(line.split()).strip() for line in paragraph.split("\n"))
        if (kept := "\n".join(line for line in lines if line.strip("| "))) != "":
            yield kept
