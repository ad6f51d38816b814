"""Quality is pinned: the evaluations against evals/floors.json, and our scorer against the one of the data's owners."""

from __future__ import annotations

import importlib.util
import json
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from evals import attribution, seed

SHARED = attribution.shared_folder()
FLOORS = json.loads((Path(__file__).resolve().parents[2] / "evals" / "floors.json").read_text(encoding="utf-8"))
DEV = SHARED / "data" / "polnear" / "dev"

needs_data = pytest.mark.skipif(not DEV.exists(), reason=f"no shared data at {SHARED}")
needs_seed = pytest.mark.skipif(not (SHARED / "cases" / "seed").exists(), reason=f"no seed at {SHARED}")


@needs_seed
def test_seed_floors() -> None:
    result = seed.score(SHARED)
    for key in ("found", "speaker", "outlet", "verbatim", "act", "nested_holder", "unsaid_right", "roles"):
        assert result[key] >= FLOORS[f"seed.{key}"], result["wrong"]
    assert result["traps_hit"] <= FLOORS["seed.traps_hit"], result["wrong"]


@needs_seed
def test_seed_floors_with_the_encoder() -> None:
    result = seed.score(SHARED, with_encoder=True)
    for key in ("found", "verbatim"):
        assert result[key] >= FLOORS[f"encoder.seed.{key}"], result["wrong"]
    assert result["traps_hit"] <= FLOORS["encoder.seed.traps_hit"], result["wrong"]


@needs_data
def test_attribution_floors_with_the_encoder() -> None:
    reader = partial(attribution.statements_of, with_encoder=True)
    result, _ = attribution.score(list(attribution.read_split(DEV)), attribution.reporting_verbs(SHARED), reader)
    scores = {"who_said_what": result["who_said_what"], "reporting": result["reporting"], **result["by_kind"]}
    for name, score in scores.items():
        assert score["f1"] >= FLOORS[f"encoder.polnear_dev.{name}"], name


@needs_seed
def test_seed_sections() -> None:
    first, second, third = seed.score(SHARED)["sections"]
    assert first[0] == 0
    assert first[1] < second[0] <= 4777
    assert second[1] < third[0] <= 7147
    assert third[1] >= 7725


@pytest.fixture(scope="module")
def dev() -> tuple[list[attribution.Document], dict[str, list[attribution.Relation]]]:
    documents = list(attribution.read_split(DEV))
    return documents, {
        document.id: [attribution.relation_of(each) for each in attribution.statements_of(document)]
        for document in documents
    }


def theirs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_attribution", SHARED / "scorers" / "attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_data
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the scorer of the data's owners leaves files open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_attribution_floors_and_agreement(
    dev: tuple[list[attribution.Document], dict[str, list[attribution.Relation]]],
) -> None:
    documents, predicted = dev
    tally = attribution.Tally(attribution.Counter(), attribution.reporting_verbs(SHARED))
    for document in documents:
        tally.add(document, predicted[document.id])
    ours = tally.result()
    assert ours == theirs().score(DEV, predicted)
    assert ours["who_said_what"]["f1"] >= FLOORS["attribution.polnear_dev.who_said_what"]
    assert ours["reporting"]["f1"] >= FLOORS["attribution.polnear_dev.reporting"]
    assert ours["by_kind"]["direct"]["f1"] >= FLOORS["attribution.polnear_dev.direct"]
