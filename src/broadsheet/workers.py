"""The same arrows over many inputs, in processes that may die without taking the run along.

A worker gets captures in small chunks and answers one by one. The kernel ends a worker that spends more CPU on one
item than its budget (`RLIMIT_CPU`), or asks for more memory (`RLIMIT_AS`); the item is then reported as lost, the
worker replaced, and what had not been begun is given out again.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import resource
import signal
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
    chunk: deque[tuple[int, Item]] = field(default_factory=deque)
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

    The order is that of completion. Closing the generator ends the workers.
    """
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
                if not worker.process.is_alive() and worker.connection.closed:
                    crew.remove(worker)
                elif not worker.chunk and (chunk := _next_chunk(pending, source)):
                    _give(worker, chunk)
                elif not worker.chunk:
                    _end(worker)
                    crew.remove(worker)
    finally:
        for worker in crew:
            worker.process.kill()
            _end(worker)


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
    worker.chunk = chunk
    worker.heard = time.monotonic()
    # A worker that is already gone is noticed, with its whole chunk, when it is next listened to.
    with contextlib.suppress(OSError):
        worker.connection.send([item for _, item in chunk])


def _end(worker: _Worker[Item]) -> None:
    worker.connection.close()
    worker.process.join()


def _ready(crew: list[_Worker[Item]], budget: Budget) -> list[_Worker[Item]]:
    """Workers that have something to say, or have been silent for too long."""
    patience = budget.cpu_seconds * PATIENCE
    heard = {id(connection) for connection in wait([w.connection for w in crew], timeout=1.0)}
    silent = time.monotonic() - patience
    for worker in crew:
        if worker.heard < silent and id(worker.connection) not in heard:
            worker.process.kill()
    return [worker for worker in crew if id(worker.connection) in heard]


def _hear(worker: _Worker[Item], pending: deque[tuple[int, Item]], budget: Budget) -> Iterator[tuple[Item, Any]]:
    """What the worker answered; if it died, the item it was at is lost and the rest is given back."""
    try:
        answer = worker.connection.recv()
    except (EOFError, OSError):
        _end(worker)
        if worker.chunk:
            _, item = worker.chunk.popleft()
            pending.extendleft(reversed(worker.chunk))
            worker.chunk = deque()
            yield item, _post_mortem(worker.process.exitcode, budget)
        return
    worker.heard = time.monotonic()
    _, item = worker.chunk.popleft()
    yield item, answer


def _post_mortem(code: int | None, budget: Budget) -> Lost:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return Lost("over-budget", f"it took more than {budget.cpu_seconds:g} s of processor time and was ended")
    return Lost("died", f"the process that read it ended with code {code}")


def _serve(connection: Connection, function: Callable[[Item], Result], budget: Budget) -> None:
    """The worker's side: answer each item of each chunk until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_AS, budget.memory)
    _limit(resource.RLIMIT_CORE, 0)
    while True:
        try:
            chunk = connection.recv()
        except (EOFError, OSError):
            return
        for item in chunk:
            _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + budget.cpu_seconds))
            answer: Result | Lost
            try:
                answer = function(item)
            except Exception as error:  # one bad input spoils nothing but itself
                answer = Lost("failed", f"{type(error).__name__}: {error}")
            try:
                connection.send(answer)
            except BrokenPipeError:
                return


def _limit(what: int, amount: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        amount = min(amount, hard)
    # Some systems (macOS) refuse some limits; the wall clock of `_ready` still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (amount, hard))
