"""The check finds what a careless or dishonest writer would do to a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.review import House, Problem, compose, problems
from broadsheet.types import Item, Line, Review
from tests.review.press import DAY, harbour_day


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=House(sections=2))


def with_line(review: Review, old: str, new: str) -> list[Problem]:
    """The problems of the review after `old` was changed to `new` in every line that holds it."""
    changed = 0

    def edit(line: Line) -> Line:
        nonlocal changed
        changed += old in line.text
        return replace(line, text=line.text.replace(old, new))

    def edit_items(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(replace(item, lines=tuple(edit(line) for line in item.lines)) for item in items)

    sections = tuple(
        replace(section, heading=edit(section.heading), items=edit_items(section.items)) for section in review.sections
    )
    edited = replace(review, headline=edit(review.headline), digest=edit(review.digest), sections=sections)
    assert changed, "the edit met no line"
    return problems(edited)


def test_a_sound_review_has_none(review: Review) -> None:
    assert problems(review) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("could be called off", "will be called off"),
        ("waited four years", "waited five years"),
        ("said Marta Velde", "insisted Marta Velde"),
        ("Ilse Tamm", "Ilse Tann"),
        ("“Nobody has called us,”", "“Nobody had called us,”"),
        ("Harland keeps its rate", "Harland raises its rate"),
        ("(Lind Observer)", "(The Lind Times)"),
        ("nine million", "ninety million"),
        ("are unlikely", "are likely"),
    ],
)
def test_an_altered_line_is_found(review: Review, old: str, new: str) -> None:
    assert with_line(review, old, new)


def test_a_line_printed_twice_is_found(review: Review) -> None:
    first = review.sections[0]
    twice = replace(first, items=(*first.items, replace(first.items[-1], statement=None)))
    found = problems(replace(review, sections=(twice, *review.sections[1:])))
    assert [problem.kind for problem in found] == ["twice"]


def test_a_statement_printed_twice_is_found(review: Review) -> None:
    first = review.sections[0]
    twice = replace(first, items=(*first.items, first.items[-1]))
    kinds = {problem.kind for problem in problems(replace(review, sections=(twice, *review.sections[1:])))}
    assert kinds == {"twice"}


def test_own_words_inside_quotation_marks_are_found(review: Review) -> None:
    line = review.sections[0].items[0].lines[0]
    quoted = replace(line, text=f"“{line.text.removesuffix(' (Varmouth Courier)')} also” (Varmouth Courier)")
    first = review.sections[0]
    items = (replace(first.items[0], lines=(quoted,)), *first.items[1:])
    found = problems(replace(review, sections=(replace(first, items=items), *review.sections[1:])))
    assert {problem.kind for problem in found} == {"quotation"}
