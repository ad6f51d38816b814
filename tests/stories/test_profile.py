"""Profiles: read from TOML with errors that name the line, and applied to the day's stories."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.copies import find_copies
from broadsheet.errors import InputError, MissingInput
from broadsheet.stories import Profile, Publishers, Weights, build, choose, read_profiles
from tests.stories.press import REPORTS, report

GOOD = """
[weights]
speakers = 0.5

[profiles.harbour]
about = "Ports and ships"
countries = ["NO"]
words = ["port", "dock*"]
sections = 3

[profiles.harbour.weights]
beat = 0.3

[profiles."our ministry"]
names = ["Ministry of Ports"]
weights = { growth = 0 }
"""


def test_a_file_of_profiles_is_read(tmp_path: Path) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text(GOOD)
    found = read_profiles(path)
    harbour = found.get("harbour")
    assert (harbour.countries, harbour.words, harbour.sections) == (("no",), ("port", "dock*"), 3)
    assert harbour.weights == Weights(speakers=0.5, beat=0.3)
    assert found.get("our ministry").weights == Weights(speakers=0.5, growth=0.0)
    assert found.get(None) == Profile(weights=Weights(speakers=0.5))
    with pytest.raises(InputError, match=r"no profile 'sport'.*there are: harbour, our ministry"):
        found.get("sport")


def test_the_example_of_the_docs_is_read() -> None:
    example = Path(__file__).parents[2] / "docs" / "examples" / "profiles.toml"
    assert list(read_profiles(example).by_name) == ["energy", "russian-press", "our-ministry", "quality-papers"]


def test_no_file_is_no_profile_unless_one_is_asked_for(tmp_path: Path) -> None:
    assert read_profiles(tmp_path / "none.toml").get(None) == Profile()
    with pytest.raises(MissingInput, match=r"none\.toml"):
        read_profiles(tmp_path / "none.toml", wanted=True)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[weights]\nspeakers = 0.1\nluck = 1\n", 3, "luck: no such part of the score"),
        ("[weights]\n\nspeakers = -1\n", 3, "speakers: must be a number of 0 or more"),
        ("[weights]\nspeakers = nan\n", 2, "must be a number"),
        ("[profiles.a]\nwords = 'oil'\n", 2, "words: must be a list of texts"),
        ("[profiles.a]\nwords = ['oil']\n[profiles.b]\nwords = ['']\n", 4, "must be a list of texts"),
        ("[profiles.a]\nsections = 0\n", 2, "sections: must be a whole number from 1"),
        ("[profiles.a]\nsections = true\n", 2, "whole number"),
        ("[profiles.a]\nlanguage = 7\n", 2, "language: must be a text"),
        ("[profiles.a]\nlang = 'en'\n", 2, "lang: no such setting. Known are about, language"),
        ("[profiles.a]\nweights = { beat = 'x' }\n", 2, "beat: must be a number"),
        ("[profiles]\na = 3\n", 2, "a: must be a table"),
        ("x = 1\n", 1, "x: no such table"),
        ("[profile.a]\n", 1, "profile: no such table"),
    ],
)
def test_errors_name_the_line_the_key_and_the_remedy(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text(text)
    with pytest.raises(InputError) as raised:
        read_profiles(path)
    assert f"profiles.toml, line {line}: " in str(raised.value)
    assert words in str(raised.value)
    assert raised.value.remedy


@pytest.mark.parametrize("raw", [b"[weights\n", b"\xff\xfe[weights]", b"[weights]\nspeakers = 1\nspeakers = 2\n"])
def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "profiles.toml"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=r"profiles\.toml"):
        read_profiles(path)


KNOWN = {each.id: each for each in REPORTS}


def chosen(profile: Profile) -> list[int]:
    found = choose(build(REPORTS), KNOWN, profile, Publishers())
    return sorted(len(story.articles) for story in found.stories)


def test_a_beat_lets_stories_through_by_words_at_the_top_or_names_anywhere() -> None:
    assert chosen(Profile()) == [2, 4, 6]
    assert chosen(Profile(words=("dock*",))) == [6]
    assert chosen(Profile(words=("dock",))) == []
    assert chosen(Profile(words=("HARLAND  bank",), names=("river Teel",))) == [2, 4]


def test_outlets_in_and_out_cut_stories_to_their_articles() -> None:
    assert chosen(Profile(outlets=("paper 0", "www.paper1.example"))) == [2, 2, 2]
    assert chosen(Profile(without=("Paper 0", "paper1.example"))) == [2, 4]
    assert chosen(Profile(countries=("no",))) == []


def test_a_reprint_stands_for_a_text_whose_original_is_outside() -> None:
    wire = report("bank", 7)
    echo = replace(wire, id="e" * 16, url="https://echo.example/bank", outlet="Echo")
    press = {each.id: each for each in (wire, echo)}
    stories = build(press.values(), find_copies(list(press.values())))
    [story] = choose(stories, press, Profile(outlets=("Echo",)), Publishers()).stories
    assert (story.articles, story.copies) == ((echo.id,), ())
