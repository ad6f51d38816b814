"""Strings on their way into the archive: made storable, and folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Names that are folded in a row are few: a day's speakers and outlets.
REMEMBERED = 8192
WORD = re.compile(r"[^\W_]+")


def storable(string: str) -> str:
    """The string without halves of surrogate pairs, which no database takes: a path may hold them, escaped here."""
    return string if encodes(string) else string.encode("utf-8", "backslashreplace").decode()


def encodes(string: str) -> bool:
    """Whether it is Unicode text that UTF-8 can hold."""
    if string.isascii():
        return True
    try:
        string.encode()
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(REMEMBERED)
def fold(name: str) -> str:
    """Words without case, accents and punctuation, each with a space on both sides: " jose ortega "."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(f" {word}" for word in WORD.findall(letters.casefold())) + " "
