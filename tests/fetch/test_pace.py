"""A host's pace: slower after trouble, faster after calm, never faster than it allows."""

from __future__ import annotations

from broadsheet.fetch.pace import CALM, LONGEST, Pace, faster, slower


def test_trouble_doubles_the_pause_up_to_a_minute() -> None:
    pace = Pace(1.0)
    for _ in range(20):
        pace = slower(pace)
    assert pace.pause == LONGEST
    assert slower(Pace(0.0)).pause > 0


def test_a_crawl_delay_over_a_minute_stays() -> None:
    assert slower(Pace(120.0)).pause == 120.0


def test_calm_brings_it_back_to_its_floor_and_no_further() -> None:
    pace = slower(slower(Pace(1.0)))
    asked = 0
    while pace.pause > 1.0:
        pace, asked = faster(pace, 1.0), asked + 1
    assert pace.pause == 1.0
    assert asked % CALM == 0
    for _ in range(5 * CALM):
        pace = faster(pace, 1.0)
    assert pace.pause == 1.0


def test_trouble_ends_the_calm() -> None:
    pace = Pace(4.0)
    for _ in range(CALM - 1):
        pace = faster(pace, 1.0)
    assert slower(pace).calm == 0
