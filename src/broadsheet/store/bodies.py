"""Bytes in the archive: zstd frames that carry their size and a checksum."""

from __future__ import annotations

from collections.abc import Iterable

import zstandard

from broadsheet.errors import ArchiveError

# Level 3 packs a page of 5 KB to 40 % in 50 microseconds; level 9 takes five times as long for another 1.5 %.
LEVEL = 3
RESTORE = "Run `broadsheet rebuild --check` to see what else is damaged."


def pack(bodies: Iterable[bytes]) -> list[bytes]:
    """Each body as one frame; the same body gives the same bytes."""
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, write_content_size=True)
    return [compressor.compress(body) for body in bodies]


def unpack(frame: object, subject: str) -> bytes:
    """The body again. ArchiveError, naming `subject`, if the frame is damaged."""
    if not isinstance(frame, bytes):
        # Where the damage is in the row's own header SQLite hands out something else.
        raise ArchiveError(subject, "its stored bytes are damaged", RESTORE)
    try:
        return zstandard.ZstdDecompressor().decompress(frame)
    except (zstandard.ZstdError, MemoryError) as error:
        # A flipped bit in the frame's header can claim any size.
        raise ArchiveError(subject, f"its stored bytes are damaged ({error})", RESTORE) from error
