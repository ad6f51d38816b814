"""What the score counts: publishers and not reprints, one owner once, who speaks; and that it says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.copies import find_copies
from broadsheet.outlets import Registry
from broadsheet.outlets.record import Record
from broadsheet.stories import Publishers, Weights, build, rank
from broadsheet.types import Article, RankPart, Story
from tests.stories.press import REPORTS, report

CHAIN = Registry(
    [
        Record(
            f"Paper {number}",
            owner="Chain of Ossen" if number < 3 else None,
            country="no",
            hosts=(f"paper{number}.example",),
        )
        for number in range(6)
    ]
)


def ranked(
    press: list[Article], publishers: Publishers | None = None, weights: Weights | None = None
) -> tuple[Story, ...]:
    stories = build(press, find_copies(press))
    return rank(stories, {each.id: each for each in press}, publishers=publishers, weights=weights)


def part(story: Story, name: str) -> RankPart:
    return next(each for each in story.parts if each.name == name)


def test_outlets_of_one_owner_count_once_where_the_owner_is_known() -> None:
    port = [report("port", number) for number in range(6)]
    assert "6 independent publishers" in part(ranked(port)[0], "outlets").explanation
    owned = part(ranked(port, Publishers(CHAIN))[0], "outlets")
    assert owned.explanation == "4 independent publishers, 1 chain of one owner counted once."
    assert owned.value < part(ranked(port)[0], "outlets").value


def test_an_agency_s_reprints_move_nothing_and_are_shown_as_reach() -> None:
    wire = report("bank", 9)
    wire = replace(wire, text=f"HARLAND (Reuters) - {wire.text}")
    press = [*REPORTS, wire]
    before = ranked(press)
    reprints = [
        replace(wire, id=f"{number:016x}", url=f"https://echo{number}.example/bank", outlet=f"Echo {number}")
        for number in range(1, 9)
    ]
    after = ranked([*press, *reprints])
    assert [(story.title, story.score) for story in after] == [(story.title, story.score) for story in before]
    [bank] = [story for story in after if "bank" in story.title]
    assert "8 reprints not counted: reach 13" in part(bank, "outlets").explanation


def test_who_speaks_weighs() -> None:
    plain = [report("flood", number) for number in range(2)]
    mayor = [report("flood", number, more="The mayor of Norrey spoke.") for number in range(2)]
    head = [report("flood", number, more="Prime Minister Rehn spoke.") for number in range(2)]
    values = [part(ranked(press)[0], "speakers").value for press in (plain, mayor, head)]
    assert values == [0.0, 0.5, 1.0]


def test_countries_come_from_the_registry_or_the_domain() -> None:
    told = [report("port", number) for number in range(3)]
    told[2] = replace(told[2], url="https://echo.co.uk/port", outlet="Echo")
    assert part(ranked(told, Publishers(CHAIN))[0], "spread").explanation == "2 countries: gb, no; 1 language."


def test_weights_change_the_order_and_are_shown() -> None:
    longer = [
        replace(each, text=f"{each.text} {each.text}") if "flood" in (each.url or "") else each for each in REPORTS
    ]
    only = Weights(**{name: float(name == "prominence") for name in Weights.names()})
    assert "flood" not in ranked(longer)[0].title
    first = ranked(longer, weights=only)[0]
    assert "flood" in first.title
    assert {each.name: each.weight for each in first.parts}["outlets"] == 0


def test_a_listing_that_many_print_is_no_top_story() -> None:
    titles = ("Dock discounts", "Dock deals: save $9", "Dock strike: a buyer's guide", "Dock strike tips and tricks")
    press = [replace(report("port", number), title=titles[number % 4]) for number in range(6)]
    [story] = ranked(press)
    assert part(story, "reports").explanation == "0 of 6 original articles report news: the score falls."
    assert story.score == 0


@pytest.mark.parametrize("bad", [{"outlets": -1.0}, {"growth": float("nan")}, dict.fromkeys(Weights.names(), 0.0)])
def test_weights_that_order_nothing_are_refused(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Weights(**bad)
