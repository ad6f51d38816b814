"""The review as a Word document (DOCX) for a desk to edit: real styles, and each line's source and words in a footnote.

Footnotes number themselves: a line that is moved or taken out takes its evidence along.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
from collections.abc import Iterator

import docx
from docx.document import Document as DocxDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from broadsheet.pages import word_package, word_styles
from broadsheet.pages.clean import LONGEST_LINK, direction, keep_visible, visible
from broadsheet.pages.view import Excerpt, Group, Part, Shown, View, view
from broadsheet.pages.word_package import Footnotes, element, field, link, run
from broadsheet.types import Review

ACCENT = "#8a1f11"
# Items that give somebody's words.
SAID = frozenset({"statement", "contrast", "demand", "ahead", "earlier"})


def word_document(review: Review) -> bytes:
    """The whole file, dated by the review's day."""
    document = docx.Document()
    word_package.lighten(document, word_styles.KEPT)
    accent = review.masthead.accent or ACCENT
    word_styles.set_styles(document, accent, review.language, direction(review.language) == "rtl")
    word_styles.set_page(document)
    _describe(document, review)
    _Writer(document, view(review)).write()
    return word_package.packed(document)


def _describe(document: DocxDocument, review: Review) -> None:
    about = document.core_properties
    made = dt.datetime.combine(review.day, dt.time())
    about.title, about.subject = visible(review.headline.text)[:255], visible(review.dateline)[:255]
    about.author = about.last_modified_by = visible(review.masthead.author or review.masthead.desk)[:255]
    about.language, about.comments, about.keywords = review.language, visible(review.made_by)[:255], ""
    about.created = about.modified = made
    about.revision = 1


class _Writer:
    """Writes the paragraphs; holds the document and its footnotes."""

    def __init__(self, document: DocxDocument, shown: View) -> None:
        self.document, self.shown = document, shown
        self.labels = shown.words.labels
        self.notes = Footnotes(document)

    def write(self) -> None:
        review, shown, labels = self.shown.review, self.shown, self.labels
        self.head()
        self.line("Title", shown.headline)
        if review.masthead.author:
            self.text("Subtitle", visible(review.masthead.author))
        self.digest()
        for part in shown.parts:
            self.part(part)
        if shown.round_up:
            self.text("Heading 1", labels.round_up)
            for line in shown.round_up:
                self.line("List Bullet", line)
        self.text("Caption", f"{labels.counts}: {shown.counts}.")
        self.text("Caption", visible(review.disclaimer))
        if shown.written:
            self.text("Caption", shown.written)
        self.text("Caption", visible(labels.made_by.format(review.made_by)))
        self.notes.close()

    def head(self) -> None:
        """The logo in the first page's head; desk, day and page number in every foot."""
        review = self.shown.review
        [section] = self.document.sections
        picture = _picture(review.masthead.logo)
        if picture:
            section.different_first_page_header_footer = True
            place = section.first_page_header.paragraphs[0]
            place.add_run().add_picture(io.BytesIO(picture), height=360_000)
        feet = [section.footer, section.first_page_footer] if picture else [section.footer]
        for foot in feet:
            start = " · ".join(filter(None, (visible(review.masthead.desk), self.shown.date)))
            foot.paragraphs[0]._p.extend([run(f"{start} · "), field("PAGE", "1"), run(" / "), field("NUMPAGES", "1")])

    def part(self, part: Part) -> None:
        self.line("Heading 1", part.heading, before=f"{part.number}. ")
        self.text("Caption", f"{part.reach}: {visible(part.outlets)}")
        for group in part.groups:
            if group.kind == "contrast":
                self.text("Heading 2", self.labels.contrast)
            self.group(group)
        for block in part.blocks:
            self.text("Heading 2", block.heading)
            for group in block.groups:
                self.group(group)

    def group(self, group: Group) -> None:
        for line in group.lines:
            self.line("Quote" if group.kind in SAID else "Body Text", line)

    def digest(self) -> None:
        review = self.shown.review
        dateline = run(f"{visible(review.dateline)} ", "Dateline")
        self.paragraph("Body Text", [dateline, *self.words(self.shown.digest), run(f" {visible(review.topped)}")])

    def line(self, style: str, line: Shown, *, before: str = "") -> None:
        self.paragraph(style, [*([run(before)] if before else []), *self.words(line)], rtl=line.dir == "rtl")

    def text(self, style: str, text: str) -> None:
        rtl = direction(self.shown.review.language) == "rtl"
        self.paragraph(style, [run(text, rtl=rtl)], rtl=rtl)

    def paragraph(self, style: str, runs: list[BaseOxmlElement], *, rtl: bool = False) -> None:
        made = self.document.add_paragraph(style=style)
        if rtl:
            made._p.get_or_add_pPr().append(element("w:bidi"))
        made._p.extend(runs)

    # ------------------------------------------------------------------------------------------------- runs

    def words(self, line: Shown) -> Iterator[BaseOxmlElement]:
        """The line's words, and the reference to its footnote."""
        lead, speaker, rest = line.parts
        pieces = ((line.before, "Outlet"), (lead, ""), (speaker, "Speaker"), (rest, ""), (line.where, "Outlet"))
        for text, style in pieces:
            if clean := keep_visible(text):
                yield run(clean, style, language=line.language, rtl=line.dir == "rtl")
        yield self.notes.add(line.number, self.note(line))

    def note(self, line: Shown) -> Iterator[list[BaseOxmlElement]]:
        """A paragraph for each source, and one for what was inferred."""
        for it in line.excerpts:
            yield [*self.source(it), *_evidence(it)]
        if line.note:
            yield [run(visible(line.note))]

    def source(self, it: Excerpt) -> Iterator[BaseOxmlElement]:
        if outlet := visible(it.outlet):
            yield run(f"{outlet}: ", "Outlet")
        title = run(visible(it.title) or it.article, "ArticleTitle", language=it.language or "", rtl=it.dir == "rtl")
        yield link(self.notes.part, it.link or "", [title]) if 0 < len(it.link or "") <= LONGEST_LINK else title
        facts = (it.day, it.version, it.article, f"{self.labels.fingerprint} {it.sha256[:12]}")
        yield run(f" ({', '.join(filter(None, facts))}). ")


def _evidence(it: Excerpt) -> Iterator[BaseOxmlElement]:
    """The words that the line rests on, each unbroken run of them marked."""
    marked = [keep_visible(each.text) for each in it.runs if each.marked]
    for number, text in enumerate(marked):
        if number:
            yield run(" […] ")
        yield run(text, "Evidence", language=it.language or "", rtl=it.dir == "rtl")


def _picture(address: str) -> bytes:
    """The logo, where it is of a kind that Word takes: SVG it takes only beside a copy in another form."""
    return b"" if address.startswith("data:image/svg") else base64.b64decode(address.partition(",")[2])
