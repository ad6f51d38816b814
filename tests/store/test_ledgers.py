"""Feeds, inputs and runs, and the numbers of it all."""

from __future__ import annotations

import datetime as dt

from broadsheet.store import Archive, FeedState, Run, Visit
from broadsheet.types import Feed
from tests.store.press import EXTRACTOR, NOON, READER, at, capture, piece, refusal, said

GAZETTE = Feed("https://marrow.example/feed", "The Marrow Gazette", "rss", "https://marrow.example")
TIMES = Feed("https://pylos.example/atom")
HOUR = dt.timedelta(hours=1)


def test_feeds_are_added_once(archive: Archive) -> None:
    assert archive.add_feeds([GAZETTE, TIMES, GAZETTE]) == (2, 1)
    assert archive.add_feeds([Feed(GAZETTE.url, "Renamed")]) == (0, 1)
    assert archive.feeds() == [FeedState(GAZETTE, None), FeedState(TIMES, None)]


def test_a_visit_is_remembered_and_decides_when_the_next_is_due(archive: Archive) -> None:
    archive.add_feeds([GAZETTE, TIMES])
    assert [state.feed for state in archive.due(NOON)] == [GAZETTE, TIMES]
    visit = Visit(NOON, "fetched", NOON + HOUR, etag='"7"', last_modified="Tue, 17 Mar 2026 12:00:00 GMT")
    failed = Visit(NOON, "fetch", NOON + HOUR / 2, error="no answer in 20 s", failures=3)
    archive.visited([(GAZETTE.url, visit), (TIMES.url, failed), ("https://gone.example", failed)])
    assert archive.due(NOON) == []
    assert [state.feed for state in archive.due(NOON + HOUR)] == [TIMES, GAZETTE]
    assert archive.feeds() == [FeedState(GAZETTE, visit), FeedState(TIMES, failed)]
    assert archive.status().failing == (FeedState(TIMES, failed),)
    archive.add_feeds([TIMES])
    assert archive.feeds()[1].last == failed


def test_a_feed_is_removed_and_its_captures_stay(archive: Archive) -> None:
    archive.add_feeds([GAZETTE])
    archive.add([piece("The harbour reopens.")])
    assert archive.remove_feed(GAZETTE.url)
    assert not archive.remove_feed(GAZETTE.url)
    assert archive.feeds() == []
    assert len(archive.search()) == 1


def test_an_input_is_done_for_one_version_of_the_extractor(archive: Archive) -> None:
    assert archive.input_done("a" * 64, EXTRACTOR) is None
    archive.mark_input("a" * 64, EXTRACTOR, {"seen": 3, "new": 2})
    archive.mark_input("a" * 64, EXTRACTOR, {"seen": 3, "new": 2})
    assert archive.input_done("a" * 64, EXTRACTOR) == {"seen": 3, "new": 2}
    assert archive.input_done("a" * 64, "extractor/2") is None


def test_runs_are_listed_the_newest_first(archive: Archive) -> None:
    for number in range(7):
        archive.record_run(f"run {number}", NOON, NOON + number * HOUR, {"new": number, "known": 1})
    assert [run.what for run in archive.last_runs(2)] == ["run 6", "run 5"]
    assert archive.last_runs(1) == (Run("run 6", NOON, NOON + 6 * HOUR, (("known", 1), ("new", 6))),)
    assert len(archive.status().runs) == 5


def test_status_counts(archive: Archive) -> None:
    page, brandt = piece('"No," said Ilse Brandt.', published=at(9))
    russian = piece("Да.", language="ru", published=at(10))
    unknown = piece("...", language=None)
    taken = [(page, brandt), russian, unknown, piece("Да, да.", language="ru")]
    archive.add(taken, [refusal(capture("x"))], extractor=EXTRACTOR)
    archive.add([], [(None, refusal(capture("y"), "damaged")[1]), refusal(capture("z"))], extractor=EXTRACTOR)
    archive.save_statements(READER, {brandt.id: (said(brandt, "No", "Ilse Brandt"),)})
    status = archive.status()
    assert (status.captures, status.articles, status.superseded) == (6, 4, 0)
    assert status.languages == (("ru", 2), ("en", 1), ("unknown", 1))
    assert status.refusals == (("no-text", 2), ("damaged", 1))
    assert status.statements == ((READER, 1),)
    assert status.size > 0


def test_a_new_archive_has_a_status(archive: Archive) -> None:
    status = archive.status()
    assert (status.captures, status.articles, status.languages, status.feeds, status.runs) == (0, 0, (), 0, ())
