"""Characters of a page as a reader sees them: composed, without invisible ones, spaces joined."""

from __future__ import annotations

import html
import re
import unicodedata

# Soft hyphens, zero-width spaces and joins of words, marks and overrides of direction, byte order marks, variation of
# tags: nobody sees them, and a search for a name that holds one fails. ZWJ and ZWNJ stay: they shape Persian and Hindi.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
ESCAPED = re.compile(
    r"&(?:quot|amp|lt|gt|apos|nbsp|[lr]aquo|[lr][ds]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]*>")


def words(listed: str) -> frozenset[str]:
    """A set of words, written as one string."""
    return frozenset(listed.split())


def seen(text: str) -> str:
    """NFC, invisible characters out, and entities that were escaped twice read. Spaces stay as they are."""
    if "&" in text:
        text = ESCAPED.sub(lambda entity: html.unescape(entity[0]).replace("\u00a0", " "), text)
    return INVISIBLE.sub("", text if text.isascii() else unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """A title or a name: entities read (twice: feeds escape what was escaped), tags out, on one line."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = TAG.sub(" ", text)
    return " ".join(seen(text).split())
