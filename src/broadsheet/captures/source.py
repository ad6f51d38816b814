"""An input while it is being read: bytes from front to back, never more of them in memory than a limit."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, cast

import zstandard

from broadsheet.errors import DamagedInput, EmptyInput, TooLarge, UnknownKind

MEGABYTE: Final = 1_000_000
LARGEST_ITEM: Final = 50 * MEGABYTE
"""Bytes of one page, text, feed document, row or member. Whole collections (tar, JSONL, folder) have no limit."""

HEAD: Final = 1 << 16
"""Bytes that the kind of an input is decided on."""

TAR_BLOCK: Final = 512
_BUFFER: Final = 1 << 17
_LARGEST_READ: Final = LARGEST_ITEM + 1
_DECODER_ERRORS = (OSError, EOFError, lzma.LZMAError, zlib.error, zstandard.ZstdError)


class Packed(Protocol):
    """A file or a decoder: gives at most `size` bytes by one read of what lies under it, none at the end."""

    def read1(self, size: int, /) -> bytes: ...


class Stream:
    """Reads forward only. What a decoder or a disk complains of is a `DamagedInput` that names the input.

    The complaint comes when the damaged place is asked for, not before: what stands ahead of it is read in full. It
    has as much of a file's face (`tell`, `seek` forward, `read`) as the tarfile module needs, and remembers its
    `last` piece, by which the reader of an archive knows whether that came to its proper end.
    """

    mode = "rb"

    def __init__(self, raw: Packed, subject: str) -> None:
        self.subject, self.last = subject, b""
        self._raw, self._ahead, self._position = raw, bytearray(), 0
        self._damage: DamagedInput | None = None

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, or what there is, without moving on."""
        self._fill(size)
        return bytes(self._ahead[:size])

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        if size > _LARGEST_READ:
            # Only a forged archive header asks for this.
            raise DamagedInput(self.subject, f"a header announces {size} bytes", "Pack the archive anew.")
        if not self._fill(size) and self._damage is not None:
            raise self._damage
        self.last = self._take(size)
        return self.last

    def some(self, size: int) -> bytes:
        """The next `size` bytes or fewer, none at the end; what stands ahead of a damaged place is given before it."""
        if not self._fill(size) and not self._ahead and self._damage is not None:
            raise self._damage
        return self._take(min(size, len(self._ahead)))

    def readline(self, limit: int) -> bytes:
        """The next line with its newline, cut at `limit` bytes."""
        looked = 0
        while (stop := self._ahead.find(b"\n", looked, limit) + 1) == 0:
            looked = len(self._ahead)
            if looked >= limit or not self._fill(looked + 1):
                if self._damage is not None:
                    raise self._damage
                stop = min(looked, limit)
                break
        return self._take(stop)

    def tell(self) -> int:
        return self._position

    def seek(self, position: int) -> int:
        """On to `position`, or to the end if that comes first; never back."""
        if position < self._position:
            raise DamagedInput(self.subject, "a header points backwards", "Pack the archive anew.")
        while self._position < position and self.read(min(position - self._position, _BUFFER)):
            pass
        return self._position

    def finish(self) -> None:
        """On to the end, so that the decoder verifies what it has given."""
        while self.read(_BUFFER):
            pass

    def _fill(self, size: int) -> bool:
        """Reads ahead until `size` bytes are there; whether they are."""
        while len(self._ahead) < size and self._damage is None:
            try:
                # One read of the decoder at a time: those before a failing one are kept.
                piece = self._raw.read1(max(size - len(self._ahead), _BUFFER))
            except _DECODER_ERRORS as error:
                place = self._position + len(self._ahead)
                reason = f"the data ends early or is corrupt after byte {place} ({error})"
                self._damage = DamagedInput(self.subject, reason, "Get it again; what came before is kept.")
                self._damage.__cause__ = error
                break
            if not piece:
                break
            self._ahead += piece
        return len(self._ahead) >= size

    def _take(self, size: int) -> bytes:
        piece = bytes(self._ahead[:size])
        del self._ahead[:size]
        self._position += len(piece)
        return piece


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. `origin` is its name for people, `head` its first bytes (which `stream` still holds)."""

    origin: str
    head: bytes
    stream: Stream

    def whole(self) -> bytes:
        """Every byte; `TooLarge` over the limit."""
        body = self.stream.read(LARGEST_ITEM + 1)
        if len(body) > LARGEST_ITEM:
            limit = f"it is larger than {LARGEST_ITEM // MEGABYTE} MB"
            raise TooLarge(self.stream.subject, limit, "Split it, or give it as JSONL or a tar of pages.")
        return body


def open_source(raw: Packed, *, origin: str, subject: str) -> Source:
    """A source over `raw`, unpacked if it is packed (one layer); `EmptyInput` if nothing but space is in it."""
    stream = Stream(raw, subject)
    head = stream.peek(HEAD)
    if unpack := _packing(head):
        # The stream gives its head back, so the decoder starts at the first byte although a pipe cannot seek.
        stream = Stream(unpack(io.BufferedReader(_Rewound(stream), _BUFFER)), subject)
        head = stream.peek(HEAD)
        if unpack is _zstd and head and not is_tar(head) and not head.startswith(b"WARC/"):
            # The decoder cannot tell a cut frame from a whole one: a tar marks its own end, a WARC each record's.
            raise UnknownKind(subject, "zstd is read for tar and WARC archives only", "Unpack it first.")
    if not head.strip():
        stream.read(1)  # If it is damaged, that is the news.
        raise EmptyInput(subject, "it is empty", "Check how it was made.")
    return Source(origin, head, stream)


def is_tar(head: bytes) -> bool:
    """Whether a tar begins here: by the checksum of its first header, which every tar since 1979 has."""
    block = head[:TAR_BLOCK]
    field = block[148:156].strip(b"\0 ")
    if len(block) < TAR_BLOCK or not field or field.strip(b"01234567"):
        return False
    return int(field, 8) == sum(block) - sum(block[148:156]) + 8 * ord(" ")


def _zstd(packed: io.BufferedReader) -> Packed:
    reader = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    return io.BufferedReader(cast("io.RawIOBase", reader), _BUFFER)


def _gzip(packed: io.BufferedReader) -> Packed:
    return gzip.GzipFile(fileobj=packed, mode="rb")


_PACKINGS: Final[tuple[tuple[bytes, Callable[[io.BufferedReader], Packed]], ...]] = (
    (b"\xfd7zXZ\0", lzma.LZMAFile),
    (b"\x1f\x8b\x08", _gzip),
    (b"BZh", bz2.BZ2File),
    (b"\x28\xb5\x2f\xfd", _zstd),
)


def _packing(head: bytes) -> Callable[[io.BufferedReader], Packed] | None:
    return next((unpack for magic, unpack in _PACKINGS if head.startswith(magic)), None)


class _Rewound(io.RawIOBase):
    """A stream as the raw side of a buffered file."""

    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._stream.read(min(len(buffer), _BUFFER))
        buffer[: len(piece)] = piece
        return len(piece)
