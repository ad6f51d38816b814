"""A line and what it rests on -> findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from broadsheet.checking.align import Pairing, pair
from broadsheet.checking.facts import FACTS, Basis
from broadsheet.checking.facts.outlets import Named, named_outlets, outlet, without_outlets
from broadsheet.checking.facts.reading import plain_sentence
from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Index, Piece, Text, open_text
from broadsheet.checking.rules import RULES, Rule
from broadsheet.checking.wording import known_language

# Sentences of the basis that one of the line is held against.
NEAREST = 3
# Findings about a sentence as a whole: a word of it may still be wrong.
WHOLE = frozenset(("attribution", "condition"))
# Below this share of its meaning a sentence is about something else.
RELATED = 0.35


def check_line(
    text: str, basis: Sequence[str], language: str = "en", outlets: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What is wrong with a line that rests on these slices of articles; nothing for a language nobody here knows.

    With `outlets`, the names of those who published the slices, an outlet that the line names is held against them.
    """
    known = known_language(language)
    if known is None or not text.strip():
        return ()
    texts = tuple(opened(each, language) for each in basis if each.strip())
    return tuple(findings(text, Basis(texts, tuple(outlets)), language))


def outlets_named(text: str, language: str = "en") -> list[Named]:
    """The names in the bracket of outlets that ends a line."""
    known = known_language(language)
    return list(named_outlets(text, known[1])) if known else []


@lru_cache(maxsize=256)
def opened(text: str, language: str) -> Text:
    known = known_language(language)
    assert known is not None
    return open_text(text, *known)


def findings(text: str, basis: Basis, language: str) -> list[Finding]:
    """All that the rules find, each place once, in text order."""
    known = known_language(language)
    assert known is not None
    found = list(outlet(text, basis, known[1]))
    if not basis.texts:
        return found
    line = open_text(without_outlets(text, basis.outlets, known[1]), *known)
    found += [each for rule in FACTS for each in rule(line, basis)]
    index = Index(basis.texts)
    for piece in line.pieces:
        if plain_sentence(piece) not in basis.sentences:
            found += against(piece, index, RULES)
    return once(found)


def against(piece: Piece, index: Index, rules: Iterable[Rule], related: float = RELATED) -> list[Finding]:
    """What the rules find in a sentence beside those that it restates. Where two sentences of the basis have as much of
    it, only what both object to is a finding."""
    near = [(text, pair(piece, other)) for text, other in index.near(piece, NEAREST)]
    near = sorted(((t, p) for t, p in near if p.coverage >= related), key=lambda each: -_worth(each[1]))
    if not near:
        return []
    text, best = near[0]
    rivals = [p for _, p in near[1:] if _worth(p) >= 0.9 * _worth(best)]
    found = []
    for rule in rules:
        for each in rule(best):
            if all(any(other.kind == each.kind for other in rule(rival)) for rival in rivals):
                basis = replace(each.basis, where=text.where) if each.basis else None
                found.append(replace(each, basis=basis))
    return found


def _worth(p: Pairing) -> float:
    return p.coverage + 0.5 * sum(at in p.ordered for at in p.line.content) / max(1, len(p.line.content))


def once(found: Iterable[Finding]) -> list[Finding]:
    """One finding a place: of several kinds the first in the order of the rules."""
    kept: list[Finding] = []
    for each in found:
        if not any(
            _same_place(each.found, other.found)
            and other.kind not in WHOLE
            and each.kind in ("name", "number", "date", "office", "speaker", "hedge", "wording", other.kind)
            for other in kept
        ):
            kept.append(each)
    return sorted(kept, key=lambda each: each.order)


def _same_place(one: Words, other: Words) -> bool:
    return one.start < other.stop and other.start < one.stop
