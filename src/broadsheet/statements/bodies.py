"""The bodies of one article: every capitalised run that is no person, by its name; for whom "the company" means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Place
from broadsheet.statements.names import body_end
from broadsheet.statements.page import Page
from broadsheet.statements.people import People, Person, bare, key_of
from broadsheet.statements.phrases import Phrase
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
        for number, first, after in self.people.runs:
            s = self.page.sentences[number]
            phrase = _name(s, first, after, self.language)
            if phrase is None or (phrase[0] == 0 and phrase[1] == 1) or self._is_nobody(s, phrase):
                continue
            start, stop = s.starts[phrase[0]], s.stops[phrase[1] - 1]
            name = bare(self.page.text[start:stop])
            words = frozenset(s.lows[at] for at in range(*phrase))
            body = found.setdefault(name.lower(), Body(name, words, (start, start + len(name))))
            body.seen.append(number)
        return found

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

    def meant(self, head: str, number: int, spoken: Sequence[Person]) -> Person | None:
        """Whom "the ministry", "the company" means in a sentence: the nearest that has the noun in its name; else, for
        a noun of business, the body that spoke last or the one most spoken of so far."""
        spoke = next((person for person in reversed(spoken) if person.name.lower().split()[-1] == head), None)
        if spoke is not None:
            return spoke
        called = [body for body in self.by_name.values() if head in body.words and body.name.lower() != head]
        near = max(called, key=lambda body: (_last(body, number), -body.mention[0]), default=None)
        if near is not None and _last(near, number) >= 0:
            return near.as_person()
        if head not in self.language.business_nouns:
            return None
        last = next((person for person in reversed(spoken) if self._may_trade(person.name)), None)
        if last is not None:
            return last
        trading = [body for body in self.by_name.values() if self._may_trade(body.name)]
        best = max(trading, key=lambda body: (_weight(body, number), -body.mention[0]), default=None)
        return best.as_person() if best is not None and _weight(best, number) > 0 else None

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
        known = low in self.language.not_names or low in self.language.first_names or key_of(low) in self.people.by_key
        return single and (known or bool(s.flags[first] & (NOT_BODIES | lx.COLLECTIVE)))


def _name(s: Sentence, first: int, after: int, language: Language) -> Phrase | None:
    """The run without titles and times, gone on over "of" after a body's noun ("Ministry of Defence")."""
    while first < after and s.flags[first] & (NOT_BODIES | lx.DETERMINER):
        first += 1
    if first == after:
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
