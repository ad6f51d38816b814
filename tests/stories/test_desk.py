"""What the desk decided is obeyed: by whatever stories hold its articles, in the order of the decisions."""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.copies import find_copies
from broadsheet.stories import Drop, Merge, Pin, Ruling, Split, arrange, build, place, rank
from broadsheet.types import Article, Story
from tests.stories.press import REPORTS, of, report

KNOWN = {each.id: each for each in REPORTS}
PORT, BANK, FLOOD = of("port"), of("bank"), of("flood")


def holding(stories: Iterable[Story], id_: str) -> Story:
    return next(story for story in stories if id_ in story.articles)


def desk(story: Story) -> list[str]:
    return [f"{each.how} {each.decision}" for each in story.desk]


def test_merged_stories_are_one_and_stay_so_while_both_grow() -> None:
    rulings = [Merge(7, BANK[:1], FLOOD[:1])]
    grown = [*REPORTS, report("bank", 8), report("flood", 9)]
    for press in (REPORTS, grown):
        made = arrange(build(press), {each.id: each for each in press}, rulings)
        one = holding(made, BANK[0])
        assert one == holding(made, FLOOD[0])
        assert desk(one) == ["merged 7"]
        assert len(one.articles) == (6 if press is REPORTS else 8)
        assert sorted(id_ for story in made for id_ in story.articles) == sorted(each.id for each in press)


def test_split_articles_are_one_story_apart_from_the_rest() -> None:
    [port] = [story for story in build(REPORTS) if PORT[0] in story.articles]
    out = tuple(sorted(port.articles[:2]))
    made = arrange(build(REPORTS), KNOWN, [Split(3, out, tuple(sorted(port.articles[2:])))])
    assert set(holding(made, out[0]).articles) == set(out)
    assert set(holding(made, port.articles[2]).articles) == set(port.articles[2:])
    assert desk(holding(made, out[0])) == desk(holding(made, port.articles[2])) == ["split 3"]


def test_a_split_text_takes_its_reprints_along() -> None:
    wire = next(each for each in REPORTS if each.id == PORT[0])
    id_, digest = Article.name("https://copy.example/1", wire.text)
    copy = Article(id_, "c", "test", wire.title, wire.text, digest, "en", "u", "Copyist", published=wire.published)
    press = [*REPORTS, copy]
    stories = build(press, find_copies(press))
    rest = tuple(sorted(set(PORT) - {wire.id}))
    made = arrange(stories, {each.id: each for each in press}, [Split(1, (copy.id,), rest)])
    assert set(holding(made, copy.id).articles) == {wire.id, copy.id}
    assert holding(made, copy.id).copies


def test_a_ruling_whose_articles_are_gone_does_nothing() -> None:
    stories = build(REPORTS)
    gone = ("0" * 16,)
    rulings = [Merge(1, gone, BANK), Split(2, gone, BANK), Split(3, BANK, gone), Split(4, BANK, BANK), Pin(5, gone, 1)]
    assert arrange(stories, KNOWN, rulings) == stories
    assert place(stories, rulings) == stories


def test_pins_and_drops_change_the_order_and_say_so() -> None:
    ranked = rank(build(REPORTS), KNOWN)
    assert [len(story.articles) for story in ranked] == [6, 4, 2]
    placed = place(ranked, [Pin(1, FLOOD, 1), Drop(2, PORT)])
    assert [len(story.articles) for story in placed] == [2, 4, 6]
    assert [desk(story) for story in placed] == [["placed 1"], [], ["dropped 2"]]
    assert [story.dropped for story in placed] == [False, False, True]


def test_of_two_decisions_about_a_story_the_later_holds_and_a_place_is_the_later_s() -> None:
    ranked = rank(build(REPORTS), KNOWN)
    assert desk(place(ranked, [Drop(1, FLOOD), Pin(2, FLOOD, 9)])[2]) == ["placed 2"]
    both = place(ranked, [Pin(1, FLOOD, 1), Pin(2, BANK, 1)])
    assert [len(story.articles) for story in both] == [4, 2, 6]


@st.composite
def ruling(draw: st.DrawFn, number: int) -> Ruling:
    some = st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=4, unique=True).map(sorted).map(tuple)
    match draw(st.integers(0, 3)):
        case 0:
            return Merge(number, draw(some), draw(some))
        case 1:
            return Split(number, draw(some), draw(some))
        case 2:
            return Pin(number, draw(some), draw(st.integers(1, 5)))
    return Drop(number, draw(some))


@settings(deadline=None, max_examples=50)
@given(st.data(), st.integers(0, 6))
def test_no_article_is_lost_or_doubled_whatever_is_decided_in_whatever_order_it_is_given(
    data: st.DataObject, count: int
) -> None:
    rulings = [data.draw(ruling(number)) for number in range(count)]
    made = place(arrange(build(REPORTS), KNOWN, rulings), rulings)
    assert sorted(id_ for story in made for id_ in story.articles) == sorted(KNOWN)
    shuffled = random.Random(count).sample(rulings, len(rulings))
    assert place(arrange(build(REPORTS), KNOWN, shuffled), shuffled) == made
