"""XML entities taken out of a feed: nested, a kilobyte of them grows to gigabytes, and external ones read files.

feedparser drops declarations only where they begin a line.
"""

from __future__ import annotations

from contextlib import suppress
from xml.parsers import expat


class _Found(Exception):
    """The end of the document type declaration."""


def without_entities(document: bytes) -> bytes:
    """`document` (UTF-8) without the document type declaration, if that declares entities.

    The place is told by the parser that would expand them, so that no spelling gets past. A document that is broken
    before the declaration ends has entities expanded by nobody, and stays as it is.
    """
    if b"<!ENTITY" not in document:
        return document
    parser = expat.ParserCreate()
    places: list[int] = []

    def start(*_: object) -> None:
        places.append(parser.CurrentByteIndex)

    def end() -> None:
        places.append(parser.CurrentByteIndex)
        raise _Found

    parser.StartDoctypeDeclHandler, parser.EndDoctypeDeclHandler = start, end
    with suppress(_Found, expat.ExpatError):
        parser.Parse(document, True)
    if len(places) < 2:
        return document
    # The parser tells the start of the inner declarations and the closing bracket.
    return document[: document.rindex(b"<!DOCTYPE", 0, places[0] + 1)] + document[places[1] + 1 :]
