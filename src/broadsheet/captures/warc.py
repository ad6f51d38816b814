"""WARC 1.0 and 1.1 (ISO 28500), as web archives and CC-NEWS keep pages: only what its own digest vouches for.

Readers that do not verify hand out cut and altered pages without a word. A record without a digest, or with another
one than its bytes have, is refused here.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import brotli
import zstandard
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from broadsheet.captures import page, text, warc_own
from broadsheet.captures.address import printable, web_address
from broadsheet.captures.sniff import sniff
from broadsheet.captures.source import HEAD, LARGEST_ITEM, Source, Stream
from broadsheet.errors import DamagedInput
from broadsheet.types import Capture, Refusal

MEDIA_TYPES: Final = {"page": page.MEDIA_TYPE, "text": text.MEDIA_TYPE}
_WANTED: Final = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_PIECE: Final = 1 << 20
_PLAIN: Final = frozenset({"", "identity"})
_HEX_LENGTHS: Final = {"sha1": 40, "sha256": 64, "sha512": 128, "md5": 32}
_OK: Final = 200


def read(source: Source, now: dt.datetime) -> Iterator[Capture | Refusal]:
    """A capture for each page or text that was fetched whole, received when the record says; else a refusal.

    `DamagedInput` where the archive ends early, after what stands before.
    """
    stream, number = _Readable(source.stream), 0
    try:
        records = ArchiveIterator(
            cast("Any", stream), record_types=_WANTED, parse_http=False, verify_digests=False, stream_detect=False
        )
        for number, record in enumerate(records, 1):
            yield _taken(record, f"{source.origin}#{number}", now)
    except DamagedInput:
        raise
    except (OSError, ValueError, EOFError) as error:
        if stream.failed is not None:
            raise stream.failed from error
        reason = f"the archive ends early or is corrupt near byte {source.stream.tell()} ({error})"
        raise DamagedInput(source.stream.subject, reason, "Get it again; what came before is kept.") from error
    if stream.failed is not None:
        raise stream.failed
    if not number:
        raise DamagedInput(source.stream.subject, "it holds no record that can be read", "Get it again.")


def _taken(record: WarcRecord, origin: str, now: dt.datetime) -> Capture | Refusal:
    url = web_address(_field(record, "WARC-Target-URI").strip("<>"))
    if url:
        origin = f"{origin} {printable(url)}"
    if record.content_length > LARGEST_ITEM:
        record.consume()
        return Refusal(origin, "too-large", f"the record has {record.content_length} bytes")
    block = record.reader.read(LARGEST_ITEM + 1)
    status, headers, payload = _parted(block) if _is_http(record) else (_OK, (), block)
    if wrong := _doubt(record, block, payload):
        return Refusal(origin, *wrong)
    if (ours := warc_own.capture(_field(record, warc_own.FIELD), payload)) is not None:
        return ours
    if status != _OK:
        return Refusal(origin, "http-status", f"the answer was HTTP {status}")
    body = _decoded(payload, {name.lower(): value for name, value in headers})
    if body is None:
        return Refusal(origin, "damaged", "its content cannot be unpacked, or is larger than a page may be")
    kind = sniff(body[:HEAD])
    if kind not in MEDIA_TYPES:
        return Refusal(origin, "not-a-page", f"it is neither a page nor a text (it looks like: {kind})")
    received = record.record_date or now
    return Capture.of(
        body, media_type=MEDIA_TYPES[kind], origin=origin, received=received, url=url, headers=_told(headers)
    )


def _doubt(record: WarcRecord, block: bytes, payload: bytes) -> tuple[str, str] | None:
    """(reason, detail) if no digest vouches for what is taken from the record.

    A digest does not cover the record's own fields, so that what they say is held against the block: an answer that
    does not call itself one, or something else that begins like one, was altered.
    """
    if _is_http(record) != _says_http(record) or (not _is_http(record) and block.startswith(b"HTTP/")):
        return "damaged", "its fields and its content do not agree"
    if len(block) < record.content_length:
        return "damaged", f"it ends after {len(block)} of {record.content_length} bytes"
    for name, content in (("WARC-Block-Digest", block), ("WARC-Payload-Digest", payload)):
        said = _field(record, name)
        if said:
            return None if _is_digest(said, content) else ("damaged", f"its bytes are not those of its {name}")
    return "no-digest", "the record carries no digest, so that nothing vouches for its bytes"


def _is_digest(said: str, content: bytes) -> bool:
    """Whether `said` ("sha1:" and base 32, or hexadecimal) is the digest of `content`. An unknown algorithm is none."""
    algorithm, _, value = said.partition(":")
    algorithm, value = algorithm.strip().lower().replace("-", ""), value.strip()
    if algorithm not in _HEX_LENGTHS:
        return False
    try:
        hexadecimal = len(value) == _HEX_LENGTHS[algorithm]
        wanted = bytes.fromhex(value) if hexadecimal else base64.b32decode(value.upper())
    except (ValueError, binascii.Error):
        return False
    return hashlib.new(algorithm, content, usedforsecurity=False).digest() == wanted


def _field(record: WarcRecord, name: str) -> str:
    return record.headers.get(name, "") or ""


def _is_http(record: WarcRecord) -> bool:
    return record.record_type == WarcRecordType.response


def _says_http(record: WarcRecord) -> bool:
    return _field(record, "Content-Type").replace(" ", "").lower().startswith("application/http")


def _parted(block: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """(status, headers, payload) of an HTTP answer; status 0 if it is none."""
    for end in (b"\r\n\r\n", b"\n\n"):
        head, found, payload = block.partition(end)
        if found:
            break
    else:
        return 0, (), b""
    first, *rest = head.decode("latin-1").splitlines()
    parts = first.split(None, 2)
    status = int(parts[1]) if len(parts) > 1 and parts[0].startswith("HTTP/") and parts[1].isdigit() else 0
    pairs = (line.partition(":") for line in rest)
    return status, tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon), payload


def _told(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What the headers still say of the body once it is unpacked."""
    return tuple((name, value) for name, value in headers if name.lower() not in ("content-encoding", "content-length"))


def _decoded(payload: bytes, headers: dict[str, str]) -> bytes | None:
    """The content as a reader would see it; None if it cannot be unpacked or is too large.

    Crawlers that store content unpacked often leave the header as it was: what is not packed is taken as it is.
    """
    body: bytes | None = payload
    if headers.get("transfer-encoding", "").lower() == "chunked" and _looks_chunked(payload):
        body = _joined(payload)
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",")]
    for coding in reversed([coding for coding in codings if coding not in _PLAIN]):
        if body is not None and coding not in _UNPACK:
            return None
        if body is not None and _looks_packed(body, coding):
            body = _UNPACK[coding](body)
    return body if body is not None and len(body) <= LARGEST_ITEM else None


def _looks_chunked(payload: bytes) -> bool:
    size = payload[:16].partition(b"\r\n")[0].partition(b";")[0].strip()
    return bool(size) and not size.strip(b"0123456789abcdefABCDEF")


def _joined(payload: bytes) -> bytes | None:
    """Chunks (RFC 9112, section 7.1) put together; None if the last one is missing."""
    place, pieces = 0, list[bytes]()
    while (stop := payload.find(b"\r\n", place)) > 0:
        try:
            size = int(payload[place:stop].partition(b";")[0], 16)
        except ValueError:
            return None
        if size == 0:
            return b"".join(pieces)
        pieces.append(payload[stop + 2 : stop + 2 + size])
        place = stop + 2 + size + 2
    return None


def _looks_packed(body: bytes, coding: str) -> bool:
    magic = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}.get(coding)
    return body.startswith(magic) if magic else body.lstrip()[:1] != b"<"


def _gunzip(body: bytes) -> bytes | None:
    """Bounded; None if it is cut or corrupt."""
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(body)).read(LARGEST_ITEM + 1)
    except (OSError, EOFError, zlib.error):
        return None


def _unbrotli(body: bytes) -> bytes | None:
    decoder, pieces, size = brotli.Decompressor(), list[bytes](), 0
    try:
        piece = decoder.process(body, output_buffer_limit=_PIECE)
        while piece or not decoder.can_accept_more_data():
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_ITEM:
                return None
            piece = decoder.process(b"", output_buffer_limit=_PIECE)
    except brotli.error:
        return None
    return b"".join(pieces) if decoder.is_finished() else None


def _unzstd(body: bytes) -> bytes | None:
    try:
        size = zstandard.frame_content_size(body)
        if size > LARGEST_ITEM:
            return None
        whole = zstandard.ZstdDecompressor().decompress(body, max_output_size=LARGEST_ITEM)
    except zstandard.ZstdError:
        return None
    return bytes(whole)


_UNPACK: Final[dict[str, Callable[[bytes], bytes | None]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "br": _unbrotli,
    "zstd": _unzstd,
}


class _Readable:
    """A stream as fastwarc reads one; it remembers what the decoder below complained of."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.failed: DamagedInput | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.some(LARGEST_ITEM if size < 0 else size)
        except DamagedInput as error:
            self.failed = error
            return b""

    def tell(self) -> int:
        return self._stream.tell()
