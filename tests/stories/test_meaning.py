"""The second view: vectors part what words alone would join, join what is nearly joined, and are exact."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
import pytest

from broadsheet.stories import Growing, Piece, cluster
from broadsheet.stories.linkage import Join
from broadsheet.stories.meaning import SCALE, Meanings, Sum, meant, reweighed
from broadsheet.stories.pieces import of_article
from broadsheet.stories.settings import HEADLINES
from tests.stories.press import REPORTS, of
from tests.stories.test_stories import PRESS

PIECES = [of_article(article) for article in REPORTS]
PORT = of("port")

Vector = npt.NDArray[np.float32]


def pointing(*angle_of: tuple[str, float]) -> dict[str, Vector]:
    """Vectors in a plane, by their angle in degrees."""
    return {
        id_: np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle)), 0.0], np.float32)
        for id_, angle in angle_of
    }


def unit(count: int, seed: int, width: int = 384) -> Vector:
    rows = np.random.default_rng(seed).normal(size=(count, width))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_reports_in_the_same_words_that_mean_two_things_are_no_one_story() -> None:
    assert PORT in cluster(PIECES)
    first, second = set(PORT[:3]), set(PORT[3:])
    meaning = pointing(*((id_, 0) for id_ in first), *((id_, 120) for id_ in second))
    stories = cluster(PIECES, vectors=meaning)
    assert not any(first & set(story) and second & set(story) for story in stories)


def test_one_meaning_changes_nothing_of_what_the_words_join() -> None:
    assert PORT in cluster(PIECES, vectors=pointing(*((id_, number) for number, id_ in enumerate(PORT))))


def test_vectors_of_none_of_the_pieces_change_nothing() -> None:
    assert cluster(PIECES, vectors=pointing(("elsewhere", 0))) == cluster(PIECES)
    zeros = {piece.id: np.zeros(3, np.float32) for piece in PIECES}
    assert cluster(PIECES, vectors=zeros) == cluster(PIECES)


def test_a_late_piece_joins_only_what_it_means() -> None:
    live = Piece("live", "Live blog: Port of Ossen shut by dockers' strike", PIECES[0].text)
    near = {**pointing(*((id_, 0) for id_ in PORT)), **pointing(("live", 10))}
    far = {**near, **pointing(("live", 80))}
    assert (*PORT, "live") in {
        tuple(sorted(group, key="live".__eq__)) for group in cluster([*PIECES, live], vectors=near)
    }
    assert ("live",) in cluster([*PIECES, live], vectors=far)


@pytest.mark.parametrize("seed", range(6))
def test_neither_order_nor_lots_change_the_stories(seed: int) -> None:
    pieces = [of_article(article) for article in PRESS]
    vectors = {piece.id: row for piece, row in zip(pieces, unit(len(pieces), 1), strict=True)}
    expected = cluster(pieces, vectors=vectors)
    shuffled = random.Random(seed).sample(pieces, len(pieces))
    growing = Growing()
    for start in range(0, len(shuffled), 4):
        growing.add(shuffled[start : start + 4])
    assert growing.groups(vectors) == expected


def test_likenesses_are_exact_in_any_order_of_adding() -> None:
    rows = unit(40, 2)
    turned = np.random.default_rng(3).permutation(rows.shape[1])
    left, right = np.arange(39), np.arange(1, 40)
    plain, mixed = Meanings.of(rows), Meanings.of(rows[:, turned])
    assert (plain.alike(left, right) == mixed.alike(left, right)).all()
    assert plain.alike(left, right) == pytest.approx((rows[left] * rows[right]).sum(axis=1), abs=0.01)


def test_the_means_of_a_join_are_those_of_its_pairs() -> None:
    rows = unit(6, 4)
    joins = [Join((0, 1), (1, 1), 0, (0, 0)), Join((2, 3), (1, 1), 0, (0, 0)), Join((4, 5), (2, 2), 0, (0, 0))]
    found = meant(joins, np.array([0, 1, 2, 3, 3, 3]), Meanings.of(rows))
    pairs = rows @ rows.T
    assert found[0].across == pytest.approx(float(pairs[0, 1]), abs=0.01)
    assert found[2].across == pytest.approx(float(pairs[:2, 2:].mean()), abs=0.01)
    assert found[2].whole == pytest.approx(float(pairs[np.triu_indices(6, 1)].mean()), abs=0.01)


def test_of_what_is_not_known_nothing_is_said() -> None:
    rows = np.stack([unit(1, 5)[0], np.full(384, np.nan, np.float32)])
    meanings = Meanings.of(rows)
    assert np.isnan(meanings.alike(np.array([0]), np.array([1]))).all()
    nothing = meanings.sum(np.array([1]))
    assert nothing.across(meanings.sum(np.array([0]))) == nothing.whole == 1.0
    assert reweighed(np.array([0.2]), np.array([np.nan]), HEADLINES) == pytest.approx(0.2)
    less, more = reweighed(np.array([0.2, 0.2]), np.array([0.0, 1.0]), HEADLINES)
    assert less < 0.2 < more
    assert isinstance(nothing + nothing, Sum)
    assert (meanings.rows[0] ** 2).sum() == pytest.approx(SCALE**2, rel=0.01)
