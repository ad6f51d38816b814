"""A phrase that names a hearer to the outlet or audience that it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from broadsheet.statements import lexicon as lx
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.person import bare, key_of
from broadsheet.statements.phrases import DETERMINES, Phrase
from broadsheet.statements.press_names import PressNames
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

LONGEST_AUDIENCE = 5
# A station by its letters: "WSET", "KROQ", "WOR710", "ABC7".
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM))?|[A-Z]{2,4}-?\d{1,3}")
LONGEST_OWN = 3
PERSONS_WORDS = 2


class Hearers:
    """The hearers of one article. `own` is the outlet that printed it."""

    def __init__(self, page: Page, people: People, own: str | None = None) -> None:
        self.page, self.people, self.language = page, people, page.language
        self.states = {*self.language.capitals, *self.language.demonyms, *self.language.countries}
        self.press = PressNames(own)

    def own_paper(self, s: Sentence, phrase: Phrase) -> Told | None:
        """ "told us", "told this newspaper": the outlet that printed it."""
        first, after = phrase
        ours = after - first == 1 and s.words[first] in self.language.own_pronouns
        this = s.lows[first] in self.language.own_leads and s.lows[after - 1] in self.language.own_papers
        if self.press.own is None or not (ours or (this and after - first <= LONGEST_OWN)):
            return None
        return Told(self.press.own, "stated", (s.starts[first], s.stops[after - 1]), True)

    def named(self, s: Sentence, phrase: Phrase, *, strict: bool = False) -> Told | None:
        """The hearer in a phrase; None for a person, a pronoun, a state and what is neither outlet nor audience."""
        first, after = phrase
        if s.flags[first] & lx.TITLED:
            return self.titled(s, first)
        if s.lows[first] in self.language.those and (gathered := self._gathered(s, first)):
            return None if strict else self.told(s, (first, gathered), False)
        while first < after and s.flags[first] & DETERMINES and not s.flags[first] & lx.AUDIENCE:
            first += 1
        if first >= after:
            return None
        if (paper := self.the_paper(s, phrase[0], first, after)) is not None:
            return paper
        first = self._after_state(s, first, after)
        stop = self._name_end(s, first, after)
        its = next((at + 1 for at in range(first, stop) if s.flags[at] & lx.OWNED), 0)
        owned = its and (its < after or (its < len(s) and bool(s.flags[its] & lx.TITLED)))
        if owned and (told := self.owner(s, first, its)) is not None:
            return told
        owns = stop > first and s.flags[stop - 1] & lx.OWNED
        owner = owns and stop < len(s) and s.flags[stop] & (lx.WORD | lx.QUOTED)
        if s.flags[first] & lx.CAPITAL and not owner and self._goes_on(s, stop, after):
            known = self.press.knows(self.page.text[s.starts[first] : s.stops[stop - 1]], articled=False)
            told = None if known else self.introduced(s, first, after, strict=strict)
            told = told or (None if known or strict else self.audience(s, first, after))
            return told if not known else self.told(s, (first, stop), True)
        if s.flags[first] & lx.CAPITAL and not owner:
            return self.told(s, (first, stop), True) if self.is_outlet(s, (first, stop), strict) else None
        if owner:
            return None if strict else self.audience(s, first, after)
        outlet = self.introduced(s, first, after, strict=strict) or self.described(s, first, after)
        return outlet or (None if strict else self.audience(s, first, after))

    def _gathered(self, s: Sentence, first: int) -> int | None:
        """Where "those in attendance", "those gathered" ends."""
        near = range(first + 1, min(first + 3, len(s)))
        return next((at + 1 for at in near if s.lows[at] in self.language.gathered), None)

    def _goes_on(self, s: Sentence, stop: int, after: int) -> bool:
        """ "the Unite conference", "the Skarne situation": a name that only says which."""
        return stop < after and bool(s.flags[stop] & lx.WORD) and not s.flags[stop] & (lx.PREPOSITION | lx.CONJUNCTION)

    def _after_state(self, s: Sentence, first: int, after: int) -> int:
        """ "the German newspaper Bild", "Germany's Bild newspaper": whose outlet it is, is not its name."""
        low = bare(s.lows[first])
        state = s.flags[first] & lx.CAPITAL and low in self.states
        adjective = first + 1 < after and not s.flags[first + 1] & lx.CAPITAL
        return first + 1 if state and first + 1 < after and (adjective or s.flags[first] & lx.OWNED) else first

    def _name_end(self, s: Sentence, first: int, after: int) -> int:
        """Where a name ends: over capitals, figures and marks, and over "of" in what the registry knows so."""
        stop = first
        while stop < after and (
            s.flags[stop] & (lx.CAPITAL | lx.NUMBER) or (s.words[stop] and s.words[stop] in "'’&-")
        ):
            stop += 1
        if first < stop < after - 1 and s.flags[stop] & lx.GENITIVE and s.flags[stop + 1] & lx.CAPITAL:
            longer = self._name_end(s, stop + 1, after)
            if self.press.knows(self.page.text[s.starts[first] : s.stops[longer - 1]]):
                return longer
        return stop

    def titled(self, s: Sentence, at: int) -> Told:
        """A programme in quotation marks: “Meet the Press,”."""
        inside = self.page.text[s.starts[at] : s.stops[at]].strip("\"“”‘’'„«» ").rstrip(",.")
        return Told(self.press.name(inside), "stated", (s.starts[at], s.stops[at]), True)

    def the_paper(self, s: Sentence, opens: int, first: int, after: int) -> Told | None:
        """ "told the paper": the outlet of the press that was named last before."""
        definite = opens < first and s.lows[opens] in self.language.definite
        if (
            not definite
            or after - first > 1
            or s.lows[first] not in self.language.outlet_nouns - self.language.audiences
        ):
            return None
        kinds = self.language.outlet_kinds.get(s.lows[first], ())
        before = [
            name
            for start, name in self.outlets
            if start < s.starts[first] and (not kinds or self.press.kind(name) in kinds)
        ]
        return Told(before[-1], "stated", (s.starts[first], s.stops[first]), True) if before else None

    @cached_property
    def outlets(self) -> list[tuple[int, str]]:
        """The outlets that the article names, with where, in text order."""
        found = []
        for number, first, after in self.people.runs:
            s = self.page.sentences[number]
            begin = first + bool(s.flags[first] & lx.DETERMINER and after - first > 1)
            stop = self._name_end(s, begin, len(s)) if begin < after else after
            name = bare(self.page.text[s.starts[begin] : s.stops[stop - 1]]).rstrip(".")
            if begin == 0 and stop == 1:
                continue  # "Now" may be any word that opens a sentence
            if self.press.knows(name, articled=begin > first or (begin > 0 and bool(s.flags[begin - 1] & DETERMINES))):
                found.append((s.starts[begin], self.press.name(name)))
        return sorted(found)

    def introduced(self, s: Sentence, first: int, after: int, *, strict: bool = False) -> Told | None:
        """ "local newspaper Daily Courier", "lobby group AfriForum", "the state-run Courier news agency": the name
        beside what kind of body it is; `strict` takes only what is called an outlet."""
        nouns = self.language.outlet_nouns
        places = [at for at in range(first, after) if s.flags[at] & lx.CAPITAL and s.lows[at] not in self.states]
        called = [at for at in places if at > first and s.lows[at - 1] in nouns]  # "the LGBTQ magazine Voices"
        name = stop = called[0] if called else places[0] if places else after
        while stop < after and (s.flags[stop] & lx.CAPITAL or self._particle(s, stop, after)):
            stop += 1
        if called:
            return self.told(s, (name, stop), True)
        if name == stop or any(not s.flags[at] & lx.WORD for at in range(first, name)) or s.flags[stop - 1] & lx.OWNED:
            return None
        before = name > first and bool(s.flags[name - 1] & lx.COLLECTIVE) and (not strict or s.lows[name - 1] in nouns)
        return self.told(s, (name, stop), True) if before or (stop < after and s.lows[after - 1] in nouns) else None

    def _particle(self, s: Sentence, at: int, after: int) -> bool:
        return s.lows[at] in self.language.name_particles and at + 1 < after and bool(s.flags[at + 1] & lx.CAPITAL)

    def described(self, s: Sentence, first: int, after: int) -> Told | None:
        """ "a local newspaper", "state television": an outlet without its name."""
        last = next((at for at in range(first, after) if s.flags[at] & lx.PREPOSITION), after) - 1
        if last <= first or s.lows[last] not in self.language.outlet_nouns:
            return None
        return self.told(s, (first, last + 1), False)

    def owner(self, s: Sentence, first: int, stop: int) -> Told | None:
        """ "told Sky's political editor", "on CNN's State of the Union": the outlet whose person or programme it is."""
        known = self.press.knows(bare(self.page.text[s.starts[first] : s.stops[stop - 1]]), articled=False)
        return self.told(s, (first, stop), True) if known else None

    def is_outlet(self, s: Sentence, phrase: Phrase, strict: bool) -> bool:
        """Whether a capitalised phrase after "told" or "interview with" can be an outlet: no state, no person."""
        first, after = phrase
        lows, language = s.lows[first:after], self.language
        joined = bare(" ".join(lows))
        articled = first > 0 and bool(s.flags[first - 1] & lx.DETERMINER)
        if self.press.knows(self.page.text[s.starts[first] : s.stops[after - 1]], articled=articled):
            return not self.is_person(lows)
        if joined in self.states or joined in language.not_names or s.flags[first] & lx.TIME:
            return False
        if any(low in language.stations for low in lows) or CALL_SIGN.fullmatch(s.words[first]):
            return True
        if strict:
            return articled and s.words[first - 1][:1].isupper() and first > 1  # "wrote for The Skarne Informer"
        if any(low in language.organisation_words for low in lows) or lows[-1] in language.chambers:
            return True
        if any(s.flags[at] & (lx.TITLE | lx.ROLE) for at in range(first, after)):
            return False
        if self.is_person(lows):
            return False
        persons = after - first == PERSONS_WORDS and not articled and not s.words[first].isupper()
        return not persons and (lows[0] not in language.first_names or articled)

    def is_person(self, lows: Sequence[str]) -> bool:
        """Whether somebody of the article bears that name: a surname, or a first name by itself."""
        key = key_of(lows[-1])
        known = [*self.people.by_key.get(key, ()), *(self.people.by_first.get(key, ()) if len(lows) == 1 else ())]
        return any(person.person for person in known)

    def are_people(self, s: Sentence, at: int) -> bool:
        """ "bankers": the plural of a role."""
        low = s.lows[at]
        if not s.flags[at] & lx.MANY or s.flags[at] & (lx.CAPITAL | lx.OWNED):
            return False
        return any(low.removesuffix(ending) in self.language.role_nouns for ending in self.language.plural_endings)

    def audience(self, s: Sentence, first: int, after: int) -> Told | None:
        """ "reporters in Moscow" are an audience; of the phrase, the words up to the audience's noun. A noun that goes
        on to another's ("staff member") is that one."""
        near = range(first, min(after, first + LONGEST_AUDIENCE))
        heads = [at for at in near if s.flags[at] & lx.AUDIENCE or self.are_people(s, at)]
        if not heads or (heads[-1] + 1 < after and self.is_one(s, heads[-1] + 1)):
            return None
        return self.told(s, (first, heads[-1] + 1), False)

    def is_one(self, s: Sentence, at: int) -> bool:
        """Whether an item names one person: "member", "officer"."""
        return bool(s.flags[at] & lx.ROLE) and not s.flags[at] & (lx.MANY | lx.AUDIENCE | lx.OWNED)

    def told(self, s: Sentence, phrase: Phrase, outlet: bool) -> Told:
        start, stop = s.starts[phrase[0]], s.stops[phrase[1] - 1]
        words = self.page.text[start:stop]
        if outlet and words.endswith(".") and words.count(".") == 1:
            words, stop = words[:-1], stop - 1  # "told the Sun." at a sentence's end is no abbreviation
        if not outlet:
            name = " ".join(words.split())
            return Told(self.language.audience_names.get(name.lower(), name), "stated", (start, stop), False)
        return Told(self.press.name(bare(words)), "stated", (start, stop), True)
