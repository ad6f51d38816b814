"""A phrase that names a hearer to the outlet or audience that it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from broadsheet.statements import lexicon as lx
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.person import Person, bare, key_of
from broadsheet.statements.phrases import DETERMINES, Phrase, is_time, nominal, past_determiners
from broadsheet.statements.press_names import BRAND, CALL_SIGN, PressNames
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

LONGEST_AUDIENCE = 5
LONGEST_OWN = 3
LONGEST_APPOSITION = 6


class Hearers:
    """The hearers of one article. `own` is the outlet that printed it."""

    def __init__(self, page: Page, people: People, own: str | None = None) -> None:
        self.page, self.people, self.language = page, people, page.language
        self.states = {*self.language.capitals, *self.language.demonyms, *self.language.countries}
        self.press = PressNames(own)
        self.heard: list[tuple[int, str]] = []

    def own_paper(self, s: Sentence, phrase: Phrase, *, myself: bool = False) -> Told | None:
        """ "told us", "told this newspaper": the outlet that printed it. `myself` takes "told me", too."""
        first, after = phrase
        pronouns = self.language.own_pronouns | (self.language.own_writer if myself else frozenset())
        ours = after - first == 1 and s.words[first] in pronouns
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
        after -= bool(after - first > 1 and self._shouted(s, after - 1))
        if first >= after:
            return None
        if (paper := self.the_paper(s, phrase[0], first, after)) is not None:
            return paper
        state, first = first, self._after_state(s, first, after)
        stop = self._name_end(s, first, after)
        its = next((at + 1 for at in range(first, stop) if s.flags[at] & lx.OWNED), 0)
        if first < stop and any(s.lows[at] in self.language.fresh_occasions for at in range(its or stop, after)):
            return None  # "responded to a Courier article"
        owned = its and (its < after or (its < len(s) and bool(s.flags[its] & lx.TITLED)))
        if owned and (told := self.owner(s, first, its, strict=strict)) is not None:
            return told
        owns = stop > first and s.flags[stop - 1] & lx.OWNED
        owner = owns and stop < len(s) and s.flags[stop] & (lx.WORD | lx.QUOTED)
        if owner and s.lows[after - 1] in self.language.programmes:
            return self.told(s, (first, after), True)  # "The Harbour's companion podcast"
        if owner:
            return None if strict else self.audience(s, first, after) or self.described(s, first, after)
        if first == stop or self._goes_on(s, stop, after):
            if first < stop and self.press.knows(self.page.text[s.starts[first] : s.stops[stop - 1]], articled=False):
                return self.told(s, (first, stop), True)
            outlet = self.introduced(s, first, after, strict=strict) or self.described(s, state, after)
            return outlet or (None if strict else self.audience(s, first, after))
        return self.told(s, (first, stop), True) if self.is_outlet(s, (first, stop), strict) else None

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
        stop = first + self._brand(s, first)
        if stop == first and not s.flags[first] & lx.CAPITAL:
            return first
        while stop < after and (self._in_name(s, stop) or (stop > first and self._particle(s, stop, after))):
            stop += 1
        if first < stop < after - 1 and s.flags[stop] & lx.GENITIVE and s.flags[stop + 1] & lx.CAPITAL:
            longer = self._name_end(s, stop + 1, after)
            if self.press.knows(self.page.text[s.starts[first] : s.stops[longer - 1]]):
                return longer
        return stop

    def _brand(self, s: Sentence, at: int) -> bool:
        """ "skarne24.com", "talkSKARNE", "9News": a name that begins without a capital."""
        joined = at + 1 < len(s) and s.stops[at] == s.starts[at + 1] and bool(s.flags[at + 1] & lx.CAPITAL)
        return BRAND.fullmatch(s.words[at]) is not None or bool(joined and s.flags[at] & lx.NUMBER)

    def _shouted(self, s: Sentence, at: int) -> bool:
        """ "told HarbourLife EXCLUSIVELY": no part of a name."""
        return s.words[at].isupper() and s.lows[at].endswith(self.language.adverb_endings)

    def _in_name(self, s: Sentence, at: int) -> bool:
        """Whether a name goes on at an item."""
        return bool(s.flags[at] & (lx.CAPITAL | lx.NUMBER)) or s.words[at] in ("'", "’", "&", "-")

    def titled(self, s: Sentence, at: int) -> Told:
        """A programme in quotation marks: “Meet the Press,”."""
        inside = self.page.text[s.starts[at] : s.stops[at]].strip("\"“”‘’'„«» ").rstrip(",.")
        return Told(self.press.name(inside), "stated", (s.starts[at], s.stops[at]), True)

    def the_paper(self, s: Sentence, opens: int, first: int, after: int) -> Told | None:
        """ "told the paper": the outlet of the press that was named last before."""
        definite = opens < first and s.lows[opens] in self.language.definite
        first += bool(after - first > 1 and s.lows[first] in self.language.press_meetings)  # "the news agency"
        if (
            not definite
            or (after - first > 1 and not s.flags[first + 1] & lx.TITLE)
            or s.lows[first] not in self.language.outlet_nouns - self.language.audiences
        ):
            return None
        called = s.flags[first] & lx.CAPITAL  # "the Journal" ends its name
        kinds = () if called else self.language.outlet_kinds.get(s.lows[first], ())
        for heard, known in ((self.heard, (*kinds, None) if kinds else ()), (self.outlets, kinds)):
            before = [name for start, name in heard if start < s.starts[first]]
            before = [name for name in before if name.lower() not in self.language.platforms]
            before = [name for name in before if not known or self.press.kind(name) in known]
            before = [name for name in before if not called or name.lower().endswith(s.lows[first])]
            if before:
                return Told(before[-1], "stated", (s.starts[first], s.stops[first]), True)
        return None if called else Told(s.words[first], "stated", (s.starts[first], s.stops[first]), False)

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
        nouns = self.language.outlet_nouns | self.language.programmes
        away = next(
            (at for at in range(first, after) if s.flags[at] & lx.PREPOSITION and s.lows[at] not in nouns), after
        )
        places = [at for at in range(first, away) if s.flags[at] & lx.CAPITAL and s.lows[at] not in self.states]
        called = [at for at in places if at > first and s.lows[at - 1] in nouns]  # "the LGBTQ magazine Voices"
        if called and s.flags[called[0]] & (lx.TITLE | lx.OWNED):
            return None  # "told the news channel Mr Holm left"
        if called and s.flags[called[0] - 1] & lx.ROLE and s.lows[called[0]] in self.language.first_names:
            return None  # "broadcaster Ann Holm"
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

    def owner(self, s: Sentence, first: int, stop: int, *, strict: bool) -> Told | None:
        """ "told Sky's political editor", "on CNN's State of the Union": the outlet whose person or programme it is."""
        name = bare(self.page.text[s.starts[first] : s.stops[stop - 1]])
        articled = first > 0 and bool(s.flags[first - 1] & lx.DETERMINER) and s.words[first - 1][:1].isupper()
        letters = (
            not strict and name.isupper() and name.lower() not in self.states and stop - first == 1
        )  # "told RTE's Holm"
        known = letters or self.press.knows(name, articled=articled)
        return self.told(s, (first, stop), True) if known else None

    def is_outlet(self, s: Sentence, phrase: Phrase, strict: bool) -> bool:
        """Whether a capitalised phrase after "told" or "interview with" can be an outlet: no state, no person."""
        first, after = phrase
        lows, language = s.lows[first:after], self.language
        joined = bare(" ".join(lows))
        articled = first > 0 and bool(s.flags[first - 1] & lx.DETERMINER)
        if self.press.knows(self.page.text[s.starts[first] : s.stops[after - 1]], articled=articled):
            return len(lows) > 1 or not self.is_person(lows)
        if joined in self.states or joined in language.not_names or is_time(s, first):
            return False
        looks = CALL_SIGN.fullmatch(s.words[first]) or self._brand(s, first)
        if looks or any(low in language.stations for low in lows) or self.press.shortens(" ".join(lows)):
            return True
        if strict:
            return articled and s.words[first - 1][:1].isupper() and first > 1  # "wrote for The Skarne Informer"
        if any(low in language.organisation_words for low in lows) or lows[-1] in language.chambers:
            return True
        role = next((at for at in range(first, after) if s.flags[at] & (lx.TITLE | lx.ROLE)), after)
        if role + 1 < after or (role < after and (articled or role == first)):
            return False  # but "PC Gamer"
        if self.is_person(lows):
            return False
        return articled or not (lows[0] in language.first_names or self._hosts(s, after))

    def _hosts(self, s: Sentence, after: int) -> bool:
        """ "Ann Holm, a pilot", "Ann Holm on Radio Skarne": somebody, whatever the name."""
        if after + 1 < len(s) and s.lows[after] in self.language.on_air:
            return bool(s.flags[after + 1] & (lx.CAPITAL | DETERMINES) and not s.flags[after + 1] & lx.TIME)
        near = range(after + 1, min(after + 1 + LONGEST_APPOSITION, len(s))) if after < len(s) else ()
        inside = [at for at in near if at < next((k for k in near if not s.flags[k] & lx.WORD), after)]
        if after >= len(s) or s.words[after] != "," or any(s.flags[at] & (lx.CUE | lx.VERBAL) for at in inside):
            return False
        return any(s.flags[at] & lx.ROLE and not s.flags[at] & (lx.OWNED | lx.CAPITAL) for at in inside)

    def is_person(self, lows: Sequence[str]) -> bool:
        """Whether somebody of the article bears that name: a surname, or a first name by itself. A name of several
        words that stands there once and shows nothing of a person may be any."""
        key, alone = key_of(lows[-1]), len(lows) == 1
        known = [*self.people.by_key.get(key, ()), *(self.people.by_first.get(key, ()) if alone else ())]
        return any(each.person and (alone or self._shows_person(each)) for each in known)

    def _shows_person(self, person: Person) -> bool:
        first = person.name.split()[0].lower()
        return bool(person.role or len(person.seen) > 1 or first in self.language.first_names) or person.gender != "any"

    def are_people(self, s: Sentence, at: int) -> bool:
        """ "bankers": the plural of a role."""
        low = s.lows[at]
        if not s.flags[at] & lx.MANY or s.flags[at] & (lx.CAPITAL | lx.OWNED):
            return False
        return any(low.removesuffix(ending) in self.language.role_nouns for ending in self.language.plural_endings)

    def audience(self, s: Sentence, first: int, after: int) -> Told | None:
        """ "reporters in Moscow" are an audience; of the phrase, the words up to the audience's noun. A noun that goes
        on to another's ("staff member") is that one."""
        preps = (at for at in range(first, after) if s.flags[at] & lx.PREPOSITION and not s.flags[at] & lx.GENITIVE)
        near = range(first, min(next(preps, after), first + LONGEST_AUDIENCE))
        known = self.language.assemblies
        heads = [at for at in near if s.flags[at] & lx.AUDIENCE or s.lows[at] in known or self.are_people(s, at)]
        if not heads or (heads[-1] + 1 < after and self.is_one(s, heads[-1] + 1)):
            return None
        return self.told(s, (first, self._of_what(s, heads[-1] + 1, after)), False)

    def _of_what(self, s: Sentence, at: int, after: int) -> int:
        """Where "a meeting of the Harbour Council", "members of the media" ends."""
        if at + 1 >= after or not s.flags[at] & lx.GENITIVE:
            return at
        ends = lx.PREPOSITION | lx.CONJUNCTION | lx.RELATIVE
        stop = next((k for k in range(at + 1, after) if s.flags[k] & ends or not s.flags[k] & lx.WORD), after)
        return stop if nominal(s, stop - 1) and not s.flags[stop - 1] & DETERMINES else at

    def group(self, s: Sentence, phrase: Phrase) -> Told | None:
        """ "told formerly imprisoned people", "told the class": several, whoever they are, whom somebody tells."""
        first, after = phrase
        first = past_determiners(s, first, after)
        last = next((at for at in range(first, after) if s.flags[at] & lx.PREPOSITION), after) - 1
        no_head = lx.CAPITAL | lx.PRONOUN | lx.TIME | lx.OWNED | lx.NUMBER
        if last < first or s.flags[last] & no_head or s.flags[first] & lx.GERUND:
            return None
        many = s.flags[last] & (lx.MANY | lx.COLLECTIVE) or s.lows[last] in self.language.groups
        return self.told(s, (first, last + 1), False) if many and s.lows[last] not in self.language.tales else None

    def crowd(self, s: Sentence, phrase: Phrase) -> Told | None:
        """ "on a call with reporters": an audience of several, where one person alone would be none."""
        first, after = phrase
        first = past_determiners(s, first, after)
        told = self.audience(s, first, after)
        at = bisect_left(s.stops, told.mention[1]) if told is not None else 0
        many = s.flags[at] & lx.AUDIENCE and (s.flags[at] & lx.MANY or s.lows[at] in self.language.groups)
        return told if many else None

    def is_one(self, s: Sentence, at: int) -> bool:
        """Whether an item names one person: "member", "officer"."""
        return bool(s.flags[at] & lx.ROLE) and not s.flags[at] & (lx.MANY | lx.AUDIENCE | lx.OWNED)

    def told(self, s: Sentence, phrase: Phrase, outlet: bool) -> Told:
        start, stop = s.starts[phrase[0]], s.stops[phrase[1] - 1]
        words = self.page.text[start:stop]
        if outlet and words.endswith(".") and words.count(".") == 1:
            words, stop = words[:-1], stop - 1  # "told the Sun." at a sentence's end is no abbreviation
        if not outlet:
            return Told(self.audience_name(words.split()), "stated", (start, stop), False)
        name = self.press.name(bare(words))
        self.heard.append((start, name))
        return Told(name, "stated", (start, stop), True)

    def audience_name(self, words: Sequence[str]) -> str:
        """ "a joint press conference", "a group of journalists", "members of the media" are all "reporters"."""
        tails = [" ".join(words[-many:]).lower() for many in (len(words), 2)]
        known = self.language.audience_names
        alone = words[-1].lower() if words[-1].lower() in self.language.newsmen else ""
        return next((known[tail] for tail in (*tails, alone) if tail in known), " ".join(words))
