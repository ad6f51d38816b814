"""One content, the same words in every form; every line leads to its evidence and back."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest

from broadsheet.errors import InputError
from broadsheet.pages import FORMATS, TEXTS, document, render
from broadsheet.pages.clean import visible
from broadsheet.review import House, compose
from broadsheet.schema import from_json
from broadsheet.types import Review
from tests.pages.words import footnotes_of_docx, footnotes_of_pdf, words_of
from tests.review.press import DAY, harbour_day

HOUSE = House(desk="Harbour Desk", place="Ossen", sections=2, author="By Ilse Marren & Tom <O>")


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=HOUSE)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_has_the_same_words_in_the_same_order(review: Review, form: str) -> None:
    page = words_of(form, document(review, form))
    at = 0
    for line in review.lines():
        found = page.find(visible(line.text), at)
        assert found >= 0, f"not there, or not in its place: {line.text}"
        at = found + len(visible(line.text))
    for text in (review.dateline, review.topped, review.disclaimer, review.masthead.author):
        assert text in page


@pytest.mark.parametrize("form", FORMATS)
def test_a_form_is_the_same_every_time(review: Review, form: str) -> None:
    assert document(review, form) == document(review, form)


@pytest.mark.parametrize("form", TEXTS)
def test_a_text_ends_in_a_line_end(review: Review, form: str) -> None:
    assert render(review, form).endswith("\n")


def test_an_unknown_form_names_the_known(review: Review) -> None:
    with pytest.raises(InputError, match="html, md, json, text, ninjs, eml, pdf, docx"):
        render(review, "papyrus")


def test_json_names_its_schema_and_reads_back(review: Review) -> None:
    page = render(review, "json")
    assert json.loads(page)["schema"] == "broadsheet-review/1"
    assert next(iter(json.loads(page))) == "schema"
    assert from_json(Review, page) == review


def test_every_number_leads_to_its_evidence_and_back(review: Review) -> None:
    page = render(review, "html")
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert len(ids) == len(re.findall(r'\bid="([^"]+)"', page)), "an id stands twice"
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    numbers = range(1, len(list(review.lines())) + 1)
    for number in numbers:
        assert {f"l{number}", f"e{number}"} <= ids
        assert f'href="#e{number}"' in page
        assert f'href="#l{number}"' in page


def test_the_evidence_marks_the_words(review: Review) -> None:
    page = render(review, "html")
    marked = [html.unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", page, re.S)]
    for line in review.lines():
        for span in line.evidence:
            assert any(visible(review.slice(span)) in visible(each) for each in marked)


def test_the_evidence_says_where_it_is_from(review: Review) -> None:
    page = render(review, "html")
    for cited in review.cited:
        assert cited.article in page
        assert cited.sha256[:12] in page
        assert cited.url is not None
        assert f'href="{cited.url}#:~:text=' in page


def test_a_footnote_for_every_line(review: Review) -> None:
    page = render(review, "md")
    for number in range(1, len(list(review.lines())) + 1):
        assert page.count(f"[^{number}]: ") == 1
        assert page.count(f"[^{number}]") == 2


def test_what_was_inferred_is_said(review: Review) -> None:
    said = "“She” in the article, read as Marta Velde"
    for form in ("html", "md", "text", "ninjs", "eml"):
        assert said in words_of(form, document(review, form))
    assert said in footnotes_of_pdf(document(review, "pdf"))
    assert any(said in note for note in footnotes_of_docx(document(review, "docx")))


def test_the_ranking_is_explained(review: Review) -> None:
    page = render(review, "html")
    assert "Why this story is here" in page
    assert "3 articles in the last hour" in page


def test_a_star_leads_to_what_was_inferred(review: Review) -> None:
    page = render(review, "html")
    starred = set(re.findall(r'<a href="#e(\d+)" aria-label="[^"]*\*">\1\*</a>', page))
    noted = set(re.findall(r'<li id="e(\d+)">[^\n]*\n<p class="note">', page))
    assert starred == noted != set()


def test_sections_of_one_outlet_each_are_listed_by_its_name(review: Review) -> None:
    sections = tuple(replace(section, outlets=section.outlets[:1]) for section in review.sections)
    contents = re.search(r"<nav .*?</nav>", render(replace(review, sections=sections), "html"), re.DOTALL)
    assert contents
    assert "<svg" not in contents[0]
    shown = words_of("html", contents[0].encode())
    for section in sections:
        assert section.heading.text in shown
