"""Nothing that stands in an article breaks a form, runs in it, or changes what it says of itself."""

from __future__ import annotations

import email
import email.policy
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from broadsheet.pages import FORMATS, document
from broadsheet.pages.clean import visible
from broadsheet.types import Review
from tests.pages.made import cited, made
from tests.pages.words import footnotes_of_docx, words_of

HOSTILE = (
    "<script>alert(1)</script> & ]]> <!-- <w:p/>",
    '#import "@preview/evil:1.0.0": * #read("/etc/passwd") #panic() $x$ @cite <label> *b* _i_ `r` // c /* d */ \\u{41}',
    "line one\nSubject: another\r\nBcc: everybody@lind.example\r\n\r\nbody",
    "zero\x00 bell\x07 escape\x1b[31m nel\x85 nonchar\ufffe\uffff private\ue000",
    "\u202egnp.exe\u2066 rtl\u200f mark \u200e and \u2069",
    "x" * 10_000,
    " ".join("abcdefghij" for _ in range(1000)),
    "emoji 😀 👩‍👩‍👧 🏳️‍🌈 and 新闻 ข่าว",
    "المجلس يغلق السوق",
)


def check(form: str, body: bytes, review: Review) -> None:
    """The form is whole by its own rules, and its words are the review's."""
    page = words_of(form, body)
    match form:
        case "json" | "ninjs":
            json.loads(body)
        case "eml":
            message = email.message_from_bytes(body, policy=email.policy.default)
            assert "Bcc" not in message
            assert len(message.get_all("Subject", [])) == 1
            assert message.defects == []
            assert max(map(len, body.split(b"\r\n"))) < 998
        case "pdf":
            assert PdfReader(io.BytesIO(body)).metadata
        case "docx":
            with zipfile.ZipFile(io.BytesIO(body)) as parts:
                for name in parts.namelist():
                    etree.fromstring(parts.read(name))
            assert len(footnotes_of_docx(body)) == len(list(review.lines()))
    if form not in ("json", "pdf"):
        # Two spaces with an invisible sign between them are one on a page.
        assert " ".join(visible(review.headline.text).split()) in " ".join(page.split())


@pytest.mark.filterwarnings("ignore")  # pypdf tells of the fonts that it finds
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_every_form_stands_it(form: str, words: str) -> None:
    review = made(words, cited(1, words, title=words, outlet=words), desk=words)
    check(form, document(review, form), review)


@pytest.mark.parametrize("form", FORMATS)
def test_a_line_may_rest_on_two_hundred_articles(form: str) -> None:
    review = made("Two hundred outlets say so.", *(cited(number, title=f"Title {number}") for number in range(200)))
    body = document(review, form)
    check(form, body, review)
    if form == "docx":
        assert footnotes_of_docx(body)[0].count("Title ") == 200


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80).filter(lambda text: visible(text) != ""))
@pytest.mark.parametrize("form", ["docx", "eml"])
def test_any_text_at_all(form: str, text: str) -> None:
    review = made(text, cited(1, text, title=text, outlet=text), desk=text)
    check(form, document(review, form), review)


@pytest.mark.parametrize("form", FORMATS)
def test_an_address_may_be_of_any_length(form: str) -> None:
    review = made("So it is.", cited(1, url=f"https://lind.example/{'a' * 20_000}"))
    check(form, document(review, form), review)
