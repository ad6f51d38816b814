"""What a statement claims, sentence by sentence, and whether two claims about one thing can both be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.review.contrast import Figure, differ, figures
from broadsheet.review.press import TOKEN, Press, containment
from broadsheet.types import Span, Statement

# Two claims are about one thing if they share this much of the shorter one's meaning, and so many words.
ABOUT_ONE, SHARED = 0.7, 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a statement: its content words, whether it (or the cue that gives it: "denied that") negates,
    whether it is hedged, whether it holds on a condition, what it counts, and of each pair of opposites which one it
    holds."""

    span: Span
    words: frozenset[str]
    negated: bool
    hedged: bool
    conditional: bool
    figures: tuple[Figure, ...]
    sides: tuple[bool | None, ...]


def claims_of(statement: Statement, press: Press) -> Iterator[Claim]:
    """The sentences of what was said, in text order."""
    denied = any(re.search(press.words.negation, press.slice(cue)) for cue in statement.cue)
    for content in statement.content:
        for each in press.layout(content.article).touched(content.start, content.stop):
            span = Span(content.article, max(each.start, content.start), min(each.stop, content.stop))
            yield _claim(span, statement, denied, press)


def _claim(span: Span, statement: Statement, denied: bool, press: Press) -> Claim:
    text = press.slice(span)
    negations = len(re.findall(press.words.negation, re.sub(press.words.relating.not_negating, " ", text)))
    return Claim(
        span,
        press.content(text),
        bool((negations + denied) % 2),
        any(span.overlaps(hedge) for hedge in statement.hedges or ()) or bool(re.search(press.words.guess, text)),
        any(span.overlaps(condition) for condition in statement.conditions or ())
        or bool(re.search(press.words.relating.condition, text)),
        tuple(figures(span, press)),
        tuple(_side(text, pair) for pair in press.words.relating.opposites),
    )


def _side(text: str, opposites: tuple[frozenset[str], frozenset[str]]) -> bool | None:
    """Whether the words hold one of the first or one of the second of the two; None for both or neither."""
    held = set(TOKEN.findall(text.casefold()))
    one, other = (not held.isdisjoint(words) for words in opposites)
    return one if one != other else None


def about_one(one: Claim, other: Claim) -> bool:
    """Whether the claims are about one thing, as far as their words show."""
    return len(one.words & other.words) >= SHARED and containment(one.words, other.words) >= ABOUT_ONE


def apart(one: Claim, other: Claim) -> bool:
    """Whether claims about one thing say otherwise: one negates it, or they hold opposite words or different numbers.

    What two may be and may not be does not differ, nor does what is so on one condition and not so on another.
    """
    if differ(one.words, one.figures, other.words, other.figures):
        return True
    turned = any(None not in both and both[0] != both[1] for both in zip(one.sides, other.sides, strict=True))
    if turned and one.negated == other.negated:
        return True
    return one.negated != other.negated and not (one.hedged and other.hedged) and not _conditional(one, other)


def _conditional(one: Claim, other: Claim) -> bool:
    return one.conditional or other.conditional


__all__ = ["Claim", "about_one", "apart", "claims_of"]
