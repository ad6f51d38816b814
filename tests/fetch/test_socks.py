"""Through a SOCKS proxy; against a real one on loopback that knows one name and password."""

from __future__ import annotations

import datetime as dt
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from broadsheet.errors import FetchError, Refused
from broadsheet.fetch import Policy, Request, fetch
from broadsheet.fetch.proxies import Proxies
from broadsheet.types import Capture
from tests.newsstand import newsstand, page

NOW = dt.datetime(2030, 5, 4, 6, 30, tzinfo=dt.UTC)


@dataclass
class Tunnel:
    """Leads every name to `to`; `asked` are the names and ports that it was told. With `secret`, it asks for that."""

    to: int
    secret: bytes = b""
    reply: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    port: int = 0


class _Session(socketserver.BaseRequestHandler):
    tunnel: Tunnel

    def handle(self) -> None:
        _, count = self.read(2)
        offered = self.read(count)
        if self.tunnel.secret and 2 not in offered:
            self.request.sendall(b"\x05\xff")
            return
        self.request.sendall(b"\x05\x02" if self.tunnel.secret else b"\x05\x00")
        if self.tunnel.secret:
            name = self.read(self.read(2)[1])
            password = self.read(self.read(1)[0])
            good = name + b":" + password == self.tunnel.secret
            self.request.sendall(b"\x01\x00" if good else b"\x01\x01")
            if not good:
                return
        _, command, _, kind = self.read(4)
        assert (command, kind) == (1, 3)
        host = self.read(self.read(1)[0]).decode()
        self.tunnel.asked.append((host, int.from_bytes(self.read(2), "big")))
        self.request.sendall(bytes([5, self.tunnel.reply, 0, 1]) + bytes(6))
        if not self.tunnel.reply:
            self.join(socket.create_connection(("127.0.0.1", self.tunnel.to)))

    def join(self, other: socket.socket) -> None:
        there = threading.Thread(target=_copy, args=(self.request, other))
        there.start()
        _copy(other, self.request)
        there.join()
        other.close()

    def read(self, count: int) -> bytes:
        data = b""
        while len(data) < count and (more := self.request.recv(count - len(data))):
            data += more
        return data


def _copy(source: socket.socket, goal: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            goal.sendall(data)
        goal.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def tunnel(to: int, **how: object) -> Iterator[Tunnel]:
    made = Tunnel(to, **how)  # type: ignore[arg-type]
    with _Server(("127.0.0.1", 0), type("Session", (_Session,), {"tunnel": made})) as server:
        made.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()


def got(proxy: str, url: str = "http://velm.example/a") -> Capture | FetchError:
    policy = Policy("t", per_host_pause=0.0, retries=0, proxies=Proxies.everything_through(proxy))
    [(_, outcome)] = fetch([Request(url)], policy=policy, now=lambda: NOW)
    assert isinstance(outcome, (Capture, FetchError))
    return outcome


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
def test_the_proxy_is_told_the_name(scheme: str) -> None:
    with newsstand({"/a": page(b"<html>Velm</html>")}) as stand, tunnel(stand.port) as through:
        assert isinstance(got(f"{scheme}://127.0.0.1:{through.port}"), Capture)
        assert set(through.asked) == {("velm.example", 80)}
        assert stand.paths() == ["/robots.txt", "/a"]


def test_name_and_password() -> None:
    with newsstand({"/a": page(b"<html>Velm</html>")}) as stand, tunnel(stand.port, secret=b"desk:a b") as through:
        assert isinstance(got(f"socks5://desk:a%20b@127.0.0.1:{through.port}"), Capture)
        for wrong in ("desk:guessed@", ""):
            refused = got(f"socks5://{wrong}127.0.0.1:{through.port}")
            assert isinstance(refused, FetchError)
            assert "guessed" not in str(refused)
        assert len(stand.paths()) == 2


def test_what_the_proxy_will_not_do_is_told() -> None:
    with newsstand({}) as stand, tunnel(stand.port, reply=2) as through:
        refused = got(f"socks5://127.0.0.1:{through.port}")
        assert isinstance(refused, FetchError)
        assert "rules forbid" in str(refused)


def test_a_private_address_is_still_refused_here() -> None:
    with newsstand({}) as stand, tunnel(stand.port) as through:
        assert isinstance(got(f"socks5://127.0.0.1:{through.port}", "http://10.0.0.1/a"), Refused)
        assert through.asked == []


def test_what_does_not_speak_it() -> None:
    with newsstand({}) as stand:
        assert isinstance(got(f"socks5://127.0.0.1:{stand.port}"), FetchError)
