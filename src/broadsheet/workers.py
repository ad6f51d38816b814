"""Functions run in processes that may die without taking the run along.

A worker gets items in small chunks, the next before it is through with the last, and answers one by one. The kernel
ends a worker that spends more CPU on one item than its budget (`RLIMIT_CPU`), or asks for more memory (`RLIMIT_AS`);
the item is then reported as lost, the worker replaced, and what had not been begun is given out again.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import queue
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Large enough that the pipe is quiet, small enough that a lost worker gives little back.
CHUNK = 16
# Some things hang without using the processor; they are given ten times as long.
PATIENCE = 10
# Seconds for a new process to load what it needs, on a machine that is busy with other things.
STARTING = 120.0


READY = "ready"


@dataclass(frozen=True, slots=True)
class Budget:
    """What one item may cost: CPU in seconds, and the memory of the whole worker in bytes."""

    cpu_seconds: float = 10.0
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that gave no result: `reason` is "over-budget", "died" or "failed"."""

    reason: str
    detail: str


@dataclass(slots=True)
class _Worker(Generic[Item]):
    process: BaseProcess
    connection: Connection
    given: deque[tuple[int, Item]] = field(default_factory=deque)
    ready: bool = False
    heard: float = 0.0


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def supervised(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int | None = None,
    budget: Budget | None = None,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield (item, result) as results come; `function` is a module's own function, called in other processes.

    The order is that of completion. Closing the generator ends the workers. With 0 workers the items are worked on
    here, one by one and without a budget: for input that is trusted, where a process costs more than its work.
    """
    if workers == 0:
        yield from _here(function, items)
        return
    budget = budget or Budget()
    source = enumerate(items)
    pending: deque[tuple[int, Item]] = deque()
    crew: list[_Worker[Item]] = []
    wanted = workers or processors()
    try:
        while True:
            while len(crew) < wanted and (chunk := _next_chunk(pending, source)):
                worker = _start(function, budget)
                crew.append(worker)
                _give(worker, chunk)
            if not crew:
                return
            for worker in _ready(crew, budget):
                yield from _hear(worker, pending, budget)
                if worker.connection.closed:
                    crew.remove(worker)
                elif len(worker.given) <= CHUNK // 2 and (chunk := _next_chunk(pending, source)):
                    _give(worker, chunk)
                elif not worker.given:
                    _end(worker)
                    crew.remove(worker)
    finally:
        for worker in crew:
            worker.process.kill()
            _end(worker)


def _here(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
    for item in items:
        answer: Result | Lost
        try:
            answer = function(item)
        except Exception as error:  # one bad input spoils nothing but itself
            answer = _failed(error)
        yield item, answer


def _failed(error: Exception) -> Lost:
    return Lost("failed", f"{type(error).__name__}: {error}")


def _next_chunk(pending: deque[tuple[int, Item]], source: Iterator[tuple[int, Item]]) -> deque[tuple[int, Item]]:
    chunk: deque[tuple[int, Item]] = deque()
    while len(chunk) < CHUNK and pending:
        chunk.append(pending.popleft())
    while len(chunk) < CHUNK and (entry := next(source, None)) is not None:
        chunk.append(entry)
    return chunk


def _start(function: Callable[[Item], Result], budget: Budget) -> _Worker[Item]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, function, budget), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _give(worker: _Worker[Item], chunk: deque[tuple[int, Item]]) -> None:
    if not worker.given:
        worker.heard = time.monotonic()
    worker.given.extend(chunk)
    # A worker that is already gone is noticed, with all it was given, when it is next listened to.
    with contextlib.suppress(OSError):
        worker.connection.send([item for _, item in chunk])


def _end(worker: _Worker[Item]) -> None:
    worker.connection.close()
    worker.process.join()


def _ready(crew: list[_Worker[Item]], budget: Budget) -> list[_Worker[Item]]:
    """Workers that have something to say, or have been silent for too long."""
    heard = {id(connection) for connection in wait([w.connection for w in crew], timeout=1.0)}
    for worker in crew:
        patience = budget.cpu_seconds * PATIENCE if worker.ready else STARTING
        if time.monotonic() - worker.heard > patience and id(worker.connection) not in heard:
            worker.process.kill()
    return [worker for worker in crew if id(worker.connection) in heard]


def _hear(worker: _Worker[Item], pending: deque[tuple[int, Item]], budget: Budget) -> Iterator[tuple[Item, Any]]:
    """What the worker answered; if it died, the item it was at is lost and the rest is given back."""
    try:
        answer = worker.connection.recv()
    except (EOFError, OSError):
        _end(worker)
        if worker.given:
            _, item = worker.given.popleft()
            pending.extendleft(reversed(worker.given))
            yield item, _post_mortem(worker.process.exitcode, budget)
        return
    worker.heard = time.monotonic()
    if not worker.ready:
        worker.ready = True
        return
    _, item = worker.given.popleft()
    yield item, answer


def _post_mortem(code: int | None, budget: Budget) -> Lost:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return Lost("over-budget", f"it took more than {budget.cpu_seconds:g} s of processor time and was ended")
    return Lost("died", f"the process that read it ended with code {code}")


def _serve(connection: Connection, function: Callable[[Item], Result], budget: Budget) -> None:
    """The worker's side: say that it has started, then answer each item of each chunk until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_AS, budget.memory)
    _limit(resource.RLIMIT_CORE, 0)
    chunks: queue.SimpleQueue[list[Item] | None] = queue.SimpleQueue()
    # A thread listens at all times: were both ends to write and neither to read, both would wait for ever.
    threading.Thread(target=_listen, args=(connection, chunks), daemon=True).start()
    connection.send(READY)
    while (chunk := chunks.get()) is not None:
        for item in chunk:
            _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + budget.cpu_seconds))
            answer: Result | Lost
            try:
                answer = function(item)
            except Exception as error:  # one bad input spoils nothing but itself
                answer = _failed(error)
            try:
                connection.send(answer)
            except OSError:
                return


def _listen(connection: Connection, chunks: queue.SimpleQueue[list[Item] | None]) -> None:
    try:
        while True:
            chunks.put(connection.recv())
    except (EOFError, OSError):
        chunks.put(None)


def _limit(what: int, amount: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        amount = min(amount, hard)
    # Some systems (macOS) refuse some limits; the wall clock of `_ready` still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (amount, hard))
