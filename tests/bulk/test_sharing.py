"""Reading that several runs want at once: each article is read by one, and a killed run's share is taken over."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from broadsheet import sample_day
from broadsheet.bulk.sharing import job_of, read_shared
from broadsheet.pipeline.text import Found, read_each
from broadsheet.statements import READER
from broadsheet.store import Archive, Queue
from broadsheet.store.queue import LEASE, MOST_ATTEMPTS
from broadsheet.types import Article
from tests.bulk.test_watching import NOON, Clock, put


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "a.sqlite") as made:
        yield made


def press(archive: Archive, count: int) -> list[Article]:
    return [put(archive, f"day {number}", NOON + number * dt.timedelta(minutes=1)) for number in range(count)]


def test_two_runs_read_each_article_once(archive: Archive) -> None:
    wanted = press(archive, 40)
    read: list[str] = []
    found: list[dict[str, object]] = []

    def run(name: str) -> None:
        def reader(articles: Sequence[Article]) -> Iterator[Found]:
            read.extend(article.id for article in articles)
            return read_each(articles)

        # Each in its own name, as two processes would be.
        with Archive.open(archive.path) as mine:
            found.append(dict(read_shared(mine, wanted, reader=reader, now=lambda: NOON)))

    threads = [threading.Thread(target=run, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read) == sorted(article.id for article in wanted)
    assert found[0] == found[1]
    assert len(found[0]) == len(wanted)
    assert archive.queue.jobs() == []


def test_the_share_of_a_run_that_died_elsewhere_is_taken_over_when_its_lease_ends(archive: Archive) -> None:
    wanted, clock = press(archive, 3), Clock()
    elsewhere = Queue(archive._database, "elsewhere 1 1")
    assert len(elsewhere.lease(job_of(READER), clock(), among=[article.id for article in wanted])) == 3

    def passing() -> dt.datetime:
        clock.now += LEASE / 4
        return clock.now

    assert len(dict(read_shared(archive, wanted, reader=read_each, now=passing))) == 3


def test_an_article_that_ends_every_run_is_given_up_and_told(archive: Archive) -> None:
    [article], now = press(archive, 1), NOON
    elsewhere = Queue(archive._database, "elsewhere 1 1")
    for _ in range(MOST_ATTEMPTS):
        assert elsewhere.lease(job_of(READER), now, among=[article.id])
        now += LEASE
    assert dict(read_shared(archive, [article], reader=read_each, now=lambda: now)) == {article.id: ()}
    assert [each[:2] for each in archive.status().quarantine] == [(job_of(READER), article.id)]


def test_two_reviews_at_once_and_a_third_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """As processes, over the bundled day, nothing read before."""
    path = tmp_path / "a.sqlite"
    program = [sys.executable, "-m", "broadsheet", "--archive", str(path)]
    subprocess.run([*program, "add", str(sample_day.path())], check=True, capture_output=True)
    command = [*program, "review", "--day", str(sample_day.DAY), "--form", "html", "-o"]
    at_once = [subprocess.Popen([*command, str(tmp_path / name)], stderr=subprocess.PIPE) for name in ("1", "2")]
    for process in at_once:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    subprocess.run([*command, str(tmp_path / "3")], check=True, capture_output=True)
    pages = {(tmp_path / name).read_bytes() for name in ("1", "2", "3")}
    assert len(pages) == 1
    with Archive.open(path) as archive:
        assert archive.queue.jobs() == []
        assert archive.check() == []
