"""What was derived: kept with what derived it, and dropped to be derived anew."""

from __future__ import annotations

import dataclasses

import pytest

from broadsheet.errors import NotFound
from broadsheet.store import Archive
from broadsheet.types import Cited, Line, Passage, Review, Span, Statement, Story
from tests.store.press import DAY, READER, article, at, capture, piece, said, story

PAGE, BRANDT = piece('"We reopen on Friday," Ilse Brandt told The Marrow Gazette.', published=at(9))
OTHER_PAGE, OTHER = piece("Rain is expected.", published=at(10))
STATEMENT = said(BRANDT, "We reopen on Friday", "Ilse Brandt")


def review_of(of: object) -> Review:
    line = Line("The harbour reopens on Friday.", (Span(BRANDT.id, 1, 20),))
    passage = Passage(0, BRANDT.text[:22])
    cited = Cited(BRANDT.id, BRANDT.sha256, BRANDT.title, BRANDT.outlet, None, BRANDT.published, "en", (passage,))
    return Review(
        day=DAY,
        language="en",
        headline=line,
        dateline="MARROW, March 17.",
        digest=line,
        topped="",
        sections=(),
        round_up=(),
        disclaimer="",
        counts=(("articles", 2),),
        cited=(cited,),
        made_by=str(of),
    )


@pytest.fixture(autouse=True)
def two_articles(archive: Archive) -> None:
    archive.add([(PAGE, BRANDT), (OTHER_PAGE, OTHER)])


def test_statements_come_back_and_none_is_not_unread(archive: Archive) -> None:
    archive.save_statements(READER, {BRANDT.id: (STATEMENT,), OTHER.id: ()})
    assert archive.statements(READER, [BRANDT.id, OTHER.id, "0" * 16]) == {BRANDT.id: (STATEMENT,), OTHER.id: ()}
    assert archive.statements("reader/2", [BRANDT.id]) == {}


def test_all_fields_of_a_statement_come_back(archive: Archive) -> None:
    whole = dataclasses.replace(
        STATEMENT, cue=(Span(BRANDT.id, 34, 38),), hedges=(), role=Span(BRANDT.id, 0, 3), confidence=0.1, parent="s1"
    )
    archive.save_statements(READER, {BRANDT.id: (whole,)})
    assert archive.statements(READER, [BRANDT.id])[BRANDT.id] == (whole,)


def test_saving_again_replaces(archive: Archive) -> None:
    archive.save_statements(READER, {BRANDT.id: (STATEMENT,)})
    archive.save_statements(READER, {BRANDT.id: (dataclasses.replace(STATEMENT, speaker=None),)})
    archive.save_statements("reader/2", {BRANDT.id: ()})
    assert archive.statements(READER, [BRANDT.id])[BRANDT.id][0].speaker is None
    assert archive.search(speaker="brandt") == []
    assert archive.status().statements == ((READER, 1), ("reader/2", 0))
    assert archive.check() == []


def test_statements_of_an_unknown_article_are_refused_and_none_of_the_batch_is_kept(archive: Archive) -> None:
    stray = article("Never added.", of=capture("x"))
    with pytest.raises(NotFound, match=stray.id):
        archive.save_statements(READER, {BRANDT.id: (STATEMENT,), stray.id: ()})
    assert archive.statements(READER, [BRANDT.id]) == {}


def test_stories_are_kept_by_what_they_were_made_from(archive: Archive) -> None:
    first, second = story("b2", BRANDT), story("a1", OTHER, BRANDT)
    archive.save_stories("method/1 abc", [first, second])
    archive.save_stories("method/1 none", [])
    assert archive.stories("method/1 abc") == (first, second)
    assert archive.stories("method/1 none") == ()
    assert archive.stories("method/2 abc") is None
    assert archive.check() == []


def test_a_slot_holds_only_the_last_stories(archive: Archive) -> None:
    archive.save_stories("old", [story("a1", BRANDT)], slot="2026-03-17 en")
    archive.save_stories("other", [story("b1", BRANDT)], slot="2026-03-18 en")
    archive.save_stories("loose", [story("c1", BRANDT)])
    archive.save_stories("new", [story("a2", BRANDT)], slot="2026-03-17 en")
    archive.save_stories("loose too", [story("c2", BRANDT)])
    kept = {key for key in ("old", "other", "loose", "new", "loose too") if archive.stories(key) is not None}
    assert kept == {"other", "loose", "new", "loose too"}
    assert archive.status().story_sets == 4


def test_a_story_is_found_by_the_beginning_of_its_id_as_it_was_saved_last(archive: Archive) -> None:
    ranked = dataclasses.replace(story("a1b2", BRANDT), score=0.5)
    archive.save_stories("clustered", [story("a1b2", BRANDT), story("a1c3", OTHER)])
    archive.save_stories("ranked", [ranked])
    assert archive.story("a1b2") == ranked
    assert archive.story("a1b") == ranked
    for name in ("a1", "", "zz", "a1b2x"):
        with pytest.raises(NotFound):
            archive.story(name)


def test_an_id_that_another_id_begins_with_is_found(archive: Archive) -> None:
    archive.save_stories("k", [story("a1", BRANDT), story("a1b2", OTHER)])
    assert archive.story("a1").articles == (BRANDT.id,)


def test_the_last_review_of_a_day_is_kept(archive: Archive) -> None:
    assert archive.review(DAY, "en") is None
    archive.save_review(DAY, "en", "one", review_of(1))
    archive.save_review(DAY, "en", "two", review_of(2))
    assert archive.review(DAY, "en", "one") is None
    assert archive.review(DAY, "en", "two") == archive.review(DAY, "en") == review_of(2)
    assert archive.review(DAY, "ru") is None
    assert archive.check() == []


def test_what_was_derived_can_be_dropped(archive: Archive) -> None:
    before = list(archive.dump())
    archive.save_statements(READER, {BRANDT.id: (STATEMENT,)})
    archive.save_stories("k", [story("a1", BRANDT)])
    archive.save_review(DAY, "en", "k", review_of(1))
    assert list(archive.dump()) != before
    archive.drop_derived()
    assert list(archive.dump()) == before
    assert archive.search(speaker="brandt") == []
    assert len(archive.search("harbour reopens")) == 2
    assert archive.check() == []


def test_an_archive_of_many_articles_is_asked_in_pieces(archive: Archive) -> None:
    pairs = [piece(f"text {number}") for number in range(1000)]
    archive.add(pairs)
    found: dict[str, tuple[Statement, ...]] = {taken.id: () for _, taken in pairs}
    archive.save_statements(READER, found)
    assert archive.statements(READER, found) == dict(sorted(found.items()))
    assert list(archive.articles(found)) == sorted(found)
    assert len(archive.known(page.sha256 for page, _ in pairs)) == 1000
    stories: list[Story] = [story(f"s{number}", taken) for number, (_, taken) in enumerate(pairs)]
    archive.save_stories("k", stories)
    assert archive.stories("k") == tuple(stories)
    assert archive.check() == []
