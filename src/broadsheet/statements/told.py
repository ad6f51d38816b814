"""To whom the words were said: an outlet or an audience, and how that is known.

Stated beside the words, carried on from the same speaker's earlier words, or carried back from the next ones. An
outlet has the name that the registry of the press gives it; how it was printed is what its mention says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found, Place
from broadsheet.statements.page import Page
from broadsheet.statements.people import People, bare, key_of
from broadsheet.statements.phrases import DETERMINES, Phrase, is_time, nominal, phrase_right
from broadsheet.statements.press_names import PressNames
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.spoken import Spoken
from broadsheet.types import ToldStatus

# How many sentences on a stated outlet is carried, without being named again.
FARTHEST_CARRY = 12
FARTHEST_BACK = 2
LONGEST_AUDIENCE = 5
LONGEST_OWN = 3
PERSONS_WORDS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """The hearer's name and place; `outlet` is false for an audience."""

    name: str
    status: ToldStatus
    mention: Place
    outlet: bool


@dataclass(slots=True)
class Resolved:
    """An attribution with its speaker and hearer."""

    found: Found
    spoken: Spoken | None
    told: Told | None


class Hearing:
    """Finds hearers in one article. `own` is the outlet that printed it."""

    def __init__(self, page: Page, people: People, own: str | None = None) -> None:
        self.page, self.people, self.language = page, people, page.language
        self.states = {*self.language.capitals, *self.language.demonyms, *self.language.countries}
        self.press = PressNames(own)

    def stated(self, found: Found) -> Told | None:
        """The outlet or audience named beside the words, if one is."""
        s = self.page.sentences[found.sentence]
        if found.hearer is not None and found.hearer.lead != "asked":
            told = self.own_paper(s, found.hearer.place) or self.named(s, found.hearer.place)
            if told is not None:
                return told
        inside = {at for first, after in found.content for at in range(first, after)}
        heard = (self.on_occasion(s, at) for at in range(len(s) - 1) if at not in inside)
        return next((told for told in heard if told is not None), None) or self.by_platform(s, found)

    def own_paper(self, s: Sentence, phrase: Phrase) -> Told | None:
        """ "told us", "told this newspaper": the outlet that printed it."""
        first, after = phrase
        ours = after - first == 1 and s.words[first] in self.language.own_pronouns
        this = s.lows[first] in self.language.own_leads and s.lows[after - 1] in self.language.own_papers
        if self.press.own is None or not (ours or (this and after - first <= LONGEST_OWN)):
            return None
        return Told(self.press.own, "stated", (s.starts[first], s.stops[after - 1]), True)

    def by_platform(self, s: Sentence, found: Found) -> Told | None:
        """ "tweeted" says where."""
        platform = self.language.platform_verbs.get(found.verb.lemma) if found.verb else None
        if platform is None or not found.cue:
            return None
        first, after = found.cue[0]
        return Told(platform, "stated", (s.starts[first], s.stops[after - 1]), True)

    def on_occasion(self, s: Sentence, at: int) -> Told | None:
        """ "in an interview with Izvestia", "speaking to Izvestia", "wrote on Telegram": what begins at item `at`."""
        language = self.language
        flag, low, lead = s.flags[at], s.lows[at], s.lows[at + 1]
        if low in language.platform_leads and lead in language.platforms and s.flags[at + 1] & lx.CAPITAL:
            return self.told(s, (at + 1, at + 2), True)
        if lead in language.platform_posts and low in language.platforms and flag & lx.CAPITAL:
            return self.told(s, (at, at + 1), True)  # "in a Facebook post"
        if low in language.sitting_leads and (sitting := self.at_sitting(s, at)):
            return sitting
        if low in language.assembly_leads:
            return self.before_assembly(s, at)
        if low in language.press_meetings and lead in language.press_meetings[low]:
            return Told(language.press, "stated", (s.starts[at], s.stops[at + 1]), False)
        occasion = (flag & lx.OCCASION and not flag & lx.CAPITAL) or low in language.speaking
        if not occasion or lead not in language.outlet_leads:
            return self.on_air(s, at)
        phrase = phrase_right(s, at + 2)
        strict = lead not in language.hearer_leads or low in language.private_occasions
        return self.named(s, phrase, strict=strict) if phrase else None

    def on_air(self, s: Sentence, at: int) -> Told | None:
        """ "said on Fox News": an outlet that the registry knows, right after the cue's "on"."""
        if s.lows[at] not in self.language.on_air or at == 0:
            return None
        phrase = phrase_right(s, at + 1)
        if (programme := self.programme(s, phrase)) is not None:
            return programme
        if (
            not s.flags[at - 1] & lx.CUE
            or phrase is None
            or not self.press.knows(self.page.text[s.starts[phrase[0]] : s.stops[phrase[1] - 1]])
        ):
            return None
        return self.named(s, phrase)

    def programme(self, s: Sentence, phrase: Phrase | None) -> Told | None:
        """ "on the Daybreak podcast": what is on the air, by a name of its own."""
        if phrase is None:
            return None
        first, after = phrase
        if after < len(s) and s.lows[after - 1] not in self.language.programmes:
            after += 1
        while first < after and not s.flags[first] & lx.CAPITAL:
            first += 1
        named = s.lows[after - 1] in self.language.programmes and first < after - 1
        return self.told(s, (first, after), True) if named else None

    def at_sitting(self, s: Sentence, at: int) -> Told | None:
        """ "at the inquest", "during a hearing": who sits there hears it."""
        begin = at + 1
        while begin < len(s) and s.flags[begin] & DETERMINES:
            begin += 1
        if begin >= len(s) or s.lows[begin] not in self.language.sittings or begin == at + 1:
            return None
        goes_on = begin + 1 < len(s) and nominal(s, begin + 1) and not is_time(s, begin + 1)
        return None if goes_on else self.told(s, (begin, begin + 1), False)

    def before_assembly(self, s: Sentence, at: int) -> Told | None:
        """ "in court", "before the committee", "to parliament": where it is said is to whom."""
        begin = at + 1
        while begin < len(s) and s.flags[begin] & DETERMINES:
            begin += 1
        bare_court = begin == at + 1
        stop = begin
        while stop < len(s) and (s.flags[stop] & lx.CAPITAL or s.lows[stop] in self.language.assemblies):
            stop += 1
        goes_on = stop < len(s) and nominal(s, stop) and not is_time(s, stop)  # "in Ohio's Senate race"
        named = stop > begin and s.lows[stop - 1] in self.language.assemblies and not goes_on
        leads = self.language.assembly_leads[s.lows[at]]
        if not named or (leads == "bare" and not bare_court and not s.flags[begin] & lx.CAPITAL):
            return None
        return self.told(s, (begin, stop), bool(s.flags[begin] & lx.CAPITAL))

    def named(self, s: Sentence, phrase: Phrase, *, strict: bool = False) -> Told | None:
        """The hearer in a phrase; None for a person, a pronoun, a state and what is neither outlet nor audience."""
        first, after = phrase
        while first < after and s.flags[first] & DETERMINES and not s.flags[first] & lx.AUDIENCE:
            first += 1
        stop = first
        while stop < after and (s.flags[stop] & (lx.CAPITAL | lx.NUMBER) or s.words[stop] in "'’&-"):
            stop += 1
        if first >= after:
            return None
        owner = stop > first and s.flags[stop - 1] & lx.OWNED and stop < after and s.flags[stop] & lx.WORD
        if s.flags[first] & lx.CAPITAL and not owner:
            return self.told(s, (first, stop), True) if self.is_outlet(s, (first, stop), strict) else None
        return None if strict else self.audience(s, first, after)

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
        if strict:
            return False
        if any(low in language.organisation_words for low in lows):
            return True
        if any(s.flags[at] & (lx.TITLE | lx.ROLE) for at in range(first, after)):
            return False
        if any(person.person for person in self.people.by_key.get(key_of(lows[-1]), ())):
            return False
        persons = after - first == PERSONS_WORDS and not articled and not s.words[first].isupper()
        return not persons and (lows[0] not in language.first_names or articled)

    def audience(self, s: Sentence, first: int, after: int) -> Told | None:
        """ "reporters in Moscow" are an audience; of the phrase, the words up to the audience's noun."""
        heads = [at for at in range(first, min(after, first + LONGEST_AUDIENCE)) if s.flags[at] & lx.AUDIENCE]
        return self.told(s, (first, heads[-1] + 1), False) if heads else None

    def told(self, s: Sentence, phrase: Phrase, outlet: bool) -> Told:
        start, stop = s.starts[phrase[0]], s.stops[phrase[1] - 1]
        words = self.page.text[start:stop]
        if outlet and words.endswith(".") and words.count(".") == 1:
            words, stop = words[:-1], stop - 1  # "told the Sun." at a sentence's end is no abbreviation
        if not outlet:
            name = " ".join(words.split())
            return Told(self.language.audience_names.get(name.lower(), name), "stated", (start, stop), False)
        return Told(self.press.name(bare(words)), "stated", (start, stop), True)


def carry(resolved: Sequence[Resolved], borders: Sequence[int]) -> None:
    """Carry stated outlets on to the same speaker's other words, in place. `borders` are the sections' first
    sentences."""
    last: dict[str, tuple[int, Told]] = {}
    section = 0
    for each in resolved:
        while section < len(borders) and each.found.sentence >= borders[section]:
            last.clear()
            section += 1
        if each.spoken is None:
            continue
        key, at = each.spoken.key, each.found.sentence
        if each.told is not None:
            last[key] = (at, each.told)
        elif key in last and at - last[key][0] <= FARTHEST_CARRY:
            told = last[key][1]
            each.told = Told(told.name, "carried", told.mention, told.outlet)
            last[key] = (at, told)
    _carry_back(resolved)


def _carry_back(resolved: Sequence[Resolved]) -> None:
    """From "he told Vedomosti" back to the same speaker's words right before."""
    for number in range(len(resolved) - 2, -1, -1):
        each, after = resolved[number], resolved[number + 1]
        if each.told is not None or each.spoken is None or after.spoken is None or after.told is None:
            continue
        near = after.found.sentence - each.found.sentence <= FARTHEST_BACK
        known = after.told.status in ("stated", "carried_back")
        if near and known and each.spoken.key == after.spoken.key:
            each.told = Told(after.told.name, "carried_back", after.told.mention, after.told.outlet)
