"""Processes that are killed while they write, and processes that write at once. Real ones."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from broadsheet.store import Archive
from broadsheet.types import Article, Capture
from tests.store.worker import day_of_press, dumped, work

KILLS = 20
# Started from a server process that has everything imported, so that a start costs milliseconds.
PROCESSES = multiprocessing.get_context("forkserver")
PATIENCE = 120

Pieces = list[tuple[Capture, Article]]


@pytest.fixture(scope="module", autouse=True)
def preloaded() -> None:
    PROCESSES.set_forkserver_preload(["tests.store.worker"])


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return day_of_press()


@pytest.fixture(scope="module")
def unbroken(empty: Path, tmp_path_factory: pytest.TempPathFactory, pieces: Pieces) -> tuple[list[str], float]:
    """The dump of a run that nobody stopped, and the seconds that it took."""
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("unbroken")))
    begun = time.monotonic()
    work(path, pieces)
    return dumped(path), time.monotonic() - begun


def working(path: Path, pieces: Pieces, pipe: Connection) -> None:
    pipe.send("begun")
    work(path, pieces, pipe.send)
    pipe.send("done")


def received(pipe: Connection) -> Iterator[str]:
    """All that a process said before it ended."""
    try:
        while True:
            yield pipe.recv()
    except EOFError:
        return


def start(path: Path, pieces: Pieces) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=working, args=(path, pieces, theirs))
    process.start()
    theirs.close()
    assert ours.poll(PATIENCE)
    assert ours.recv() == "begun"
    return process, ours


def test_a_killed_writer_loses_nothing_that_was_acknowledged(
    empty: Path, path: Path, pieces: Pieces, unbroken: tuple[list[str], float]
) -> None:
    shutil.copy(empty, path)
    whole, seconds = unbroken
    chance = random.Random(2026)
    acknowledged: set[str] = set()
    interrupted = 0
    for _ in range(KILLS):
        process, pipe = start(path, pieces)
        # Of what is left to do, a moment that is likely to fall into it.
        time.sleep(chance.uniform(0, seconds / 4))
        process.kill()
        said = list(received(pipe))
        process.join()
        interrupted += "done" not in said
        acknowledged |= set(said) - {"done"}
        with Archive.open(path) as archive:
            assert archive.check() == []
            assert archive.known(acknowledged) == acknowledged
    assert interrupted >= KILLS // 2
    work(path, pieces)
    assert dumped(path) == whole


def test_two_writers_at_once_both_finish(
    empty: Path, path: Path, pieces: Pieces, unbroken: tuple[list[str], float]
) -> None:
    """One goes from the first to the last, the other the other way; they meet in the middle and after."""
    shutil.copy(empty, path)
    writers = [start(path, order) for order in (pieces, pieces[::-1])]
    for process, pipe in writers:
        assert list(received(pipe))[-1:] == ["done"]
        process.join(PATIENCE)
        assert process.exitcode == 0
    pieces_only = [line for line in unbroken[0] if '"bad ' not in line]
    assert [line for line in dumped(path) if '"bad ' not in line] == pieces_only


def create(path: Path, pipe: Connection) -> None:
    Archive.create(path).close()
    pipe.send("done")


def test_two_processes_make_the_same_archive(path: Path) -> None:
    pipes = []
    for _ in range(3):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        PROCESSES.Process(target=create, args=(path, theirs)).start()
        theirs.close()
        pipes.append(ours)
    assert [list(received(pipe)) for pipe in pipes] == [["done"]] * 3
    with Archive.open(path) as archive:
        assert archive.check() == []
