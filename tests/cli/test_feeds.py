"""Feeds as a person handles them: chosen, listed, explained, tried, disabled, exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.newsstand import newsstand, page

RSS = (
    b"<rss version='2.0'><channel><title>Harbour Courier</title><language>en</language><item><title>Port news</title>"
    b"<link>https://courier.example/1</link><pubDate>Mon, 12 May 2031 07:30:00 +0200</pubDate></item></channel></rss>"
)


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_press_of_countries_is_followed(run) -> None:  # type: ignore[no-untyped-def]
    shown = rows(run("add", "--country", "ru", "--country", "Iran", "--dry-run", "--json").out)
    assert {row["country"] for row in shown} == {"ru", "ir"}
    assert not Path("broadsheet.sqlite").exists()
    assert json.loads(run("add", "--country", "ru", "--country", "ir", "--json").out)["feeds"] == len(shown)
    again = json.loads(run("add", "--country", "ru", "--json").out)
    assert (again["feeds"], again["feeds_known"] > 10) == (0, True)
    listed = rows(run("feeds", "--json").out)
    assert len(listed) == len(shown)
    assert {row["state"] for row in listed} == {"new"}
    assert "new " in run("feeds").out


def test_beats_languages_and_kinds_narrow_the_choice(run) -> None:  # type: ignore[no-untyped-def]
    energy = rows(run("add", "--beat", "energy", "--language", "en", "--dry-run", "--json").out)
    assert energy
    assert all(row["beat"] == "energy" and "en" in row["languages"] for row in energy)  # type: ignore[operator]
    agencies = run("add", "--country", "ru", "--kind", "agency", "--dry-run").out
    assert "TASS" in agencies
    assert "Kommersant" not in agencies


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--country", "Atlantis"), "no such country"),
        (("--beat", "unicorns"), "It has: "),
        (("--language", "qq"), "no such thing"),
        (("--country", "va", "--language", "ja"), "no feed that fits"),
    ],
)
def test_a_choice_of_nothing_says_what_there_is(run, arguments: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    found = run("add", *arguments)
    assert found.code == 1
    assert said in found.error


def test_nothing_to_add_is_wrong_usage(run) -> None:  # type: ignore[no-untyped-def]
    assert run("add").code == 2


def test_a_feed_is_explained_disabled_and_enabled(run) -> None:  # type: ignore[no-untyped-def]
    url = "https://www.kommersant.ru/RSS/main.xml"
    run("add", url)
    shown = run("feeds", "show", url).out
    assert "Kommersant (ru)" in shown
    assert "never asked" in shown
    assert json.loads(run("feeds", "show", url, "--json").out)["outlet"]["name"] == "Kommersant"
    assert run("feeds", "disable", url, "--why", "too loud").code == 0
    assert "disabled" in run("feeds").out
    assert "too loud" in run("feeds", "show", url).out
    assert rows(run("feeds", "--state", "disabled", "--json").out)[0]["disabled"] == "too loud"
    assert run("feeds", "enable", url).code == 0
    assert not run("feeds", "--state", "disabled").out
    missing = run("feeds", "disable", "https://nowhere.example/rss")
    assert missing.code == 1
    assert "not among the feeds" in missing.error


def test_the_list_goes_out_as_opml_and_comes_back(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("add", "--country", "ee", "https://nowhere.example/rss")
    before = {row["feed"] for row in rows(run("feeds", "--json").out)}
    assert run("feeds", "export", "-o", "press.opml").code == 0
    document = Path("press.opml").read_text()
    assert '<outline text="ee">' in document
    assert run("feeds", "export").out.strip() == document.strip()
    Path("broadsheet.sqlite").unlink()
    run("add", "press.opml")
    assert {row["feed"] for row in rows(run("feeds", "--json").out)} == before


def test_feeds_are_tried_and_nothing_is_stored(run) -> None:  # type: ignore[no-untyped-def]
    with newsstand({"/rss": page(RSS), "/page": page(b"<html><body>No feed.</body></html>")}) as stand:
        at = f"http://127.0.0.1:{stand.port}"
        allowed = ("--allow-private", "127.0.0.1")
        good = run("feeds", "test", f"{at}/rss", *allowed)
        assert (good.code, "works" in good.out, "1 entries" in good.out, "Harbour Courier" in good.out) == (
            0,
            *[True] * 3,
        )
        assert not Path("broadsheet.sqlite").exists()
        run("add", f"{at}/rss", f"{at}/page", f"{at}/nothing")
        tried = run("feeds", "test", "all", "--json", *allowed)
        assert tried.code == 1
        assert {row["feed"]: row["outcome"] for row in rows(tried.out)} == {
            f"{at}/rss": "works",
            f"{at}/page": "unknown-kind",
            f"{at}/nothing": "fetch",
        }
        assert {row["state"] for row in rows(run("feeds", "--json").out)} == {"new"}
