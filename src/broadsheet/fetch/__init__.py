"""The only place that talks to the network.

The event loop runs in a thread of its own: a caller who takes long over one answer makes no other one time out, and
one who stands in an event loop already (a notebook) can use this too.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Final

from broadsheet.errors import FetchError, Postponed
from broadsheet.fetch.addresses import Target, target
from broadsheet.fetch.client import Client
from broadsheet.fetch.memory import Memory
from broadsheet.fetch.network import Network
from broadsheet.fetch.policy import NotModified, Policy, Request
from broadsheet.types import Capture

Outcome = Capture | NotModified | FetchError

_WAITING: Final = 16
"""Outcomes that may wait for a slow caller before hosts are kept waiting."""

_USED_UP: Final = "the time or size of the run was used up"
_REMEDY: Final = "The next run goes on there."


def fetch(
    requests: Iterable[Request],
    *,
    policy: Policy,
    now: Callable[[], dt.datetime],
    memory: Memory | None = None,
    network: Network | None = None,
) -> Iterator[tuple[Request, Outcome]]:
    """Each request with what came of it, as they end. Raises nothing for any of them; close it to stop early.

    Hosts are asked side by side, each of them one request at a time, in the order given. `memory` is what is known
    of them, and what is learned goes there; read it when the last outcome has come. What is left when the run's time
    or size is used up is `Postponed`.
    """
    crew = _Crew(list(requests), policy, now, memory or Memory(), network or Network())
    crew.start()
    try:
        while (ended := crew.outcomes.get()) is not None:
            if isinstance(ended, BaseException):
                raise ended
            crew.release()
            yield ended
    finally:
        crew.stop()


class _Crew(threading.Thread):
    """The event loop's thread. `outcomes` ends with None, after the error if there was one that is ours."""

    def __init__(
        self,
        requests: list[Request],
        policy: Policy,
        now: Callable[[], dt.datetime],
        memory: Memory,
        network: Network,
    ) -> None:
        super().__init__(name="broadsheet-fetch", daemon=True)
        self.outcomes: queue.SimpleQueue[tuple[Request, Outcome] | BaseException | None] = queue.SimpleQueue()
        self._requests, self._policy, self._now = requests, policy, now
        self._memory, self._network = memory, network
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._room: asyncio.Semaphore | None = None

    def run(self) -> None:
        try:
            asyncio.run(self._work())
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self.outcomes.put(error)
        finally:
            self._ready.set()
            self.outcomes.put(None)

    def release(self) -> None:
        """The caller has taken an outcome."""
        if self._loop is not None and self._room is not None:
            with suppress(RuntimeError):  # The loop may have ended.
                self._loop.call_soon_threadsafe(self._room.release)

    def stop(self) -> None:
        """Cancels what is under way and waits for it to be cleaned up."""
        self._ready.wait()
        if self._loop is not None and self._task is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._task.cancel)
        self.join()

    async def _work(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        room = self._room = asyncio.Semaphore(_WAITING)
        self._ready.set()
        client = Client(self._policy, self._now, self._memory, self._network)
        started = self._loop.time()
        received = self._memory.received

        def is_over() -> bool:
            seconds, size = self._policy.run_seconds, self._policy.run_bytes
            return (seconds is not None and asyncio.get_running_loop().time() - started >= seconds) or (
                size is not None and self._memory.received - received >= size
            )

        try:
            async with asyncio.TaskGroup() as hosts:
                for line in _by_host(self._requests):
                    hosts.create_task(self._serve(client, line, room, is_over))
        finally:
            client.note_paces()
            await client.close()

    async def _serve(
        self, client: Client, line: list[Request], room: asyncio.Semaphore, is_over: Callable[[], bool]
    ) -> None:
        for request in line:
            outcome: Outcome
            try:
                outcome = Postponed(request.url, _USED_UP, _REMEDY) if is_over() else await client.get(request)
            except FetchError as error:
                outcome = error
            await room.acquire()
            self._memory.tally[_host(request), word(outcome)] += 1
            self.outcomes.put((request, outcome))
        if at := _target(line[0]):
            await client.leave(at)


def word(outcome: Outcome) -> str:
    """The outcome in a word, for counts."""
    if isinstance(outcome, Capture):
        return "fetched"
    if isinstance(outcome, NotModified):
        return "unchanged"
    return f"HTTP {outcome.status}" if outcome.status else outcome.word


def _target(request: Request) -> Target | None:
    try:
        return target(request.url)
    except FetchError:
        return None


def _host(request: Request) -> str:
    """Its name; empty for an address that is none."""
    at = _target(request)
    return at.host if at else ""


def _by_host(requests: list[Request]) -> Iterable[list[Request]]:
    """The requests of each host in their order, hosts as they first come. Addresses that are none stand together."""
    lines: dict[str, list[Request]] = {}
    for request in requests:
        lines.setdefault(_host(request), []).append(request)
    return lines.values()


__all__ = ["Memory", "Network", "NotModified", "Policy", "Request", "fetch", "word"]
