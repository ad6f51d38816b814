"""One outlet's many pieces of one make are no event, unless the press is that outlet."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from broadsheet.stories.pieces import Piece
from broadsheet.stories.series import is_series, without_series


@pytest.mark.parametrize(
    ("group", "day", "expected"),
    [
        ({"gem": 5}, {"gem": 6, "post": 94}, True),
        ({"gem": 4, "post": 2}, {"gem": 6, "post": 94}, True),
        ({"gem": 4, "post": 4}, {"gem": 6, "post": 94}, False),  # two papers tell it
        ({"gem": 3}, {"gem": 6, "post": 94}, False),  # a report, its update and a comment
        ({"gem": 5}, {"gem": 60, "post": 40}, False),  # a press of hardly more than one paper
        ({"": 5}, {"": 6, "post": 94}, False),  # nobody knows whose they are
    ],
)
def test_who_prints_it_decides(group: dict[str, int], day: dict[str, int], expected: bool) -> None:
    assert is_series(Counter(group), Counter(day), sum(day.values())) is expected


def test_the_pieces_of_a_series_stand_alone_and_others_keep_their_story() -> None:
    outlets = ["Gem"] * 4 + ["Post", "Mail"] + [f"Paper {number}" for number in range(30)]
    pieces = [Piece(str(number), "", "", outlet) for number, outlet in enumerate(outlets)]
    story = np.array([7] * 4 + [9, 9] + list(range(10, 40)))
    found = without_series(story, pieces)
    assert len(set(found[:4].tolist())) == 4
    assert not set(found[:4].tolist()) & set(found[4:].tolist())
    assert found[4:].tolist() == story[4:].tolist()
