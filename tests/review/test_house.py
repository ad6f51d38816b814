"""House style out of a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from broadsheet.errors import InputError, MissingInput
from broadsheet.review import House
from broadsheet.review.logo import embedded
from tests.review.test_logo import SVG


def written(folder: Path, text: str) -> Path:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    text = (
        'desk = "Harbour Desk"\nplace = "Ossen"\nsections = 3\nwords = [500, 200]\nround_up = 4\n'
        'disclaimer = "Ours."\nzone = "Europe/Oslo"\nauthor = "By Ilse Marren"\n'
        'dateline = "{place}, {weekday}"\nlogo = "logo.svg"\naccent = "#004488"\npictures = ["timeline"]\n'
        'arrange = "outlet"\n'
    )
    house = House.from_toml(written(tmp_path, text))
    assert house == House(
        desk="Harbour Desk",
        place="Ossen",
        sections=3,
        words=(500, 200),
        round_up=4,
        disclaimer="Ours.",
        zone="Europe/Oslo",
        author="By Ilse Marren",
        dateline="{place}, {weekday}",
        logo=embedded(tmp_path / "logo.svg"),
        accent="#004488",
        pictures=("timeline",),
        arrange="outlet",
    )
    assert list(tomllib.loads(text)) == [each.name for each in fields(House)], "a setting is not tried here"


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert House.from_toml(written(tmp_path, "")) == House()


def test_words_by_rank() -> None:
    house = House(words=(500, 200))
    assert [house.words_for(rank) for rank in range(4)] == [500, 200, 200, 200]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('colour = "red"', "no such setting: colour"),
        ('sections = "three"', "sections must be a whole number, not 'three'. sections = 6"),
        ("sections = true", "sections must be a whole number"),
        ("sections = 0", "at least one section"),
        ("round_up = -1", "round_up = -1: a round-up has 0 lines or more"),
        ("words = []", "words must be a list of whole numbers"),
        ('words = ["a"]', "whole numbers"),
        ('zone = "Moon/Crater"', "no such time zone"),
        ("desk = ", "not TOML"),
        ('accent = "red"', 'accent = "red": a colour is written #rrggbb'),
        ('accent = "#ffcc00"', 'its contrast on the page is 1.5, and text needs 4.5. accent = "#8c'),
        ('pictures = ["clouds"]', "known are stories, timeline, voices"),
        ("pictures = [1]", "known are stories"),
        ('arrange = "alphabet"', "known are agency, outlet, country, commentary, statements, brief"),
        ('dateline = "{day}"', "it may hold {author}, {date}, {desk}, {place}, {weekday}, {year}"),
        ('dateline = "{date.__class__}"', "it may hold"),
        ('dateline = "{date!r}"', "it may hold"),
        ('dateline = "{date"', "expected '}'"),
        ('logo = "none.png"', "none.png: No such file.*The path counts from the house file"),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        House.from_toml(written(tmp_path, text))
    assert caught.value.subject.startswith(str(tmp_path))


def test_the_error_s_remedy_is_one(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        House.from_toml(written(tmp_path, 'accent = "#ffcc00"'))
    assert House.from_toml(written(tmp_path, caught.value.remedy)).accent in caught.value.remedy


def test_a_house_is_named_by_what_is_in_it(tmp_path: Path) -> None:
    """The archive keeps reviews under the repr of their house: another logo is another house."""
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG, encoding="utf-8")
    one = House.from_toml(written(tmp_path, 'logo = "logo.svg"'))
    assert repr(House.from_toml(written(tmp_path, 'logo = "logo.svg"'))) == repr(one)
    logo.write_text(SVG.replace("8", "9"), encoding="utf-8")
    assert repr(House.from_toml(written(tmp_path, 'logo = "logo.svg"'))) != repr(one)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="No such file"):
        House.from_toml(tmp_path / "none.toml")
