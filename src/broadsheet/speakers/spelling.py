"""Names as keys: what two spellings of one name share, whatever its script, accents, order and initials."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.language.romanise import romanised

WORD = re.compile(r"[^\W_]+")
# What one transliteration writes otherwise than the next; applied in order to a name in lower case.
ALIKE = (
    (re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])(?:iy|yy|ij|yi|ii|i)\b"), "y"),
    (re.compile(r"(?<=[aeou])[iy]\b"), "y"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"\bjo(?=[bcdfghjklmnpqrstvwxz]{2})"), "yo"),
    (re.compile(r"(?<=[aeiou])y(?=[aeou])"), ""),
    (re.compile(r"\by(?=[eo])"), ""),
    (re.compile(r"ie(?=[bcdfghklmnprstvz])"), "e"),
    (re.compile(r"(?<=[lnstrmvdz])i(?=[aou])"), "y"),
)
APOSTROPHES = str.maketrans("", "", "'’ʼ`")


@dataclass(frozen=True, slots=True)
class Key:
    """A name's parts: given names (or their initials) and the last name. `given` is empty where only that is known."""

    given: tuple[str, ...]
    last: str

    def __str__(self) -> str:
        return " ".join((*self.given, self.last))

    @property
    def full(self) -> bool:
        """Whether a given name is spelled out."""
        return any(len(word) > 1 for word in self.given)


@lru_cache(maxsize=65_536)
def key_of(name: str) -> Key:
    """Given and last names; initials after a surname ("Ryabkov S. A.") go before it, middle initials are left out."""
    plain = unicodedata.normalize("NFKD", romanised(unicodedata.normalize("NFC", name.translate(APOSTROPHES))))
    words = WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
    if len(words) > 1 and len(words[0]) > 1 and all(len(word) == 1 for word in words[1:]):
        words = [*words[1:], words[0]]
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    written = " ".join(words)
    for pattern, letters in ALIKE:
        written = pattern.sub(letters, written)
    *given, last = written.split() or [""]
    return Key(tuple(given), last)


def name_key(name: str) -> str:
    """What two spellings of one name share: "Sergéi RYABKOV" and "Сергей Рябков" have the same."""
    return str(key_of(name))


def may_be(short: Key, full: Key) -> bool:
    """Whether a surname, or initials and a surname, may stand for a full name."""
    if short.last != full.last or short.full:
        return False
    return all(a[0] == b[0] for a, b in zip(short.given, full.given, strict=False))
