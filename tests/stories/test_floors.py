"""Quality is pinned: BCubed on the development sets, and our scorer against the one of the data's owners."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from broadsheet.stories import cluster
from evals import stories

SHARED = stories.shared()
FLOORS = {name: floor for name, floor in json.loads(stories.FLOORS.read_text()).items() if name.startswith("stories.")}
pytestmark = pytest.mark.skipif(SHARED is None, reason="no shared data: set BROADSHEET_SHARED")


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floor(name: str) -> None:
    assert SHARED
    gold = stories.load(SHARED, name.removeprefix("stories.bcubed."))
    assert stories.bcubed(gold) >= FLOORS[name]


def test_the_scores_are_those_of_the_shared_scorer() -> None:
    assert SHARED
    spec = importlib.util.spec_from_file_location("theirs", Path(SHARED, "scorers", "stories.py"))
    assert spec
    assert spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = stories.load(SHARED, "basil")
    predicted = stories.labels(cluster(gold.pieces))
    assert stories.score(predicted, gold.story) == theirs.score(dict(predicted), dict(gold.story))
