"""Entries that wait for their pages: over kills, over pages that end their reader, and one gathering at a time."""

from __future__ import annotations

import asyncio
import datetime as dt
import multiprocessing
import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.bulk import adding, following, gathering
from broadsheet.bulk.announced import Announced, take_announced
from broadsheet.bulk.taking import ENTRY, EXTRACT, Taken
from broadsheet.errors import Busy
from broadsheet.store import ANNOUNCED, Archive, Queue
from broadsheet.types import Article, Feed, Refusal
from tests.bulk.test_gathering import NOON, POLITE, STORY, article, rss
from tests.newsstand import Asked, drip, newsstand, page

PATIENCE = 120
PROCESSES = multiprocessing.get_context("forkserver")
PATIENT = replace(POLITE, total_seconds=PATIENCE)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(scope="module", autouse=True)
def preloaded() -> None:
    """So that each start costs milliseconds."""
    PROCESSES.set_forkserver_preload([__name__])


def gather(archive: Archive, now: dt.datetime = NOON) -> Taken:
    return gathering.gather(archive, now=lambda: now, rules=POLITE, workers=1)


def gather_at(path: Path) -> None:
    with Archive.open(path) as archive:
        gathering.gather(archive, now=lambda: NOON, rules=PATIENT, workers=0)


def test_what_a_killed_run_had_found_comes_in_though_its_feed_shows_it_no_more(path: Path) -> None:
    """Killed five times and more, always at the same page: that is not the page's fault."""
    reached = threading.Event()

    async def stall(writer: asyncio.StreamWriter, asked: Asked) -> None:
        reached.set()
        await drip(b"HTTP/1.1 200 OK\r\n\r\n")(writer, asked)

    with newsstand({}) as stand:
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one, two), ETag='"a"'), "/one": stall, "/two": article(two)}
        with Archive.open(path) as archive:
            archive.add_feeds([Feed(stand.url("/feed"))])
        for _ in range(6):
            reached.clear()
            process = PROCESSES.Process(target=gather_at, args=(path,))
            process.start()
            assert reached.wait(PATIENCE)
            process.kill()
            process.join()
        assert stand.paths().count("/feed") == 1, "what it showed is kept"
        stand.pages |= {"/feed": page(rss()), "/one": article(one)}
        with Archive.open(path) as archive:
            assert set(archive.reasons(job.key for job in archive.queue.jobs(ENTRY)).values()) == {ANNOUNCED}
            assert gathering.is_due(archive, NOON + HOUR)
            assert gather(archive).new == 2
            assert [len(archive.versions(link)) for link in (one, two)] == [1, 1]
            assert archive.queue.jobs() == []
            assert archive.check() == []


def take_or_die(item: Announced) -> tuple[bool, Article | Refusal]:
    """As `take_announced` would, were there a page that crashes what it is written in."""
    if item.page and b"deadly" in item.page.body:
        os.kill(os.getpid(), signal.SIGSEGV)
    return take_announced(item)


def test_a_page_that_ends_its_reader_is_quarantined_and_its_entry_speaks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = f"<html><title>Ships</title><article>{STORY}</article><!-- deadly --></html>".encode()
    with Archive.open(path) as archive, newsstand({}) as stand:
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one, two)), "/one": page(deadly), "/two": article(two)}
        archive.add_feeds([Feed(stand.url("/feed"))])
        monkeypatch.setattr(following, "take_announced", take_or_die)
        taken = gather(archive)
        assert (taken.new, taken.refused, taken.unfetched) == (2, (("died", 1),), (("died", 1),))
        assert "own words" in archive.find(one).text
        [job] = archive.queue.jobs(quarantined=True)
        assert (job.kind, job.reason, archive.capture(job.key).origin) == (EXTRACT, "died", one)
        assert archive.status().quarantine == ((EXTRACT, job.key, "died", job.detail),)
        # It is not tried again by itself, only when a person says so.
        assert gather(archive, NOON + 24 * HOUR).new == 0
        assert stand.paths().count("/one") == 1
        archive.queue.retry(EXTRACT, None, NOON)
        assert gathering.is_due(archive, NOON + 24 * HOUR + dt.timedelta(minutes=1))
        assert gather(archive, NOON + 48 * HOUR).new == 1
        [words, own] = sorted(archive.versions(one), key=lambda found: found.text_of)
        assert (words.text_of, own.text_of) == ("feed", "page")
        assert own.text.startswith("The port of Ossen")
        assert archive.queue.jobs() == []
        assert archive.check() == []


def test_one_gathering_at_a_time(path: Path) -> None:
    with Archive.open(path) as archive:
        elsewhere = Queue(archive._database, "elsewhere 1 1")
        assert elsewhere.hold(gathering.GATHER, NOON, length=gathering.HOLD) is None
        with pytest.raises(Busy, match="another gathering is under way"):
            gather(archive)
        gather(archive, NOON + gathering.HOLD)
        assert archive.queue.jobs() == []


def test_the_entry_of_an_expired_page_expires_with_it(path: Path) -> None:
    with Archive.open(path) as archive, newsstand({}) as stand:
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one, two)), "/one": article(one), "/two": article(two)}
        archive.add_feeds([Feed(stand.url("/feed"))])
        gather(archive)
        assert archive.expire([archive.find(one).id], NOON) == 1
        assert {entry.url for entry in archive.captures()} == {two}
        assert len(list(archive.captures())) == 2, "the page and its entry"
        gather(archive, NOON + 24 * HOUR)
        assert archive.versions(one) == [], "its feed shows it still, and it was taken in again"
        assert archive.check() == []


def test_a_rebuilt_archive_has_what_was_gathered_once(path: Path) -> None:
    with Archive.open(path) as archive, newsstand({}) as stand:
        busy = page(b"", status="503 Busy", Retry_After="4000")
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one)), "/one": article(one), "/two": busy}
        archive.add_feeds([Feed(stand.url("/feed"))])
        gather(archive)
        stand.pages["/feed"] = page(rss(one, two))
        assert gather(archive, NOON + HOUR).postponed == (("pages", 1),)
        before = list(archive.dump())
        assert archive.status().refusals == (), "neither is the entry whose page was taken, nor the one that waits"
        adding.rebuild(archive, now=NOON, workers=1)
        assert list(archive.dump()) == before
        assert len(archive.versions(one)) == 1
