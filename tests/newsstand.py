"""A web server on loopback whose every byte a test decides, so that it can lie, drip and break off."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Serve = Callable[[asyncio.StreamWriter, "Asked"], Awaitable[None]]


@dataclass(frozen=True)
class Asked:
    """A request as it came. `nth` counts those for the same path, from 1."""

    path: str
    headers: dict[str, str]
    at: float
    nth: int


@dataclass
class Newsstand:
    """Serves `pages` by path, 404 for the rest. Every host name that leads to loopback shows the same pages."""

    pages: dict[str, Serve]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            path = head[0].split(" ")[1]
            headers = {line.split(":")[0].lower(): line.split(":", 1)[1].strip() for line in head[1:] if ":" in line}
            asked = Asked(path, headers, time.monotonic(), 1 + self.paths().count(path))
            self.asked.append(asked)
            await self.pages.get(path, page(b"", status="404 Not Found"))(writer, asked)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()


@contextmanager
def newsstand(pages: dict[str, Serve]) -> Iterator[Newsstand]:
    """`pages` served while the block runs."""
    stand, loop, ready, closing = Newsstand(pages), asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def run() -> None:
        server = await asyncio.start_server(stand.serve, "127.0.0.1", 0)
        stand.port = server.sockets[0].getsockname()[1]
        ready.set()
        await closing.wait()
        # Who came at the last moment is let in, which takes the loop a few rounds, and shown out: a server that
        # closes meanwhile forgets them.
        quiet = 0
        while quiet < 3:
            for writer in stand.writers:
                writer.transport.abort()
            await asyncio.sleep(0.002)
            quiet = quiet + 1 if len(asyncio.all_tasks()) == 1 else 0
        server.close()

    def work() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(run())

    thread = threading.Thread(target=work)
    thread.start()
    ready.wait()
    try:
        yield stand
    finally:
        loop.call_soon_threadsafe(closing.set)
        thread.join()


def page(body: bytes, *, status: str = "200 OK", announced: int | None = None, **headers: str) -> Serve:
    """An answer with `body`, whose Content-Length says `announced` if that is given."""

    async def serve(writer: asyncio.StreamWriter, _: Asked) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if announced is None else announced}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)

    return serve


def redirect(where: str, status: str = "302 Found") -> Serve:
    return page(b"", status=status, Location=where)


def drip(start: bytes, *, every: float = 0.02) -> Serve:
    """`start`, then a byte at a time for ever."""

    async def serve(writer: asyncio.StreamWriter, _: Asked) -> None:
        writer.write(start)
        while not writer.is_closing():
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(every)

    return serve


def in_turn(*answers: Serve) -> Serve:
    """The first answer to the first request, and so on; the last for all that follow."""

    async def serve(writer: asyncio.StreamWriter, asked: Asked) -> None:
        await answers[min(asked.nth, len(answers)) - 1](writer, asked)

    return serve


async def hang_up(writer: asyncio.StreamWriter, _: Asked) -> None:
    """Closes without a word."""
    writer.close()
