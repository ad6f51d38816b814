"""WARC files written by hand, so that each byte of them is known."""

from __future__ import annotations

import base64
import gzip
import hashlib

PAGE = (
    "<!doctype html><html lang='en'><head><title>{0}</title></head><body><article><h1>{0}</h1>"
    "<p>The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday ({1}).</p>"
    "<p>Eleven ships wait in the roads, and two more are due before nightfall, the port authority said.</p>"
    "</article></body></html>"
)


def page(number: int) -> bytes:
    return PAGE.format(f"Port news {number}", number).encode()


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def record(
    block: bytes,
    *,
    url: str = "https://post.example/1",
    digests: tuple[str, ...] = ("block",),
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """A record of WARC 1.1 with the digests that are named."""
    payload = block.partition(b"\r\n\r\n")[2]
    of = {"block": ("WARC-Block-Digest", block), "payload": ("WARC-Payload-Digest", payload)}
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:8a0f2f2c-0000-4000-8000-000000000001>",
        "WARC-Date: 2030-05-03T18:15:00Z",
        f"WARC-Target-URI: {url}",
        f"Content-Type: {content_type}",
        *(f"{of[name][0]}: sha1:{_base32(of[name][1])}" for name in digests),
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def archive(count: int, *, packed: bool = False, digests: tuple[str, ...] = ("block", "payload")) -> bytes:
    """`count` pages; packed as archives are, each record a gzip member of its own."""
    records = [record(answer(page(n)), url=f"https://post.example/{n}", digests=digests) for n in range(count)]
    return b"".join(gzip.compress(each, mtime=0) if packed else each for each in records)


def _base32(content: bytes) -> str:
    return base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
