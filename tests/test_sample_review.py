"""The main job on the bundled sample day: from pages to a review whose every line leads back to a page."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from broadsheet import sample_day
from broadsheet.bulk import adding, reviewing
from broadsheet.pages import FORMATS, document
from broadsheet.pages.clean import visible
from broadsheet.pipeline import lookup
from broadsheet.pipeline.day import Order
from broadsheet.review import problems
from broadsheet.store import Archive
from broadsheet.types import Review
from tests.data.regenerate import file_of
from tests.pages.words import words_of

GOLD = json.loads((sample_day.path().parent / "GOLD.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).parent.parent
ORDER = Order(sample_day.DAY)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.create(tmp_path_factory.mktemp("day") / "a.sqlite") as archive:
        adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED, workers=2)
        yield archive


@pytest.fixture(scope="module")
def review(archive: Archive) -> Review:
    return reviewing.review(archive, ORDER, workers=2)


@pytest.mark.parametrize("form", FORMATS)
def test_the_review_is_the_committed_one(review: Review, form: str) -> None:
    """After a change that is meant: `make samples`."""
    if not locked(form):
        pytest.skip("the bytes are those of the locked release of what writes this form")
    assert document(review, form) == file_of(form).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_the_committed_one_has_the_words_of_the_review(review: Review, form: str) -> None:
    page, at = words_of(form, file_of(form).read_bytes()), 0
    for line in review.lines():
        found = page.find(visible(line.text), at)
        assert found >= 0, line.text
        at = found + len(visible(line.text))


def locked(form: str) -> bool:
    """Whether what sets the form is installed as the lock file names it: another release may set it otherwise."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    name = {"pdf": "typst", "docx": "python-docx"}.get(form)
    return name is None or f"{name}=={version(name)} " in lock


def test_neither_hash_seed_nor_zone_nor_process_changes_a_byte(review: Review, tmp_path: Path) -> None:
    (tmp_path / "review.json").write_bytes(document(review, "json"))
    code = (
        "import hashlib, sys; from pathlib import Path; from broadsheet.pages import FORMATS, document\n"
        "from broadsheet.schema import from_json; from broadsheet.types import Review\n"
        "review = from_json(Review, Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "for form in FORMATS: print(form, hashlib.sha256(document(review, form)).hexdigest())"
    )
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        around = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        made = [sys.executable, "-c", code, str(tmp_path / "review.json")]
        said = subprocess.run(made, capture_output=True, text=True, check=True, env=around).stdout
        digests = [f"{form} {hashlib.sha256(document(review, form)).hexdigest()}" for form in FORMATS]
        assert said.splitlines() == digests


def test_each_line_leads_to_the_archive(review: Review, archive: Archive) -> None:
    spans = [span for line in review.lines() for span in line.evidence]
    articles = archive.articles(span.article for span in spans)
    assert len(spans) > 50
    for span in spans:
        assert review.slice(span) == articles[span.article].slice(span)
        assert review.by_article[span.article].sha256 == articles[span.article].sha256


def test_the_checker_finds_nothing(review: Review) -> None:
    assert problems(review) == []


def test_the_order_of_arrival_and_the_workers_do_not_matter(review: Review, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "b.sqlite") as other:
        for part in sorted(sample_day.path().iterdir(), reverse=True):
            adding.add(other, str(part), now=sample_day.RECEIVED, workers=1)
        again = reviewing.review(other, ORDER, workers=1)
    for form in FORMATS:
        assert document(again, form) == document(review, form)


def test_the_same_day_again_adds_nothing(archive: Archive, review: Review) -> None:
    before = list(archive.dump())
    taken = adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED, workers=1)
    assert (taken.new, taken.same, taken.known) == (0, 0, taken.seen)
    assert reviewing.review(archive, ORDER) == review
    assert list(archive.dump()) == before
    assert archive.check() == []


def test_the_top_story_is_the_one_that_most_outlets_tell(review: Review, archive: Archive) -> None:
    labels = {page["url"]: page["story"] for page in GOLD["pages"]}
    top = archive.story(review.sections[0].story)
    told = [labels[article.url] for article in archive.articles(top.articles).values() if article.url in labels]
    # A round-up that touches several stories has no label of its own, and may join one.
    assert set(told) - {None} == {"lannet-transit"}
    assert told.count("lannet-transit") >= 7


def test_article_story_and_speaker_can_be_looked_up(review: Review, archive: Archive) -> None:
    [article, *_] = review.cited
    assert isinstance(lookup.find(archive, article.article), lookup.FoundArticle)
    assert isinstance(lookup.find(archive, review.sections[0].story), lookup.FoundStory)
    found = lookup.find(archive, "Tobias Rennick")
    assert isinstance(found, lookup.FoundSpeaker)
    assert found.speaker.name == "Tobias Rennick"
    assert len(found.said) > 3
