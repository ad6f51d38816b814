"""The bodies of one article: every capitalised run that is no person, by its name; for whom "the company" means."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from broadsheet import outlets
from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.affiliations import body_end
from broadsheet.statements.found import Place
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.person import Person, bare, key_of, surname_of
from broadsheet.statements.persons import is_compound
from broadsheet.statements.phrases import Phrase, past_determiners
from broadsheet.statements.sentences import OPEN_BRACKETS, Sentence

# "Confederation of British Industry (CBI)": a name of two words or more, and its letters.
SHORTENED = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")
FULL = re.compile(r"(?:[A-Z][\w&’'-]+ (?:[a-z]{2,3} )*){1,7}[A-Z][\w’'-]+$")
LONGEST_FULL = 160
# How much one mention more counts against one sentence less far.
NEARNESS = 6.0
# "The agency" is who spoke so many sentences before, or whose letters stand so many sentences before.
NEAREST_PUBLIC = 3
NEAREST_LETTERS = 2
LETTERS = re.compile("[A-Z]{3,6}")
# What follows the subject of a sentence.
DOES = lx.VERBAL | lx.CUE | lx.PAST | lx.ADVERB
NOT_BODIES = lx.TIME | lx.ROLE | lx.TITLE | lx.SUBJECT


@dataclass(slots=True)
class Body:
    """A name, the words in it, where it first stands, and the sentences that mention it, in order."""

    name: str
    words: frozenset[str]
    mention: Place
    seen: list[int] = field(default_factory=list)

    def as_person(self) -> Person:
        return Person(self.name, key_of(self.name), False, self.mention)


class Bodies:
    """Looked up lazily: most articles never ask."""

    def __init__(self, page: Page, people: People) -> None:
        self.page, self.people, self.language = page, people, page.language

    @cached_property
    def by_name(self) -> dict[str, Body]:
        found: dict[str, Body] = {}
        opening: list[tuple[int, str]] = []
        for number, first, after in self.people.runs:
            s = self.page.sentences[number]
            phrase = _name(s, first, after, self.language)
            if phrase is None or self._is_nobody(s, phrase):
                continue
            if phrase == (0, 1):
                opening.append((number, bare(s.lows[0])))
                continue
            start, stop = s.starts[phrase[0]], s.stops[phrase[1] - 1]
            written = bare(self.page.text[start:stop])
            name, (begin, _) = self.full(written) or (written, (start, stop))
            # "the Steelworkers union" is a union, "rock band The Slants" a band.
            beside = phrase[1] < len(s) and s.lows[phrase[1]] in self._nouns
            ahead = phrase[0] - 1 - (phrase[0] > 1 and bool(s.flags[phrase[0] - 1] & lx.DETERMINER))
            led = ahead >= 0 and s.lows[ahead] in self._nouns and not s.flags[ahead] & lx.CAPITAL
            words = frozenset(s.lows[ahead : ahead + led] + s.lows[phrase[0] : phrase[1] + bool(beside)])
            body = found.setdefault(name.lower(), Body(name, words, (begin, begin + len(name))))
            body.seen.append(number)
        for number, name in opening:  # any word has a capital there
            s = self.page.sentences[number]
            if name not in found and _acts(s) and name not in self.lowered:
                place = (s.starts[0], s.starts[0] + len(name))
                found[name] = Body(self.page.text[slice(*place)], frozenset((name,)), place)
            if name in found:
                insort(found[name].seen, number)
        return found

    @cached_property
    def _nouns(self) -> frozenset[str]:
        language = self.language
        return language.institutions | language.business_nouns | language.continued_nouns

    @cached_property
    def shortened(self) -> dict[str, tuple[str, Place]]:
        """Full names by the letters that stand for them."""
        found: dict[str, tuple[str, Place]] = {}
        text = self.page.text
        for match in SHORTENED.finditer(text):
            name = FULL.search(text, max(0, match.start() - LONGEST_FULL), match.start())
            if name is None:
                continue
            initials = "".join(word[0] for word in name[0].split() if word[0].isupper()).lower()
            if match[1][0].lower() == initials[:1] and match[1].lower() != name[0].lower():
                found.setdefault(match[1].lower(), (" ".join(name[0].split()), name.span()))
        return found

    def full(self, name: str) -> tuple[str, Place] | None:
        """The full name of "CBI", if the article gives it."""
        return self.shortened.get(name.lower())

    def longer(self, name: str) -> tuple[str, Place] | None:
        """The one body whose name ends so: "the Times" of the New York Times."""
        end = f" {name.lower()}"
        found = [body for low, body in self.by_name.items() if low.endswith(end)]
        return (found[0].name, found[0].mention) if len(found) == 1 else None

    def outlet(self, s: Sentence, phrase: Phrase) -> Place | None:
        """Where the name of an outlet of the press stands, if a phrase of capitals is one."""
        first, after = phrase
        first = past_determiners(s, first, after)
        capitals = after - first > 1 and all(flag & lx.CAPITAL for flag in s.flags[first:after])
        place = (s.starts[first], s.stops[after - 1]) if capitals else None
        return place if place is not None and outlets.find(self.page.text[slice(*place)]) else None

    def institution(self, s: Sentence, phrase: Phrase, head: str) -> Place | None:
        """Where a body's name stands whose head is a common noun, without its article. A nation's has an article:
        "the Dutch government", but "Dutch police" are some of them."""
        language = self.language
        first, after = phrase
        if head not in language.institutions or s.lows[first] in language.indefinite:
            return None
        definite = bool(s.flags[first] & lx.DETERMINER)
        first = past_determiners(s, first, after)
        at = next((at for at in range(first, after) if s.lows[at] == head), first)
        of = at + 1
        if at == first and of + 1 < after and s.flags[of] & lx.GENITIVE and s.flags[of + 1] & lx.CAPITAL:
            return (s.starts[first], s.stops[body_end(s, of + 1, after, language) - 1])
        capital = s.flags[first] & lx.CAPITAL and at > first and not s.flags[at] & lx.CAPITAL
        nation = s.lows[first] in language.demonyms
        if not capital or at + 1 < after or (nation and not definite) or s.flags[first] & (lx.ROLE | lx.TITLE):
            return None
        return (s.starts[first], s.stops[at])

    def meant(self, head: str, number: int, said: Sequence[tuple[int, Person]], heard: str = "") -> Person | None:
        """Whom "the ministry", "the company" means in a sentence: the nearest that has the noun in its name; else, for
        a noun of business, the body that spoke last or the one most spoken of so far. It is not who is told (`heard`,
        a name's last word)."""
        spoken = [person for _, person in said]
        spoke = next((person for person in reversed(spoken) if person.name.lower().rpartition(" ")[2] == head), None)
        if spoke is not None:
            return spoke
        if head in self.language.outlet_nouns and (outlet := self._outlet(number)) is not None:
            return outlet.as_person()
        same = {head}.union(*(kind for kind in self.language.body_kinds if head in kind))
        called = [body for body in self.by_name.values() if same & body.words and body.name.lower() != head]
        near = max(called, key=lambda body: (_last(body, number), -body.mention[0]), default=None)
        if near is not None and _last(near, number) >= 0:
            return near.as_person()
        opens = self._opening(number) or (self._opening(number - 1) if number else None)
        if head in self.language.public_roles:
            return opens.as_person() if opens is not None else self._public(number, said)
        trades = head in self.language.business_nouns
        if not trades and head not in self.language.continued_nouns:
            return None
        if opens is not None and self._may_trade(opens.name) and surname_of(opens.name) != heard:
            return opens.as_person()
        if head not in self.language.collective_nouns:
            return None
        others = [person for person in reversed(spoken) if surname_of(person.name) != heard]
        last = next((person for person in others if self._may_trade(person.name)), None)
        if last is not None or not trades:
            return last or self._leads()
        bodies = (body for body in self.by_name.values() if surname_of(body.name) != heard)
        trading = [body for body in bodies if self._may_trade(body.name)]
        best = max(trading, key=lambda body: (_weight(body, number), -body.mention[0]), default=None)
        return best.as_person() if best is not None and _weight(best, number) > 0 else None

    def _public(self, number: int, said: Sequence[tuple[int, Person]]) -> Person | None:
        """The body that spoke just before ("the agency"), or the only letters that stand near ("the league" of the
        NHL)."""
        spoke = next((who for where, who in reversed(said) if number - where <= NEAREST_PUBLIC), None)
        if spoke is not None:
            return spoke if self._may_be_public(spoke.name) else None
        near = [body for body in self.by_name.values() if 0 <= number - _last(body, number) <= NEAREST_LETTERS]
        letters = [body for body in near if LETTERS.fullmatch(body.name) and self._may_be_public(body.name)]
        return letters[0].as_person() if len(letters) == 1 else None

    def _opening(self, number: int) -> Body | None:
        """The body that a sentence opens with."""
        s = self.page.sentences[number]
        at = s.floor + bool(s.flags[s.floor] & lx.DETERMINER)
        run = next((after for where, first, after in self.people.runs if (where, first) == (number, at)), None)
        acts = run is not None and run + 1 < len(s) and (s.flags[run] & DOES or s.words[run] in OPEN_BRACKETS)
        acts = acts or (run is not None and run + 1 < len(s) and s.words[run] == "," and s.flags[run + 1] & lx.RELATIVE)
        owns = run is not None and s.flags[run - 1] & lx.OWNED and not s.flags[min(run, len(s) - 1)] & lx.CAPITAL
        if run is None or not (acts or owns):
            return None
        name = _name(s, at, run, self.language)
        if name is None or name[0] != at:
            return None
        body = self.by_name.get(bare(self.page.text[s.starts[name[0]] : s.stops[name[1] - 1]]).lower())
        numbered = body is not None and any(letter.isdigit() for letter in body.name)  # "the A350"
        return body if body is not None and self._may_be_public(body.name) and not numbered else None

    def _may_be_public(self, name: str) -> bool:
        """Whether a name is no state's, no outlet's and no document's."""
        lows = name.lower()
        known = lows in self._states or outlets.find(name) is not None
        return not known and "-" not in lows and self.language.media.isdisjoint(lows.split())

    def _leads(self) -> Person | None:
        """The body that opens the article."""
        s = self.page.sentences[0]
        near = s.starts[min(s.floor + 1, len(s) - 1)]
        opens = (body for body in self.by_name.values() if body.mention[0] <= near and self._may_trade(body.name))
        body = next(opens, None)
        return body.as_person() if body is not None else None

    def _outlet(self, number: int) -> Body | None:
        """The outlet of the press that was named last."""
        known = [body for body in self.by_name.values() if _last(body, number) >= 0 and outlets.find(body.name)]
        return max(known, key=lambda body: (_last(body, number), body.mention[0]), default=None)

    def _may_trade(self, name: str) -> bool:
        """Whether a name says nothing against a business: no state, no ministry, no outlet of the press."""
        lows = name.lower().split()
        return not any(low in self.language.public_nouns for low in lows) and name.lower() not in self._states

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Every word that the article also writes without a capital."""
        return frozenset(
            low
            for s in self.page.sentences
            for low, flag in zip(s.lows, s.flags, strict=True)
            if flag & lx.WORD and not flag & lx.CAPITAL
        )

    def may_be_surname(self, name: str) -> bool:
        """Whether one word, or letters with stops ("T.I."), says nothing of a body."""
        low, language = name.lower(), self.language
        single = " " not in name and (not name.isupper() or "." in name)
        bodies = (language.organisation_words, language.collective_nouns, self._states, language.seats)
        return single and not any(low in words for words in bodies) and outlets.find(name) is None

    @cached_property
    def _states(self) -> frozenset[str]:
        language = self.language
        return frozenset({*language.capitals, *language.demonyms, *language.countries})

    def _is_nobody(self, s: Sentence, phrase: Phrase) -> bool:
        first, after = phrase
        low = s.lows[first]
        single = after - first == 1
        if single and s.words[first].rpartition("-")[2].islower() and "-" in low:
            return True  # "London-based"
        known = low in self.language.role_adjectives or any(part in self.language.demonyms for part in low.split("-"))
        known = (
            known
            or low in self.language.not_names
            or low in self.language.first_names
            or key_of(low) in self.people.by_key
        )
        return single and (known or bool(s.flags[first] & (NOT_BODIES | lx.COLLECTIVE)))


def _acts(s: Sentence) -> bool:
    """Whether a sentence begins with a word that is known as no other, and a verb: "Microfirm has"."""
    nothing_else = not s.flags[0] & ~(lx.WORD | lx.CAPITAL)
    return nothing_else and len(s) > 1 and bool(s.flags[1] & (lx.VERBAL | lx.CUE))


def _name(s: Sentence, first: int, after: int, language: Language) -> Phrase | None:
    """The run without titles and times, gone on over "of" after a body's noun ("Ministry of Defence")."""
    opening = lx.ADVERB | lx.CONJUNCTION | lx.PREPOSITION if first == 0 else 0  # "Maybe Apple"
    while first < after and (
        s.flags[first] & (NOT_BODIES | lx.DETERMINER | opening) or is_compound(s, first, language)
    ):
        first += 1
    if first == after or s.flags[after - 1] & (lx.ROLE | lx.TITLE):
        return None
    body = s.flags[after - 1] & lx.COLLECTIVE or s.lows[after - 1] in language.organisation_words
    linked = after < len(s) and s.flags[after] & lx.GENITIVE and body
    return (first, body_end(s, first, len(s), language) if linked else after)


def _last(body: Body, number: int) -> int:
    """The last sentence up to `number` that mentions it, or -1."""
    before = bisect_right(body.seen, number)
    return body.seen[before - 1] if before else -1


def _weight(body: Body, number: int) -> float:
    """How much it was spoken of so far, less the further off the last time is."""
    before = bisect_right(body.seen, number)
    return before - (number - body.seen[before - 1]) / NEARNESS if before else 0.0
