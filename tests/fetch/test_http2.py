"""HTTP/2, against a server that speaks nothing else, with the same guards as ever."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import pytest
import trustme

from broadsheet.errors import FetchError, Incomplete, Refused
from broadsheet.fetch import Network, Policy, Request, fetch
from broadsheet.fetch.network import AddressInfo
from broadsheet.types import Capture

NOW = dt.datetime(2030, 5, 4, 6, 30, tzinfo=dt.UTC)
POLICY = Policy("broadsheet-test/1", per_host_pause=0.0, total_seconds=3.0, largest_body=100_000, retries=0)
HOST = "velm.example"
AUTHORITY = trustme.CA()

Say = Callable[[h2.connection.H2Connection, int], None]


def page(body: bytes, length: int | None = None, end: bool = True) -> Say:
    def say(connection: h2.connection.H2Connection, stream: int) -> None:
        size = str(len(body) if length is None else length)
        connection.send_headers(stream, [(":status", "200"), ("content-type", "text/html"), ("content-length", size)])
        connection.send_data(stream, body, end_stream=end)

    return say


def not_found(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, [(":status", "404")], end_stream=True)


def endless(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, [(":status", "200")])
    for _ in range(12):
        connection.send_data(stream, bytes(16_000))


@contextmanager
def server(pages: dict[str, Say]) -> Iterator[tuple[Network, list[str]]]:
    """Serves over TLS to clients that agree on h2; yields the network that leads to it and what was asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2"])
    AUTHORITY.issue_cert(HOST).configure_cert(context)
    listener = socket.create_server(("127.0.0.1", 0))
    asked: list[str] = []

    def serve(raw: socket.socket) -> None:
        with raw, context.wrap_socket(raw, server_side=True) as line:
            connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
            connection.initiate_connection()
            line.sendall(connection.data_to_send())
            while data := line.recv(65536):
                for event in connection.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived):
                        path = dict(event.headers)[b":path"].decode()
                        asked.append(path)
                        pages.get(path, not_found)(connection, event.stream_id)
                line.sendall(connection.data_to_send())

    def accept() -> None:
        while True:
            try:
                raw, _ = listener.accept()
                serve(raw)
            except (OSError, h2.exceptions.ProtocolError):
                if listener.fileno() < 0:
                    return

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()

    async def resolve(host: str, port: int) -> list[AddressInfo]:
        address = "23.0.0.1" if host == HOST else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    class Wire(socket.socket):
        def connect(self, address: object) -> None:
            super().connect(listener.getsockname())

    trust = ssl.create_default_context()
    AUTHORITY.configure_trust(trust)
    try:
        yield Network(resolve, lambda _: Wire(socket.AF_INET, socket.SOCK_STREAM), trust), asked
    finally:
        listener.close()


def outcome(say: Say, policy: Policy = POLICY) -> object:
    with server({"/a": say}) as (network, asked):
        [(_, found)] = fetch([Request(f"https://{HOST}/a")], policy=policy, now=lambda: NOW, network=network)
        assert asked == ["/robots.txt", "/a"]
        return found


def test_a_page_comes_over_http_2() -> None:
    found = outcome(page(b"<html>Velm</html>"))
    assert isinstance(found, Capture)
    assert found.body == b"<html>Velm</html>"


@pytest.mark.parametrize("say", [page(b"<html>Velm</html>", length=99), page(b"short", length=2)])
def test_a_body_of_another_length_than_announced_is_not_taken(say: Say) -> None:
    assert isinstance(outcome(say), FetchError)


def test_a_stream_that_does_not_end_is_left_at_the_deadline() -> None:
    found = outcome(page(b"<html>Velm</html>", length=99, end=False), replace(POLICY, total_seconds=1.0))
    assert isinstance(found, FetchError)
    assert "no answer in 1 s" in str(found)


def test_a_body_over_the_limit_is_ended() -> None:
    found = outcome(endless, replace(POLICY, largest_body=50_000, total_seconds=2.0))
    assert isinstance(found, Incomplete)
    assert "larger than 50000" in str(found)


def test_a_private_address_is_refused_before_a_socket_is_there() -> None:
    with server({}) as (network, asked):
        requests = [Request("https://inside.example/a"), Request("https://127.0.0.1/")]
        found = [each for _, each in fetch(requests, policy=POLICY, now=lambda: NOW, network=network)]
        assert all(isinstance(each, Refused) for each in found)
        assert asked == []


def test_an_unknown_certificate_is_refused() -> None:
    with server({"/a": page(b"<html></html>")}) as (network, asked):
        stranger = replace(network, tls=ssl.create_default_context())
        [(_, found)] = fetch([Request(f"https://{HOST}/a")], policy=POLICY, now=lambda: NOW, network=stranger)
        assert "certificate" in str(found)
        assert asked == []


def test_without_http_2_it_is_not_offered() -> None:
    with server({"/a": page(b"<html></html>")}) as (network, asked):
        policy = replace(POLICY, http2=False)
        [(_, found)] = fetch([Request(f"https://{HOST}/a")], policy=policy, now=lambda: NOW, network=network)
        assert isinstance(found, FetchError)
        assert asked == []
