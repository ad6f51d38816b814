"""A connection through a SOCKS proxy, version 5 (RFC 1928), with name and password where it wants them (RFC 1929).

The proxy is always told the name and never an address that was looked up here, as `socks5h` says elsewhere.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

import httpcore2

PORT: Final = 1080
_VERSION: Final = 5
_NOTHING, _PASSWORD, _NONE_FITS = 0, 2, 0xFF
_CONNECT, _NAME = 1, 3
# What follows the kind of an address, in bytes; a name tells its own length.
_ADDRESS: Final = {1: 4, 4: 16}
_LONGEST: Final = 255
_REPLIES: Final = (
    "it failed",
    "its rules forbid it",
    "the network is unreachable",
    "the host is unreachable",
    "the host refuses",
    "it took too long",
    "it does not connect",
    "it does not know such addresses",
)


def place(proxy: str) -> tuple[str, int]:
    """Host and port of a proxy's address."""
    parts = urlsplit(proxy)
    return parts.hostname or "", parts.port or PORT


async def ask(stream: httpcore2.AsyncNetworkStream, proxy: str, host: str, port: int) -> None:
    """Have the proxy at the other end of `stream` connect it to `host`; `httpcore2.ProxyError` if it does not."""
    parts = urlsplit(proxy)
    name, secret = _fit(unquote(parts.username or "")), _fit(unquote(parts.password or ""))
    methods = bytes([_NOTHING, _PASSWORD] if name else [_NOTHING])
    await stream.write(bytes([_VERSION, len(methods)]) + methods)
    version, method = await _read(stream, 2)
    if version != _VERSION:
        raise httpcore2.ProxyError("it does not speak SOCKS 5")
    if method == _PASSWORD and name:
        await stream.write(bytes([1, len(name)]) + name + bytes([len(secret)]) + secret)
        _, refused = await _read(stream, 2)
        if refused:
            raise httpcore2.ProxyError("name or password is wrong")
    elif method != _NOTHING:
        raise httpcore2.ProxyError("it wants a name and password" if method == _NONE_FITS else "it wants another proof")
    wanted = _fit(host)
    await stream.write(bytes([_VERSION, _CONNECT, 0, _NAME, len(wanted)]) + wanted + port.to_bytes(2, "big"))
    _, reply, _, kind = await _read(stream, 4)
    if reply:
        raise httpcore2.ProxyError(_REPLIES[reply - 1] if reply <= len(_REPLIES) else f"reply {reply}")
    length = (await _read(stream, 1))[0] if kind == _NAME else _ADDRESS.get(kind, 0)
    await _read(stream, length + 2)


def _fit(text: str) -> bytes:
    data = text.encode()
    if len(data) > _LONGEST:
        raise httpcore2.ProxyError("a name is longer than SOCKS allows")
    return data


async def _read(stream: httpcore2.AsyncNetworkStream, count: int) -> bytes:
    """Exactly so many bytes: what comes after them is the host's."""
    data = b""
    while len(data) < count:
        if not (more := await stream.read(count - len(data))):
            raise httpcore2.ProxyError("it broke off")
        data += more
    return data
