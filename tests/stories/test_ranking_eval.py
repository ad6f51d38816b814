"""The scorer of the ranking, on presses small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.stories import build
from evals import ranking
from tests.stories.press import REPORTS, of, report

PRESS = ranking.Press(build(REPORTS), {each.id: each for each in REPORTS})
ORDER = ranking.ranker()


@pytest.mark.parametrize(
    ("left", "right", "correlation"),
    [
        ([1, 2, 3], [10, 20, 90], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 1, 1], [1, 2, 3], 0.0),
        ([1, 2, 2], [1, 5, 5], 1.0),
    ],
)
def test_rank_correlation(left: list[float], right: list[float], correlation: float) -> None:
    assert ranking.spearman(left, right) == pytest.approx(correlation)


def test_an_order_agrees_with_the_signal_that_made_it() -> None:
    ranked = ORDER(PRESS.stories, PRESS.articles)
    found = ranking.signals(PRESS, ranked)
    assert list(found["publishers"].values()) == [6, 4, 2]
    assert list(found["titles"].values()) == [6, 4, 2]
    assert ranking.agreement(ranked, found["titles"]) == (pytest.approx(1.0), 3)


def test_titles_abroad_are_counted_by_the_story_s_telling_words() -> None:
    foreign = [replace(report("bank", 30), title="El Bank Harland espera", outlet=f"Diario {n}") for n in range(3)]
    ranked = ORDER(PRESS.stories, PRESS.articles)
    found = ranking.signals(replace(PRESS, abroad=tuple(foreign)), ranked)["abroad"]
    assert {story.title.split()[0]: found[story.id] for story in ranked} == {"Port": 0, "Harland": 3, "River": 0}


def test_removing_outlets_is_the_same_draw_each_time() -> None:
    ranked = ORDER(PRESS.stories, PRESS.articles)
    assert ranking.stability(PRESS, ranked, ORDER, 5) == ranking.stability(PRESS, ranked, ORDER, 5)


def test_reprints_are_seen_to_move_an_order_that_counts_them() -> None:
    wires = [replace(each, text=f"OSSEN (Reuters) - {each.text}") for each in REPORTS if each.id in of("flood")]
    press = [*REPORTS[:-2], *wires]
    made = ranking.Press(build(press), {each.id: each for each in press})
    assert ranking.moved_by_reprints(made, ORDER(made.stories, made.articles), ORDER) == {"Reuters": 0}

    def by_reach(stories, articles):  # type: ignore[no-untyped-def]
        scored = [replace(story, score=float(len(story.articles))) for story in stories]
        return tuple(sorted(scored, key=lambda story: -story.score))

    assert ranking.moved_by_reprints(made, by_reach(made.stories, made.articles), by_reach)["Reuters"] > 0


def test_a_day_cut_in_two_is_threaded_again() -> None:
    found = ranking.threads(PRESS, 8)
    assert found == {"later": 2, "going on": 2, "linked": 2, "right": 2}
