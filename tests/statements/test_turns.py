"""Conversations: who speaks stands before what is said."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.statements import read
from broadsheet.types import Statement
from tests.statements.notation import article, english

INTERVIEW = """Jo Field, head of the harbour office, spoke to Izvestia about the bridge.

IZVESTIA: Why did the bridge fall? Did nobody look at it?

JO FIELD: Nobody was paid to look.

We had asked for money twice, and "twice is enough," Brandt said.

IZVESTIA: And now?

FIELD: We will build it anew.

The talks about the new bridge begin in spring.
"""


def said(text: str) -> list[tuple[str | None, list[str], Statement]]:
    page = article(text)
    found = [each for each in read(page, english()) if each.parent is None and each.found_by == "turn"]
    return [
        (each.speaker and each.speaker.name, [text[s.start : s.stop] for s in each.content], each) for each in found
    ]


def test_each_turn_is_the_words_of_its_speaker() -> None:
    found = said(INTERVIEW)
    assert [(speaker, content) for speaker, content, _ in found] == [
        ("interviewer (Izvestia)", ["Why did the bridge fall? Did nobody look at it?"]),
        ("Jo Field", ["Nobody was paid to look.", 'We had asked for money twice, and "twice is enough," Brandt said.']),
        ("interviewer (Izvestia)", ["And now?"]),
        ("Jo Field", ["We will build it anew."]),
    ]
    assert {each.kind for *_, each in found} == {"direct"}


def test_what_is_answered_is_told_to_the_outlet_that_asks() -> None:
    told = [each.told_to and (each.told_to.name, each.told_to.status) for *_, each in said(INTERVIEW)]
    assert told == [None, ("Izvestia", "carried"), None, ("Izvestia", "carried")]


def test_a_question_is_asked() -> None:
    assert [each.act for *_, each in said(INTERVIEW)] == ["ask", "assert", "ask", "commit"]


def test_somebody_else_ends_a_turn() -> None:
    for other in ("And why was that not done?", "reader_7: they had asked twice."):
        text = INTERVIEW.replace('We had asked for money twice, and "twice is enough," Brandt said.', other)
        assert [content for _, content, _ in said(text)][1] == ["Nobody was paid to look."]


def test_labels_are_no_conversation() -> None:
    form = "Pros: It is light.\n\nCons: It is dear.\n\nPros: It is quick.\n\nCons: It is loud.\n"
    assert said(form) == []
    assert said("Price: What is it?\n\nSize: Small?\n\nColour: Blue?\n\nWeight: Light?\n") == []


def test_initials_are_nobodys_name() -> None:
    assert said(INTERVIEW.replace("JO FIELD", "JF").replace("FIELD", "JF")) == []


def test_marks_around_a_turn_are_not_said() -> None:
    text = INTERVIEW.replace("FIELD: We will build it anew.", 'FIELD: "We will build it anew."')
    assert said(text)[-1][1] == ["We will build it anew."]


def test_turns_that_one_person_alone_has() -> None:
    assert said(INTERVIEW.replace("IZVESTIA: ", "")) == []


def test_another_language_has_its_own_offices() -> None:
    plain = replace(english(), offices=frozenset())
    text = INTERVIEW.replace("IZVESTIA", "PM")
    assert len(said(text)) == 4
    assert not [each for each in read(article(text), plain) if each.found_by == "turn"]
