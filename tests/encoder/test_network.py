"""The loading code and the pass, with a tiny random model."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.encoder import Encoder, Tagging
from broadsheet.encoder.naming import TAGS, begins, find_names
from broadsheet.encoder.pieces import OPENING
from broadsheet.encoder.tagging import find_cues
from broadsheet.errors import DamagedInput, MissingInput
from tests.encoder.tiny import make_model

TEXTS = ["the cat said “no”.\n\nthe dog said so", "", "said " * 700, "Said the cat: “" + "a" * 50, "\n\n"]


def same(one: Tagging, other: Tagging) -> bool:
    return (
        np.array_equal(one.start, other.start)
        and np.array_equal(one.stop, other.stop)
        and one.names == other.names
        and len(one.cues) == len(other.cues)
        and all(
            (a.first, a.last, a.score, a.begin) == (b.first, b.last, b.score, b.begin)
            and np.array_equal(a.roles, b.roles)
            for a, b in zip(one.cues, other.cues, strict=True)
        )
    )


def test_what_is_read_does_not_depend_on_company_order_or_threads(model: Path) -> None:
    alone = [Encoder(model).encode([text])[0] for text in TEXTS]
    assert sum(len(tagging.cues) for tagging in alone) > 2
    assert sum(len(tagging.names) for tagging in alone) > 2
    together = Encoder(model, threads=3).encode(TEXTS[::-1])[::-1]
    assert all(same(*pair) for pair in zip(alone, together, strict=True))


# The clock of a shared machine says nothing here.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_cues_and_roles_fit_the_words(model: Path, text: str) -> None:
    (tagging,) = Encoder(model).encode([text])
    assert len(tagging.start) == len(tagging.stop)
    for cue in tagging.cues:
        assert cue.begin <= cue.first <= cue.last < cue.begin + len(cue.roles) <= len(tagging.start)
        assert (cue.roles <= 0).all()
    assert list(tagging.cues) == sorted(tagging.cues, key=lambda cue: cue.first)
    borders = [at for name in tagging.names for at in (name.first, name.last + 1)]
    assert borders == sorted(borders)
    assert not borders or borders[-1] <= len(tagging.start)


def test_vectors_have_length_one_and_do_not_depend_on_company(model: Path) -> None:
    alone = np.concatenate([Encoder(model).vectors([text]) for text in TEXTS])
    assert np.array_equal(alone, Encoder(model, threads=3).vectors(TEXTS[::-1])[::-1])
    assert np.allclose(np.linalg.norm(alone, axis=1), [1, 0, 1, 1, 0])
    assert Encoder(model).vectors([]).shape == (0, alone.shape[1])


def test_only_the_beginning_of_a_text_is_in_its_vector(model: Path) -> None:
    one, other = Encoder(model).vectors(["said " * OPENING + "the", "said " * OPENING + "a"])
    assert np.array_equal(one, other)


def test_a_model_for_statements_only(model: Path, tmp_path: Path) -> None:
    plain = Encoder(make_model(tmp_path, seed=5, only_statements=True))
    (tagging,) = plain.encode(TEXTS[:1])
    (whole,) = Encoder(model).encode(TEXTS[:1])
    assert tagging.names == ()
    assert whole.names
    with pytest.raises(DamagedInput, match="vectors"):
        plain.vectors(TEXTS)


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("O B-person I-person O", [(1, 2, "person")]),
        ("B-place B-place I-place", [(0, 0, "place"), (1, 2, "place")]),
        ("I-outlet I-outlet B-person", [(0, 1, "outlet"), (2, 2, "person")]),
        ("B-person O I-person", [(0, 0, "person"), (2, 2, "person")]),
    ],
)
def test_names_from_tags(tags: str, names: list) -> None:
    numbers = [begins(tag[2:]) + (tag[0] == "I") if tag != "O" else 0 for tag in tags.split()]
    found = find_names(np.eye(TAGS, dtype=np.float32)[numbers] * 9)
    assert [(name.first, name.last, name.kind) for name in found] == names
    assert all(name.score > 0.9 for name in found)


def test_no_texts(model: Path) -> None:
    assert Encoder(model).encode([]) == []


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"encoder\.onnx"):
        Encoder(tmp_path)


def test_settings_that_are_none(model: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(model, tmp_path / "broken")
    (broken / "model.json").write_text("{}")
    with pytest.raises(DamagedInput, match="name"):
        Encoder(broken)


def test_threads_are_counted_from_one(model: Path) -> None:
    with pytest.raises(ValueError, match="threads"):
        Encoder(model, threads=0)


def test_nothing_heavy_before_the_first_text(model: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from broadsheet.encoder import Encoder;"
        f"Encoder(Path({str(model)!r})); assert not {{'onnxruntime', 'tokenizers'}} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("chances", "cues"),
    [
        # (out, begins, goes on, ends) of each word
        ([(0.1, 0.8, 0.1, 0.1), (0.2, 0.2, 0.6, 0.7), (0.9, 0.05, 0.05, 0.1)], [(0, 1)]),  # "according to"
        ([(0.5, 0.4, 0.1, 0.1), (0.1, 0.6, 0.3, 0.8)], [(0, 1), (1, 1)]),  # "has said", or "said"
        ([(0.1, 0.9, 0.0, 0.9), (0.1, 0.85, 0.05, 0.9)], [(0, 0), (1, 1)]),  # two cues side by side
        ([(0.0, 1.0, 0.0, 0.4), (0.4, 0.0, 0.6, 0.3), (0.7, 0.0, 0.3, 0.3)], [(0, 0)]),  # "said at a rally"
        ([(0.9, 0.05, 0.05, 0.1)], []),
    ],
)
def test_cues_from_chances(chances: list, cues: list) -> None:
    tags = np.log(np.array(chances, np.float32) + 1e-6)
    assert [(first, last) for first, last, _ in find_cues(tags, 0.3)] == cues
