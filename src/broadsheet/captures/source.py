"""An input while it is being read: bytes from front to back, never more of them in memory than a limit."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Final, cast

import zstandard

from broadsheet.errors import DamagedInput, EmptyInput, TooLarge, UnknownKind

MEGABYTE: Final = 1_000_000
LARGEST_ITEM: Final = 50 * MEGABYTE
"""Bytes of one page, text, feed document, row or member. Whole collections (tar, JSONL, folder) have no limit."""

HEAD: Final = 1 << 16
"""Bytes that the kind of an input is decided on."""

TAR_BLOCK: Final = 512
_BUFFER: Final = 1 << 17
_DECODER_ERRORS = (OSError, EOFError, lzma.LZMAError, zlib.error, zstandard.ZstdError)


class Stream:
    """Reads forward only. What a decoder or a disk complains of is a `DamagedInput` that names the input.

    It has as much of a file's face (`tell`, `seek` forward, `read`) as the tarfile module needs, and remembers its
    `last` piece, by which the reader of an archive knows whether that came to its proper end.
    """

    mode = "rb"

    def __init__(self, raw: IO[bytes], subject: str) -> None:
        self.subject, self.last = subject, b""
        self._raw, self._ahead, self._position = raw, b"", 0

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, or what there is, without moving on."""
        if len(self._ahead) < size:
            self._ahead += self._pull(self._raw.read, size - len(self._ahead))
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        if size > LARGEST_ITEM + 1:
            # Only a forged archive header asks for this.
            raise DamagedInput(self.subject, f"a header announces {size} bytes", "Pack the archive anew.")
        piece, self._ahead = self._ahead[:size], self._ahead[size:]
        if len(piece) < size:
            piece += self._pull(self._raw.read, size - len(piece))
        self._position += len(piece)
        self.last = piece
        return piece

    def readline(self, limit: int) -> bytes:
        """The next line with its newline, cut at `limit` bytes."""
        stop = self._ahead.find(b"\n") + 1 or len(self._ahead)
        line, self._ahead = self._ahead[: min(stop, limit)], self._ahead[min(stop, limit) :]
        if not line.endswith(b"\n") and len(line) < limit:
            line += self._pull(self._raw.readline, limit - len(line))
        self._position += len(line)
        return line

    def tell(self) -> int:
        return self._position

    def seek(self, position: int) -> int:
        """On to `position`, or to the end if that comes first; never back."""
        if position < self._position:
            raise DamagedInput(self.subject, "a header points backwards", "Pack the archive anew.")
        while self._position < position and self.read(min(position - self._position, _BUFFER)):
            pass
        return self._position

    def _pull(self, pull: Callable[[int], bytes], size: int) -> bytes:
        try:
            return pull(size)
        except _DECODER_ERRORS as error:
            reason = f"the data ends early or is corrupt after byte {self._position} ({error})"
            raise DamagedInput(
                self.subject, reason, "Get the file again; what came before the damage is kept."
            ) from error


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


def open_source(raw: IO[bytes], *, origin: str, subject: str) -> Source:
    """A source over `raw`, unpacked if it is compressed (one layer); `EmptyInput` if nothing but space is in it."""
    stream = Stream(raw, subject)
    head = stream.peek(HEAD)
    if unpack := _compression(head):
        # The stream gives its head back, so the decoder starts at the first byte although a pipe cannot seek.
        packed = cast("IO[bytes]", io.BufferedReader(_Rewound(stream), _BUFFER))
        stream = Stream(unpack(packed), subject)
        head = stream.peek(HEAD)
        if unpack is _zstd and not is_tar(head):
            # The decoder cannot tell a cut frame from a whole one; of the kinds only a tar marks its own end.
            raise UnknownKind(subject, "zstd is read for tar archives only", "Unpack it first.")
    if not head.strip():
        raise EmptyInput(subject, "it is empty", "Check how it was made.")
    return Source(origin, head, stream)


def is_tar(head: bytes) -> bool:
    """Whether a tar begins here: by the checksum of its first header, which every tar since 1979 has."""
    block = head[:TAR_BLOCK]
    field = block[148:156].strip(b"\0 ")
    if len(block) < TAR_BLOCK or not field or field.strip(b"01234567"):
        return False
    return int(field, 8) == sum(block) - sum(block[148:156]) + 8 * ord(" ")


def _zstd(packed: IO[bytes]) -> IO[bytes]:
    reader = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", reader), _BUFFER))


def _gzip(packed: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=packed, mode="rb"))


def _bzip2(packed: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", bz2.BZ2File(packed))


def _xz(packed: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", lzma.LZMAFile(packed)), _BUFFER))


_MAGIC: Final[tuple[tuple[bytes, Callable[[IO[bytes]], IO[bytes]]], ...]] = (
    (b"\xfd7zXZ\0", _xz),
    (b"\x1f\x8b\x08", _gzip),
    (b"BZh", _bzip2),
    (b"\x28\xb5\x2f\xfd", _zstd),
)


def _compression(head: bytes) -> Callable[[IO[bytes]], IO[bytes]] | None:
    return next((unpack for magic, unpack in _MAGIC if head.startswith(magic)), None)


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
