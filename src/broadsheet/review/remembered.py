"""What only memory can tell of a story: what the reports before did not have, and who said otherwise then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.review.contrast import YEARS
from broadsheet.review.leads import RELEVANT, is_said, tellable
from broadsheet.review.material import Memory
from broadsheet.review.names import tokens
from broadsheet.review.otherwise import otherwise
from broadsheet.review.press import POSSESSIVE, TOKEN, Coverage, Told, containment
from broadsheet.review.quoted import continues
from broadsheet.review.relations import Related
from broadsheet.review.voices import Voice, gather
from broadsheet.review.words import ReviewWords
from broadsheet.types import Span
from broadsheet.types import Voice as Source

MOST_NEW, MOST_EARLIER = 3, 2
# A sentence is new if so much of it stands where news was found; it adds nothing if it shares so much of its meaning.
HELD, REDUNDANT = 0.8, 0.5
NUMBER = re.compile(r"\d[\d.,]*")
# Two statements of the day that share this much of their meaning are one.
SAME = 0.9


def new_since(memory: Memory, coverage: Coverage, printed: Sequence[Told]) -> list[Told]:
    """Sentences that tell what no report of the earlier story has, the most telling first, none said already.

    Each has a name or number that stands in none of them, since new words alone may tell a known thing. What somebody
    says is left to the voices.
    """
    found: list[Told] = []
    press = coverage.press
    texts = (f"{press.articles[id_].title} {press.articles[id_].text}" for id_ in memory.articles)
    known = frozenset(plain(word) for text in texts for word in TOKEN.findall(text)) if memory.new else frozenset()
    for place in memory.new:
        for told in tellable(place.article, coverage) if place.article in coverage.originals else ():
            new = _share(told.span, place) >= HELD and told.relevance >= RELEVANT
            new = new and not is_said(told, press) and brings_new(press.slice(told.span), known, press.words)
            if new and _adds(told, [*printed, *found]):
                found.append(told)
    return found[:MOST_NEW]


def brings_new(text: str, known: frozenset[str], words: ReviewWords) -> bool:
    """Whether the sentence has a name or a number that is not among the words known. Years, days, offices and
    abbreviations tell nothing by themselves, nor does the capital that begins the sentence."""
    dull = {day.casefold() for day in (*words.months, *words.weekdays)} | words.officials | words.function_words
    for word in TOKEN.findall(text)[1:]:
        bare = plain(word)
        if bare in known or bare in dull:
            continue
        if word[0].isdigit() and len(bare) > 1 and not (bare.isdigit() and int(bare) in YEARS):
            return True
        if word[0].isupper() and not word.isupper():
            return True
    return False


def plain(word: str) -> str:
    """One spelling of a name or a number: "Aalders’s" is "aalders", "30th" is "30", "1,250" is "1250"."""
    if number := NUMBER.match(word):
        return number[0].replace(",", "").rstrip(".")
    return POSSESSIVE.sub("", word.casefold())


def _share(span: Span, place: Span) -> float:
    """The share of the span that lies in the place."""
    return max(0, min(span.stop, place.stop) - max(span.start, place.start)) / len(span)


def _adds(told: Told, said: Sequence[Told]) -> bool:
    return all(containment(told.words, each.words) < REDUNDANT and not told.span.overlaps(each.span) for each in said)


def said_otherwise(
    voices: Sequence[Voice], memory: Memory, coverage: Coverage, printed: Sequence[Told]
) -> list[Related]:
    """Who of these voices said otherwise in the earlier story, the best voice first, each speaker once."""
    before = gather(coverage.over(memory.articles))
    found: list[Related] = []
    for now in voices:
        if any(same_speaker(now, other.first) for other in found) or not is_free(now, coverage, printed, SAME):
            continue
        pairs = list(_pairs(now, before, coverage))
        if pairs:
            found.append(max(pairs, key=lambda pair: (pair.second.score, pair.second.statement.article)))
    return found[:MOST_EARLIER]


def _pairs(now: Voice, before: Sequence[Voice], coverage: Coverage) -> Iterator[Related]:
    for then in before:
        dated = coverage.press.articles[then.statement.article].published is not None
        if dated and same_speaker(now, then):
            relation = otherwise(now.statement, then.statement, coverage.press)
            if relation is not None and _prints(now, relation.one) and _prints(then, relation.other):
                yield Related(now, then, relation)


def _prints(voice: Voice, span: Span) -> bool:
    """Whether the words that differ are among those that are printed."""
    return any(taken.covers(span) for taken in voice.spoken.takes)


def is_free(voice: Voice, coverage: Coverage, printed: Sequence[Told], same: float) -> bool:
    """Whether the words can be printed by themselves: none of them is printed yet, nor anything that shares so much of
    their meaning, and no speech goes on in them."""
    if continues(voice.statement, coverage.press):
        return False
    return not any(
        containment(voice.words, told.words) >= same or any(told.span.overlaps(taken) for taken in voice.spoken.takes)
        for told in printed
    )


def same_speaker(one: Voice, other: Voice) -> bool:
    """Whether both articles name one speaker: a person by first and last name, others by the same name. A surname alone
    may be a namesake's."""
    mine, theirs = _full_name(one), _full_name(other)
    if mine is None or theirs is None:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    return mine == theirs or (len(shorter) > 1 and shorter[-1] == longer[-1] and set(shorter) <= set(longer))


def _full_name(voice: Voice) -> tuple[str, ...] | None:
    speaker: Source | None = voice.statement.speaker
    if speaker is None or not speaker.named or voice.person.doubtful:
        return None
    name = tokens(speaker.name)
    return name if len(name) > 1 or speaker.body else None


__all__ = ["is_free", "new_since", "said_otherwise", "same_speaker"]
