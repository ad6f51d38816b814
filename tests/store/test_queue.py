"""Jobs that are done once: leases, their end, quarantine, and two processes at the same queue."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import shutil
from multiprocessing.connection import Connection
from pathlib import Path

from broadsheet.store import Archive, Queue
from broadsheet.store.holders import is_dead, this_process
from broadsheet.store.queue import ABANDONED, FIRST_WAIT, LEASE, MOST_ATTEMPTS
from tests.store.press import NOON

PROCESSES = multiprocessing.get_context("forkserver")
MINUTE = dt.timedelta(minutes=1)


def another(archive: Archive) -> Queue:
    """The queue in the name of a process of another machine, of which nothing is known but its leases."""
    return Queue(archive._database, "elsewhere 1 1")


def test_a_job_is_put_once_and_leased_once(archive: Archive) -> None:
    assert archive.queue.put("page", ["b", "a", "a"], NOON) == 2
    assert archive.queue.put("page", ["a"], NOON) == 0
    assert archive.queue.lease("page", NOON) == ["a", "b"]
    assert another(archive).lease("page", NOON) == []
    assert archive.queue.lease("feed", NOON) == []
    archive.queue.finish("page", ["a", "b"])
    assert archive.queue.jobs() == []


def test_the_longest_due_comes_first_and_the_future_not_at_all(archive: Archive) -> None:
    for key, due in (("late", NOON + MINUTE), ("old", NOON - MINUTE), ("now", NOON)):
        archive.queue.put("page", [key], due)
    assert archive.queue.lease("page", NOON, most=1) == ["old"]
    assert archive.queue.lease("page", NOON) == ["now"]
    assert archive.queue.lease("page", NOON + MINUTE) == ["late"]


def test_what_another_holds_is_given_out_when_its_lease_ends(archive: Archive) -> None:
    assert another(archive).lease("page", NOON, among=["a"]) == ["a"]
    assert archive.queue.lease("page", NOON + LEASE - MINUTE, among=["a", "b"]) == ["b"]
    assert archive.queue.lease("page", NOON + LEASE, among=["a", "b"]) == ["a"]
    # Who comes back too late changes nothing.
    another(archive).finish("page", ["a"])
    another(archive).fail("page", "a", "late", "too late", NOON)
    assert [job.key for job in archive.queue.jobs()] == ["a", "b"]


def test_a_lease_can_be_renewed(archive: Archive) -> None:
    assert another(archive).lease("page", NOON, among=["a"]) == ["a"]
    assert another(archive).renew("page", ["a"], NOON + LEASE - MINUTE) == 1
    assert archive.queue.lease("page", NOON + LEASE) == []
    assert archive.queue.renew("page", ["a"], NOON) == 0


def test_a_job_that_fails_waits_longer_each_time_and_then_goes_to_quarantine(archive: Archive) -> None:
    now = NOON
    archive.queue.put("page", ["a"], now)
    for tried in range(MOST_ATTEMPTS):
        assert archive.queue.lease("page", now) == ["a"]
        archive.queue.fail("page", "a", "refused", "the host said no", now)
        assert archive.queue.lease("page", now) == []
        now += FIRST_WAIT * 2**tried
    [job] = archive.queue.jobs(quarantined=True)
    assert (job.key, job.reason, job.detail, job.attempts) == ("a", "refused", "the host said no", MOST_ATTEMPTS)
    assert archive.queue.lease("page", now + dt.timedelta(days=9)) == []
    assert archive.queue.retry("page", None, now) == 1
    assert archive.queue.lease("page", now) == ["a"]


def test_a_job_that_kills_whoever_takes_it_goes_to_quarantine(archive: Archive) -> None:
    now = NOON
    for _ in range(MOST_ATTEMPTS):
        assert another(archive).lease("page", now, among=["bomb"]) == ["bomb"]
        now += LEASE
    assert archive.queue.lease("page", now, among=["bomb"]) == []
    [job] = archive.queue.jobs(quarantined=True)
    assert job.reason == ABANDONED
    assert archive.queue.counts(now) == {"page": {"quarantined": 1}}


def test_what_is_given_back_was_not_attempted(archive: Archive) -> None:
    archive.queue.put("page", ["a"], NOON)
    for _ in range(MOST_ATTEMPTS + 1):
        assert archive.queue.lease("page", NOON) == ["a"]
        archive.queue.release("page", ["a"])


def test_a_key_may_hold_anything(archive: Archive) -> None:
    keys = ["", "\ud800", "a'b", "ж" * 1000]
    assert len(archive.queue.lease("page", NOON, among=keys)) == len(keys)
    archive.queue.finish("page", keys)
    assert archive.queue.jobs() == []


def lease_and_die(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.queue.lease("page", NOON)
        os._exit(9)


def test_the_leases_of_a_process_that_died_here_are_free_at_once(archive: Archive) -> None:
    archive.queue.put("page", ["a", "b"], NOON)
    process = PROCESSES.Process(target=lease_and_die, args=(archive.path,))
    process.start()
    process.join()
    [holder] = {job.holder for job in archive.queue.jobs()}
    assert holder
    assert is_dead(holder)
    assert archive.queue.lease("page", NOON) == ["a", "b"]


def test_an_attempt_that_the_death_of_its_holder_ended_need_not_count(archive: Archive) -> None:
    archive.queue.put("page", ["a", "b"], NOON)
    another(archive).lease("page", NOON, among=["c"])
    process = PROCESSES.Process(target=lease_and_die, args=(archive.path,))
    process.start()
    process.join()
    assert archive.queue.reclaim("page") == 2
    waiting = {job.key: (job.attempts, job.holder) for job in archive.queue.jobs()}
    assert waiting == {"a": (0, None), "b": (0, None), "c": (1, "elsewhere 1 1")}


def test_a_job_can_be_put_off_or_put_away(archive: Archive) -> None:
    archive.queue.put("page", ["a"], NOON)
    assert archive.queue.lease("page", NOON) == ["a"]
    archive.queue.postpone("page", ["a"], NOON + MINUTE)
    assert not archive.queue.has_due(["page"], NOON)
    assert archive.queue.has_due(["feed", "page"], NOON + MINUTE)
    archive.queue.quarantine("page", "a", "died", "it ended its process", NOON)
    archive.queue.quarantine("page", "b", "died", "it ended its process", NOON)
    assert [(job.key, job.attempts, job.reason) for job in archive.queue.jobs()] == [("b", 0, "died"), ("a", 1, "died")]
    assert not archive.queue.has_due(["page"], NOON + LEASE)
    another(archive).lease("page", NOON, among=["c"])
    archive.queue.clear("page")
    assert [job.key for job in archive.queue.jobs()] == ["c"]


def test_the_living_are_not_dead() -> None:
    assert not is_dead(this_process())
    assert not is_dead("elsewhere 1 1")
    assert not is_dead("nonsense")
    machine, number, _ = this_process().split(" ")
    assert is_dead(f"{machine} {number} 1"), "another process had this number before"


def drain(path: Path, pipe: Connection) -> None:
    with Archive.open(path) as archive:
        while keys := archive.queue.lease("page", NOON, most=7):
            pipe.send(keys)
            archive.queue.finish("page", keys)
    pipe.close()


def test_two_processes_share_the_work(empty: Path, path: Path) -> None:
    shutil.copy(empty, path)
    wanted = [f"{number:04}" for number in range(400)]
    with Archive.open(path) as archive:
        archive.queue.put("page", wanted, NOON)
    done: list[str] = []
    workers = []
    for _ in range(2):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        worker = PROCESSES.Process(target=drain, args=(path, theirs))
        worker.start()
        theirs.close()
        workers.append((worker, ours))
    for worker, ours in workers:
        try:
            while True:
                done += ours.recv()
        except EOFError:
            worker.join()
    assert sorted(done) == wanted
