"""The PDF as other programs read it: what it says of itself, where its links lead, what stands in its footnotes."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from broadsheet.pages import document
from broadsheet.pages.pdf import pdf
from broadsheet.review import House, compose
from broadsheet.types import Review
from tests.pages.made import cited, made
from tests.pages.words import footnotes_of_pdf
from tests.review.press import DAY, harbour_day


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=House(sections=2))


@pytest.fixture(scope="module")
def body(review: Review) -> bytes:
    return document(review, "pdf")


def test_it_says_what_it_is(review: Review, body: bytes) -> None:
    read = PdfReader(io.BytesIO(body))
    assert read.metadata is not None
    assert read.metadata.title == review.headline.text
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == DAY
    assert read.root_object["/Lang"] == "en"
    assert b"pdfuaid" in body, "no accessible PDF"


def test_its_outline_names_the_sections(review: Review, body: bytes) -> None:
    titles = [each.title for each in PdfReader(io.BytesIO(body)).outline if not isinstance(each, list)]
    wanted = [f"{number}. {section.heading.text}" for number, section in enumerate(review.sections, 1)]
    assert titles[: len(wanted)] == wanted


def test_its_links_lead_to_the_words_at_the_outlet(review: Review, body: bytes) -> None:
    pages = PdfReader(io.BytesIO(body)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots") or ()]
    addresses = {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}
    for each in review.cited:
        assert any(address.startswith(f"{each.url}#:~:text=") for address in addresses)


def test_a_footnote_names_outlet_title_day_and_hash(review: Review, body: bytes) -> None:
    notes = footnotes_of_pdf(body)
    for each in review.cited:
        assert f"{each.outlet}: " in notes
        assert each.title.split(" ")[0] in notes
        assert each.sha256[:12] in notes


def test_what_no_font_shows_is_told(caplog: pytest.LogCaptureFixture) -> None:
    cuneiform = "𒀭𒂗𒆤 of Lind"
    body = pdf(made(cuneiform, cited(1, cuneiform)))
    assert body.startswith(b"%PDF")
    assert "no font here shows" in caplog.text


def test_hebrew_arabic_and_cyrillic_need_no_font_of_the_machine() -> None:
    words = "Совет закрыл рынок; המועצה סגרה את השוק; أغلق المجلس السوق"
    assert b"pdfuaid" in pdf(made(words, cited(1, words)))
