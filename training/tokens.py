"""What a text's tokens are known to be beside attributions: names and syntax, gold or silver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from broadsheet import outlets
from broadsheet.encoder.naming import OUT, begins
from broadsheet.encoder.tagging import Integers, NameKind
from broadsheet.outlets import places

UNKNOWN = -100
# Relations of basic Stanford dependencies, as far as a part-of-speech tag does not give them away already.
RELATIONS = (
    *(
        "root",
        "nsubj",
        "nsubjpass",
        "dobj",
        "nmod",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "acl:relcl",
        "appos",
        "conj",
        "cc",
    ),
    *("parataxis", "mark", "case", "compound", "nmod:poss", "dep", "csubj", "iobj", "discourse"),
)
OTHER_RELATION = len(RELATIONS)


@dataclass(frozen=True)
class Token:
    """`start`, `stop`: code points. `head`: number of the token
    that it depends on, its own for a root. `relation` is empty where another scheme than RELATIONS was annotated."""

    start: int
    stop: int
    head: int
    relation: str = ""


@dataclass(frozen=True)
class Known:
    """Tokens of a whole text in order, and its names as ranges of code points."""

    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int, NameKind], ...]


def kind_of(kind: NameKind, text: str) -> NameKind:
    """An organisation that the registry knows as an outlet is one; a state that acts is a place by its name."""
    if kind != "organisation":
        return kind
    if places.code_of(text):
        return "place"
    return "outlet" if outlets.find(text) else kind


def name_tags(names: Iterable[tuple[int, int, NameKind]], start: Integers, stop: Integers) -> Integers:
    """A tag for each word of a window (see `broadsheet.encoder.naming`)."""
    tags = np.full(len(start), OUT, dtype=np.int64)
    for a, b, kind in names:
        first, last = int(np.searchsorted(stop, a, side="right")), int(np.searchsorted(start, b, side="left"))
        if last > first:
            tags[first] = begins(kind)
            tags[first + 1 : last] = begins(kind) + 1
    return tags


def syntax(known: Known, start: Integers, stop: Integers) -> tuple[Integers, Integers]:
    """(head, relation) of each word: the place of the head's first word in the window, and a number. UNKNOWN for all
    but the first word of a token, and for a head outside the window."""
    heads, relations = np.full(len(start), UNKNOWN), np.full(len(start), UNKNOWN)
    begin = np.array([token.start for token in known.tokens])
    end = np.array([token.stop for token in known.tokens])
    words: dict[int, int] = {}
    for word, at in enumerate(start.tolist()):
        token = int(np.searchsorted(end, at, side="right"))
        if token < len(begin) and begin[token] < stop[word]:
            words.setdefault(token, word)
    for token, word in words.items():
        there = known.tokens[token]
        heads[word] = words.get(there.head, UNKNOWN)
        if there.relation:
            relations[word] = RELATIONS.index(there.relation) if there.relation in RELATIONS else OTHER_RELATION
    return heads, relations
