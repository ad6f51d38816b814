"""A model's sentence beside the plain one -> why it cannot stand; nothing if it can.

The checker finds what is stronger than its source. It holds facts one by one and does not see two of them exchanged:
"3 were killed and 5 wounded" and "5 were killed and 3 wounded" have the same numbers. So a model may also not exchange,
add or drop any word that says something; it may move who speaks, join and part sentences, and set tenses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from broadsheet.checking import Kind, check_line
from broadsheet.checking.line import opened
from broadsheet.checking.pieces import Piece, Text
from broadsheet.checking.wording import known_language
from broadsheet.language.base import words as listed
from broadsheet.review.text import quotations
from broadsheet.review.wording import words
from broadsheet.types import Span, Statement

Why = Kind | Literal["form", "words"]

# What may be set or left out freely. Prepositions, pronouns, forms of "be" and moods turn a sentence round, and are not
# among them.
FREE = {"en": listed("a an the that and has have had do does did")}
BE = {"en": listed("am is are was were be been")}
# Beside letters, digits and what the plain sentence has.
PUNCTUATION = frozenset(" .,;:'’–—-")
# A sentence cannot grow by more than the words that are free.
LONGEST = 1.3
SHORTEST_STEM = 3
LOOSE = re.compile(r"[,;:]\s*[.,;:?!]|\s[.,;:?!]|\.{2,}")


def why_not(text: str, plain: str, language: str) -> Why | None:
    """Why the plain sentence has to stand; None where the model's can."""
    if not _well_formed(text, plain):
        return "form"
    if findings := check_line(text, [plain], language):
        return findings[0].kind
    if _quoted(text) != _quoted(plain):
        return "quotation"
    if not _cased(opened(text, language), opened(plain, language)):
        return "form"
    mine, its = (_Meaning.of(opened(each, language), language) for each in (text, plain))
    if not _alike(mine.said, its.said):
        return "words"
    ours, theirs = mine.statements, its.statements
    same = len(ours) == len(theirs) and all(
        one[0] == other[0] and all(map(_alike, one[1], other[1])) for one, other in zip(ours, theirs, strict=True)
    )
    return None if same else "speaker"


def can_judge(language: str) -> bool:
    """Whether there are rules to hold a sentence of the language against its source."""
    return language in FREE and known_language(language) is not None


def _well_formed(text: str, plain: str) -> bool:
    """One paragraph of a like length, without a character that is neither a word's, nor common, nor the plain one's."""
    known = PUNCTUATION | set(plain)
    return (
        bool(text.strip())
        and len(text) <= LONGEST * len(plain)
        and quotations(text)[1]
        and not _loose(text) - _loose(plain)
        and all(each in known or unicodedata.category(each)[0] in "LN" for each in text)
        and text.strip()[-1:] == plain.strip()[-1:]
    )


def _loose(text: str) -> set[str]:
    """Stops and commas in a row, as they are left where a part of a sentence was moved away."""
    return set(LOOSE.findall(text))


def _cased(mine: Text, its: Text) -> bool:
    """Whether names keep their capitals, and nothing but names has one inside a sentence."""
    inside, first = _by_place(its)
    ours, _ = _by_place(mine)
    small = its.words.function_words | words(its.language.code).own
    for word in ours - inside:
        if word[:1].isupper() and (word not in first or word.lower() in small):
            return False
        if word[:1].islower() and word[:1].upper() + word[1:] in inside | first and word not in small:
            return False
    return True


def _by_place(text: Text) -> tuple[frozenset[str], frozenset[str]]:
    """(the words inside sentences, those that begin one), as they stand."""
    first = {(number, piece.at[0]) for number, piece in enumerate(text.pieces)}
    placed = {(n, at): piece.s.words[at] for n, piece in enumerate(text.pieces) for at in piece.at}
    begins = frozenset(word for place, word in placed.items() if place in first)
    return frozenset(word for place, word in placed.items() if place not in first), begins


def _quoted(text: str) -> list[str]:
    return [text[start:stop] for start, stop in quotations(text)[0]]


# Words in lower case, in the order of the text.
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """The words of a text that say something: those outside what tells who speaks, and of each statement its speaker,
    its own words, and what tells who speaks, to whom, and that it is said."""

    said: _Words
    statements: tuple[tuple[str, tuple[_Words, ...]], ...]

    @classmethod
    def of(cls, text: Text, language: str) -> _Meaning:
        meant = [(piece.s.starts[at], word) for piece in text.pieces for at, word in _meant(piece, language)]
        top = [each for each in text.statements if each.parent is None]
        frames = [span for each in top for part in _frame(each) for span in part]

        def inside(spans: Sequence[Span]) -> _Words:
            return tuple(word for at, word in meant if _inside(at, spans))

        return cls(
            tuple(word for at, word in meant if not _inside(at, frames)),
            tuple(
                (
                    each.speaker.name if each.speaker else "",
                    (
                        tuple(word for at, word in meant if _inside(at, each.content) and not _inside(at, frames)),
                        *(inside(part) for part in _frame(each)),
                    ),
                )
                for each in top
            ),
        )


def _frame(statement: Statement) -> tuple[Sequence[Span], ...]:
    """Where the text says who speaks, that it is said, in which office, and to whom."""
    hearer = statement.told_to.mention if statement.told_to else None
    others = [span for span in (statement.role, statement.affiliation, hearer) if span is not None]
    return statement.source, statement.cue, others


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.stop for span in spans)


def _meant(piece: Piece, language: str) -> Iterator[tuple[int, str]]:
    for at, low in enumerate(piece.s.lows):
        low = low.replace("’", "'")
        if not any(each.isalnum() for each in low) or low in FREE[language]:
            continue
        if low in BE[language]:
            yield at, "be"
        elif forms := piece.language.forms.get(low):
            # Reporting verbs by what they stand for when strength is compared.
            lemma = forms[0][0].lemma
            yield at, piece.words.same.get(lemma, lemma)
        else:
            yield at, low


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(ours) == len(theirs) and all(map(_one_word, ours, theirs))


def _one_word(ours: str, theirs: str) -> bool:
    """The same word, or the same verb in the past and the present. "attacking" and "attacked" are two things after
    "was", "bomb" and "bombs" two numbers."""
    return ours == theirs or (ours.endswith("ed") != theirs.endswith("ed") and bool(_stems(ours) & _stems(theirs)))


def _stems(word: str) -> frozenset[str]:
    cut = [word.removesuffix(ending) for ending in ("s", "es", "ed", "d")]
    return frozenset((word, *(each for each in cut if len(each) >= SHORTEST_STEM)))


__all__ = ["Why", "can_judge", "why_not"]
