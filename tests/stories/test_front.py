"""Front pages count: how many show a story and how high, once each, and the explanation says so."""

from __future__ import annotations

import pytest

from broadsheet.stories import FrontPlace, build, rank
from broadsheet.stories.front import height, share, shown
from broadsheet.types import RankPart, Story
from tests.stories.press import REPORTS, of

POST, ECHO = "https://post.example/", "https://echo.example/"


def ranked(fronts: dict[str, tuple[FrontPlace, ...]] | None = None) -> dict[str, Story]:
    """By the word of their events in this press."""
    found = rank(build(REPORTS), {each.id: each for each in REPORTS}, fronts=fronts)
    return {event: story for event in ("port", "bank", "flood") for story in found if of(event)[0] in story.articles}


def prominence(story: Story) -> RankPart:
    return next(part for part in story.parts if part.name == "prominence")


def test_without_front_pages_nothing_is_said_of_them() -> None:
    assert "front page" not in prominence(ranked()["port"]).explanation
    assert ranked({}) == ranked()


def test_a_place_on_a_front_page_makes_a_story_prominent_and_is_named() -> None:
    plain = ranked()
    found = ranked({of("flood")[0]: (FrontPlace(2, 140, POST),)})
    assert prominence(found["flood"]).value > prominence(plain["flood"]).value
    assert prominence(found["flood"]).explanation.endswith(
        "On 1 of 1 front page, highest at place 2 of 140 (https://post.example/)."
    )
    assert prominence(found["port"]).explanation.endswith("On none of 1 front page.")
    assert prominence(found["port"]).value == pytest.approx(prominence(plain["port"]).value / 2, abs=1e-6)


def test_a_front_page_counts_once_by_the_highest_of_its_places() -> None:
    first, second, *_ = of("flood")
    one = ranked({first: (FrontPlace(1, 50, POST),)})
    two = ranked({first: (FrontPlace(1, 50, POST),), second: (FrontPlace(9, 50, POST),)})
    assert two == one


def test_higher_and_more_count_for_more() -> None:
    def value(*places: FrontPlace) -> float:
        seen = shown(("a",), {"a": places}, 2)
        assert seen is not None
        return share(seen)

    high, low, other = FrontPlace(1, 100, POST), FrontPlace(60, 100, POST), FrontPlace(30, 100, ECHO)
    assert 0 == value() < value(low) < value(high) < value(high, other) < 1
    assert value(high, FrontPlace(1, 7, ECHO)) == pytest.approx(1)
    assert height(FrontPlace(1, 1, POST)) == 1
