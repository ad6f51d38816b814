"""A phrase that names a hearer to the outlet or audience that it means."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.page import Page
from broadsheet.statements.people import People, bare, key_of
from broadsheet.statements.phrases import DETERMINES, Phrase
from broadsheet.statements.press_names import PressNames
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

LONGEST_AUDIENCE = 5
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
        while first < after and s.flags[first] & DETERMINES and not s.flags[first] & lx.AUDIENCE:
            first += 1
        stop = first
        while stop < after and (
            s.flags[stop] & (lx.CAPITAL | lx.NUMBER) or (s.words[stop] and s.words[stop] in "'’&-")
        ):
            stop += 1
        if first >= after:
            return None
        its = next((at + 1 for at in range(first, stop - 1) if s.flags[at] & lx.OWNED), 0)
        if its and not strict and (told := self.owner(s, first, its)) is not None:
            return told
        owns = stop > first and s.flags[stop - 1] & lx.OWNED
        owner = owns and stop < len(s) and s.flags[stop] & (lx.WORD | lx.QUOTED)
        if s.flags[first] & lx.CAPITAL and not owner:
            return self.told(s, (first, stop), True) if self.is_outlet(s, (first, stop), strict) else None
        if strict:
            return None
        if owner:
            return self.owner(s, first, stop) or self.audience(s, first, after)
        return self.introduced(s, first, after) or self.audience(s, first, after)

    def introduced(self, s: Sentence, first: int, after: int) -> Told | None:
        """ "local newspaper Daily Courier", "lobby group AfriForum": the name after what kind of body it is."""
        for at in range(first, after - 1):
            if s.flags[at] & lx.CAPITAL or not s.flags[at] & lx.WORD:
                return None
            if s.flags[at] & lx.COLLECTIVE and s.flags[at + 1] & lx.CAPITAL:
                stop = at + 1
                while stop < after and s.flags[stop] & lx.CAPITAL:
                    stop += 1
                return None if s.flags[stop - 1] & lx.OWNED else self.told(s, (at + 1, stop), True)
        return None

    def owner(self, s: Sentence, first: int, stop: int) -> Told | None:
        """ "told Sky's political editor": the outlet whose person it is."""
        known = self.press.knows(bare(self.page.text[s.starts[first] : s.stops[stop - 1]]), articled=False)
        return self.told(s, (first, stop), True) if known else None

    def is_outlet(self, s: Sentence, phrase: Phrase, strict: bool) -> bool:
        """Whether a capitalised phrase after "told" or "interview with" can be an outlet: no state, no person."""
        first, after = phrase
        lows, language = s.lows[first:after], self.language
        joined = bare(" ".join(lows))
        articled = first > 0 and bool(s.flags[first - 1] & lx.DETERMINER)
        if self.press.knows(self.page.text[s.starts[first] : s.stops[after - 1]], articled=articled):
            return not any(person.person for person in self.people.by_key.get(key_of(lows[-1]), ()))
        if joined in self.states or joined in language.not_names or s.flags[first] & lx.TIME:
            return False
        if any(low in language.stations for low in lows):
            return True
        if strict:
            return False
        if any(low in language.organisation_words for low in lows) or lows[-1] in language.chambers:
            return True
        if any(s.flags[at] & (lx.TITLE | lx.ROLE) for at in range(first, after)):
            return False
        if any(person.person for person in self.people.by_key.get(key_of(lows[-1]), ())):
            return False
        persons = after - first == PERSONS_WORDS and not articled and not s.words[first].isupper()
        return not persons and (lows[0] not in language.first_names or articled)

    def audience(self, s: Sentence, first: int, after: int) -> Told | None:
        """ "reporters in Moscow" are an audience; of the phrase, the words up to the audience's noun. A noun that goes
        on to another's ("staff member") is that one."""
        heads = [at for at in range(first, min(after, first + LONGEST_AUDIENCE)) if s.flags[at] & lx.AUDIENCE]
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
