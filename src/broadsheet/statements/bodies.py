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
from broadsheet.statements.found import Place
from broadsheet.statements.names import body_end
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.person import Person, bare, key_of
from broadsheet.statements.phrases import DETERMINES, Phrase
from broadsheet.statements.sentences import Sentence

# "Confederation of British Industry (CBI)": a name of two words or more, and its letters.
SHORTENED = re.compile(r"((?:[A-Z][\w&’'-]+ (?:[a-z]{2,3} )*){1,7}[A-Z][\w’'-]+) \(([A-Z][A-Za-z]{1,7})\)")
# How much one mention more counts against one sentence less far.
NEARNESS = 6.0
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
            name = bare(self.page.text[start:stop])
            # "the Steelworkers union" is a union.
            beside = phrase[1] < len(s) and s.lows[phrase[1]] in self._nouns
            words = frozenset(s.lows[at] for at in range(phrase[0], phrase[1] + bool(beside)))
            body = found.setdefault(name.lower(), Body(name, words, (start, start + len(name))))
            body.seen.append(number)
        for number, name in opening:  # any word has a capital there
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
        for match in SHORTENED.finditer(self.page.text):
            initials = "".join(word[0] for word in match[1].split() if word[0].isupper()).lower()
            if match[2][0].lower() == initials[:1] and match[2].lower() != match[1].lower():
                found.setdefault(match[2].lower(), (" ".join(match[1].split()), match.span(1)))
        return found

    def full(self, name: str) -> tuple[str, Place] | None:
        """The full name of "CBI", if the article gives it."""
        return self.shortened.get(name.lower())

    def institution(self, s: Sentence, phrase: Phrase, head: str) -> Place | None:
        """Where a body's name stands whose head is a common noun, without its article. A nation's has an article:
        "the Dutch government", but "Dutch police" are some of them."""
        language = self.language
        first, after = phrase
        if head not in language.institutions or s.lows[first] in language.indefinite:
            return None
        definite = bool(s.flags[first] & lx.DETERMINER)
        while first < after and s.flags[first] & DETERMINES:
            first += 1
        at = next((at for at in range(first, after) if s.lows[at] == head), first)
        of = at + 1
        if at == first and of + 1 < after and s.flags[of] & lx.GENITIVE and s.flags[of + 1] & lx.CAPITAL:
            return (s.starts[first], s.stops[body_end(s, of + 1, after, language) - 1])
        capital = s.flags[first] & lx.CAPITAL and at > first and not s.flags[at] & lx.CAPITAL
        nation = s.lows[first] in language.demonyms
        if not capital or at + 1 < after or (nation and not definite) or s.flags[first] & (lx.ROLE | lx.TITLE):
            return None
        return (s.starts[first], s.stops[at])

    def meant(self, head: str, number: int, spoken: Sequence[Person]) -> Person | None:
        """Whom "the ministry", "the company" means in a sentence: the nearest that has the noun in its name; else, for
        a noun of business, the body that spoke last or the one most spoken of so far."""
        spoke = next((person for person in reversed(spoken) if person.name.lower().split()[-1] == head), None)
        if spoke is not None:
            return spoke
        if head in self.language.outlet_nouns and (outlet := self._outlet(number)) is not None:
            return outlet.as_person()
        same = {head}.union(*(kind for kind in self.language.body_kinds if head in kind))
        called = [body for body in self.by_name.values() if same & body.words and body.name.lower() != head]
        near = max(called, key=lambda body: (_last(body, number), -body.mention[0]), default=None)
        if near is not None and _last(near, number) >= 0:
            return near.as_person()
        trades = head in self.language.business_nouns
        if not trades and head not in self.language.continued_nouns:
            return None
        last = next((person for person in reversed(spoken) if self._may_trade(person.name)), None)
        if last is not None or not trades:
            return last or self._leads()
        trading = [body for body in self.by_name.values() if self._may_trade(body.name)]
        best = max(trading, key=lambda body: (_weight(body, number), -body.mention[0]), default=None)
        return best.as_person() if best is not None and _weight(best, number) > 0 else None

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
    def _states(self) -> frozenset[str]:
        language = self.language
        return frozenset({*language.capitals, *language.demonyms, *language.countries})

    def _is_nobody(self, s: Sentence, phrase: Phrase) -> bool:
        first, after = phrase
        low = s.lows[first]
        single = after - first == 1
        known = low in self.language.demonyms or low in self.language.role_adjectives
        known = (
            known
            or low in self.language.not_names
            or low in self.language.first_names
            or key_of(low) in self.people.by_key
        )
        return single and (known or bool(s.flags[first] & (NOT_BODIES | lx.COLLECTIVE)))


def _name(s: Sentence, first: int, after: int, language: Language) -> Phrase | None:
    """The run without titles and times, gone on over "of" after a body's noun ("Ministry of Defence")."""
    opening = lx.ADVERB | lx.CONJUNCTION | lx.PREPOSITION if first == 0 else 0  # "Maybe Apple"
    while first < after and s.flags[first] & (NOT_BODIES | lx.DETERMINER | opening):
        first += 1
    if first == after or s.flags[after - 1] & (lx.ROLE | lx.TITLE):
        return None
    linked = after < len(s) and s.flags[after] & lx.GENITIVE and s.flags[after - 1] & lx.COLLECTIVE
    return (first, body_end(s, first, len(s), language) if linked else after)


def _last(body: Body, number: int) -> int:
    """The last sentence up to `number` that mentions it, or -1."""
    before = bisect_right(body.seen, number)
    return body.seen[before - 1] if before else -1


def _weight(body: Body, number: int) -> float:
    """How much it was spoken of so far, less the further off the last time is."""
    before = bisect_right(body.seen, number)
    return before - (number - body.seen[before - 1]) / NEARNESS if before else 0.0
