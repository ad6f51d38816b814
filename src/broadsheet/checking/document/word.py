"""DOCX -> lines: a paragraph a line, footnotes and endnotes as evidence. Read as a zip of XML, whoever wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from broadsheet.checking.document.lines import Document, DocumentLine, Part, Run, Source, lines_of, with_headline
from broadsheet.errors import DamagedInput, TooLarge, UnknownKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
# Unpacked; a page of text has a few thousand bytes.
LARGEST_PART = 48_000_000


def read_word(body: bytes, name: str, language: str) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if MAIN not in archive.namelist():
                raise UnknownKind(name, "it is a zip archive, but no DOCX", "Give the review itself")
            main = _part(archive, MAIN, name)
            notes: dict[str, tuple[Source, ...]] = {}
            for kind in ("footnote", "endnote"):
                if f"word/{kind}s.xml" in archive.namelist():
                    notes |= _notes(_part(archive, f"word/{kind}s.xml", name), kind)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError) as error:
        raise DamagedInput(name, f"its DOCX cannot be read: {error}", "Save it again from its program") from error
    read: list[DocumentLine] = []
    for number, paragraph in enumerate(main.iter(f"{W}p"), 1):
        read += lines_of(number, list(_runs(paragraph)), notes, _part_of(paragraph))
    return Document(name, "docx", language, with_headline(read))


def _part(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    with archive.open(part) as file:
        content = file.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise TooLarge(
            name, f"{part} unpacks to more than {LARGEST_PART:,} bytes", "No review is so long; do not open it"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _part_of(paragraph: etree._Element) -> Part:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    called = (style.get(f"{W}val") or "").lower() if style is not None else ""
    if called == "title":
        return "headline"
    return "heading" if called.startswith("heading") else "body"


def _runs(paragraph: etree._Element) -> Iterator[Run]:
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            yield element.text or "", None
        elif element.tag in (f"{W}tab", f"{W}br"):
            yield " ", None
        elif element.tag == f"{W}footnoteReference":
            yield "", f"footnote {element.get(f'{W}id')}"
        elif element.tag == f"{W}endnoteReference":
            yield "", f"endnote {element.get(f'{W}id')}"


def _notes(root: etree._Element, kind: str) -> dict[str, tuple[Source, ...]]:
    found: dict[str, tuple[Source, ...]] = {}
    for note in root.iter(f"{W}{kind}"):
        if note.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        called = f"{kind} {note.get(f'{W}id')}"
        paragraphs = ["".join(text for text, _ in _runs(each)).strip() for each in note.iter(f"{W}p")]
        whole = Source("\n\n".join(each for each in paragraphs if each), called)
        found[called] = tuple(_own(note, called)) or (whole,)
    return found


def _own(note: etree._Element, called: str) -> Iterator[Source]:
    """The sources of a note whose runs have our styles: outlet, title, evidence, for each article in turn. Who wrote
    the article and when is no evidence."""
    outlet = title = words = ""
    for run in note.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        kind = (style.get(f"{W}val") or "") if style is not None else ""
        text = "".join(each for each, _ in _runs(run))
        if kind == "Outlet" and (title or words):
            yield Source(f"{title}\n\n{words.strip()}".strip(), called, outlet, title)
            outlet = title = words = ""
        if kind == "Outlet":
            outlet = text.strip().removesuffix(":")
        elif kind == "ArticleTitle":
            title = text.strip()
        elif kind == "Evidence" or words:
            words += text
    if title or words:
        yield Source(f"{title}\n\n{words.strip()}".strip(), called, outlet, title)
