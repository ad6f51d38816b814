"""Who is who is pinned: the gold set against its texts, and the reader against evals/floors.json on both halves."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from broadsheet.types import Article
from evals.attribution import shared_folder
from evals.who.__main__ import score
from evals.who.agreement import against_corpus, two_readings
from evals.who.articles import PRESS_DAY, articles_of
from evals.who.gold import Split, load
from evals.who.score import kappa
from evals.who.verify import faults

SHARED = shared_folder()
ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text(encoding="utf-8"))

needs_data = pytest.mark.skipif(not (SHARED / PRESS_DAY).exists(), reason=f"no shared data at {SHARED}")


@pytest.fixture(scope="module")
def articles() -> Mapping[str, Article]:
    found, drifted = articles_of([*load("dev"), *load("test")], SHARED)
    assert drifted == []
    return found


@needs_data
@pytest.mark.parametrize("split", ["dev", "test"])
def test_who_is_who_floors(split: Split, articles: Mapping[str, Article]) -> None:
    result = score(load(split), articles).result()
    floors = {key.split(".")[2]: floor for key, floor in FLOORS.items() if key.startswith(f"who.{split}.")}
    assert floors
    reached = {measure: result[measure].get("accuracy", result[measure].get("f1", 0.0)) for measure in floors}
    assert {measure: value for measure, value in reached.items() if value < floors[measure]} == {}


@needs_data
def test_the_gold_holds_against_its_texts() -> None:
    assert list(faults(SHARED)) == []


@needs_data
def test_the_readings_and_the_corpus_agree_as_far_as_is_written(articles: Mapping[str, Article]) -> None:
    readings = two_readings(articles)
    assert kappa(readings.acts) == pytest.approx(0.915, abs=0.001)
    assert readings.result()["found"]["f1"] == 99.1
    corpus = against_corpus([*load("dev"), *load("test")], articles, SHARED)
    assert corpus == {"statements": 278, "ours found": 93.5, "same source": 97.7}


def test_errors_of_the_test_half_are_not_shown() -> None:
    asked = [sys.executable, "-m", "evals.who", "--split", "test", "--errors"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "dev only" in answer.stderr
    assert answer.stdout == ""
