"""The bundled sample day put together in every way, out of one archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet import outlets, sample_day
from broadsheet.bulk import adding, reviewing
from broadsheet.pipeline.day import Order
from broadsheet.review import House, problems
from broadsheet.review.house import ARRANGEMENTS
from broadsheet.schema import to_json
from broadsheet.store import Archive
from broadsheet.types import Arrangement, Review

ORDER = Order(sample_day.DAY)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.create(tmp_path_factory.mktemp("day") / "a.sqlite") as archive:
        adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED, workers=2)
        yield archive


def made(archive: Archive, arrangement: Arrangement) -> Review:
    return reviewing.review(archive, ORDER, house=House(arrange=arrangement), workers=1)


@pytest.fixture(scope="module", autouse=True)
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Two outlets of the sample day are at home in a country: invented ones stand in no registry."""
    file = tmp_path_factory.mktemp("outlets") / "own.toml"
    file.write_text(
        '[[outlet]]\nname = "Harbour Courier"\ncountry = "ee"\n[[outlet]]\nname = "Skarne Ledger"\ncountry = "fi"\n'
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(outlets.OWN_FILE, str(file))
        yield


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_the_checker_finds_nothing(archive: Archive, arrangement: Arrangement) -> None:
    review = made(archive, arrangement)
    assert review.sections
    assert problems(review) == []


def test_arrangements_do_not_overwrite_one_another(archive: Archive) -> None:
    first = {each: to_json(made(archive, each)) for each in ARRANGEMENTS}
    slots = [slot for _, slot in archive.review_days()]
    assert sorted(slots) == sorted(["en", *(f"en/{each}" for each in ARRANGEMENTS if each != "agency")])
    kept = {review.arrangement for slot in slots if (review := archive.review(ORDER.day, slot))}
    assert kept == set(ARRANGEMENTS)
    assert {each: to_json(made(archive, each)) for each in reversed(ARRANGEMENTS)} == first


def test_by_country_those_that_are_at_home_somewhere(archive: Archive) -> None:
    headings = [section.heading.text for section in made(archive, "country").sections]
    assert {heading.split(": ")[0] for heading in headings} == {"Estonia", "Finland"}


def test_the_former_monitors_column_is_quoted_as_his(archive: Archive) -> None:
    review = made(archive, "commentary")
    lines = [line.text for section in review.sections for item in section.items for line in item.lines]
    [mine] = [text for text in lines if "Ansel Tribune" in text]
    assert mine.startswith("“")
    assert mine.endswith(" (Ansel Tribune, Justin Mabry-Oke)")


def test_the_archive_knows_all_of_them_from_the_house_style(archive: Archive, tmp_path: Path) -> None:
    style = tmp_path / "house.toml"
    style.write_text('arrange = "statements"\nsections = 2\n')
    review = reviewing.review(archive, ORDER, house=House.from_toml(style), workers=1)
    assert (review.arrangement, len(review.sections)) == ("statements", 2)
