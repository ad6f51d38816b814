"""A day that grows by lots has, at any moment, the stories of a day that came in one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from broadsheet.stories import Growing, Piece, cluster
from broadsheet.stories.cluster import settings_for
from broadsheet.stories.pieces import of_article
from broadsheet.stories.settings import FULL, HEADLINES, Settings
from tests.stories.test_stories import PRESS

PIECES = [of_article(article) for article in PRESS]


def in_lots(pieces: list[Piece], seed: int) -> list[list[Piece]]:
    chance = random.Random(seed)
    left, lots = chance.sample(pieces, len(pieces)), []
    while left:
        size = chance.randint(1, 5)
        lots.append(left[:size])
        left = left[size:]
    return lots


@pytest.mark.parametrize("settings", [FULL, HEADLINES, None], ids=["full", "headlines", "chosen"])
@pytest.mark.parametrize("seed", range(12))
def test_lots_make_the_same_stories(seed: int, settings: Settings | None) -> None:
    growing, so_far = Growing(settings), list[Piece]()
    for lot in in_lots(PIECES, seed):
        growing.add(lot)
        so_far += lot
        assert growing.groups() == cluster(so_far, settings=settings)


def test_a_twin_that_comes_later_goes_where_the_first_is() -> None:
    growing = Growing()
    growing.add(PIECES)
    twin = replace(PIECES[0], id="0" * 16, outlet="Another paper", published="2031-05-11")
    growing.add([twin])
    assert growing.groups() == cluster([*PIECES, twin])
    [home] = [group for group in growing.groups() if twin.id in group]
    assert PIECES[0].id in home


def test_bare_headlines_at_first_are_read_anew_as_articles() -> None:
    headlines = [replace(piece, id=f"h{piece.id}", text="") for piece in PIECES[:4]]
    assert settings_for(headlines) is HEADLINES
    assert settings_for([*headlines, *PIECES]) is FULL
    growing = Growing()
    growing.add(headlines)
    assert growing.groups() == cluster(headlines)
    growing.add(PIECES)
    assert growing.groups() == cluster([*headlines, *PIECES])


def test_nothing_makes_no_story() -> None:
    growing = Growing()
    assert growing.groups() == cluster([]) == ()
    growing.add([])
    assert growing.groups() == ()
