"""Feeds that move or die, hosts that ask for patience, runs that end early: what is recorded and what is left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.bulk import gathering
from broadsheet.bulk.following import PATIENT_TRIES
from broadsheet.bulk.taking import ENTRY, Taken
from broadsheet.bulk.visits import LONGEST_WAIT, MISSING, MISSING_AFTER, MOVED_AFTER
from broadsheet.fetch import Policy
from broadsheet.store import GONE, Archive, Visit
from broadsheet.types import Feed
from tests.bulk.test_gathering import NOON, POLITE, article, rss
from tests.newsstand import Newsstand, newsstand, page, redirect


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "a.sqlite")


def gather(archive: Archive, day: int = 0, rules: Policy = POLITE) -> Taken:
    return gathering.gather(archive, now=lambda: NOON + day * LONGEST_WAIT, rules=rules, workers=1)


def follow(archive: Archive, stand: Newsstand, path: str = "/feed") -> None:
    archive.add_feeds([Feed(stand.url(path))])


def last(archive: Archive) -> Visit:
    [state] = archive.feeds()
    assert state.last is not None
    return state.last


@pytest.mark.parametrize("status", ["301 Moved Permanently", "308 Permanent Redirect"])
def test_a_feed_that_has_moved_for_good_is_followed_there_after_some_visits(archive: Archive, status: str) -> None:
    with archive, newsstand({}) as stand:
        stand.pages |= {"/feed": redirect("/new", status), "/new": page(rss())}
        follow(archive, stand)
        for day in range(MOVED_AFTER):
            assert [state.feed.url for state in archive.feeds()] == [stand.url("/feed")]
            taken = gather(archive, day)
        assert taken.moved == ((stand.url("/feed"), stand.url("/new")),)
        assert [state.feed.url for state in archive.feeds()] == [stand.url("/new")]
        assert gather(archive, MOVED_AFTER).moved == ()


@pytest.mark.parametrize("chain", [["302 Found"], ["307 Temporary Redirect"], ["301 Moved Permanently", "302 Found"]])
def test_a_feed_that_is_elsewhere_for_now_stays(archive: Archive, chain: list[str]) -> None:
    with archive, newsstand({}) as stand:
        for number, status in enumerate(chain):
            stand.pages[f"/{number or 'feed'}"] = redirect(f"/{number + 1}", status)
        stand.pages[f"/{len(chain)}"] = page(rss())
        follow(archive, stand)
        for day in range(MOVED_AFTER + 2):
            assert gather(archive, day).moved == ()


def test_one_visit_without_the_redirect_and_the_count_begins_anew(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        follow(archive, stand)
        for day in range(2 * MOVED_AFTER - 1):
            moved = redirect("/new", "301 Moved Permanently")
            stand.pages |= {"/feed": page(rss()) if day == MOVED_AFTER - 1 else moved, "/new": page(rss())}
            assert gather(archive, day).moved == ()


def test_a_feed_that_moves_to_one_that_is_followed_is_one_feed(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        stand.pages |= {"/feed": redirect("/new", "301 Moved Permanently"), "/new": page(rss())}
        follow(archive, stand)
        follow(archive, stand, "/new")
        for day in range(MOVED_AFTER):
            gather(archive, day)
        assert [state.feed.url for state in archive.feeds()] == [stand.url("/new")]


def test_a_feed_that_is_gone_is_asked_no_more(archive: Archive) -> None:
    with archive, newsstand({"/feed": page(b"", status="410 Gone")}) as stand:
        follow(archive, stand)
        assert gather(archive).gone == (stand.url("/feed"),)
        assert last(archive).outcome == GONE
        for day in range(1, 5):
            gather(archive, day)
        assert stand.paths().count("/feed") == 1


def test_a_feed_that_is_not_found_again_and_again_is_marked(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        follow(archive, stand)
        words = []
        for day in range(MISSING_AFTER + 1):
            gather(archive, day)
            words.append(last(archive).outcome)
        assert words == ["fetch"] * (MISSING_AFTER - 1) + [MISSING] * 2
        stand.pages["/feed"] = page(rss())
        gather(archive, MISSING_AFTER + 1)
        assert (last(archive).outcome, last(archive).failures) == ("fetched", 0)


def test_a_feed_is_not_asked_before_its_answer_is_stale(archive: Archive) -> None:
    with archive, newsstand({"/feed": page(rss(), Cache_Control="max-age=36000", Age="3600")}) as stand:
        follow(archive, stand)
        gather(archive)
        assert last(archive).due == NOON + dt.timedelta(hours=9)


def test_pages_of_a_host_that_asks_for_patience_are_waited_for_though_their_feed_shows_them_no_more(
    archive: Archive,
) -> None:
    with archive, newsstand({}) as stand:
        busy = page(b"", status="429 Too Many Requests", Retry_After="4000")
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one)), "/one": busy, "/two": article(two)}
        follow(archive, stand)
        first = gather(archive)
        assert (first.new, first.postponed) == (0, (("pages", 1),))
        [job] = archive.queue.jobs(ENTRY)
        assert job.due - NOON == dt.timedelta(seconds=4000)
        stand.pages |= {"/feed": page(rss(two)), "/one": article(one)}
        assert gather(archive, 1).new == 2
        assert archive.find(one).text.startswith("The port of Ossen")
        assert archive.queue.jobs() == []


def test_patience_ends(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        one = stand.url("/one")
        stand.pages |= {"/feed": page(rss(one))}
        stand.pages["/one"] = page(b"", status="503 Busy", Retry_After="4000")
        follow(archive, stand)
        new = [gather(archive, day).new for day in range(PATIENT_TRIES + 1)]
        assert new == [0] * PATIENT_TRIES + [1]
        assert "own words" in archive.find(one).text


def test_what_a_run_may_not_ask_any_more_is_left_for_the_next(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        links = [stand.url(f"/{number}") for number in range(4)]
        stand.pages |= {"/feed": page(rss(*links)), **{f"/{n}": article(link) for n, link in enumerate(links)}}
        follow(archive, stand)
        short = replace(POLITE, run_bytes=2)
        first = gather(archive, rules=short)
        assert dict(first.postponed) == {"pages": 3}, "the pages have their own half"
        assert len(archive.queue.jobs(ENTRY)) == 3
        stand.pages["/feed"] = page(rss())
        second = gather(archive)
        assert (first.new + second.new, second.postponed) == (4, ())
        assert stand.paths().count("/0") == 1


def test_the_pace_of_a_host_outlives_the_run(archive: Archive) -> None:
    with archive, newsstand({"/feed": page(b"", status="503 Busy")}) as stand:
        follow(archive, stand)
        gather(archive)
        [pace] = archive.recall("pace").values()
        assert b'"pause":0.5' in pace
        assert archive.recall("robots")


def test_robots_txt_is_asked_for_once_a_day(archive: Archive) -> None:
    with archive, newsstand({"/feed": page(rss())}) as stand:
        follow(archive, stand)
        for day in (0.0, 0.5, 1.0, 1.6):
            gather(archive, day)  # type: ignore[arg-type]
        assert stand.paths().count("/feed") == 4
        assert stand.paths().count("/robots.txt") == 2
