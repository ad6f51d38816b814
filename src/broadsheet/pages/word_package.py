"""What python-docx leaves to be done: footnotes, links, fields, no ballast, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.styles import Styles

# The beginning of time in a zip file.
EPOCH = (1980, 1, 1, 0, 0, 0)
BALLAST = ("thumbnail", "stylesWithEffects", "customXml")


def element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """`element("w:p", ...)`; the attributes are those of the namespace of WordprocessingML."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(text: str, style: str = "", *, language: str = "", rtl: bool = False) -> BaseOxmlElement:
    """Words in a character style and a language."""
    about = element("w:rPr")
    if style:
        about.append(element("w:rStyle", val=style))
    if rtl:
        about.append(element("w:rtl"))
    if language:
        about.append(element("w:lang", **{"bidi" if rtl else "val": language}))
    words = element("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return element("w:r", *([about] if len(about) else []), words)


def paragraph(style: str, runs: Iterable[BaseOxmlElement], *, rtl: bool = False) -> BaseOxmlElement:
    about = element("w:pPr", element("w:pStyle", val=style))
    if rtl:
        about.append(element("w:bidi"))
    return element("w:p", about, *runs)


def field(code: str, shown: str) -> BaseOxmlElement:
    """What Word fills in, such as the number of the page."""
    return element("w:fldSimple", run(shown), instr=code)


def link(part: Part, address: str, runs: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """Runs that lead to an address; `part` is the one that they stand in."""
    made = element("w:hyperlink", *runs, history="1")
    made.set(qn("r:id"), part.relate_to(address, RT.HYPERLINK, is_external=True))
    return made


class Footnotes:
    """The part of the document that holds the footnotes. `add` gives the reference that stands in the text."""

    def __init__(self, document: DocxDocument) -> None:
        self.root = element(
            "w:footnotes",
            _separator("-1", "separator"),
            _separator("0", "continuationSeparator"),
        )
        self.part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, b"", document.part.package)
        document.part.relate_to(self.part, RT.FOOTNOTES)
        settings = document.settings.element
        separators = element("w:footnotePr", element("w:footnote", id="-1"), element("w:footnote", id="0"))
        settings.find(qn("w:compat")).addprevious(separators)

    def add(self, number: int, paragraphs: Iterable[Iterable[BaseOxmlElement]]) -> BaseOxmlElement:
        """A footnote of these paragraphs; the first begins with its number."""
        own = element("w:r", element("w:rPr", element("w:rStyle", val="FootnoteReference")), element("w:footnoteRef"))
        made = [
            paragraph("FootnoteText", [own, run(" "), *runs] if first == 0 else runs)
            for first, runs in enumerate(paragraphs)
        ]
        self.root.append(element("w:footnote", *made, id=str(number)))
        style = element("w:rPr", element("w:rStyle", val="FootnoteReference"))
        return element("w:r", style, element("w:footnoteReference", id=str(number)))

    def close(self) -> None:
        """Call it when the last one is added."""
        self.part._blob = serialize_part_xml(self.root)


def _separator(number: str, kind: str) -> BaseOxmlElement:
    line = element("w:p", element("w:r", element(f"w:{kind}")))
    return element("w:footnote", line, type=kind, id=number)


def lighten(document: DocxDocument, styles: frozenset[str]) -> None:
    """Leave out what the template brings and the document does not use: most of half a megabyte."""
    package = document.part.package
    for holder in (package, document.part):
        for name, relation in list(holder.rels.items()):
            if any(each in relation.reltype for each in BALLAST):
                del holder.rels[name]
    _prune(document.styles, styles)


def _prune(found: Styles, wanted: frozenset[str]) -> None:
    for style in list(found):
        if style.name not in wanted:
            style.delete()
        else:
            for linked in style.element.findall(qn("w:link")):
                style.element.remove(linked)


def packed(document: DocxDocument) -> bytes:
    """The file. Its parts are stored as they are: how small a library packs them differs from one to the next."""
    made, again = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(again, "w") as out:
        for name in sorted(parts.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            out.writestr(entry, parts.read(name))
    return again.getvalue()
