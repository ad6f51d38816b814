"""One question, one answer, over a connection that is checked, timed and bounded. HTTP/2 where the host speaks it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpcore2

from broadsheet.errors import FetchError, Incomplete
from broadsheet.fetch import addresses
from broadsheet.fetch.addresses import DEFAULT_PORTS, PrivateAddress, Target, is_address, is_public
from broadsheet.fetch.network import Dialer, Network, TooSlow
from broadsheet.fetch.policy import Policy
from broadsheet.fetch.proxies import is_socks

BROKEN: Final = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError, OSError, ValueError)
"""What a connection can come to. ValueError: what a client finds unfit to send."""

IDLE: Final = 30.0
"""Seconds that a quiet connection is kept for the host's next request."""


@dataclass(frozen=True, slots=True)
class Head:
    """An answer before its body. `framed` if the body's end is marked, by a length, by chunks or by HTTP/2."""

    status: int
    headers: Mapping[str, str]
    coding: str
    framed: bool
    chunks: AsyncIterator[bytes]


class Connections:
    """Connections to hosts, one each, kept while they are of use."""

    def __init__(self, policy: Policy, network: Network) -> None:
        self._policy, self._network = policy, network
        self._pools: dict[str, httpcore2.AsyncConnectionPool] = {}

    @asynccontextmanager
    async def ask(self, at: Target, headers: Mapping[str, str], method: str = "GET") -> AsyncIterator[Head]:
        """The answer's head; the body is read inside the block. A connection that failed is not used again."""
        url = httpcore2.URL(scheme=at.scheme.encode(), host=at.host.encode(), port=at.port, target=at.path.encode())
        lines = [(b"Host", _authority(at).encode())]
        lines += [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
        try:
            async with self._pool(at).stream(method.encode(), url, headers=lines) as response:
                told: dict[str, str] = {}
                codings = []
                for name, value in response.headers:
                    field, said = name.decode("latin-1").lower(), value.decode("utf-8", "replace").strip()
                    # What stands in several lines is one list, but for what cannot be one.
                    told[field] = (
                        f"{told[field]}, {said}" if field in told and field in _LISTS else told.get(field, said)
                    )
                    if field == "content-encoding":
                        codings.append(said)
                framed = (
                    "content-length" in told
                    or "chunked" in told.get("transfer-encoding", "").lower()
                    or response.extensions.get("http_version") == b"HTTP/2"
                )
                yield Head(response.status, told, ", ".join(codings), framed, response.aiter_stream())
        except BaseException:
            await self.leave(at)
            raise

    async def leave(self, at: Target) -> None:
        if (pool := self._pools.pop(at.origin, None)) is not None:
            await pool.aclose()

    async def close(self) -> None:
        pools = list(self._pools.values())
        self._pools.clear()
        for pool in pools:
            await pool.aclose()

    def _pool(self, at: Target) -> httpcore2.AsyncConnectionPool:
        if at.origin in self._pools:
            return self._pools[at.origin]
        own = at.host in self._policy.allow_private
        proxy = self._policy.proxies.of(at.scheme, at.host)
        if proxy is not None and not own and is_address(at.host) and not is_public(at.host):
            raise PrivateAddress
        # The proxy is the user's own choice, wherever it stands.
        guarded = not own and proxy is None
        by_socks = is_socks(proxy)
        pool = self._pools[at.origin] = httpcore2.AsyncConnectionPool(
            ssl_context=self._network.tls,
            proxy=_proxy(proxy) if proxy and not by_socks else None,
            max_connections=1,
            keepalive_expiry=IDLE,
            http2=self._policy.http2,
            network_backend=Dialer(self._network, guarded=guarded, through=proxy if by_socks else None),
        )
        return pool


_LISTS: Final = frozenset({"cache-control", "content-encoding", "transfer-encoding", "vary"})


def _authority(at: Target) -> str:
    host = f"[{at.host}]" if ":" in at.host else at.host
    return host if at.port == DEFAULT_PORTS[at.scheme] else f"{host}:{at.port}"


def _proxy(url: str) -> httpcore2.Proxy:
    parts = urlsplit(url)
    name = (parts.username or "").encode(), (parts.password or "").encode()
    port = f":{parts.port}" if parts.port else ""
    return httpcore2.Proxy(f"{parts.scheme}://{parts.hostname}{port}/", auth=name if parts.username else None)


def may_pass(error: BaseException) -> bool:
    """Of the failures only a broken connection is tried again; a request that took all its time has none left."""
    return not isinstance(error, (TimeoutError, TooSlow, PrivateAddress, ssl.SSLError, ValueError))


def told(error: BaseException, at: Target, total: float) -> FetchError:
    """`error` of a connection in our words."""
    if isinstance(error, PrivateAddress):
        return addresses.refused(at.href)
    if isinstance(error, TooSlow):
        return Incomplete(at.href, f"it drips: {error}", "It is asked again another time.")
    if isinstance(error, TimeoutError):
        return FetchError(at.href, f"no answer in {total:g} s", "It is asked again another time.")
    if isinstance(error, ssl.SSLError):
        reason = f"its certificate or encryption is not good ({_line(error)})"
        return FetchError(at.href, reason, "Check the address in a browser.")
    if isinstance(error, httpcore2.ProxyError):
        return FetchError(at.href, f"the proxy refuses ({_line(error)})", "Check the proxy.")
    if isinstance(error, socket.gaierror):
        return FetchError(at.href, f"no host {at.host} is found", "Check the spelling, and the network.")
    if isinstance(error, (httpcore2.ProtocolError, ValueError)):
        return FetchError(at.href, f"the answer is no HTTP ({_line(error)})", "Check the address.")
    return FetchError(at.href, f"the connection failed ({_line(error)})", "Check the network.")


def _line(error: BaseException) -> str:
    """The error's own words, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
