"""Occasions that say who hears: an interview, a press conference, a platform, a court, a broadcast.

Each rule looks at what begins at one item of a sentence; the first opinion wins, silence means none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import lru_cache

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.hearers import Hearers
from broadsheet.statements.phrases import DETERMINES, Phrase, is_time, nominal, phrase_right
from broadsheet.statements.platforms import Platforms
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

# Between "in" and "briefing", or "published" and "in", stand few words.
FARTHEST_LEAD = 4
# "Appeared alongside Holm on".
FARTHEST_APPEARANCE = 8


class Occasions:
    """Finds occasions in the sentences of one article."""

    def __init__(self, hearers: Hearers) -> None:
        self.hearers, self.page, self.language = hearers, hearers.page, hearers.language
        self.alone = False
        self.posted = False
        self.platforms, self.beginnings = Platforms(hearers), _beginnings(self.language)
        self.rules: dict[str, Callable[[Sentence, int], Told | None]] = {
            "sitting": self.sitting,
            "press_meeting": self.press_meeting,
            "with_outlet": self.with_outlet,
            "interviewed": self.interviewed,
            "briefing": self.briefing,
            "addressed": self.addressed,
            "broadcast": self.broadcast,
            "on_air": self.on_air,
            "petitioned": self.petitioned,
            "noted": self.noted,
        }

    def first(self, s: Sentence, inside: Collection[int] = (), *, alone: bool = False) -> Told | None:
        """The first occasion of a sentence that names who hears; items `inside` are not looked at. In a sentence that
        attributes nothing (`alone`) an outlet after "on" must be said to be spoken on."""
        self.alone = alone
        if not s.kinds & lx.SETTING:
            return None
        self.posted = not self.platforms.words.isdisjoint(s.lows)
        flags = s.flags
        for at in range(len(s) - 1):
            if flags[at] & lx.SETTING and at not in inside:
                told = self.at(s, at)
                if told is not None:
                    return told
        return None

    def at(self, s: Sentence, at: int) -> Told | None:
        """ "in an interview with Izvestia", "speaking to Izvestia", "wrote on Telegram": what begins at item `at`."""
        told = self.platforms.at(s, at, alone=self.alone) if self.posted else None
        for name in self.beginnings.get(s.lows[at], ()) if told is None else ():
            told = self.rules[name](s, at)
            if told is not None:
                break
        return told

    def sitting(self, s: Sentence, at: int) -> Told | None:
        """ "at the inquest", "in court", "before the committee", "in an open session of parliament"."""
        if s.lows[at] in self.language.sessions and s.flags[at + 1] & lx.GENITIVE and at + 2 < len(s):
            return self.before_assembly(s, at + 1)
        if s.lows[at] in self.language.sitting_leads and (sitting := self.at_sitting(s, at)):
            return sitting
        return self.before_assembly(s, at) if s.lows[at] in self.language.assembly_leads else None

    def at_sitting(self, s: Sentence, at: int) -> Told | None:
        """ "at the inquest", "during Monday's public hearing": who sits there hears it."""
        begin = at + 1
        while begin < len(s) and s.flags[begin] & (DETERMINES | lx.OWNED):
            begin += 1
        near = range(begin, min(begin + FARTHEST_LEAD, len(s)))
        last = next((k for k in near if s.lows[k] in self.language.sittings or not nominal(s, k)), near.stop)
        if begin == at + 1 or last >= len(s) or s.lows[last] not in self.language.sittings:
            return None
        goes_on = last + 1 < len(s) and nominal(s, last + 1) and not is_time(s, last + 1)
        of = last + 1 if last + 2 < len(s) and s.lows[last + 1] in self.language.sitting_of else None
        if of is not None and (assembly := self.before_assembly(s, of)) is not None:
            return assembly  # "a hearing of the Senate Finance Committee"
        return None if goes_on else replace(self.hearers.told(s, (begin, last + 1), False), sits=True)

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
        chamber = stop == begin + 1 and s.flags[begin] & lx.CAPITAL and s.lows[begin] in self.language.chambers
        chamber = chamber and (at == 0 or bool(s.flags[at - 1] & (lx.CUE | lx.TIME | lx.AIRED)))
        named = stop > begin and (chamber or s.lows[stop - 1] in self.language.assemblies) and not goes_on
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

    def briefing(self, s: Sentence, at: int) -> Told | None:
        """ "at a briefing in Skarne", where nobody is named whom it is for."""
        low, lead = s.lows[at], s.lows[at + 1]
        near = s.lows[max(0, at - FARTHEST_LEAD) : at]
        if low not in self.language.briefings or s.flags[at] & lx.CAPITAL or lead in self.language.hearer_leads:
            return None
        goes_on = nominal(s, at + 1) and not is_time(s, at + 1)  # "a briefing note"
        led = any(word in self.language.sitting_leads or word in self.language.interview_leads for word in near)
        closed = at > 0 and s.lows[at - 1] in self.language.closed_briefings
        if goes_on or closed or not led:
            return None
        return Told(self.language.press, "stated", (s.starts[at], s.stops[at]), False)

    def with_outlet(self, s: Sentence, at: int) -> Told | None:
        """ "in an interview with Izvestia", "speaking to reporters"."""
        language, low, lead = self.language, s.lows[at], s.lows[at + 1]
        asked = low in language.questioned and lead in language.agents
        occasion = (s.flags[at] & lx.OCCASION and not s.flags[at] & lx.CAPITAL) or low in language.speaking or asked
        sent = occasion and lead in language.sent and at + 2 < len(s)
        at += bool(sent)
        lead = s.lows[at + 1]
        if not occasion or lead not in language.outlet_leads or at + 2 >= len(s):
            return None
        if lead in language.source_leads and not asked and low not in language.interviews:
            return None  # "a report by the Courier"
        here = self.platforms.own(s, at + 2) if self.posted and at + 2 < len(s) else None
        if here is not None:
            return self.hearers.told(s, (here, here + 1), True)
        if s.flags[at + 2] & lx.TITLED and low in language.interviews:
            return self.hearers.titled(s, at + 2)
        phrase = phrase_right(s, at + 2)
        strict = (lead not in language.hearer_leads and not asked) or low in language.private_occasions
        strict = strict and not (low in language.interviews and lead in language.written_leads)
        if phrase is None:
            return None
        own = None if strict else self.hearers.own_paper(s, phrase)
        told = own or self.hearers.named(s, phrase, strict=strict)
        private = told is None and low in language.private_occasions and lead in language.hearer_leads
        private = private or (told is None and low in language.chats)  # "in a chat with her camp mates"
        return self.hearers.crowd(s, phrase) if private else told

    def interviewed(self, s: Sentence, at: int) -> Told | None:
        """ "in a BBC interview": the outlet that the registry knows by the words before."""
        known = s.lows[at] in self.language.interviews or s.lows[at] in self.language.staged
        if not known or at < 2:
            return None
        stop = at - bool(s.lows[at - 1] in self.language.stations)  # "a BBC radio interview"
        first = stop - 1
        if first < 1 or not s.flags[first] & lx.CAPITAL:
            return None
        while first > 0 and s.flags[first - 1] & lx.CAPITAL and not s.flags[first - 1] & (lx.TIME | DETERMINES):
            first -= 1
        name = self.page.text[s.starts[first] : s.stops[stop - 1]]
        known = first > 0 and self.hearers.press.knows(name, articled=False)
        return self.hearers.told(s, (first, stop), True) if known else None

    def addressed(self, s: Sentence, at: int) -> Told | None:
        """ "addressing supporters", "addressed the Friends of the Canal"."""
        if s.lows[at] not in self.language.addressing:
            return None
        to = s.lows[at + 1] in self.language.hearer_leads  # "a memo addressed to all staff"
        phrase = phrase_right(s, at + 1 + bool(to))
        return self.hearers.named(s, phrase) if phrase else None

    def petitioned(self, s: Sentence, at: int) -> Told | None:
        """ "Asked the court to", "urged the High Court": what is asked of a court is said there."""
        phrase = phrase_right(s, at + 1)
        if phrase is None or s.flags[at] & lx.CAPITAL:
            return None
        first = phrase[0] + bool(s.flags[phrase[0]] & lx.DETERMINER)
        after = next((k for k in range(*phrase) if s.flags[k] & lx.TO), phrase[1])
        if first >= after or s.lows[after - 1] not in self.language.courts:
            return None
        return replace(self.hearers.told(s, (first, after), bool(s.flags[first] & lx.CAPITAL)), sits=True)

    def noted(self, s: Sentence, at: int) -> Told | None:
        """ "An internal staff memo", "an email to"'s like: whom a note is for stands before it."""
        whom = self.language.addressees.get(s.lows[at - 1]) if at else None
        if whom is None:
            return None
        return Told(whom, "stated", (s.starts[at - 1], s.stops[at - 1]), False)

    def broadcast(self, s: Sentence, at: int) -> Told | None:
        """ "a debate hosted by CNN", "published Monday in the Times": an outlet that the registry knows."""
        if s.lows[at] not in self.language.broadcasting:
            return None
        lead = next((k for k in range(at + 1, min(at + FARTHEST_LEAD, len(s) - 1)) if not is_time(s, k)), at)
        near = s.flags[max(0, at - FARTHEST_LEAD) : at]
        written = s.lows[lead] in self.language.print_leads and any(flag & lx.OCCASION for flag in near)
        if s.lows[lead] not in self.language.broadcast_leads and not written:
            return None
        phrase = phrase_right(s, lead + 1)
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
        spoken = at > 0 and bool(s.flags[at - 1] & (lx.CUE | lx.OCCASION | lx.AIRED | lx.TIME))
        if s.flags[at + 1] & lx.TITLED and spoken:
            return self.hearers.titled(s, at + 1)
        phrase = phrase_right(s, at + 1)
        near = range(at + 2, min(at + 2 + FARTHEST_LEAD, len(s)))
        title = next((k for k in near if s.flags[k] & lx.TITLED and s.lows[k - 1] in self.language.programmes), None)
        if title is not None:
            return self.hearers.titled(s, title)  # "on his podcast “Lone Voice”"
        appeared = not self.language.appearing.isdisjoint(s.lows[max(0, at - FARTHEST_APPEARANCE) : at])
        aired = at == 0 or appeared or s.flags[at - 1] & (lx.CUE | lx.TIME | lx.AIRED | lx.OCCASION)
        if aired and (programme := self.programme(s, phrase)) is not None:
            return programme
        if phrase is None:
            return None
        beside = at > 0 and (appeared or s.flags[at - 1] & (lx.CUE | lx.TIME | lx.AIRED))
        if not beside and (self.alone or not self.airs(s, phrase)):
            return None
        guest = at > 0 and s.lows[at - 1] in self.language.questioned  # "being interviewed on Lone Voice"
        return self.hearers.named(s, phrase, strict=not (guest and s.flags[phrase[0]] & lx.CAPITAL))

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
        whole = lx.CAPITAL | lx.OWNED | lx.QUOTED
        named = named and all(s.flags[k] & whole or nominal(s, k) for k in range(first, after))
        return self.hearers.told(s, (first, after), True) if named else None


@lru_cache(maxsize=16)
def _beginnings(language: Language) -> dict[str, tuple[str, ...]]:
    """The rules that may begin at a word, by their names, in the order in which they are asked."""
    table: dict[str, tuple[str, ...]] = {}
    for name, known in (
        ("sitting", (*language.sessions, *language.sitting_leads, *language.assembly_leads)),
        ("press_meeting", language.press_meetings),
        ("with_outlet", (*language.occasions, *language.speaking, *language.questioned)),
        ("interviewed", (*language.interviews, *language.staged)),
        ("briefing", language.briefings),
        ("addressed", language.addressing),
        ("broadcast", language.broadcasting),
        ("on_air", language.on_air),
        ("petitioned", language.petitioning),
        ("noted", language.notes),
    ):
        for word in dict.fromkeys(known):
            table[word] = (*table.get(word, ()), name)
    return table
