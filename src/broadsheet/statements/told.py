"""To whom the words were said: an outlet or an audience, and how that is known.

Stated beside the words, carried on from the same speaker's earlier words, or carried back from the next ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found
from broadsheet.statements.people import People, bare, key_of
from broadsheet.statements.phrases import Phrase, phrase_right
from broadsheet.statements.resolve import Spoken
from broadsheet.statements.sentences import Sentence
from broadsheet.types import ToldStatus

# How many sentences on a stated outlet is carried, without being named again.
FARTHEST_CARRY = 12
FARTHEST_BACK = 2
LONGEST_AUDIENCE = 5


@dataclass(slots=True)
class Told:
    name: str
    status: ToldStatus
    mention: tuple[int, int]
    outlet: bool


@dataclass(slots=True)
class Hearing:
    """Finds hearers in one article."""

    text: str
    sentences: Sequence[Sentence]
    people: People
    language: Language

    def stated(self, found: Found) -> Told | None:
        """The outlet or audience named beside the words, if one is."""
        s = self.sentences[found.sentence]
        if found.hearer is not None and found.hearer.lead != "asked":
            told = self.named(s, found.hearer.place)
            if told is not None:
                return told
        return self.on_occasion(s, found)

    def on_occasion(self, s: Sentence, found: Found) -> Told | None:
        """ "in an interview with Izvestia", "speaking to Izvestia", "wrote on Telegram", outside the content."""
        language = self.language
        for at in self.outside(s, found):
            if at + 1 >= len(s):
                continue
            flag, low = s.flags[at], s.lows[at]
            if (flag & lx.OCCASION and not flag & lx.CAPITAL) or low in language.speaking:
                if s.lows[at + 1] in language.outlet_leads and at + 2 < len(s) and low not in ("on",):
                    told = self.named(s, self.phrase(s, at + 2), strict=s.lows[at + 1] not in language.hearer_leads)
                    if told is not None:
                        return told
            elif (
                low in language.platform_leads and s.lows[at + 1] in language.platforms and s.flags[at + 1] & lx.CAPITAL
            ):
                return self.told(s, (at + 1, at + 2), True)
        return None

    def outside(self, s: Sentence, found: Found) -> list[int]:
        """Items of the sentence that belong to no content."""
        inside = {at for first, after in found.content for at in range(first, after)}
        return [at for at in range(len(s)) if at not in inside]

    def phrase(self, s: Sentence, at: int) -> Phrase:
        return phrase_right(s, at, appositions=False) or (at, at)

    def named(self, s: Sentence, phrase: Phrase, *, strict: bool = False) -> Told | None:
        """The hearer in a phrase; None for a person, a pronoun, a state or anything that is neither outlet nor audience."""
        first, after = phrase
        while first < after and s.flags[first] & (lx.DETERMINER | lx.POSSESSIVE) and not s.flags[first] & lx.AUDIENCE:
            first += 1
        if first >= after:
            return None
        stop = first
        while stop < after and (s.flags[stop] & lx.CAPITAL or s.words[stop] in "'’&-" or s.flags[stop] & lx.NUMBER):
            stop += 1
        if stop > first and s.flags[first] & lx.CAPITAL:
            if s.flags[stop - 1] & lx.OWNED and stop < after and s.flags[stop] & lx.WORD:
                return self.audience(s, first, after)
            return self.outlet(s, (first, stop), strict)
        return None if strict else self.audience(s, first, after)

    def outlet(self, s: Sentence, phrase: Phrase, strict: bool) -> Told | None:
        first, after = phrase
        language = self.language
        lows = s.lows[first:after]
        joined = bare(" ".join(lows))
        if joined in language.capitals or joined in language.demonyms or joined in COUNTRIES(language):
            return None
        if joined in language.not_names or s.flags[first] & lx.TIME:
            return None
        if any(s.flags[at] & (lx.TITLE | lx.ROLE) for at in range(first, after)) and not self.organised(lows):
            return None
        if lows[0] in language.first_names and after - first > 1 and not self.organised(lows):
            return None
        known = self.people.by_key.get(key_of(lows[-1]), ())
        if any(person.person for person in known) and not self.organised(lows):
            return None
        if strict and not self.organised(lows):
            return None
        if after - first == 2 and self.like_person(s, first) and not self.organised(lows):
            return None
        return self.told(s, phrase, True)

    def like_person(self, s: Sentence, first: int) -> bool:
        """Two capitalised words without an article may be anybody's name."""
        return not (first > 0 and s.flags[first - 1] & lx.DETERMINER) and not s.words[first].isupper()

    def organised(self, lows: list[str]) -> bool:
        return any(low in self.language.organisation_words for low in lows)

    def audience(self, s: Sentence, first: int, after: int) -> Told | None:
        heads = [at for at in range(first, min(after, first + LONGEST_AUDIENCE)) if s.flags[at] & lx.AUDIENCE]
        if not heads:
            return None
        return self.told(s, (first, heads[-1] + 1), False)

    def told(self, s: Sentence, phrase: Phrase, outlet: bool) -> Told:
        start, stop = s.starts[phrase[0]], s.stops[phrase[1] - 1]
        text = self.text[start:stop]
        name = bare(text) if outlet else " ".join(text.split())
        return Told(name, "stated", (start, start + len(text) if not outlet else start + len(text.rstrip())), outlet)


def COUNTRIES(language: Language) -> frozenset[str]:  # noqa: N802 - reads as the set that it is
    return frozenset(country.lower() for country in (*language.demonyms.values(), *language.capitals.values()))


def carry(
    found: Sequence[Found], spoken: Sequence[Spoken | None], told: list[Told | None], borders: Sequence[int]
) -> None:
    """Carry stated outlets on to the same speaker's other words, in place. `borders` are first sentences of sections."""
    last: dict[str, tuple[int, Told]] = {}
    section = 0
    for number, (each, who) in enumerate(zip(found, spoken, strict=True)):
        while section < len(borders) and each.sentence >= borders[section]:
            last.clear()
            section += 1
        if who is None:
            continue
        here = told[number]
        if here is not None and here.status == "stated":
            if here.outlet:
                last[who.key] = (each.sentence, here)
            else:
                last.pop(who.key, None)
            continue
        known = last.get(who.key)
        if known is not None and each.sentence - known[0] <= FARTHEST_CARRY:
            told[number] = Told(known[1].name, "carried", known[1].mention, True)
            last[who.key] = (each.sentence, known[1])
    carry_back(found, spoken, told)


def carry_back(found: Sequence[Found], spoken: Sequence[Spoken | None], told: list[Told | None]) -> None:
    """From "he told Vedomosti" back to the same speaker's sentence right before it."""
    for number in range(len(found) - 2, -1, -1):
        who, next_who, following = spoken[number], spoken[number + 1], told[number + 1]
        if told[number] is not None or who is None or next_who is None or following is None:
            continue
        near = found[number + 1].sentence - found[number].sentence <= FARTHEST_BACK
        if who.key == next_who.key and near and following.outlet and following.status in ("stated", "carried_back"):
            told[number] = Told(following.name, "carried_back", following.mention, True)
