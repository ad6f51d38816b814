"""A sample of the files that feed libraries test with; `evals/feeds.py` reads them all."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import evals.feeds
from evals.feeds import CRASHED, GAVE, HUNG, NO_ENTRIES, OTHER, SHARED, agreement, judge, measure, reasons, table
from tests.captures.inputs import PAGE, RSS

WILD = SHARED / "data" / "feeds_in_the_wild"
EVERY = 40


@pytest.mark.skipif(not WILD.is_dir(), reason="no ../shared/data/feeds_in_the_wild here")
def test_none_crashes() -> None:
    files = sorted(file for file in WILD.rglob("*.*") if file.is_file())[::EVERY]
    found = Counter(judge(str(file)) for file in files)
    assert found[GAVE] > len(files) / 4


def test_the_table_counts_every_file(tmp_path: Path) -> None:
    for name, body in {"one/a.xml": RSS, "one/b.html": PAGE, "two/c": b"", "two/d.xml": b"<rss/>"}.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(body)
    counts = measure(tmp_path)
    assert counts == {"one": Counter({GAVE: 1, OTHER: 1}), "two": Counter({"refused: empty": 1, NO_ENTRIES: 1})}
    assert table(counts).splitlines()[-1] == "| **all** | 4 | 1 | 0 | 1 | 1 | 1 | 0 | 0 |"
    assert f"{CRASHED} | {HUNG} |" in table(counts)


@pytest.mark.skipif(not WILD.is_dir(), reason="no ../shared/data/feeds_in_the_wild here")
def test_what_gofeed_and_feedparser_expect_is_met_or_explained() -> None:
    suites = agreement(WILD)
    floors = json.loads((Path(evals.feeds.__file__).with_name("floors.json")).read_text())
    assert {name: suite.share >= floors[f"feeds.{name}"] for name, suite in suites.items()} == {
        "feedparser": True,
        "gofeed": True,
    }
    assert suites["feedparser"].wanted.total() > 800
    assert suites["gofeed"].wanted.total() > 180
    assert set().union(*(suite.differ for suite in suites.values())) == reasons().keys()


@pytest.mark.skipif(not WILD.is_dir(), reason="no ../shared/data/feeds_in_the_wild here")
def test_a_wrong_field_is_counted(tmp_path: Path) -> None:
    source = WILD / "gofeed/testdata/translator/rss/feed_item_title_-_rss_channel_item_title.xml"
    folder = tmp_path / "gofeed"
    folder.mkdir()
    (folder / "a.xml").write_bytes(source.read_bytes())
    told = json.loads(source.with_suffix(".json").read_text())
    told["items"][0]["title"] = "Another title"
    (folder / "a.json").write_text(json.dumps(told))
    suite = agreement(tmp_path)["gofeed"]
    assert suite.differ == {"gofeed/a.xml"}
    assert suite.met["title"] == suite.wanted["title"] - 1
