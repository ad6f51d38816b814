"""The styles of the Word document: the ones a desk knows (Title, Quote), and some named for what they show."""

from __future__ import annotations

from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from broadsheet.pages.word_package import element

# On every machine that edits such documents, in many scripts.
SERIF = "Times New Roman"
FAINT, INK = RGBColor(0x5F, 0x5A, 0x52), RGBColor(0x1D, 0x1B, 0x18)
# Word's own names for these are in lower case.
NOTE_TEXT, NOTE_REFERENCE = "footnote text", "footnote reference"
KEPT = frozenset(
    (
        *("Normal", "Default Paragraph Font", "No List", "Normal Table"),
        *("Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "Quote", "List Bullet"),
        *("Header", "Footer", "Caption"),
    )
)


def set_styles(document: DocxDocument, accent: str, language: str, rtl: bool) -> None:
    """Every style that the document uses. Headings and numbers take the house's colour."""
    colour = RGBColor.from_string(accent.lstrip("#").upper())
    _paragraph(document, "Normal", size=11, after=6, line=1.15)
    _paragraph(document, "Title", size=20, after=8, line=1.05, bold=True, keep=True)
    _paragraph(document, "Subtitle", size=11, after=8, italic=True)
    _paragraph(document, "Heading 1", size=14, before=20, after=4, line=1.05, bold=True, keep=True)
    _paragraph(document, "Heading 2", size=9.5, before=12, after=4, bold=True, keep=True, colour=colour, caps=True)
    _paragraph(document, "Body Text", size=11, after=6, line=1.15)
    _paragraph(document, "Quote", size=11, after=6, line=1.15, indent=4)
    _paragraph(document, "List Bullet", size=11, after=4, line=1.15)
    _paragraph(document, "Caption", size=8.5, after=8, colour=FAINT)
    _paragraph(document, "Header", size=9, after=12, colour=FAINT)
    _paragraph(document, "Footer", size=8, colour=FAINT)
    _new(document, NOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH, "FootnoteText", builtin=True)
    _paragraph(document, NOTE_TEXT, size=8.5, after=2, line=1.0)
    _new(document, NOTE_REFERENCE, WD_STYLE_TYPE.CHARACTER, "FootnoteReference", builtin=True).superscript = True
    document.styles[NOTE_REFERENCE].font.color.rgb = colour
    _new(document, "Hyperlink", WD_STYLE_TYPE.CHARACTER, "Hyperlink", builtin=True).color.rgb = colour
    _new(document, "Outlet", WD_STYLE_TYPE.CHARACTER, "Outlet").color.rgb = FAINT
    _new(document, "Speaker", WD_STYLE_TYPE.CHARACTER, "Speaker").bold = True
    _new(document, "Dateline", WD_STYLE_TYPE.CHARACTER, "Dateline").bold = True
    _new(document, "Article Title", WD_STYLE_TYPE.CHARACTER, "ArticleTitle").italic = True
    evidence = _new(document, "Evidence", WD_STYLE_TYPE.CHARACTER, "Evidence")
    evidence.element.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill="FBE7A6"))
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    defaults.set(qn("w:bidi" if rtl else "w:val"), language)


def set_page(document: DocxDocument) -> None:
    """A4."""
    [section] = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)


def _new(document: DocxDocument, name: str, kind: Any, id_: str, *, builtin: bool = False) -> Any:
    """Its font."""
    style = document.styles.add_style(name, kind, builtin)
    style.element.set(qn("w:styleId"), id_)
    return style.font


def _paragraph(
    document: DocxDocument,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    line: float = 1.1,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    keep: bool = False,
    indent: float = 0,
    colour: RGBColor = INK,
) -> None:
    style: Any = document.styles[name]
    for old in (style.element.rPr, style.element.pPr if name != "List Bullet" else None):
        if old is not None:
            style.element.remove(old)
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic, font.color.rgb = SERIF, Pt(size), bold, italic, colour
    font.all_caps = caps or None
    fonts = style.element.rPr.rFonts
    for which in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{which}"), SERIF)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
    shape.keep_with_next = keep or None
    if indent:
        shape.left_indent = Mm(indent)
