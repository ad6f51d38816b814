"""The body of an answer: whole or not at all, and never larger than a limit, packed or unpacked."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from typing import Final

from broadsheet.errors import Incomplete

ACCEPTED: Final = "gzip, deflate"
"""The codings that `Unpacker` reads and verifies, as an Accept-Encoding."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_TOO_LARGE: Final = "the body is larger than {} bytes"


async def whole(
    chunks: AsyncIterator[bytes], *, coding: str, limit: int, subject: str, cut_at_limit: bool = False
) -> bytes:
    """The body that arrives in `chunks`, unpacked; `Incomplete` if it is cut, corrupt or over `limit` bytes.

    With `cut_at_limit` the first `limit` bytes are enough.
    """
    unpacker = Unpacker(coding, limit, subject)
    received = 0
    async for chunk in chunks:
        received += len(chunk)
        unpacker.feed(chunk)
        if max(received, len(unpacker.body)) > limit:
            if cut_at_limit:
                return bytes(unpacker.body[:limit])
            raise Incomplete(subject, _TOO_LARGE.format(limit), "Raise the limit if it is meant to be so.")
    unpacker.finish()
    return bytes(unpacker.body)


class Unpacker:
    """Undoes one content coding piece by piece. It stops one byte over the limit, however much there would be."""

    def __init__(self, coding: str, limit: int, subject: str) -> None:
        self.body = bytearray()
        self._coding, self._limit, self._subject = coding.strip().lower().removeprefix("x-"), limit, subject
        self._decoder = zlib.decompressobj(_GZIP) if self._coding == "gzip" else None
        if self._coding not in ("", "identity", "gzip", "deflate"):
            raise Incomplete(subject, f"its coding {coding!r} was not asked for", "The host must send gzip or none.")

    def feed(self, chunk: bytes) -> None:
        """`Incomplete` if the packed data is corrupt."""
        if self._coding in ("", "identity"):
            self.body += chunk
            return
        while chunk and len(self.body) <= self._limit:
            try:
                chunk = self._unpack(chunk)
            except zlib.error as error:
                raise Incomplete(self._subject, f"the packed body is corrupt ({error})", "Try again later.") from error

    def finish(self) -> None:
        """`Incomplete` unless the packed stream has come to its own end: Content-Length cannot tell that."""
        if self._coding in ("gzip", "deflate") and not (self._decoder and self._decoder.eof):
            raise Incomplete(self._subject, "the packed body ends early", "Try again later.")

    def _unpack(self, chunk: bytes) -> bytes:
        """What is left of `chunk`."""
        if self._decoder is None:
            # "deflate" is zlib's format by the standard and bare by the habit of some servers.
            bare = chunk[0] & 0x0F != zlib.DEFLATED
            self._decoder = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
        elif self._decoder.eof:
            if self._coding == "deflate" or chunk[0] != 0x1F:
                return b""  # Padding after the end, which unpackers pass over.
            self._decoder = zlib.decompressobj(_GZIP)
        self.body += self._decoder.decompress(chunk, self._limit + 1 - len(self.body))
        return self._decoder.unused_data if self._decoder.eof else self._decoder.unconsumed_tail
