"""Connections: a name is resolved, each address judged, and only then a socket made for it.

This is the one place where a socket is opened, so no redirect, odd spelling or name that changes its mind gets past
the judgement: it falls on the very address that is connected to, each time anew.
"""

from __future__ import annotations

import asyncio
import select
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import aiohappyeyeballs
import anyio
import httpcore2
from anyio.abc import ByteStream, SocketAttribute, SocketStream
from anyio.streams.tls import TLSAttribute, TLSStream

from broadsheet.fetch import socks
from broadsheet.fetch.addresses import PrivateAddress, is_public

AddressInfo = tuple[int, int, int, str, tuple[Any, ...]]
"""An entry of getaddrinfo: family, kind, protocol, canonical name, address."""

EYEBALLS: Final = 0.25
"""Seconds before the next address of a name is tried beside the first (RFC 8305)."""

SETTLING: Final = 5.0
"""Seconds that an answer may take before its rate is looked at."""

SLOWEST: Final = 256
"""Bytes a second, on the average since the first, below which an answer is a drip."""


class TooSlow(OSError):
    """The answer drips."""

    def __init__(self) -> None:
        super().__init__(f"it sends less than {SLOWEST} bytes a second")


async def resolve(host: str, port: int) -> list[AddressInfo]:
    """What the system knows of `host`."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(int(family), int(kind), protocol, name, address) for family, kind, protocol, name, address in found]


def open_socket(where: AddressInfo) -> socket.socket:
    family, kind, protocol, _, _ = where
    return socket.socket(family, kind, protocol)


def trusted() -> ssl.SSLContext:
    """The system's certificates; renegotiation and compression off, as Python has it."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class Network:
    """The world outside: how names are resolved, sockets made and certificates judged. A test brings its own."""

    resolve: Callable[[str, int], Awaitable[list[AddressInfo]]] = resolve
    open_socket: Callable[[AddressInfo], socket.socket] = open_socket
    tls: ssl.SSLContext = field(default_factory=trusted)


class Dialer(httpcore2.AsyncNetworkBackend):
    """Connects for httpcore. With `guarded`, to public addresses only; with `through`, by that SOCKS proxy."""

    def __init__(self, network: Network, *, guarded: bool, through: str | None = None) -> None:
        self._network, self._guarded, self._through = network, guarded, through

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature; ours is one deadline for all
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        if self._through is None:
            return await self._connect(host, port)
        line = await self._connect(*socks.place(self._through))
        try:
            await socks.ask(line, self._through, host, port)
        except BaseException:
            await line.aclose()
            raise
        return line

    async def _connect(self, host: str, port: int) -> Line:
        found = await self._network.resolve(host, port)
        allowed = [where for where in found if not self._guarded or is_public(str(where[4][0]))]
        if not allowed:
            raise PrivateAddress if found else socket.gaierror(socket.EAI_NONAME, "no address")
        connected = await aiohappyeyeballs.start_connection(
            allowed, happy_eyeballs_delay=EYEBALLS, socket_factory=self._network.open_socket
        )
        return Line(await SocketStream.from_socket(connected))


class Line(httpcore2.AsyncNetworkStream):
    """One connection. It measures how fast an answer comes, from its head on, and ends one that drips."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._since: float | None = None
        self._received = 0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        try:
            data = await self._stream.receive(max_bytes)
        except anyio.EndOfStream:
            return b""
        except (anyio.BrokenResourceError, anyio.ClosedResourceError) as error:
            raise httpcore2.ReadError(str(error.__cause__ or "it broke off")) from error
        self._measure(len(data))
        return data

    def _measure(self, count: int) -> None:
        now = asyncio.get_running_loop().time()
        if self._since is None:
            self._since, self._received = now, 0
        self._received += count
        if now - self._since > SETTLING and self._received < SLOWEST * (now - self._since):
            raise TooSlow

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        if buffer:
            self._since = None  # What comes next answers this.
            try:
                await self._stream.send(buffer)
            except (anyio.BrokenResourceError, anyio.ClosedResourceError) as error:
                raise httpcore2.WriteError(str(error.__cause__ or "it broke off")) from error

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore2.AsyncNetworkStream:
        try:
            wrapped = await TLSStream.wrap(
                self._stream, ssl_context=ssl_context, hostname=server_hostname, standard_compatible=False
            )
        except (anyio.BrokenResourceError, anyio.EndOfStream) as error:
            await self.aclose()
            raise httpcore2.ConnectError("it broke off while agreeing on encryption") from error
        except BaseException:
            await self.aclose()
            raise
        return Line(wrapped)

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._stream.extra(TLSAttribute.ssl_object, None)  # noqa: S610 - no Django here
        if info == "is_readable":
            found = self._stream.extra(SocketAttribute.raw_socket, None)  # noqa: S610
            return _is_readable(found)
        return None


def _is_readable(found: socket.socket | None) -> bool:
    """Whether an idle connection has something to say, which can only be that it ends."""
    number = found.fileno() if found is not None else -1
    if number < 0:
        return True
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))
