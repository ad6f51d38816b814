"""The Word document as python-docx and the standard read it: styles, footnotes, links, and what it says of itself."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from broadsheet.pages import document
from broadsheet.review import House, compose
from broadsheet.types import Review
from tests.pages.words import footnotes_of_docx, part_of_docx
from tests.review.press import DAY, harbour_day


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=House(desk="Desk", sections=2))


@pytest.fixture(scope="module")
def body(review: Review) -> bytes:
    return document(review, "docx")


def test_the_styles_are_those_that_a_desk_knows(review: Review, body: bytes) -> None:
    read = docx.Document(io.BytesIO(body))
    styles = [paragraph.style.name for paragraph in read.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == len(review.sections) + bool(review.round_up)
    assert {"Quote", "Body Text", "Caption"} <= set(styles)
    used = {run.style.name for paragraph in read.paragraphs for run in paragraph.runs if run.style}
    assert {"Outlet", "Speaker"} <= used
    ids = {style.style_id for style in read.styles}
    for name in ("word/document.xml", "word/footnotes.xml"):
        root = part_of_docx(body, name)
        named = {each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle") for each in root.iter(qn(tag))}
        assert named <= ids, "a style is used that is not there"


def test_each_line_has_its_footnote_with_source_and_words(review: Review, body: bytes) -> None:
    notes = footnotes_of_docx(body)
    lines = list(review.lines())
    root = part_of_docx(body, "word/document.xml")
    assert [int(each.get(qn("w:id")) or 0) for each in root.iter(qn("w:footnoteReference"))] == [
        number for number, _ in enumerate(lines, 1)
    ]
    for line, note in zip(lines, notes, strict=True):
        for span in line.evidence:
            source = review.by_article[span.article]
            assert f"{source.outlet}: {source.title}" in note
            assert source.sha256[:12] in note
            assert review.slice(span).strip() in note


def test_the_titles_lead_to_the_outlet(review: Review, body: bytes) -> None:
    relations = part_of_docx(body, "word/_rels/footnotes.xml.rels")
    targets = {each.get("Target") or "" for each in relations}
    assert all(each.get("TargetMode") == "External" for each in relations)
    for each in review.cited:
        assert any(target.startswith(f"{each.url}#:~:text=") for target in targets)


def test_it_says_what_it_is_and_nothing_of_the_machine(review: Review, body: bytes) -> None:
    about = docx.Document(io.BytesIO(body)).core_properties
    assert (about.title, about.author, about.language) == (review.headline.text, "Desk", "en")
    assert about.created == about.modified == dt.datetime(DAY.year, DAY.month, DAY.day, tzinfo=dt.UTC)
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
