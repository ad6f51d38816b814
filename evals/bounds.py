"""What hosts can do with a body: bombs, and every cut of it.

    python -m evals.bounds

Bombs of 10 GiB in each coding, alone and one in another, are fetched in a process of their own: by how much does its
memory grow (the limit of a body is 10 MB)? And a page, framed and packed in every way, is cut at every byte: how
often is a part taken for the whole?
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import multiprocessing
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import brotli

from broadsheet.bulk import gathering
from broadsheet.fetch import Request, fetch
from broadsheet.types import Capture
from evals.loopback import Asked, Internet, Reply, running

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NOW = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
HOST = "velm.example"
SIZE = 10 << 30
MEMBER = 64 << 20
MOST_GROWTH = 64 << 20
POLICY = replace(gathering.policy(), per_host_pause=0.0, first_wait=0.0, retries=0)
PAGE = b"<html><title>Velm</title><p>The harbour of Velm reopened on Friday, and the ships came in.</p></html>"


def gzip_bomb(size: int = SIZE) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    member = b"".join(packer.compress(bytes(1 << 20)) for _ in range(MEMBER >> 20)) + packer.flush()
    return member * (size // MEMBER)


def zstd_bomb(size: int = SIZE) -> bytes:
    return zstd.compress(bytes(MEMBER)) * (size // MEMBER)


def brotli_bomb(size: int = SIZE) -> bytes:
    packer = brotli.Compressor(quality=1)
    pieces = [packer.process(bytes(MEMBER)) for _ in range(size // MEMBER)]
    return b"".join([*pieces, packer.finish()])


def packed_again(inner: Callable[[], bytes]) -> bytes:
    return gzip.compress(inner(), 1)


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": gzip_bomb,
    "zstd": zstd_bomb,
    "br": brotli_bomb,
    "gzip, gzip": lambda: packed_again(gzip_bomb),
    "zstd, gzip": lambda: packed_again(zstd_bomb),
}


def bomb_fetched(coding: str, body: bytes, told: Connection) -> None:
    """In a process of its own: tells by how many bytes its memory grew, and what came of it."""
    internet = Internet({HOST: lambda _: Reply(body, headers={"Content-Encoding": coding})})
    with running(internet):
        list(fetch([Request(f"http://{HOST}/robots.txt")], policy=POLICY, now=lambda: NOW, network=internet.network()))
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # The peak begins anew (proc(5)).
        before = peak()
        [(_, outcome)] = fetch(
            [Request(f"http://{HOST}/bomb")], policy=POLICY, now=lambda: NOW, network=internet.network()
        )
        after = peak()
    told.send((after - before, str(outcome)))


def peak() -> int:
    """The most memory that this process has had, in bytes. Linux says so."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) * 1024


def bombs() -> Iterator[tuple[str, int, int, str]]:
    """(coding, bytes on the wire, growth in bytes, what came of it)."""
    context = multiprocessing.get_context("spawn")
    for coding, make in BOMBS.items():
        body = make()
        here, there = multiprocessing.Pipe()
        process = context.Process(target=bomb_fetched, args=(coding, body, there))
        process.start()
        growth, outcome = here.recv()
        process.join()
        yield coding, len(body), growth, outcome


FORMS: dict[str, Callable[[bytes], tuple[dict[str, str], bytes]]] = {
    "length": lambda body: ({"Content-Length": str(len(body))}, body),
    "chunks": lambda body: (
        {"Transfer-Encoding": "chunked"},
        b"".join(b"%x\r\n%b\r\n" % (len(body[at : at + 30]), body[at : at + 30]) for at in range(0, len(body), 30))
        + b"0\r\n\r\n",
    ),
    "no frame": lambda body: ({"Connection": "close"}, body),
}
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


def cut_pages() -> Iterator[tuple[str, str, int, int]]:
    """(frame, coding, cuts, cuts that were taken for the whole)."""
    for form, frame in FORMS.items():
        for coding, pack in PACKERS.items():
            headers, wire = frame(pack(PAGE))
            if coding:
                headers["Content-Encoding"] = coding
            taken = sum(isinstance(found, Capture) for found in _fetched_cut(headers, wire))
            yield form, coding or "none", len(wire), taken


def _fetched_cut(headers: dict[str, str], wire: bytes) -> Iterator[object]:
    def answer(asked: Asked) -> Reply:
        if asked.path == "/robots.txt":
            return Reply(status=404)
        stop = int(asked.path[1:])

        async def script(writer: asyncio.StreamWriter) -> None:
            writer.write(wire[:stop])

        return Reply(headers=headers, script=script)

    internet = Internet({HOST: answer})
    with running(internet):
        requests = [Request(f"http://{HOST}/{stop}") for stop in range(len(wire))]
        for _, outcome in fetch(requests, policy=POLICY, now=lambda: NOW, network=internet.network()):
            yield outcome


def main() -> None:
    bad = False
    print("| bomb of 10 GiB | on the wire, MB | memory grew by, MB | what came of it |\n|---|--:|--:|---|")
    for coding, size, growth, outcome in bombs():
        bad = bad or growth > MOST_GROWTH
        print(f"| {coding} | {size / 1e6:.1f} | {growth / 1e6:.1f} | {outcome.partition(': ')[2]} |")
    print("\n| frame | coding | cuts | taken for the whole |\n|---|---|--:|--:|")
    for form, coding, cuts, taken in cut_pages():
        bad = bad or taken > 0
        print(f"| {form} | {coding} | {cuts} | {taken} |")
    if bad:
        sys.exit(1)


if __name__ == "__main__":
    main()
