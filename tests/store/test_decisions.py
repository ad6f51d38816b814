"""What people decided is kept, in order, undone visibly, and finds its articles again."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from broadsheet.errors import InputError, NotFound
from broadsheet.store import Archive, anchor
from tests.store.press import NOON, article, capture, piece

PAGE = "https://marrow.example/harbour"
LATER = NOON + dt.timedelta(hours=1)


def decided(archive: Archive) -> list[str]:
    return [f"{each.number} {each.kind}" for each in archive.decisions()]


def test_decisions_are_listed_in_order_and_by_noun(archive: Archive) -> None:
    about = {"names": ["Ilse Brandt", "I. Brandt"], "place": 2}
    first = archive.decide("speaker.merge", about, "Ilse Brandt and I. Brandt are one", NOON)
    archive.decide("story.pin", {"place": 1}, "“Harbour reopens” stands at place 1", LATER)
    assert (first.number, first.about, first.made, first.undone) == (1, about, NOON, None)
    assert archive.decisions("speaker") == (first,)
    assert archive.decisions("speak") == ()
    assert decided(archive) == ["1 speaker.merge", "2 story.pin"]


def test_a_decision_is_taken_back_once_and_its_number_never_used_again(archive: Archive) -> None:
    for place in (1, 2, 3):
        archive.decide("story.pin", {"place": place}, "", NOON)
    assert archive.undo(None, LATER).number == 3
    assert archive.undo(1, LATER).undone == LATER
    assert decided(archive) == ["2 story.pin"]
    assert [each.undone for each in archive.decisions(undone=True)] == [LATER, None, LATER]
    for number in (1, 9):
        with pytest.raises(NotFound, match=f"decision {number}"):
            archive.undo(number, LATER)
    archive.undo(None, LATER)
    with pytest.raises(NotFound, match="no decision holds"):
        archive.undo(None, LATER)
    assert archive.decide("story.drop", {}, "", NOON).number == 4


def test_what_is_derived_goes_and_decisions_stay(archive: Archive) -> None:
    archive.decide("story.pin", {"place": 1}, "half a pair \ud800", NOON)
    archive.drop_derived()
    assert decided(archive) == ["1 story.pin"]
    assert archive.check() == []
    assert any('"kind":"decision"' in line for line in archive.dump())


def test_a_changed_byte_is_noticed(archive: Archive, path: Path) -> None:
    archive.decide("story.pin", {"place": 1}, "", NOON)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE decisions SET about = '{\"place\":2}'")
    raw.commit()
    raw.close()
    assert [(problem.kind, problem.subject) for problem in archive.check()] == [("decision", "1")]


def test_a_kind_is_a_noun_and_a_verb(archive: Archive) -> None:
    with pytest.raises(InputError, match=r"noun\.verb"):
        archive.decide("merge", {}, "", NOON)


def test_an_article_is_found_again_by_its_id_its_address_or_its_bytes(archive: Archive) -> None:
    plain_page, plain = piece("No address.")
    page, old = piece("The harbour reopens.", url=PAGE)
    other_page, other = piece("Rain is expected.")
    archive.add([(plain_page, plain), (page, old), (other_page, other)])
    edited_page, edited = piece("The harbour reopens on Friday.", url=PAGE)
    anew = article("No address, read better.", of=plain_page, extractor="extractor/2")
    archive.add([(edited_page, edited), (plain_page, anew)])
    anchors = [anchor(each) for each in (plain, old, other)]
    assert archive.resolve(anchors, [edited.id, anew.id, other.id]) == {
        plain.id: (anew.id,),
        old.id: (edited.id,),
        other.id: (other.id,),
    }
    assert archive.resolve(anchors, [capture("x").sha256]) == {plain.id: (), old.id: (), other.id: ()}
