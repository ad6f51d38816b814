"""The checker's quality is pinned: what is known to be wrong with the seed, and altered lines of the sample review."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.schema import from_json
from broadsheet.types import Review
from evals.attribution import shared_folder
from evals.checking.draw import SEEDS, draw, pool
from evals.checking.score import judge, of_reviews, of_seed

ROOT = Path(__file__).resolve().parents[2]
SHARED = shared_folder()
FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text(encoding="utf-8"))
SAMPLE = from_json(Review, (ROOT / "tests" / "data" / "sample_review.json").read_bytes())


@pytest.mark.skipif(not (SHARED / "cases" / "seed").exists(), reason=f"no seed at {SHARED}")
def test_what_is_known_to_be_wrong_with_the_seed_is_found() -> None:
    known, others = of_seed(SHARED)
    assert sum(each is not None for each in known.values()) >= FLOORS["checking.seed.found"], known
    assert len(others) <= FLOORS["checking.seed.false"], others


def test_altered_lines_of_the_sample_review_are_caught_and_true_ones_are_not() -> None:
    drawn = [each for half, seed in SEEDS.items() for each in draw(pool([SAMPLE], half), seed)]
    assert len(drawn) > 50
    verdicts = judge(drawn)
    caught = 100 * sum(bool(each.new) for each in verdicts) / len(verdicts)
    assert caught >= FLOORS["checking.sample.caught"], [each.altered.text for each in verdicts if not each.new]
    assert sum(bool(each.true) for each in verdicts) <= FLOORS["checking.sample.false"]


def test_an_alteration_is_a_place_in_its_line_and_nothing_else_changes() -> None:
    for each in draw(pool([SAMPLE], "dev"), SEEDS["dev"]):
        change, line = each.change, each.line.text
        assert each.text != line
        assert each.text.endswith(line[change.stop :])
        assert each.text[1 : change.start] == line[1 : change.start]


def test_the_same_seed_draws_the_same_lines() -> None:
    lines = pool([SAMPLE], "held-out")
    assert draw(lines, 7) == draw(lines, 7)
    assert draw(lines, 7) != draw(lines, 8)


def test_the_sample_review_has_no_finding_in_any_form() -> None:
    for _, form, checked in of_reviews({"agency": SAMPLE}):
        assert checked.findings == (), form
        assert checked.own_evidence == sum(1 for _ in SAMPLE.lines()), form
