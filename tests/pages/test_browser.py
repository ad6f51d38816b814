"""The page in a real browser and before a real validator. Skipped, and said so, where they are not installed."""

from __future__ import annotations

import datetime as dt
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from broadsheet.bulk import adding, reviewing
from broadsheet.pages import render
from broadsheet.pipeline.day import Order
from broadsheet.schema import from_json
from broadsheet.store import Archive
from broadsheet.types import Review
from evals.page import LOOKS, Seen, errors, look_at, missing
from evals.page.chromium import NoBrowser
from evals.page.look import printed, unscripted
from evals.stories import shared
from tests.review.press_ar import arabic_review

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=missing() or "all is here"),
    # It skips the rest where the browser is here but does not start.
    pytest.mark.usefixtures("seen"),
]
SAMPLE = Path(__file__).parent.parent / "data" / "sample_review.json"
SHARED = shared()
# So many pages of a real day give a review of the usual size in a few seconds.
REAL_PAGES = 300
NAMES = ("sample", "right-to-left", pytest.param("real", marks=pytest.mark.skipif(not SHARED, reason="no shared data")))


def sample() -> Review:
    return from_json(Review, SAMPLE.read_bytes())


def real(folder: Path) -> Review:
    """The review of the first pages of a real day."""
    assert SHARED
    inputs = folder / "pages"
    inputs.mkdir()
    with tarfile.open(SHARED / "data" / "press_day" / "2019-11-18.html.tar.xz", "r|xz") as tar:
        for _, member in zip(range(REAL_PAGES), tar, strict=False):
            if member.isfile() and (file := tar.extractfile(member)):
                (inputs / Path(member.name).name).write_bytes(file.read())
    day = dt.date(2019, 11, 18)
    with Archive.create(folder / "a.sqlite") as archive:
        adding.add(archive, str(inputs), now=dt.datetime(2019, 11, 19, tzinfo=dt.UTC))
        return reviewing.review(archive, Order(day))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {"sample": sample(), "right-to-left": arabic_review()}
    if SHARED:
        made["real"] = real(folder)
    files = {name: folder / f"{name}.html" for name in made}
    for name, review in made.items():
        files[name].write_text(render(review, "html"), encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def seen(pages: Mapping[str, Path]) -> Mapping[tuple[str, str], Seen]:
    try:
        return look_at(list(pages.values()))
    except NoBrowser as error:
        pytest.skip(str(error))


def test_the_validator_finds_nothing(pages: Mapping[str, Path]) -> None:
    assert errors(pages.values()) == []


@pytest.mark.parametrize("look", [look.name for look in LOOKS])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_however_one_looks(seen: Mapping[tuple[str, str], Seen], name: str, look: str) -> None:
    assert seen[f"{name}.html", look].problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_axe_looked(seen: Mapping[tuple[str, str], Seen], name: str) -> None:
    """A page that did not load breaks no rule."""
    for look in LOOKS:
        assert not look.rules or seen[f"{name}.html", look.name].passed > 30


def test_a_bad_page_is_found(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<!DOCTYPE html><html><head><title></title></head><body><main><p class=n><a href='#a'></a></p>"
        "<div style='width: 2000px; color: #999; background: #fff'>faint <img src='data:,'></div></main></body></html>",
        encoding="utf-8",
    )
    assert errors([page])
    found = look_at([page], LOOKS[:1])["bad.html", LOOKS[0].name]
    assert {each.split(" ")[0] for each in found.violations} >= {"color-contrast", "image-alt", "html-has-lang"}
    assert found.wider > 0


def test_it_works_without_script(pages: Mapping[str, Path]) -> None:
    review = sample()
    shown = " ".join(unscripted(pages["sample"]).split())
    for line in review.lines():
        for word in line.text.split():
            assert word in shown


def test_it_prints(pages: Mapping[str, Path]) -> None:
    paper = printed(pages["sample"])
    assert paper.startswith(b"%PDF-")
    assert paper.count(b"/Type /Page\n") > 4
