"""Somebody of an article, and when two names are one person's."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.language.base import Gender
from broadsheet.statements.found import Place


@dataclass(slots=True)
class Person:
    """Somebody (or, where `person` is false, a body) of the article. `key` is the surname in lower case; `seen` the
    sentences that mention it, in order; `evident` is whether a title, a role or a first name shows a person."""

    name: str
    key: str
    person: bool
    mention: Place
    gender: Gender = "any"
    role: Place | None = None
    affiliation: Place | None = None
    role_words: frozenset[str] = frozenset()
    evident: bool = False
    seen: list[int] = field(default_factory=list)


def same_name(one: str, other: str) -> bool:
    """Whether two full names with one surname are one person's: equal first names or initials of them, or the one is
    the end of the other ("De Blasio")."""
    first, second = one.lower().split(), other.lower().split()
    shared = min(len(first), len(second))
    if first[-shared:] == second[-shared:]:
        return True
    a, b = first[0].rstrip("."), second[0].rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def key_of(word: str) -> str:
    """A surname as a key: lower case, without the possessive ending."""
    low = word.lower()
    return bare(low.replace("’", "'")) if "'" in low or "’" in low else low


def bare(text: str) -> str:
    """A name in single spaces without the possessive ending."""
    name = " ".join(text.split())
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip("'’")


def surname_of(name: str) -> str:
    """The last word of a name as a key."""
    return key_of(name.rpartition(" ")[2])
