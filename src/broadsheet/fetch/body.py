"""The body of an answer: whole or not at all, and never larger than a limit, packed or unpacked."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from typing import Final

from broadsheet.errors import Incomplete
from broadsheet.fetch.codings import CorruptCoding, Unpacker, unpackers

_TOO_LARGE: Final = "the body is larger than {} bytes"
_AGAIN: Final = "It is asked again another time."

# How a document says itself that it is at its end. Comments may follow.
_END: Final = re.compile(rb"(?:</(?:html|rss|feed|rdf:RDF|channel|urlset|sitemapindex|opml)\s*>|[}\]])\s*\Z", re.I)
_COMMENTS: Final = re.compile(rb"\s*<!--(?:(?!-->).){0,2000}-->\s*\Z", re.S)
_LAST: Final = 8192


async def whole(
    chunks: AsyncIterator[bytes],
    *,
    coding: str,
    limit: int,
    subject: str,
    framed: bool = True,
    cut_at_limit: bool = False,
) -> bytes:
    """The body that arrives in `chunks`, unpacked; `Incomplete` if it is cut, corrupt or over `limit` bytes.

    With `cut_at_limit` the first `limit` bytes are enough. A body that is not `framed` (neither a length nor chunks:
    it ends where the connection does) counts as whole only if what it holds says so, for any cut would look the same.
    """
    layers = _layers(coding, subject)
    body = bytearray()
    received = 0
    try:
        async for chunk in chunks:
            received += len(chunk)
            for piece in _through(layers, chunk):
                body += piece
                if len(body) > limit:
                    break
            if max(received, len(body)) > limit:
                if cut_at_limit:
                    return bytes(body[:limit])
                raise Incomplete(subject, _TOO_LARGE.format(limit), "Raise the limit if it is meant to be so.")
    except CorruptCoding as error:
        raise Incomplete(subject, f"the packed body is corrupt ({error})", _AGAIN) from error
    if not all(layer.finished for layer in layers):
        raise Incomplete(subject, "the packed body ends early", _AGAIN)
    if not framed and not layers and not says_its_end(bytes(body[-_LAST:])):
        raise Incomplete(subject, "nothing says that the body is whole", _AGAIN)
    return bytes(body)


def says_its_end(tail: bytes) -> bool:
    """Whether a document that ends in `tail` is at its end by its own word."""
    while comment := _COMMENTS.search(tail):
        tail = tail[: comment.start()]
    return _END.search(tail) is not None


def _layers(coding: str, subject: str) -> list[Unpacker]:
    try:
        return unpackers(coding)
    except CorruptCoding as error:
        raise Incomplete(subject, str(error), "The host must send what was asked for.") from error


def _through(layers: list[Unpacker], chunk: bytes) -> Iterator[bytes]:
    """What `chunk` unpacks to, a small piece at a time, so that a bomb stops at the first piece too many."""
    if not layers:
        yield chunk
        return
    outermost, *inner = layers
    for piece in outermost.unpack(chunk):
        yield from _through(inner, piece)
