"""Tags to relations, on tags made by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.encoder.tagging import Cue, Tagging
from broadsheet.statements.relations import best_paths, find_relations, runs

NAMES = {".": 0, "S": 1, "s": 2, "C": 3, "c": 4}


def tagging(*marked: str) -> Tagging:
    """A text of one-letter words; in each string, `!` marks the cue and letters the tags that the model prefers."""
    cues = []
    for marks in marked:
        roles = np.full((len(marks), 7), -5, np.float32)
        for word, mark in enumerate(marks):
            roles[word, NAMES.get(mark, 0)] = -0.1
            if mark.lower() in "sc" and marks[word + 1 : word + 2] != mark.lower():
                roles[word, 5 + (mark in "Cc")] = -0.1
        cues.append(Cue(marks.index("!"), marks.rindex("!"), 0.9, 0, roles))
    places = np.arange(len(marked[0])) * 2
    return Tagging("by hand", places, places + 1, tuple(cues))


@pytest.mark.parametrize(
    ("marks", "source", "content"),
    [
        ("Ss!Ccc.", [(0, 2)], [(3, 6)]),
        ("Cc!SsCcc", [(3, 5)], [(0, 2), (5, 8)]),
        ("!!Cc", [], [(2, 4)]),
        (".cc!", [], [(1, 3)]),  # a beginning that is missing is put in
    ],
)
def test_one_relation(marks: str, source: list, content: list) -> None:
    (found,) = find_relations(tagging(marks))
    assert (list(found.source), list(found.content)) == (source, content)


def test_relations_may_nest() -> None:
    outer, inner = find_relations(tagging("S!Cccccc", "..S!Cccc"))
    assert outer.content == ((2, 8),)
    assert inner.source == ((2, 3),)


def test_a_content_ends_where_it_is_likeliest_to_end() -> None:
    """Two ends are likely, at the 2nd and the 4th word: the tags of the words come to neither."""
    made = tagging("!Cccc.")
    roles = made.cues[0].roles
    for word, inside in enumerate((1.0, 1.0, 0.6, 0.45), 1):
        roles[word, 3:5], roles[word, 0] = np.log((inside if word == 1 else 1e-3, inside)), np.log(1 - inside + 1e-3)
    roles[:, 6] = np.log((0.01, 0.01, 0.4, 0.15, 0.44, 0.01))
    (found,) = find_relations(made)
    assert found.content == ((1, 5),)
    roles[:, 6] = np.log((0.01, 0.01, 0.44, 0.15, 0.4, 0.01))
    (found,) = find_relations(made)
    assert found.content == ((1, 3),)


def test_a_cue_without_content_reports_nothing() -> None:
    assert find_relations(tagging("Ss!...")) == []


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(1, 12))
def test_no_role_goes_on_before_it_began(seed: int, cues: int, words: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(cues, words, 5)).astype(np.float32)
    for path in best_paths(scores):
        for before, tag in zip([0, *path], path, strict=False):
            assert tag not in (2, 4) or before in (tag - 1, tag)


def test_a_new_beginning_ends_a_run() -> None:
    assert runs(np.array([3, 4, 3, 0, 3]), 3) == [(0, 2), (2, 3), (4, 5)]
