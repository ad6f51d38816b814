"""Captures as WARC 1.1 (ISO 28500:2017), each record a gzip member of its own.

A page that was fetched is a `response` record that any reader of web archives shows; anything else (an entry of a
feed, a row, a file from a disk) is a `resource` record. What WARC has no field for stands in `Broadsheet-Capture`, as
JSON, so that the capture comes back exactly. The same captures give the same bytes.
"""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator

from broadsheet.captures.warc_own import FIELD
from broadsheet.types import Capture

# Names records by what is in them.
NAMESPACE = uuid.UUID("0e6f3c2e-3f0f-5c58-9a39-6b6f1f0d5a11")
SHOWN_BY_OTHERS = ("text/html", "text/plain")
# What these headers said of the body on the wire is not true of the body as it was kept.
OF_THE_WIRE = ("content-encoding", "transfer-encoding", "content-length", "connection")
LEVEL = 6


def warc(captures: Iterable[Capture], made_by: str) -> Iterator[bytes]:
    """The file in pieces: what made it, then a record for each capture, in the order given."""
    first = True
    for capture in captures:
        if first:
            yield packed(information(made_by, capture.received))
            first = False
        yield packed(record(capture))
    if first:
        yield packed(information(made_by, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)))


def information(made_by: str, at: dt.datetime) -> bytes:
    block = f"software: {made_by}\r\nformat: WARC File Format 1.1\r\n".encode()
    fields = [("Content-Type", "application/warc-fields")]
    return _record("warcinfo", str(uuid.uuid5(NAMESPACE, made_by)), at, fields, block)


def record(capture: Capture) -> bytes:
    """One capture, unpacked."""
    kept = {
        "media_type": capture.media_type,
        "origin": capture.origin,
        "received": capture.received.isoformat(),
        "url": capture.url,
        "headers": capture.headers,
        "feed": capture.feed,
    }
    target = capture.url if capture.url and capture.url.isascii() else f"urn:sha256:{capture.sha256}"
    fetched = target.startswith("http") and capture.media_type in SHOWN_BY_OTHERS
    block = answer(capture) if fetched else capture.body
    fields = [
        ("WARC-Target-URI", target),
        ("WARC-Payload-Digest", f"sha256:{capture.sha256}"),
        (FIELD, json.dumps(kept, ensure_ascii=True, separators=(",", ":"))),
        ("Content-Type", "application/http;msgtype=response" if fetched else capture.media_type),
    ]
    name = str(uuid.uuid5(NAMESPACE, capture.sha256))
    return _record("response" if fetched else "resource", name, capture.received, fields, block)


def answer(capture: Capture) -> bytes:
    """The HTTP answer as it would have brought the body as it was kept."""
    lines = ["HTTP/1.1 200 OK"]
    told = {name.lower() for name, _ in capture.headers}
    for name, value in capture.headers:
        shown = f"X-Archive-Orig-{name}" if name.lower() in OF_THE_WIRE else name
        lines.append(f"{_one_line(shown)}: {_one_line(value)}")
    if "content-type" not in told:
        lines.append(f"Content-Type: {capture.media_type}")
    lines.append(f"Content-Length: {len(capture.body)}")
    return "\r\n".join(lines).encode("utf-8", "backslashreplace") + b"\r\n\r\n" + capture.body


def packed(unpacked: bytes) -> bytes:
    return gzip.compress(unpacked, LEVEL, mtime=0)


def _record(kind: str, name: str, at: dt.datetime, fields: Iterable[tuple[str, str]], block: bytes) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {at.astimezone(dt.UTC).isoformat().replace('+00:00', 'Z')}",
        f"WARC-Block-Digest: sha1:{digest}",
        *(f"{field}: {value}" for field, value in fields),
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def _one_line(value: str) -> str:
    return value.replace("\r", " ").replace("\n", " ")
