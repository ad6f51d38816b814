"""What stands before the first element of a feed, taken out.

A document type declares entities, which nested grow a kilobyte to gigabytes and external read files, and feedparser's
search for them is quadratic in the length of the prolog. A document that begins with an element can have none.
"""

from __future__ import annotations

import re
from typing import Final

DECLARATION: Final = b"<?xml version='1.0' encoding='utf-8'?>\n"
_BEFORE: Final = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S | re.I)
_ELEMENT: Final = re.compile(rb"<\w")


def without_prolog(document: bytes) -> bytes:
    """`document` (UTF-8) from its first element on; nothing if it has none.

    Comments and declarations are passed over as such; one of an odd form may end early, and what follows is then
    read as well as it can be. It begins with an element in any case.
    """
    place = 0
    while passed := _BEFORE.match(document, place):
        place = passed.end()
    root = _ELEMENT.search(document, place)
    return DECLARATION + document[root.start() :] if root else b""
