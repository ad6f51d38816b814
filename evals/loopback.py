"""An internet of our own on loopback: names that the test resolves, one server behind all of them, sockets counted.

Every host has a public address that is invented; a socket that connects to one is led to the server on loopback, and
each address that anything connects to is written down. So the guard against private addresses stays in the way, as
it is in use, and what gets past it is seen.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from broadsheet.fetch.network import AddressInfo, Network

FIRST_ADDRESS = 0x17000001  # 23.0.0.1
PORT = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came, at a time of the monotonic clock. `nth` counts those for this host and path, from 1."""

    host: str
    path: str
    headers: Mapping[str, str]
    at: float
    nth: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. With `script`, what is written after `body`, as long as it likes; `length` is what is announced."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    script: Callable[[asyncio.StreamWriter], Awaitable[None]] | None = None
    close: bool = False


Answer = Callable[[Asked], Reply]


@dataclass
class Internet:
    """`answers` by host. `later` are names that resolve to something else from their second time on."""

    answers: dict[str, Answer]
    later: dict[str, str] = field(default_factory=dict)
    port: int = 0
    asked: dict[str, list[Asked]] = field(default_factory=lambda: defaultdict(list))
    served: Counter[tuple[str, str]] = field(default_factory=Counter)
    connected: Counter[str] = field(default_factory=Counter)
    resolved: Counter[str] = field(default_factory=Counter)
    _addresses: dict[str, str] = field(default_factory=dict)
    _paths: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for number, host in enumerate(sorted(self.answers)):
            self._addresses[host] = socket.inet_ntoa((FIRST_ADDRESS + number).to_bytes(4, "big"))

    # ---------------------------------------------------------------------------------------------- the client's side

    def network(self) -> Network:
        return Network(self._resolve, self._socket, ssl.create_default_context())

    async def _resolve(self, host: str, port: int) -> list[AddressInfo]:
        self.resolved[host] += 1
        if host in self.later and self.resolved[host] > 1:
            address = self.later[host]
        elif host in self._addresses:
            address = self._addresses[host]
        else:
            try:
                socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
            except OSError:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None
            address = host
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

    def _socket(self, where: AddressInfo) -> socket.socket:
        internet = self

        class Wire(socket.socket):
            def connect(self, address: object) -> None:
                assert isinstance(address, tuple)
                internet.connected[address[0]] += 1
                super().connect(("127.0.0.1", internet.port))

        return Wire(socket.AF_INET, socket.SOCK_STREAM)

    # ---------------------------------------------------------------------------------------------- the server's side

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                asked = self._note((await reader.readuntil(b"\r\n\r\n")).decode("latin-1"))
                answer = self.answers.get(asked.host)
                reply = answer(asked) if answer else Reply(status=404)
                _write(writer, reply)
                await writer.drain()
                self.served[asked.host, asked.path] += reply.status == 200
                if reply.script:
                    await reply.script(writer)
                if reply.script or reply.close or reply.length is not None:
                    break
        writer.close()
        with suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()

    def _note(self, head: str) -> Asked:
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        host, path = headers.get("host", "").partition(":")[0], first.split(" ")[1]
        self._paths[host, path] += 1
        asked = Asked(host, path, headers, time.monotonic(), self._paths[host, path])
        self.asked[host].append(asked)
        return asked


def _write(writer: asyncio.StreamWriter, reply: Reply) -> None:
    lines = [f"HTTP/1.1 {reply.status} Said"]
    if reply.script is None:
        lines.append(f"Content-Length: {len(reply.body) if reply.length is None else reply.length}")
    lines += [f"{name}: {value}" for name, value in reply.headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + reply.body)


@contextmanager
def running(internet: Internet) -> Iterator[Internet]:
    """Its server runs in a thread while the block does."""
    ready, stop = threading.Event(), threading.Event()

    async def work() -> None:
        server = await asyncio.start_server(internet.serve, "127.0.0.1", 0, backlog=4096, limit=1 << 20)
        internet.port = server.sockets[0].getsockname()[1]
        ready.set()
        await asyncio.to_thread(stop.wait)
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    thread = threading.Thread(target=lambda: asyncio.run(work()))
    thread.start()
    ready.wait()
    try:
        yield internet
    finally:
        stop.set()
        thread.join()
