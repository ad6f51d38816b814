"""The bundled sample day holds what its users count on: numbers, days, addresses, and gold that can be found in it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import feedparser
import lxml.html
import pytest

from broadsheet import sample_day

HERE = sample_day.path()
GOLD = json.loads((HERE.parent / "GOLD.json").read_text(encoding="utf-8"))
PAGES: list[dict[str, Any]] = GOLD["pages"]
DAY = sample_day.DAY
FILES = sorted(file for file in HERE.rglob("*") if file.is_file())
# Identifiers of vocabularies, which are names and not addresses of outlets.
VOCABULARIES = {"schema.org", "purl.org", "www.w3.org", "jsonfeed.org"}
# Words in a row that only a reprint shares with its original; names of offices and titles are shorter.
LONGEST_SHARED_RUN = 11
LARGEST_DAY = 600_000


def name(page: dict[str, Any]) -> str:
    return page.get("item") or page["file"]


def feed_entries(file: Path) -> dict[str, str]:
    """Address -> HTML of each entry."""
    if file.suffix == ".json":
        return {item["url"]: item["content_html"] for item in json.loads(file.read_text(encoding="utf-8"))["items"]}
    parsed = feedparser.parse(file.read_bytes())
    assert not parsed.bozo, file
    return {entry.link: entry.content[0].value for entry in parsed.entries}


ENTRIES = {file.name: feed_entries(file) for file in FILES if file.parent.name == "feeds"}


def blocks(page: dict[str, Any]) -> list[str]:
    """The text of each block of a page or an entry, headings included."""
    if "item" in page:
        html = f"<body>{ENTRIES[Path(page['file']).name][page['item']]}</body>"
    else:
        html = (HERE / page["file"]).read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    return [element.text_content() for element in tree.iter("p", "h1", "h2", "h3", "h4", "li")]


def articles() -> list[dict[str, Any]]:
    """One of each address, without the page that has no text."""
    return list({page["url"]: page for page in PAGES if not page.get("refused")}.values())


def test_it_holds_fifty_articles_of_many_outlets() -> None:
    assert len(articles()) == 50
    assert len({page["outlet"] for page in articles()}) == 17
    assert Counter(page["language"] for page in articles()) == {"en": 48, "fr": 1, "ar": 1}
    assert [page["file"] for page in PAGES if page.get("refused")] == ["pages/beaconsixteen/gallery-norrey-flood.html"]


def test_stories_have_their_sizes() -> None:
    sizes = Counter(page["story"] for page in articles() if page["language"] == "en" and page["story"])
    assert sorted(sizes.values(), reverse=True) == [12, 9, 7, 5, 4, 3, 2]
    outlets = defaultdict(set)
    for page in articles():
        outlets[page["story"]].add(page["outlet"])
    assert len(outlets["lannet-transit"]) >= 9


def test_it_holds_each_kind() -> None:
    assert {page["kind"] for page in PAGES} == {
        *("article", "edited", "interview", "live", "opinion", "roundup", "video", "gallery")
    }


def test_gold_and_files_name_each_other() -> None:
    on_disk = {str(file.relative_to(HERE)) for file in FILES}
    assert {page["file"] for page in PAGES} == on_disk
    for file, entries in ENTRIES.items():
        assert {page["item"] for page in PAGES if page["file"] == f"feeds/{file}"} == set(entries)


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < LARGEST_DAY


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_address_is_invented(file: Path) -> None:
    for host in re.findall(r"https?://([^/\"'<>\s:]+)", file.read_text(encoding="utf-8")):
        assert host in VOCABULARIES or host.endswith(".example"), host


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_it_is_all_of_one_day(page: dict[str, Any]) -> None:
    published = dt.datetime.fromisoformat(page["published"])
    if page["precision"] == "day":
        assert published.date() == DAY
    else:
        assert published.astimezone(dt.UTC).date() == DAY


def test_it_is_received_after_all_of_it_was_published() -> None:
    instants = [dt.datetime.fromisoformat(page["published"]) for page in PAGES if page["precision"] == "instant"]
    assert max(instants) < sample_day.RECEIVED
    assert sample_day.RECEIVED.date() == DAY


def test_some_hours_and_dates_are_awkward() -> None:
    assert sum(page["precision"] == "day" for page in PAGES) == 2
    local = Counter(dt.datetime.fromisoformat(page["published"]).date() for page in articles())
    assert local[DAY - dt.timedelta(1)] == 2
    assert local[DAY + dt.timedelta(1)] == 1


@pytest.mark.parametrize("page", [page for page in PAGES if "item" not in page], ids=name)
def test_a_page_prints_its_address_and_day(page: dict[str, Any]) -> None:
    html = (HERE / page["file"]).read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{page["url"]}"' in html
    published = dt.datetime.fromisoformat(page["published"])
    in_utc = published.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert page["published"] in html or in_utc in html


def test_the_edited_page_has_two_versions_in_folder_order() -> None:
    first, second = sorted((page for page in PAGES if "version" in page), key=lambda page: page["file"])
    assert first["url"] == second["url"]
    assert (first["version"], second["version"]) == (1, 2)
    assert first["modified"] is None
    assert second["modified"] > second["published"]
    assert any("43 people died" in block for block in blocks(first))
    assert any("41 people died" in block for block in blocks(second))


def test_there_is_gold_enough() -> None:
    assert sum(len(page["statements"]) for page in PAGES) >= 200
    assert len({s["speaker"] for page in PAGES for s in page["statements"] if s["named"]}) >= 40


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_gold_is_verbatim(page: dict[str, Any]) -> None:
    printed = blocks(page)
    for statement in page["statements"]:
        for content in statement["content"]:
            assert any(content in block for block in printed), content
    for words in page.get("never", ()):
        assert any(words in block for block in printed), words


def test_reprints_name_an_original() -> None:
    addresses = {page["url"]: page for page in PAGES}
    reprints = [page for page in PAGES if page["copy_of"]]
    assert len({page["outlet"] for page in reprints}) >= 5
    for page in reprints:
        assert addresses[page["copy_of"]]["copy_of"] is None
        assert addresses[page["copy_of"]]["story"] == page["story"]


def runs(page: dict[str, Any]) -> set[tuple[str, ...]]:
    size = LONGEST_SHARED_RUN + 1
    found = set()
    # Navigation and teasers repeat inside an outlet; they are headings and list items.
    for block in blocks(page):
        words = re.findall(r"\w+", block.lower())
        found |= {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
    return found


def test_only_reprints_repeat_text() -> None:
    family = {name(page): page["copy_of"] or page["url"] for page in PAGES}
    all_runs = {name(page): runs(page) for page in PAGES}
    outlet = {name(page): page["outlet"] for page in PAGES}
    for one, other in combinations(all_runs, 2):
        if family[one] != family[other] and outlet[one] != outlet[other]:
            assert not all_runs[one] & all_runs[other], (one, other)
