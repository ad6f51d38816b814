"""The review of the bundled day as rules and encoder read it: a reading of its own, whoever does it."""

from __future__ import annotations

import shutil
from pathlib import Path

from broadsheet import sample_day
from broadsheet.bulk import reviewing
from broadsheet.pages import document
from broadsheet.pipeline.day import Order
from broadsheet.pipeline.text import reader_name
from broadsheet.review import problems
from broadsheet.statements import READER
from broadsheet.store import Archive
from broadsheet.types import Review

ORDER = Order(sample_day.DAY)


def reviewed(path: Path, *, workers: int, with_encoder: bool) -> Review:
    with Archive.open(path) as archive:
        return reviewing.review(
            archive, ORDER, workers=workers, with_encoder=with_encoder, now=lambda: sample_day.RECEIVED
        )


def test_the_review_does_not_depend_on_who_reads(day: Path, tmp_path: Path) -> None:
    made = []
    for workers in (1, 2):
        path = Path(shutil.copy(day, tmp_path / f"{workers}.sqlite"))
        review = reviewed(path, workers=workers, with_encoder=True)
        assert problems(review) == []
        made.append(document(review, "html"))
    assert made[0] == made[1]


def test_rules_and_encoder_are_kept_apart(day: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(day, tmp_path / "a.sqlite"))
    by_rules = reviewed(path, workers=1, with_encoder=False)
    by_both = reviewed(path, workers=1, with_encoder=True)
    assert by_both != by_rules
    with Archive.open(path) as archive:
        ids = archive.day_ids(ORDER.day)
        ours, theirs = (archive.statements(name, ids) for name in (READER, reader_name(with_encoder=True)))
        assert ours.keys() == theirs.keys()
        found_by = {each.found_by for said in theirs.values() for each in said}
        assert any(name.startswith("polnear") for name in found_by)
        assert not any(each.found_by.startswith("polnear") for said in ours.values() for each in said)
    assert reviewed(path, workers=1, with_encoder=False) == by_rules
