"""Extraction that two runs do at the same time, and that one leaves behind when it is killed."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.bulk import adding, extracting
from broadsheet.bulk.extracting import CLAIM, take_all
from broadsheet.bulk.taking import BATCH, EXTRACT, Taken
from broadsheet.pipeline.captured import take
from broadsheet.store import Archive, Queue
from broadsheet.store.queue import MOST_ATTEMPTS
from broadsheet.types import Article, Capture, Refusal
from evals.press import invented
from tests.bulk.test_gathering import NOON
from tests.bulk.test_watching import Clock

PROCESSES = multiprocessing.get_context("forkserver")
PAGES = 3 * BATCH + 20


@pytest.fixture(scope="module", autouse=True)
def preloaded() -> None:
    """So that each start costs milliseconds."""
    PROCESSES.set_forkserver_preload([__name__])


def press(count: int = PAGES) -> list[Capture]:
    pages = (invented(number) for number in range(count))
    return [
        Capture.of(page, media_type="text/html", origin=f"day.tar!{number}", received=NOON)
        for number, page in enumerate(pages)
    ]


def test_two_runs_at_once_extract_each_page_once(path: Path) -> None:
    pages, taken = press(), list[Taken]()
    meeting = threading.Barrier(2)

    def run() -> None:
        def stream() -> Iterator[Capture]:
            for number, each in enumerate(pages):
                if number in (0, BATCH + 1):
                    meeting.wait()
                yield each

        with Archive.open(path) as archive:
            taken.append(take_all(archive, stream(), now=lambda: NOON, workers=0))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.seen for each in taken] == [PAGES, PAGES]
    assert sum(each.new for each in taken) == PAGES
    assert sum(each.same for each in taken) == 0, "a page was extracted twice"
    assert all(each.new for each in taken), "one did it all"
    with Archive.open(path) as archive:
        assert archive.queue.jobs() == []
        assert archive.status().articles == PAGES
        assert archive.check() == []


def take_and_die(path: Path) -> None:
    """In the middle of its work."""

    def die(stage: str, done: int, total: int | None = None) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with Archive.open(path) as archive:
        take_all(archive, press(40), now=lambda: NOON, workers=0, progress=die)


def test_what_a_killed_run_had_claimed_is_free_at_once_however_often(path: Path) -> None:
    for _ in range(MOST_ATTEMPTS + 1):
        process = PROCESSES.Process(target=take_and_die, args=(path,))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
    with Archive.open(path) as archive:
        assert {job.expires for job in archive.queue.jobs(EXTRACT)} == {NOON + CLAIM}
        assert take_all(archive, press(40), now=lambda: NOON, workers=0).new == 40
        assert archive.queue.jobs() == []


def test_claims_of_a_killed_run_that_nobody_meets_again_do_not_stay(path: Path) -> None:
    process = PROCESSES.Process(target=take_and_die, args=(path,))
    process.start()
    process.join()
    with Archive.open(path) as archive:
        assert extracting.take_again(archive, now=lambda: NOON, workers=0) == Taken()
        assert archive.queue.jobs() == []


def test_what_a_run_elsewhere_had_claimed_and_never_did_is_done_in_the_end(path: Path) -> None:
    clock, pages = Clock(), press(5)
    with Archive.open(path) as archive:
        elsewhere = Queue(archive._database, "elsewhere 1 1")
        elsewhere.lease(EXTRACT, clock(), among=[each.sha256 for each in pages[:3]], length=CLAIM)

        def passing() -> dt.datetime:
            clock.now += CLAIM / 4
            return clock.now

        taken = take_all(archive, pages, now=passing, workers=0)
        assert (taken.seen, taken.new) == (5, 5)
        assert archive.queue.jobs() == []


def take_or_die(capture: Capture) -> Article | Refusal:
    """As `take` would, were there a page that crashes what it is written in."""
    if b"deadly" in capture.body:
        os.kill(os.getpid(), signal.SIGSEGV)
    return take(capture)


def test_a_page_that_ends_its_reader_is_refused_and_quarantined(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.html").write_bytes(invented(1))
    (folder / "bad.html").write_bytes(invented(2) + b"<!-- deadly -->")
    with Archive.open(path) as archive:
        monkeypatch.setattr(extracting, "take", take_or_die)
        taken = adding.add(archive, str(folder), now=NOON, workers=1)
        assert (taken.new, taken.refused) == (1, (("died", 1),))
        [job] = archive.queue.jobs(quarantined=True)
        assert (job.kind, job.reason) == (EXTRACT, "died")
        assert adding.add(archive, str(folder), now=NOON, workers=1).known == 2, "it was tried again by itself"
        monkeypatch.undo()
        archive.queue.retry(EXTRACT, job.key, NOON)
        assert adding.add(archive, str(folder), now=NOON, workers=1).new == 1
        assert archive.queue.jobs() == []


def test_workers_load_no_database() -> None:
    """Each that is started would pay for it."""
    program = "import sys, broadsheet.bulk.announced, broadsheet.bulk.listing; assert 'sqlalchemy' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
