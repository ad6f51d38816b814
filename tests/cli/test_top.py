"""The order of the day on the command line, whole and by profile."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_desk import DAY, rows
from tests.stories.press import REPORTS

PROFILES = """
[profiles.harbour]
words = ["dock*"]
sections = 1
"""


def titles(said) -> list[str]:  # type: ignore[no-untyped-def]
    assert said.code == 0, said.err
    return [json.loads(line)["title"] for line in said.out.splitlines()]


def test_the_day_is_listed_with_parts_and_by_profile(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    Path("profiles.toml").write_text(PROFILES)
    everything = titles(run("top", "--day", DAY, "--json"))
    assert len(everything) == 3
    assert titles(run("top", "--day", DAY, "--json", "--limit", 1)) == everything[:1]
    assert titles(run("top", "--day", DAY, "--json", "--profile", "harbour")) == [
        title for title in everything if "Port" in title
    ]
    assert "6 independent publishers" in run("top", "--day", DAY, "--why").out
    nothing = run("top", "--day", DAY, "--country", "no")
    assert (nothing.code, nothing.out) == (0, "")
    assert "no story" in nothing.err
    assert titles(run("top", "--day", DAY, "--json")) == everything


def test_a_story_says_why_its_articles_are_together(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    top = json.loads(run("top", "--day", DAY, "--json", "--limit", 1).out)
    said = run("show", top["id"], "--why")
    assert said.code == 0, said.err
    for words in ("why these articles are together", "usual in their beat", "names they share", "most like"):
        assert words in said.out
    assert "only a story has reasons" in run("show", top["articles"][0], "--why").error


def test_a_review_by_profile_stands_beside_that_of_the_whole_press(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    Path("profiles.toml").write_text(PROFILES)
    whole = run("review", "--day", DAY, "--json").out
    harbour = json.loads(run("review", "--day", DAY, "--json", "--profile", "harbour").out)
    assert len(json.loads(whole)["sections"]) == 3
    assert ["Port" in harbour["headline"]["text"], len(harbour["sections"])] == [True, 1]
    assert run("review", "--day", DAY, "--json").out == whole


def test_what_is_wrong_with_a_profile_is_said(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    assert "profiles.toml: no such file" in run("top", "--day", DAY, "--profile", "harbour").error
    Path("profiles.toml").write_text(PROFILES)
    assert "there are: harbour" in run("review", "--day", DAY, "--profile", "sport").error
    assert json.loads(run("profiles", "--json").out)["profiles"][0]["name"] == "harbour"
    assert run("profiles").out == "harbour: words dock*; 1 sections\n"
    Path("mine.toml").write_text("[weights]\nluck = 1\n")
    assert "mine.toml, line 2: luck" in run("top", "--profiles", "mine.toml").error
