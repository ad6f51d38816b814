"""Feeds to archive, against a real server on loopback."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.articles import extract
from broadsheet.bulk import gathering
from broadsheet.bulk.revisiting import PAGE, revisit
from broadsheet.bulk.taking import Taken
from broadsheet.bulk.visits import LONGEST_WAIT, SHORTEST_WAIT, next_visit
from broadsheet.errors import FetchError
from broadsheet.fetch import NotModified, Request
from broadsheet.store import Archive, FeedState, Visit
from broadsheet.types import Capture, Feed
from tests.newsstand import Serve, newsstand, page

NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
POLITE = replace(gathering.policy(["127.0.0.1"]), per_host_pause=0.0, first_wait=0.01, retries=0)
STORY = (
    "<p>The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday.</p>"
    "<p>Eleven ships wait in the roads, and two more are due before nightfall, the port authority said.</p>"
)


def rss(*links: str) -> bytes:
    items = "".join(
        f"<item><title>Port news {n}</title><link>{link}</link><guid>{link}</guid>"
        f"<description>The feed's own words about the harbour of Ossen, number {n}, in one sentence.</description>"
        "<pubDate>Mon, 12 May 2031 09:00:00 GMT</pubDate></item>"
        for n, link in enumerate(links, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()


def article(url: str) -> Serve:
    head = f'<meta property="og:url" content="{url}"><meta property="og:site_name" content="Ossen Courier">'
    return page(
        f"<html><head><title>Port shut</title>{head}</head><body><article>{STORY}</article></body></html>".encode()
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "a.sqlite")


def gather(archive: Archive, now: dt.datetime = NOON) -> Taken:
    return gathering.gather(archive, now=lambda: now, rules=POLITE, workers=1)


def test_a_feed_s_pages_come_in_once(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        one, gone = stand.url("/one"), stand.url("/gone")
        stand.pages |= {"/feed": page(rss(one, gone)), "/one": article(one)}
        archive.add_feeds([Feed(stand.url("/feed"))])
        first = gather(archive)
        assert (first.new, first.refused, first.unfetched, first.errors) == (2, (), (("HTTP 404", 1),), ())
        assert archive.find(one).text.startswith("The port of Ossen will stay closed")
        assert "own words" in archive.find(gone).text
        assert gather(archive).seen == 0, "a feed that is not due was asked again"
        again = gather(archive, NOON + LONGEST_WAIT)
        assert (again.new, again.known) == (0, 2)
        assert stand.paths().count("/one") == 1
        assert archive.check() == []


def test_a_page_without_a_date_has_its_feed_s_and_says_so(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        bare, dated = stand.url("/bare"), stand.url("/dated")
        own = f'<meta property="article:published_time" content="2031-05-11T07:00:00Z">{STORY}'
        stand.pages |= {
            "/feed": page(rss(bare, dated)),
            "/bare": article(bare),
            "/dated": page(f"<html><head><title>Port shut</title></head><body>{own}</body></html>".encode()),
        }
        archive.add_feeds([Feed(stand.url("/feed"))])
        gather(archive)
        by_feed, by_page = archive.find(bare), archive.find(dated)
        assert (str(by_feed.published), by_feed.dated_by) == ("2031-05-12T09:00:00+00:00", "feed")
        assert (str(by_page.published), by_page.dated_by) == ("2031-05-11T07:00:00+00:00", "page")
        # Read again from what is kept it is the same article, and so is a later version of it.
        assert extract(archive.capture(by_feed.capture)) == by_feed
        archive.queue.put(PAGE, [bare], NOON)
        more = f"{STORY}<p>Two tankers were the first to leave the harbour, at noon.</p>"
        stand.pages["/bare"] = page(f"<html><title>Port open</title><article>{more}</article></html>".encode())
        later = NOON + dt.timedelta(hours=2)
        assert revisit(archive, now=lambda: later, rules=POLITE, workers=0).edited == 1
        edited = archive.find(bare)
        assert edited.text.endswith("at noon.")
        assert (edited.published, edited.dated_by) == (by_feed.published, "feed")
        assert archive.check() == []


def test_a_feed_that_fails_is_kept_with_its_reason(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        stand.pages |= {"/page": page(b"<html><body>no feed</body></html>")}
        archive.add_feeds([Feed(stand.url("/page")), Feed(stand.url("/none"))])
        taken = gather(archive)
        assert len(taken.errors) == 2
        states = {state.feed.url: state.last for state in archive.feeds()}
        assert {last.failures for last in states.values() if last} == {1}


def test_gathering_offline_says_so_and_goes_on(archive: Archive) -> None:
    with archive:
        archive.add_feeds([Feed("http://127.0.0.1:9/feed")])
        [error] = gather(archive).errors
        assert isinstance(error, FetchError)
        assert "127.0.0.1:9" in str(error)


STATE = FeedState(Feed("u"), Visit(NOON - SHORTEST_WAIT, "fetched", NOON, '"tag"', "yesterday"))
BODY = Capture.of(b"x", media_type="text/xml", origin="u", received=NOON, headers=(("ETag", '"new"'),))


def test_a_quiet_feed_is_asked_less_often_but_once_a_day() -> None:
    unchanged = NotModified(Request("u"))
    visit = next_visit(STATE, unchanged, None, 0, NOON)
    assert (visit.due - NOON, visit.etag) == (2 * SHORTEST_WAIT, '"tag"')
    for _ in range(10):
        visit = next_visit(FeedState(Feed("u"), visit), unchanged, None, 0, visit.due)
    assert visit.due - visit.at == LONGEST_WAIT
    lively = next_visit(FeedState(Feed("u"), visit), BODY, None, 3, NOON)
    assert (lively.due - NOON, lively.etag, lively.failures) == (SHORTEST_WAIT, '"new"', 0)


def test_a_host_that_says_when_to_come_back_is_believed() -> None:
    error = FetchError("u", "too many requests", status=429, retry_after=7200)
    visit = next_visit(STATE, error, error, 0, NOON)
    assert (visit.due - NOON, visit.failures, visit.etag) == (dt.timedelta(hours=2), 1, '"tag"')
