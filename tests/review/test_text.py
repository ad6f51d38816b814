"""Paragraphs, sentences, quotation marks and whitespace of articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.review.text import lay_out, outside_quotations, presentable, quotations, tidy
from broadsheet.review.wording import words

ENGLISH = words("en")


@pytest.mark.parametrize(
    "marked",
    [
        "It rained.| The sun came out.",
        "Mr. Holt left.| He was late.",
        "He met J. R. Moss in the U.S. Senate on Monday.",
        "She lives in the U.S.| The house is old.",
        "“I went. |I saw,” he said.| Nobody answered.",
        "“Really?” she asked.",
        "Prices rose 3.5 percent.| Wages did not.",
        "He said: “It works.”| Then he left.",
        "The deal was closed.| - Newswire",
        "What now?| Nobody knows…| Perhaps Moss does.",
        "وصل الوزير صباح اليوم.| هل يغادر غدا؟| لا أحد يعلم.",
    ],
)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[each.start : each.stop] for each in lay_out(text, ENGLISH).sentences]
    assert found == [part.strip() for part in marked.split("|")]


def test_a_wrapped_text_keeps_its_sentences() -> None:
    text = "The council of Lind voted on Monday to close the\nold fish market by the end.\n\nNobody spoke.\n"
    assert [text[a:b] for a, b in lay_out(text, ENGLISH).paragraphs] == [text[:76].rstrip("\n"), "Nobody spoke."]


def test_a_line_is_a_paragraph_elsewhere() -> None:
    text = "One line of news.\nAnother line of news.\n"
    assert len(lay_out(text, ENGLISH).paragraphs) == 2


@pytest.mark.parametrize(
    ("text", "inside", "paired"),
    [
        ("“a” and “b”", ["a", "b"], True),
        ('"a" and "b"', ["a", "b"], True),
        ("«a “b” c»", ["a “b” c"], True),
        ("„a“ x", ["a"], True),
        ("“a", [], False),
        ("a”", [], False),
        ('a 6" pipe', [], False),
        ("no marks", [], True),
    ],
)
def test_quotations(text: str, inside: list[str], paired: bool) -> None:
    found, pairs = quotations(text)
    assert ([text[a:b] for a, b in found], pairs) == (inside, paired)


def test_whitespace_changes_outside_quotation_marks_only() -> None:
    assert tidy("He  said\n“two  spaces”  there") == "He said “two  spaces” there"
    assert outside_quotations("He said “I know” twice") == "He said “ ” twice"


def test_what_cannot_be_printed_as_it_stands() -> None:
    assert presentable("“Plain” words — with a dash")
    assert not presentable("an \u202eoverride")
    assert not presentable("a control \x07 character")
    assert not presentable("a lost \ufffd character")
    assert not presentable("an open “mark")


@given(st.text(alphabet='ab .“”"\n«»„ !?A', max_size=80))
def test_sentences_cover_every_word_once(text: str) -> None:
    layout = lay_out(text, ENGLISH)
    covered = [at for each in layout.sentences for at in range(each.start, each.stop)]
    assert len(covered) == len(set(covered))
    assert {at for at, each in enumerate(text) if not each.isspace()} <= set(covered)
