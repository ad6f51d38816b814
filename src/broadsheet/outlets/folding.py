"""One spelling for the many ways to print an outlet's name: "The Times", "the times"; "El País", "El Pais"."""

from __future__ import annotations

import re
import string
import unicodedata

# Definite articles that a newspaper's name may be printed with or without, in the languages of its press.
ARTICLES = frozenset(
    {
        *("the", "der", "die", "das", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "gli", "de", "het"),
        *("o", "os", "η", "ο", "το", "τα"),
    }
)
_APOSTROPHE = re.compile(r"(?<=\w\w)['’ʼ`´](?=\w)")
_MARKS = re.compile(r"[\W_]+")
_ASCII_MARKS = str.maketrans(dict.fromkeys(string.punctuation, " "))
# Letters that Unicode gives no decomposition; the hard sign at the end of old Russian names is not spoken.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ъ": ""})


def fold(name: str) -> str:
    """`name` without case, accents and punctuation; words apart by one space."""
    text = name.casefold()
    if "'" in text or "’" in text:
        text = _APOSTROPHE.sub("", text)
    if text.isascii():
        return " ".join(text.translate(_ASCII_MARKS).split())
    letters = unicodedata.normalize("NFKD", text)
    text = "".join(sign for sign in letters if not unicodedata.combining(sign)).translate(_LETTERS)
    return _MARKS.sub(" ", text).strip()


def parted(folded: str) -> tuple[str, str]:
    """(the definite article at the front of a folded name, or "", the rest)."""
    first, _, rest = folded.partition(" ")
    return (first, rest) if rest and first in ARTICLES else ("", folded)
