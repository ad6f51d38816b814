"""A WARC made of the press day: read, extracted and stored; the rate, and whether memory stays flat.

    python -m benchmarks.warc [--pages 5000]

The file is written here, at run time, of pages of the press day (invented ones without it), repeated once they are
used up with every address in them another: an extractor has the same work, and the archive another article. Memory is
looked at when a quarter, a half and all of it is through. `--pages 100000` is the size that the promise names.
"""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import gzip
import hashlib
import resource
import tempfile
import time
from pathlib import Path

from broadsheet.bulk import adding
from broadsheet.store import Archive
from evals.press import pages

NOW = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
STOCK = 5000
DATE = "2031-05-12T09:00:00Z"


def write(path: Path, count: int) -> None:
    """`count` response records, each a gzip member, as crawlers write them."""
    stock = pages(min(count, STOCK))
    with path.open("wb") as file:
        for number in range(count):
            body = stock[number % len(stock)]
            if round_ := number // len(stock):
                body = body.replace(b"://", b"://r%d." % round_)
            file.write(gzip.compress(record(number, body), 1))


def record(number: int, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: {DATE}\r\nWARC-Target-URI: http://press.example/{number}\r\n"
        f"WARC-Block-Digest: {digest(http)}\r\nWARC-Payload-Digest: {digest(body)}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def digest(body: bytes) -> str:
    """As crawlers write it; readers verify it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def memory() -> float:
    """MB that this process has in use; Linux says so."""
    pages_in_use = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages_in_use * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5000)
    count = parser.parse_args().pages
    marks: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "day.warc.gz")
        write(path, count)
        begun = time.perf_counter()

        def progress(stage: str, done: int, total: int | None = None) -> None:
            for share in (25, 50, 100):
                if done >= count * share // 100 and share not in marks:
                    marks[share] = memory()

        with Archive.create(Path(folder, "a.sqlite")) as archive:
            taken = adding.add(archive, str(path), now=NOW, progress=progress)
        wall = time.perf_counter() - begun
    if taken.errors:
        raise RuntimeError(f"{taken.errors}")
    refused = sum(number for _, number in taken.refused)
    counts = (taken.seen, taken.new, taken.same, taken.known, refused, round(wall), round(count / wall))
    print("| pages | new articles | same articles | same bytes | refused | wall s | pages/s |\n" + "|--:" * 7 + "|")
    print("| " + " | ".join(f"{each:,}" for each in counts) + " |")
    print("\nMemory, MB: " + ", ".join(f"{size:.0f} at {share} %" for share, size in sorted(marks.items())) + ".")


if __name__ == "__main__":
    main()
