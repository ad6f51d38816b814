"""What the kept reviews of the sample day show of whose articles."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet import sample_day
from broadsheet.bulk import adding, reviewing
from broadsheet.pipeline.day import Order
from broadsheet.pipeline.usage import usage
from broadsheet.review import House
from broadsheet.store import Archive

ORDER = Order(sample_day.DAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("day") / "a.sqlite"
    with Archive.create(path) as archive:
        adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED, workers=2)
        reviewing.review(archive, ORDER, workers=1)
        reviewing.review(archive, ORDER, house=House(arrange="brief"), workers=1)
    return path


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[Archive]:
    """One of its own for each test: they run in any order, and one of them takes articles away."""
    with Archive.open(Path(shutil.copy(made, tmp_path))) as archive:
        yield archive


def test_every_cited_article_of_every_kept_review_is_told(archive: Archive) -> None:
    found = {(use.review, use.article) for use in usage(archive)}
    kept = [(slot, review) for _, slot in archive.review_days() if (review := archive.review(ORDER.day, slot))]
    assert found == {(slot, cited.article) for slot, review in kept for cited in review.cited}
    assert {use.arrangement for use in usage(archive)} == {"agency", "brief"}


def test_the_counts_are_those_of_the_review(archive: Archive) -> None:
    review = archive.review(ORDER.day, "en")
    assert review
    for use in usage(archive):
        if use.review != "en":
            continue
        cited = review.by_article[use.article]
        whole = archive.articles([use.article])[use.article].text
        assert use.shown == sum(len(passage.text) for passage in cited.passages)
        assert use.share == use.shown / len(whole)
        assert 0 <= use.printed <= use.shown
        assert use.lines == sum(any(s.article == use.article for s in line.evidence) for line in review.lines())


def test_only_the_days_asked_for(archive: Archive) -> None:
    day = dt.timedelta(days=1)
    assert usage(archive, since=ORDER.day, until=ORDER.day) == usage(archive)
    assert usage(archive, since=ORDER.day + day) == usage(archive, until=ORDER.day - day) == []


def test_an_article_that_is_gone_has_no_share(archive: Archive) -> None:
    uses = usage(archive)
    assert all(use.share is not None for use in uses)
    gone = next(use.article for use in uses)
    archive.expire([gone], sample_day.RECEIVED)
    assert {use.share for use in usage(archive) if use.article == gone} == {None}
