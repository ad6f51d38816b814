"""Content codings (RFC 9110, 8.4): gzip, deflate, br and zstd, each undone piece by piece and verified at its end.

No piece is much larger than `PIECE`, however much there would be: 10 GiB of zeros cost as much memory as 64 KiB.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Final, Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED: Final = "gzip, deflate, br, zstd"
"""The codings that are read and verified, as an Accept-Encoding."""

PIECE: Final = 1 << 16
MOST_LAYERS: Final = 2
"""Codings on top of each other; nobody honest sends more than one."""

ZSTD_WINDOW: Final = 23
"""Power of two: 8 MB, the largest window that RFC 9659 lets a host use."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_GZIP_MAGIC: Final = 0x1F


class CorruptCoding(ValueError):
    """The packed bytes are not what they say they are."""


class Unpacker(Protocol):
    """`finished` is true when the packed stream has come to its own end: a Content-Length cannot tell that."""

    @property
    def finished(self) -> bool: ...

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        """What `chunk` adds; `CorruptCoding` if it cannot be."""
        ...


class Gzip:
    """One or more members; zeros after the last are padding."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(_GZIP)

    @property
    def finished(self) -> bool:
        return self._decoder.eof

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._decoder.eof:
                if chunk[0] != _GZIP_MAGIC:
                    return
                self._decoder = zlib.decompressobj(_GZIP)
            yield from _inflate(self._decoder, chunk)
            chunk = self._decoder.unused_data


class Deflate:
    """zlib's format by the standard, and bare deflate by the habit of some servers."""

    def __init__(self) -> None:
        self._decoder: zlib._Decompress | None = None

    @property
    def finished(self) -> bool:
        return self._decoder is not None and self._decoder.eof

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        if chunk and self._decoder is None:
            bare = chunk[0] & 0x0F != zlib.DEFLATED
            self._decoder = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
        if self._decoder is not None:
            yield from _inflate(self._decoder, chunk)


class Brotli:
    def __init__(self) -> None:
        self._decoder = brotli.Decompressor()

    @property
    def finished(self) -> bool:
        return bool(self._decoder.is_finished())

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        try:
            while not self.finished:
                if piece := self._decoder.process(chunk, output_buffer_limit=PIECE):
                    yield piece
                elif self._decoder.can_accept_more_data():
                    return
                chunk = b""
        except brotli.error as error:
            raise CorruptCoding(str(error)) from error


class Zstd:
    """One or more frames (RFC 8878)."""

    def __init__(self) -> None:
        self._decoder = self._new()

    @staticmethod
    def _new() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW})

    @property
    def finished(self) -> bool:
        return self._decoder.eof

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        try:
            while True:
                if self._decoder.eof:
                    chunk = self._decoder.unused_data or chunk
                    if not chunk:
                        return
                    self._decoder = self._new()
                piece = self._decoder.decompress(chunk, max_length=PIECE)
                chunk = b""
                if piece:
                    yield piece
                if self._decoder.needs_input or (self._decoder.eof and not self._decoder.unused_data):
                    return
        except zstd.ZstdError as error:
            raise CorruptCoding(str(error)) from error


_UNPACKERS: Final[dict[str, Callable[[], Unpacker]]] = {
    "gzip": Gzip,
    "x-gzip": Gzip,
    "deflate": Deflate,
    "br": Brotli,
    "zstd": Zstd,
}


def unpackers(coding: str) -> list[Unpacker]:
    """Those for a Content-Encoding, the outermost first; `CorruptCoding` for one that is not read."""
    names = [name.strip().lower() for name in coding.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > MOST_LAYERS or any(name not in _UNPACKERS for name in names):
        raise CorruptCoding(f"its coding {coding!r} was not asked for")
    return [_UNPACKERS[name]() for name in reversed(names)]


def _inflate(decoder: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """What `chunk` adds. The decoder may hold more than it gave although it took all: it is asked until it is dry."""
    try:
        while not decoder.eof:
            piece = decoder.decompress(chunk, PIECE)
            chunk = decoder.unconsumed_tail
            yield piece
            if not chunk and len(piece) < PIECE:
                return
    except zlib.error as error:
        raise CorruptCoding(str(error)) from error
