"""Articles to stories: the same in any order, copies with their original, and a rank that says why."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from broadsheet.copies import find_copies
from broadsheet.stories import Piece, build, cluster, rank
from broadsheet.types import Article, Moment

MORNING = dt.datetime(2031, 5, 12, 6, tzinfo=dt.UTC)
EVENTS = {
    "port": ("Port of Ossen shut by dockers' strike", "dockers walked out at the port of Ossen over night pay"),
    "bank": ("Harland bank holds its rate at 4 percent", "the Harland central bank kept its key rate at 4 percent"),
    "flood": ("River Teel floods old mill quarter of Norrey", "the river Teel rose over its banks in Norrey"),
}
DETAILS = (
    "Harbour master Piet Aalders counted eleven ships in the roads.",
    "Governor Ilse Tamm spoke of prices that fall more slowly than she would like.",
    "Firemen carried forty people out of their houses in boats.",
    "The union of dockers meets again on Thursday.",
    "Economists had looked for a cut before the autumn.",
    "The bridge at Norrey is closed to lorries until Friday.",
)


def article(event: str, number: int) -> Article:
    """The `number`th paper's own report of an event, an hour after the one before it."""
    title, fact = EVENTS[event]
    chance = random.Random(f"{event} {number}")
    own = " ".join(
        f"{chance.choice(['Reporter', 'Editor', 'Witness'])} note {chance.randrange(10**6)}." for _ in range(6)
    )
    kept = [detail for place, detail in enumerate(DETAILS) if place % 3 == list(EVENTS).index(event)]
    text = f"On Monday {fact}, the {number}th paper reports. {' '.join(kept)}\n\n{own} {title} again: {fact}."
    id_, digest = Article.name(f"https://paper{number}.example/{event}", text)
    when = Moment(MORNING + dt.timedelta(hours=number))
    return Article(id_, "c", "test", title, text, digest, "en", f"u{number}", f"Paper {number}", published=when)


PRESS = [
    article(event, number) for event, papers in (("port", 6), ("bank", 4), ("flood", 2)) for number in range(papers)
]


def test_events_are_told_apart() -> None:
    stories = build(PRESS, find_copies(PRESS))
    by_id = {each.id: each for each in PRESS}
    assert sorted(len(story.articles) for story in stories) == [2, 4, 6]
    for story in stories:
        assert len({by_id[id_].title for id_ in story.articles}) == 1
        assert story.title in {title for title, _ in EVENTS.values()}


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(PRESS, len(PRESS))
    assert build(shuffled, find_copies(shuffled)) == build(PRESS, find_copies(PRESS))


def test_the_story_of_most_outlets_comes_first_and_says_why() -> None:
    ranked = rank(build(PRESS), {each.id: each for each in PRESS})
    assert [len(story.articles) for story in ranked] == [6, 4, 2]
    assert all(0 <= part.value <= 1 and part.explanation for story in ranked for part in story.parts)
    assert [story.score for story in ranked] == sorted((story.score for story in ranked), reverse=True)


def test_a_reprint_stands_with_its_original_and_counts_once() -> None:
    wire = article("flood", 0)
    id_, digest = Article.name("https://copy.example/1", wire.text)
    copy = Article(id_, "c", "test", "Teel rises", wire.text, digest, "en", "u", "Copyist", published=wire.published)
    press = [*PRESS[:-2], wire, copy]
    copies = find_copies(press)
    [group] = [group for group in copies if wire.id in group.members]
    assert set(group.members) == {wire.id, copy.id}
    [story] = [story for story in build(press, copies) if copy.id in story.articles]
    assert wire.id in story.articles
    [outlets] = [part for part in rank([story], {each.id: each for each in press})[0].parts if part.name == "outlets"]
    assert "1 independent publisher; 1 reprint not counted" in outlets.explanation


def test_a_story_of_yesterday_goes_on() -> None:
    yesterday = build(PRESS[:3])
    today = [article("port", number) for number in range(6, 9)]
    known = {each.id: each for each in PRESS}
    [story] = rank(build(today), {each.id: each for each in today}, before=yesterday, before_articles=known)
    assert story.continues == yesterday[0].id


def test_bare_headlines_are_grouped() -> None:
    titles = {"a": "Port of Ossen shut by strike", "b": "Strike shuts port of Ossen", "c": "Harland bank holds rate"}
    groups = cluster([Piece(id_, title, title) for id_, title in titles.items()])
    assert groups == (("a", "b"), ("c",))


def test_nothing_gives_nothing() -> None:
    assert build([]) == ()
    assert cluster([]) == ()
    assert rank([], {}) == ()
