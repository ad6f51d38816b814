"""The package's encoder as a second view of the bundled day."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from broadsheet import sample_day
from broadsheet.bulk import reviewing
from broadsheet.bulk.meaning import encoder_view
from broadsheet.encoder import Encoder
from broadsheet.pages import document
from broadsheet.pipeline.day import Day, Order
from broadsheet.review import problems
from broadsheet.store import Archive
from broadsheet.types import Article

ORDER = Order(sample_day.DAY)


def press(archive: Archive) -> Sequence[Article]:
    return list(Day(archive, ORDER).articles.values())


def test_what_was_read_is_remembered(day: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.open(Path(shutil.copy(day, tmp_path / "a.sqlite"))) as archive:
        articles = press(archive)
        first = encoder_view(archive, threads=2).vectors(articles)
        assert first.keys() == {article.id for article in articles}
        assert all(abs(np.linalg.norm(row) - 1) < 1e-2 for row in first.values())
        monkeypatch.setattr(Encoder, "vectors", lambda *_: pytest.fail("read again"))
        again = encoder_view(archive, threads=1).vectors(articles)
        assert all(np.array_equal(first[id_], row) for id_, row in again.items())


def test_an_article_that_is_removed_leaves_no_vector(day: Path, tmp_path: Path) -> None:
    with Archive.open(Path(shutil.copy(day, tmp_path / "a.sqlite"))) as archive:
        gone, *_ = articles = press(archive)
        view = encoder_view(archive)
        view.vectors(articles)
        archive.expire([gone.id], sample_day.RECEIVED)
        assert gone.id not in archive.recall(f"vector {view.name}")
        assert len(archive.recall(f"vector {view.name}")) == len(articles) - 1


def test_a_review_by_meaning_is_sound_and_its_own(day: Path, tmp_path: Path) -> None:
    made = []
    for threads in (1, 2):
        with Archive.open(Path(shutil.copy(day, tmp_path / f"{threads}.sqlite"))) as archive:
            view = encoder_view(archive, threads=threads)
            review = reviewing.review(archive, ORDER, view=view, workers=threads, now=lambda: sample_day.RECEIVED)
            assert problems(review) == []
            made.append(document(review, "html"))
    assert made[0] == made[1]


def test_other_languages_are_not_read(day: Path, tmp_path: Path) -> None:
    with Archive.open(Path(shutil.copy(day, tmp_path / "a.sqlite"))) as archive:
        assert encoder_view(archive).vectors([replace(press(archive)[0], language="ru")]) == {}
