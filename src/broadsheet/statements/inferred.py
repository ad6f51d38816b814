"""To whom words were said where only the form of the article shows it: witnesses are heard by the court or committee
that it names, an interview without an outlet was had with the one that it names or that prints it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found
from broadsheet.statements.hearing import Hearing, fresh_occasion, stands_beside
from broadsheet.statements.phrases import DETERMINES
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Resolved, Setting, Told

# What is said in an interview or as a witness goes on for so many sentences without being named again.
FARTHEST_INTERVIEW = 4
# Between "in" and "interview" or "testimony" stand few words.
NEAR = 4


class Inference:
    """Infers hearers in one article, whose stated and carried ones are known."""

    def __init__(self, hearing: Hearing, resolved: Sequence[Resolved], settings: Sequence[Setting]) -> None:
        self.hearing, self.resolved = hearing, resolved
        self.page, self.language, self.own = hearing.page, hearing.language, hearing.hearers.press.own
        self.starts = [s.starts[0] for s in self.page.sentences]
        self.heard = [(each.spoken.key if each.spoken else "", each.told) for each in resolved if each.told is not None]
        scenes = [(key, scene.told) for scene in settings for key in (scene.keys or ("",))]
        outlets = [(key, told) for key, told in (*self.heard, *scenes) if told.outlet]
        self.interviewers = [(key, told) for key, told in outlets if self.interviews(told)] or outlets
        self.court = next((told for _, told in self.heard if self.is_court(told)), None)

    def infer(self) -> None:
        """Fill in what is not known, in place."""
        last: dict[str, tuple[int, Told]] = {}
        for each in self.resolved:
            if each.told is not None or each.spoken is None:
                continue
            each.told = self.in_court(each) or self.in_interview(each, each.spoken.key)
            where, told = last.get(each.spoken.key, (0, None))
            goes_on = told is not None and each.found.sentence - where <= FARTHEST_INTERVIEW
            if each.told is None and goes_on and not self.anew(each):
                each.told = told
            if each.told is not None:
                last[each.spoken.key] = (each.found.sentence, each.told)

    def anew(self, each: Resolved) -> bool:
        """Whether an attribution has an occasion of its own."""
        return fresh_occasion(self.page.sentences[each.found.sentence], each.found, self.language)

    # ------------------------------------------------------------------------------------------ witnesses

    def is_court(self, told: Told) -> bool:
        words = told.name.lower().split()
        return bool(words) and (words[-1] in self.language.assemblies or words[-1] in self.language.sittings)

    def in_court(self, each: Resolved) -> Told | None:
        """ "testified that", "defence lawyer Ann Holm said", in an article where somebody speaks in court."""
        found, person = each.found, each.spoken.person if each.spoken else None
        s = self.page.sentences[found.sentence]
        verb = found.verb
        testifies = verb is not None and (
            verb.lemma in self.language.testifying or _in_evidence(s, found, self.language)
        )
        court = self.court or ((self.committee or self.trial) if testifies else None)
        if court is None or found.factuality != "actual":
            return None
        source = {s.lows[at] for at in range(*found.source)} if found.source else set()
        words = source | person.role_words if person else source
        pleads = verb is not None and any(words.issuperset(phrase) for phrase in self.language.pleaders)
        elsewhere = fresh_occasion(s, found, self.language) or not self.language.out_of_court.isdisjoint(s.lows)
        heard = testifies or (pleads and not elsewhere)
        return court.known("inferred") if heard else None

    @cached_property
    def committee(self) -> Told | None:
        """The assembly or hearing that the article names, where nobody is said to have spoken before one."""
        hearers = self.hearing.hearers
        for number, first, after in self.hearing.people.runs:
            s = self.page.sentences[number]
            if after - first > 1 and s.lows[after - 1] in self.language.hearing_bodies:
                return hearers.told(s, (first + bool(s.flags[first] & DETERMINES), after), True)
        sittings = (
            hearers.told(s, (at, at + 1), False)
            for s in self.page.sentences
            if s.kinds & lx.VENUE
            for at in range(len(s))
            if s.lows[at] in self.language.sittings and not s.flags[at] & lx.CAPITAL
        )
        return next(sittings, None)

    @cached_property
    def trial(self) -> Told | None:
        """A court that is only shown by who sits there: a judge, jurors, a sentence."""
        signs = [
            (low, s.starts[at], s.stops[at])
            for s in self.page.sentences
            for at, low in enumerate(s.lows)
            if low in self.language.court_signs
        ]
        several = len({low for low, _, _ in signs}) > 1
        return Told(self.language.court, "inferred", signs[0][1:], False, True) if several else None

    # ----------------------------------------------------------------------------------------- interviews

    def interviews(self, told: Told) -> bool:
        """Whether a hearer is the outlet of an interview."""
        s = self.page.sentences[max(0, bisect_right(self.starts, told.mention[0]) - 1)]
        return told.outlet and not self.language.interviews.isdisjoint(s.lows)

    def in_interview(self, each: Resolved, key: str) -> Told | None:
        """ "in an interview", and no outlet near: it was had with the one that prints it; "in the interview" is the one
        that the article tells of."""
        found = each.found
        s = self.page.sentences[found.sentence]
        if self.own is None or self.language.interviews.isdisjoint(s.lows):
            return None
        inside = {at for first, after in found.content for at in range(first, after)}
        for at in range(2, len(s)):
            with_somebody = at + 1 < len(s) and s.lows[at + 1] in self.language.hearer_leads
            if s.lows[at] not in self.language.interviews or at in inside or with_somebody:
                continue
            told = Told(self.own, "inferred", (s.starts[at], s.stops[at]), True)
            near = range(max(0, at - NEAR), at)
            if any(s.lows[k] in self.language.interview_leads for k in near) and stands_beside(s, found, told):
                definite = any(s.lows[k] in self.language.definite or s.flags[k] & KNOWN for k in near)
                return (
                    self.of_outlet(key, told.mention[0]) if definite and self.interviewers else self.of_own(key, told)
                )
        return None

    def of_own(self, key: str, told: Told) -> Told | None:
        """The outlet that prints it, unless others are told something."""
        others = any(other.outlet and other.name != self.own and whose == key for whose, other in self.heard)
        return None if others else told

    def of_outlet(self, key: str, at: int) -> Told | None:
        """Who interviewed a speaker: the nearest before, or the first after."""
        known = [told for whose, told in self.interviewers if whose == key]
        known = (
            known or [told for whose, told in self.interviewers if not whose] or [told for _, told in self.interviewers]
        )
        if len({told.name for told in known}) > 1:
            known = [told for told in known if told.mention[0] < at][-1:]
        if not known:
            return None
        return known[0].known("carried" if known[0].mention[0] < at else "carried_back")


KNOWN = lx.POSSESSIVE | lx.OWNED


def _in_evidence(s: Sentence, found: Found, language: Language) -> bool:
    """ "said in closed-door testimony", "giving evidence, Holm said"."""
    if found.rule == "asked_about" or language.evidence.isdisjoint(s.lows):
        return False
    inside = {at for first, after in found.content for at in range(first, after)}
    source = range(*found.source) if found.source else range(0)
    places = (at for at in range(len(s)) if s.lows[at] in language.evidence and at not in inside and at not in source)
    return any(any(low in language.evidence_leads for low in s.lows[max(0, at - NEAR) : at]) for at in places)
