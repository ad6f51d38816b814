"""Occasions that say who hears: an interview, a press conference, a platform, a court, a broadcast.

Each rule looks at what begins at one item of a sentence; the first opinion wins, silence means none.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from broadsheet.statements import lexicon as lx
from broadsheet.statements.hearers import Hearers
from broadsheet.statements.phrases import DETERMINES, Phrase, is_time, nominal, phrase_right
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

# Between "in" and "tweet" stand few words, and between "on" and a platform.
FARTHEST_LEAD = 4
FARTHEST_PLATFORM = 6


class Occasions:
    """Finds occasions in the sentences of one article."""

    def __init__(self, hearers: Hearers) -> None:
        self.hearers, self.page, self.language = hearers, hearers.page, hearers.language
        self.alone = False
        self.posted = False
        self.platform_words = frozenset(
            (
                *self.language.platforms,
                *self.language.platform_nouns,
                *(first for first, _ in self.language.platforms_at_large),
            )
        )

    def first(self, s: Sentence, inside: Collection[int] = (), *, alone: bool = False) -> Told | None:
        """The first occasion of a sentence that names who hears; items `inside` are not looked at. In a sentence that
        attributes nothing (`alone`) an outlet after "on" must be said to be spoken on."""
        self.alone = alone
        self.posted = not self.platform_words.isdisjoint(s.lows)
        if not s.kinds & lx.SETTING:
            return None
        places = (at for at in range(len(s) - 1) if s.flags[at] & lx.SETTING and at not in inside)
        return next((told for at in places if (told := self.at(s, at)) is not None), None)

    def at(self, s: Sentence, at: int) -> Told | None:
        """ "in an interview with Izvestia", "speaking to Izvestia", "wrote on Telegram": what begins at item `at`."""
        return (
            (self.platform(s, at) if self.posted else None)
            or self.sitting(s, at)
            or self.press_meeting(s, at)
            or self.with_outlet(s, at)
            or self.addressed(s, at)
            or self.broadcast(s, at)
            or self.on_air(s, at)
        )

    def platform(self, s: Sentence, at: int) -> Told | None:
        """ "on Telegram", "in a Facebook post", "in a tweet", "on social media"."""
        language, told = self.language, self.hearers.told
        flag, low, lead = s.flags[at], s.lows[at], s.lows[at + 1]
        if low in language.platform_leads and (here := self.own_platform(s, at + 1)) is not None:
            return told(s, (here, here + 1), True)
        if lead in language.platform_posts and low in language.platforms and flag & lx.CAPITAL:
            return told(s, (at, at + 1), True)
        if (low, lead) in language.platforms_at_large:
            return told(s, (at, at + 2), False)
        if low in language.platform_nouns:
            near = s.lows[max(0, at - FARTHEST_LEAD) : at]
            if any(word in language.platform_noun_leads for word in near):
                return Told(language.platform_nouns[low], "stated", (s.starts[at], s.stops[at]), True)
        return None

    def own_platform(self, s: Sentence, at: int) -> int | None:
        """ "on Twitter", "to his Instagram", "on the company's official YouTube channel": where the platform's name
        stands."""
        whose = lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.QUOTED
        if s.flags[at] & whose:
            ends = lx.PREPOSITION | lx.VERBAL | lx.SUBJECT | lx.CONJUNCTION
            near = range(at, min(at + FARTHEST_PLATFORM, len(s)))
            stop = next((k for k in near if s.flags[k] & ends or not s.flags[k] & (lx.WORD | lx.QUOTED)), near.stop)
            at = next((k for k in range(at, stop) if s.lows[k] in self.language.platforms), at)
        return at if s.lows[at] in self.language.platforms and s.flags[at] & lx.CAPITAL else None

    def sitting(self, s: Sentence, at: int) -> Told | None:
        """ "at the inquest", "in court", "before the committee"."""
        if s.lows[at] in self.language.sitting_leads and (sitting := self.at_sitting(s, at)):
            return sitting
        return self.before_assembly(s, at) if s.lows[at] in self.language.assembly_leads else None

    def at_sitting(self, s: Sentence, at: int) -> Told | None:
        """ "at the inquest", "during a hearing": who sits there hears it."""
        begin = at + 1
        while begin < len(s) and s.flags[begin] & DETERMINES:
            begin += 1
        if begin >= len(s) or s.lows[begin] not in self.language.sittings or begin == at + 1:
            return None
        goes_on = begin + 1 < len(s) and nominal(s, begin + 1) and not is_time(s, begin + 1)
        of = begin + 1 if begin + 2 < len(s) and s.flags[begin + 1] & lx.GENITIVE else None
        if of is not None and (assembly := self.before_assembly(s, of)) is not None:
            return assembly  # "a hearing of the Senate Finance Committee"
        return None if goes_on else replace(self.hearers.told(s, (begin, begin + 1), False), sits=True)

    def before_assembly(self, s: Sentence, at: int) -> Told | None:
        """ "in court", "before the committee", "to parliament": where it is said is to whom."""
        begin = at + 1
        while begin < len(s) and s.flags[begin] & DETERMINES:
            begin += 1
        bare_court = begin == at + 1
        stop = begin
        while stop < len(s) and (s.flags[stop] & lx.CAPITAL or s.lows[stop] in self.language.assemblies):
            stop += 1
            of = stop + 1 < len(s) and s.flags[stop] & lx.GENITIVE and s.flags[stop + 1] & lx.CAPITAL
            stop += bool(of and s.flags[stop - 1] & lx.CAPITAL)  # "House of Commons"
        goes_on = stop < len(s) and nominal(s, stop) and not is_time(s, stop)  # "in Ohio's Senate race"
        goes_on = goes_on and not s.flags[stop] & lx.NEUTER  # "claimed in court he was drunk"
        named = stop > begin and s.lows[stop - 1] in self.language.assemblies and not goes_on
        leads = self.language.assembly_leads.get(s.lows[at], "any")
        if not named or (leads == "bare" and not bare_court and not s.flags[begin] & lx.CAPITAL):
            return None
        return replace(self.hearers.told(s, (begin, stop), bool(s.flags[begin] & lx.CAPITAL)), sits=True)

    def press_meeting(self, s: Sentence, at: int) -> Told | None:
        """ "at a news conference"."""
        language, low = self.language, s.lows[at]
        if low not in language.press_meetings or s.lows[at + 1] not in language.press_meetings[low]:
            return None
        return Told(language.press, "stated", (s.starts[at], s.stops[at + 1]), False)

    def with_outlet(self, s: Sentence, at: int) -> Told | None:
        """ "in an interview with Izvestia", "speaking to reporters"."""
        language, low, lead = self.language, s.lows[at], s.lows[at + 1]
        asked = low in language.questioned and lead in language.agents
        occasion = (s.flags[at] & lx.OCCASION and not s.flags[at] & lx.CAPITAL) or low in language.speaking or asked
        sent = occasion and lead in language.sent and at + 2 < len(s)
        at += bool(sent)
        lead = s.lows[at + 1]
        if not occasion or lead not in language.outlet_leads:
            return None
        if lead in language.source_leads and not asked and low not in language.interviews:
            return None  # "a report by the Courier"
        here = self.own_platform(s, at + 2) if self.posted and at + 2 < len(s) else None
        if here is not None:
            return self.hearers.told(s, (here, here + 1), True)
        phrase = phrase_right(s, at + 2)
        strict = (lead not in language.hearer_leads and not asked) or low in language.private_occasions
        strict = strict and not (low in language.interviews and lead in language.written_leads)
        if phrase is None:
            return None
        own = None if strict else self.hearers.own_paper(s, phrase)
        return own or self.hearers.named(s, phrase, strict=strict)

    def addressed(self, s: Sentence, at: int) -> Told | None:
        """ "addressing supporters", "addressed the Friends of the Canal"."""
        if s.lows[at] not in self.language.addressing:
            return None
        phrase = phrase_right(s, at + 1)
        return self.hearers.named(s, phrase) if phrase else None

    def broadcast(self, s: Sentence, at: int) -> Told | None:
        """ "a debate hosted by CNN", "the programme aired on RTE": an outlet that the registry knows."""
        if s.lows[at] not in self.language.broadcasting or s.lows[at + 1] not in self.language.broadcast_leads:
            return None
        phrase = phrase_right(s, at + 2)
        if phrase is None:
            return None
        told = self.hearers.named(s, phrase, strict=True)
        called = s.lows[phrase[1] - 1] in self.language.outlet_nouns and phrase[1] + 1 < len(s)
        if called and s.words[phrase[1]] == "," and s.flags[phrase[1] + 1] & lx.CAPITAL:  # "by the state agency, KCNA"
            apposed = phrase_right(s, phrase[1] + 1)
            return (self.hearers.named(s, apposed) if apposed else None) or told
        return told

    def on_air(self, s: Sentence, at: int) -> Told | None:
        """ "said on Fox News": an outlet that the registry knows, right after the cue's "on"."""
        if s.lows[at] not in self.language.on_air:
            return None
        spoken = at > 0 and bool(s.flags[at - 1] & lx.CUE)
        if s.flags[at + 1] & lx.TITLED and spoken:
            return self.hearers.titled(s, at + 1)
        phrase = phrase_right(s, at + 1)
        aired = at > 0 and s.flags[at - 1] & (lx.CUE | lx.TIME | lx.AIRED | lx.OCCASION)
        if aired and (programme := self.programme(s, phrase)) is not None:
            return programme
        if phrase is None:
            return None
        beside = at > 0 and s.flags[at - 1] & (lx.CUE | lx.TIME | lx.AIRED)
        if not beside and (self.alone or not self.airs(s, phrase)):
            return None
        return self.hearers.named(s, phrase, strict=True)

    def airs(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase names a broadcaster."""
        station = s.flags[phrase[0]] & lx.CAPITAL and any(
            low in self.language.stations for low in s.lows[slice(*phrase)]
        )
        return bool(station) or self.hearers.press.airs(self.page.text[s.starts[phrase[0]] : s.stops[phrase[1] - 1]])

    def programme(self, s: Sentence, phrase: Phrase | None) -> Told | None:
        """ "on the Daybreak podcast": what is on the air, by a name of its own."""
        if phrase is None:
            return None
        first, after = phrase
        for of in range(first + 1, after - 1):
            if s.lows[of - 1] in self.language.episodes and s.flags[of] & lx.GENITIVE:
                return self.hearers.named(s, (of + 1, after))  # "on Thursday's episode of The View"
        if after < len(s) and s.lows[after - 1] not in self.language.programmes:
            after += 1
        while first < after and not s.flags[first] & lx.CAPITAL:
            first += 1
        named = s.lows[after - 1] in self.language.programmes and first < after - 1
        return self.hearers.told(s, (first, after), True) if named else None
