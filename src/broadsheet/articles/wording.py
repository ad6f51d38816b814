"""Characters of a page as a reader sees them: composed, without invisible ones, spaces joined."""

from __future__ import annotations

import html
import re
import unicodedata

# Soft hyphens, zero-width spaces and joins of words, marks and overrides of direction, byte order marks, variation of
# tags: nobody sees them, and a search for a name that holds one fails. ZWJ and ZWNJ stay: they shape Persian and Hindi.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
TAG = re.compile(r"<[^<>]*>")


def seen(text: str) -> str:
    """NFC, invisible characters out. Spaces stay as they are."""
    return INVISIBLE.sub("", text if text.isascii() else unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """A title or a name: entities read (twice: feeds escape what was escaped), tags out, on one line."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = TAG.sub(" ", text)
    return " ".join(seen(text).split())
