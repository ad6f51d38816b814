"""House style out of a TOML file."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import InputError, MissingInput
from broadsheet.review import House


def written(folder: Path, text: str) -> Path:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting(tmp_path: Path) -> None:
    text = (
        'desk = "Harbour Desk"\nplace = "Ossen"\nsections = 3\nwords = [500, 200]\nround_up = 4\n'
        'disclaimer = "Ours."\nzone = "Europe/Oslo"\n'
    )
    assert House.from_toml(written(tmp_path, text)) == House(
        "Harbour Desk", "Ossen", 3, (500, 200), 4, "Ours.", "Europe/Oslo"
    )


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert House.from_toml(written(tmp_path, "")) == House()


def test_words_by_rank() -> None:
    house = House(words=(500, 200))
    assert [house.words_for(rank) for rank in range(4)] == [500, 200, 200, 200]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('colour = "red"', "no such setting: colour"),
        ('sections = "three"', "sections must be a int"),
        ("sections = true", "sections must be a int"),
        ("sections = 0", "at least one section"),
        ("words = []", "words must be a list of numbers"),
        ('words = ["a"]', "whole numbers"),
        ('zone = "Moon/Crater"', "no such time zone"),
        ("desk = ", "not TOML"),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        House.from_toml(written(tmp_path, text))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="No such file"):
        House.from_toml(tmp_path / "none.toml")
