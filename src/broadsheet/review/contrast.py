"""Reports that give different numbers for one thing ("nine people were shot", "at least 10 people were shot").

They are printed side by side and nothing is said of them: which of two numbers is right, or whether a later report
only corrects an earlier one, the reader sees from outlet and time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from broadsheet.review.leads import tellable
from broadsheet.review.press import STEM, TOKEN, Coverage, Press, Told, containment
from broadsheet.review.words import ReviewWords
from broadsheet.types import Span

# Two sentences are about the same if they share this much of the shorter one's meaning, and beside the thing counted
# at least this many words anywhere and this many right before or after the number (so many words on either side).
ALIKE, SHARED, SHARED_NEAR, BEFORE, AFTER = 0.5, 4, 1, 2, 4
SHORTEST_MONTH = 3
# Whole numbers between these are years when they stand alone.
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of something: the number, the stem of what is counted, and the content words near it."""

    number: int
    thing: str
    near: frozenset[str]


def find_contrast(coverage: Coverage) -> tuple[Told, Told] | None:
    """The two sentences of different articles that are most alike but for a number; None if there are none."""
    sentences = [told for article in coverage.originals for told in tellable(article, coverage)]
    counting = [(told, found) for told in sentences if (found := figures(told.span, coverage.press))]
    pairs = [
        (one, other)
        for (one, mine), (other, theirs) in combinations(counting, 2)
        if one.span.article != other.span.article and differ(one.words, mine, other.words, theirs)
    ]
    if not pairs:
        return None
    one, other = min(pairs, key=lambda pair: (-containment(pair[0].words, pair[1].words), pair[0].span, pair[1].span))
    return one, other


def differ(one: frozenset[str], mine: Sequence[Figure], other: frozenset[str], theirs: Sequence[Figure]) -> bool:
    """Whether two texts with these content words and figures are about the same and give different numbers for it."""
    if containment(one, other) < ALIKE:
        return False
    for thing in sorted({each.thing for each in mine} & {each.thing for each in theirs}):
        ours = [each for each in mine if each.thing == thing]
        others = [each for each in theirs if each.thing == thing]
        if {each.number for each in ours} & {each.number for each in others}:
            continue
        near = any(len((a.near & b.near) - {thing}) >= SHARED_NEAR for a in ours for b in others)
        if near and len((one & other) - {thing}) >= SHARED:
            return True
    return False


def figures(span: Span, press: Press) -> list[Figure]:
    """What the words at the span count."""
    return list(_find_figures(press.slice(span), press))


def _find_figures(text: str, press: Press) -> Iterator[Figure]:
    for match in _counted(press.words).finditer(text):
        number = _number(match[1].casefold(), press.words.numbers)
        if number is None or number in YEARS or _is_date(text[: match.start()], press.words):
            continue
        things = [word.casefold() for word in (match[2], match[3]) if word]
        # Of "nine young people" the last word is counted; of "nine people were" the first.
        thing = next((word for word in things if word not in press.words.function_words), None)
        if thing is None or thing in press.words.units or thing.capitalize() in press.words.months:
            continue
        before = TOKEN.findall(text[: match.start()])[-BEFORE:]
        after = TOKEN.findall(text[match.end(1) :])[:AFTER]
        yield Figure(number, thing[:STEM], press.content(" ".join((*before, *after))))


def _is_date(before: str, words: ReviewWords) -> bool:
    """Whether the number follows the name of a month, written out or cut short."""
    last = (TOKEN.findall(before)[-1:] or [""])[0].casefold()
    return len(last) >= SHORTEST_MONTH and any(month.casefold().startswith(last) for month in words.months)


@cache
def _counted(words: ReviewWords) -> re.Pattern[str]:
    named = "|".join(sorted(words.numbers, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w.,])(\d{{1,3}}(?:,\d{{3}})+|\d+|{named})\s+(?:([a-z][\w-]+)\s+)?([a-z][\w-]+)", re.I)


def _number(written: str, numbers: Mapping[str, int]) -> int | None:
    if written in numbers:
        return numbers[written]
    digits = written.replace(",", "")
    return int(digits) if digits.isdecimal() else None
