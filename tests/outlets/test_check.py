"""The maintainers' check of the registry, against a real server on loopback."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from broadsheet.bulk import gathering
from broadsheet.types import Feed
from registry import check
from tests.newsstand import newsstand, page, redirect

RSS = (
    b"<rss version='2.0'><channel><title>Harbour Courier</title><item><title>Port news</title>"
    b"<link>https://courier.example/1</link></item></channel></rss>"
)
RULES = replace(gathering.policy(["127.0.0.1"]), per_host_pause=0.0, first_wait=0.01, retries=0)
FIRST = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)


def test_what_answers_moves_or_fails_is_noted(tmp_path: Path) -> None:
    with newsstand({"/rss": page(RSS), "/page": page(b"<html><body>no feed</body></html>")}) as stand:
        stand.pages["/old"] = redirect(stand.url("/rss"), "301 Moved Permanently")
        urls = [stand.url(path) for path in ("/rss", "/old", "/page", "/none")]
        feeds = [Feed(url) for url in urls]
        first = {n.url: n for n in check.check(feeds, [], rules=RULES, now=lambda: FIRST, workers=0)}
        works, old, no_feed, none = (first[url] for url in urls)
        assert (works.outcome, works.title, works.to, works.is_good) == ("works", "Harbour Courier", "", True)
        assert (old.outcome, old.to) == ("works", urls[0])
        assert (no_feed.outcome, no_feed.failing_since, no_feed.is_dead) == ("unknown-kind", "2031-05-12", False)
        assert none.outcome == "fetch"

        file = tmp_path / "checked.tsv"
        check.write(first.values(), file)
        assert check.read(file) == list(first.values())

        stand.pages["/none"] = page(RSS)
        later = FIRST + check.PATIENCE
        notes = check.check(feeds[2:], check.read(file), rules=RULES, now=lambda: later, workers=0)
        second = {n.url: n for n in notes}
        assert second[urls[0]] == works
        assert second[urls[2]].is_dead
        assert second[urls[3]].is_good


def test_no_notes_yet(tmp_path: Path) -> None:
    assert check.read(tmp_path / "none.tsv") == []
