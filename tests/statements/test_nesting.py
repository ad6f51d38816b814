"""Statements inside statements: whose, in whose, and never at the cost of the one around them."""

from __future__ import annotations

import pytest

from broadsheet.types import Statement
from tests.statements.notation import statements


def inner(text: str) -> list[Statement]:
    return [each for each in statements(text) if each.parent is not None]


def told(text: str, statement: Statement) -> tuple[str | None, str, str]:
    """(holder, cue, content)"""
    return (
        statement.speaker.name if statement.speaker else None,
        " ".join(text[span.start : span.stop] for span in statement.cue),
        " … ".join(text[span.start : span.stop] for span in statement.content),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt said the mayor believes the bridge is safe.", ("the mayor", "believes", "the bridge is safe")),
        (
            "“Norrey insists on closing the bridge,” Brandt told the Courier.",
            ("Norrey", "insists on", "closing the bridge"),
        ),
        ("“We think that the bridge must close,” said Ana Brandt.", ("Ana Brandt", "think", "the bridge must close")),
        (
            "“Norrey’s order to close the bridge was wrong,” Brandt said.",
            ("Norrey", "order", "to close the bridge"),
        ),
        (
            "“Norrey’s unofficial call for a toll on the bridge gives us a reason,” Brandt said.",
            ("Norrey", "call for", "a toll on the bridge"),
        ),
        (
            "“The move was perceived by Norrey as a threat to the bridge,” Brandt said.",
            ("Norrey", "was perceived by", "as a threat to the bridge"),
        ),
        (
            "“The bridge is old, while Brandt, in Norrey’s opinion, is a man of the past,” Torv said.",
            ("Norrey", "in Norrey’s opinion", "Brandt … is a man of the past"),
        ),
    ],
)
def test_holder(text: str, expected: tuple[str, str, str]) -> None:
    [statement] = inner(text)
    assert told(text, statement) == expected
    assert statement.parent == "s1"


def test_three_levels() -> None:
    text = "“Torv claims that Norrey demanded a toll on the bridge,” Brandt told the Courier."
    outer, middle, innermost = statements(text)
    assert (outer.parent, middle.parent, innermost.parent) == (None, outer.id, middle.id)
    assert told(text, innermost) == ("Norrey", "demanded", "a toll on the bridge")


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = "“He said the bridge is safe,” Paul Brandt said."
    assert [each.speaker.name for each in statements(text) if each.speaker] == ["Paul Brandt"]


def test_what_was_not_said_inside_is_marked() -> None:
    text = "“Norrey may have asked for a toll on the bridge,” Brandt said."
    [statement] = inner(text)
    assert statement.factuality == "possible"


def test_nested_statements_have_no_hearer_and_change_nothing_around_them() -> None:
    plain = "Ana Torv spoke. “The bridge is closed,” Brandt told the Courier. She said it was old."
    holding = "Ana Torv spoke. “Norrey said it is shut,” Brandt told the Courier. She said it was old."
    for text in (plain, holding):
        top = [each for each in statements(text) if each.parent is None]
        assert [each.speaker.name for each in top if each.speaker] == ["Brandt", "Ana Torv"]
        assert [each.id for each in top] == ["s1", "s2"]
    assert all(each.told_to is None for each in inner(holding))
