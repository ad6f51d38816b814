"""HTML -> lines: a block a line; a link from it to a note of the same page leads to its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from broadsheet.checking.document.lines import Document, DocumentLine, Part, Run, Source, lines_of, tidy, with_headline
from broadsheet.errors import DamagedInput, NoText
from broadsheet.language.base import words

BLOCKS = words("p li h1 h2 h3 h4 h5 h6 blockquote dd dt td th div section article main header body pre")
SKIPPED = words("script style template noscript nav footer figure details form head title svg iframe")
HEADINGS = words("h1 h2 h3 h4 h5 h6")
SHOWN = re.compile(r"\d{1,4} ?[*†‡]?|[*†‡]{1,3}")


def read_page(body: bytes, name: str, language: str) -> Document:
    parser = lxml.html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(body, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise DamagedInput(name, f"its HTML cannot be read: {error}", "Save it again from its program") from error
    notes, noted = _notes(root)
    lines: list[DocumentLine] = []
    blocks = list(_blocks(root, notes, noted))
    titled = [tag for tag, _ in blocks].count("h1") == 1
    for number, (tag, runs) in enumerate(blocks, 1):
        part: Part = "heading" if tag in HEADINGS else "body"
        lines += lines_of(number, runs, notes, "headline" if titled and tag == "h1" else part)
    if not lines:
        raise NoText(name, "there is no text in this page", "Give the page that shows the review")
    said = (root.get("lang") or language).split("-")[0].lower()
    return Document(name, "html", said, tuple(lines) if titled else with_headline(lines))


def _notes(root: HtmlElement) -> tuple[dict[str, tuple[Source, ...]], set[HtmlElement]]:
    """(evidence by the id that lines link to, the elements that hold it): notes stand in lists, after what refers."""
    by_id = {each.get("id"): each for each in root.iter() if isinstance(each.tag, str) and each.get("id")}
    found: dict[str, tuple[Source, ...]] = {}
    elements = set()
    for link in root.iter("a"):
        target = (link.get("href") or "").removeprefix("#")
        note = by_id.get(target) if (link.get("href") or "").startswith("#") else None
        if note is None or target in found or note.tag not in ("li", "p", "div", "aside", "dd") or _inside(link, note):
            continue
        if _number(link) is not None:
            found[target] = tuple(_sources(note, target))
            elements.add(note)
    return found, elements


def _number(link: HtmlElement) -> str | None:
    """The number that a link to a note shows: "12", "[3]", "*"; ours may have a star behind the number."""
    shown = tidy(link.text_content()).strip("[]()")
    return shown if SHOWN.fullmatch(shown) else None


def _inside(element: HtmlElement, other: HtmlElement) -> bool:
    return any(above is other for above in element.iterancestors())


def _sources(note: HtmlElement, target: str) -> Iterator[Source]:
    """Our own notes name the outlet of each excerpt; of another's the whole text counts."""
    quotes = note.findall("blockquote")
    heads = [each for each in note.findall("p") if each.get("class") == "from"]
    if quotes and len(quotes) == len(heads):
        for head, quote in zip(heads, quotes, strict=True):
            outlet = next(
                (tidy(each.text_content()) for each in head.iter("span") if each.get("class") == "outlet"), ""
            )
            title = next((tidy(each.text_content()) for each in head.iter("cite")), "")
            yield Source(f"{title}\n\n{tidy(quote.text_content())}", f"note {target}", outlet)
    else:
        yield Source(tidy(note.text_content()), f"note {target}")


@dataclass
class _Blocks:
    """The runs of one block after another, gathered on the way through a page."""

    notes: Mapping[str, tuple[Source, ...]]
    tag: str = "body"
    runs: list[Run] = field(default_factory=list)

    def end(self, tag: str) -> Iterator[tuple[str, list[Run]]]:
        """What was gathered, if it says something; a block of this tag begins."""
        if any(text.strip() for text, _ in self.runs):
            yield self.tag, self.runs
        self.tag, self.runs = tag, []

    def begin(self, element: HtmlElement) -> None:
        target = (element.get("href") or "").removeprefix("#")
        if element.tag == "a" and target in self.notes:
            self.runs.append(("", target))
            element.text = None
        elif element.tag == "br":
            self.runs.append((" ", None))
        self.add(element.text)

    def add(self, text: str | None) -> None:
        if text:
            self.runs.append((text, None))


def _blocks(
    root: HtmlElement, notes: Mapping[str, tuple[Source, ...]], noted: set[HtmlElement]
) -> Iterator[tuple[str, list[Run]]]:
    """(tag, runs) of each block, in page order; without recursion, so that depth costs nothing."""
    blocks = _Blocks(notes)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            if name in BLOCKS:
                yield from blocks.end("body")
            blocks.add(element.tail)
        elif name in SKIPPED or element in noted:
            yield from blocks.end(blocks.tag)
            element.text = None
            for child in list(element):
                element.remove(child)
        else:
            if name in BLOCKS:
                yield from blocks.end(name)
            blocks.begin(element)
    yield from blocks.end("body")
