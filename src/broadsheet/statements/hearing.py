"""To whom an attribution's words were said, by what stands in its sentence; and which sentences set a scene."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found
from broadsheet.statements.hearers import Hearers
from broadsheet.statements.occasions import Occasions
from broadsheet.statements.page import Page
from broadsheet.statements.people import Mention, People
from broadsheet.statements.phrases import DETERMINES, phrase_right
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Resolved, Setting, Told

# An interview's words go on for so many sentences without it being named again.
FARTHEST_INTERVIEW = 4
# A court stands this near to what is said in it.
FARTHEST_SITTING = 5


class Hearing:
    """Finds hearers in one article. `own` is the outlet that printed it."""

    def __init__(self, page: Page, people: People, own: str | None = None) -> None:
        self.page, self.people, self.language = page, people, page.language
        self.hearers = Hearers(page, people, own)
        self.occasions = Occasions(self.hearers)

    def stated(self, found: Found) -> Told | None:
        """The outlet or audience named beside the words, if one is."""
        if found.rule == "asked_about":
            return None  # who asks is told nothing
        s = self.page.sentences[found.sentence]
        if found.hearer is not None and found.hearer.lead != "asked":
            place = found.hearer.place
            told = self.hearers.own_paper(s, place) or self.hearers.named(s, place)
            if told is not None:
                return told
        inside = {at for first, after in found.content for at in range(first, after)}
        told = self.occasions.first(s, inside)
        if told is not None and (not told.sits or _beside(s, found, told)):
            return told
        return self.by_platform(s, found)

    def inferred(self, resolved: Sequence[Resolved]) -> None:
        """What only the form shows, in place: who testifies or pleads is heard by the court or committee that the
        article names; an interview without an outlet was had with the one that prints it."""
        heard = [each.told for each in resolved if each.told is not None]
        court = next((told for told in heard if self.is_court(told)), None)
        alone = not any(told.outlet and told.name != self.hearers.press.own for told in heard)
        interviewed: dict[str, tuple[int, Told]] = {}
        for each in resolved:
            if each.told is not None or each.spoken is None:
                continue
            each.told = self.in_court(each, court) or (self.in_interview(each) if alone else None)
            where, told = interviewed.get(each.spoken.key, (0, None))
            goes_on = told is not None and each.found.sentence - where <= FARTHEST_INTERVIEW
            if each.told is None and goes_on and not self.anew(each):
                each.told = told
            if each.told is not None and each.told.name == self.hearers.press.own:
                interviewed[each.spoken.key] = (each.found.sentence, each.told)

    def anew(self, each: Resolved) -> bool:
        """Whether an attribution has an occasion of its own."""
        return fresh_occasion(self.page.sentences[each.found.sentence], each.found, self.language)

    def is_court(self, told: Told) -> bool:
        words = told.name.lower().split()
        return bool(words) and (words[-1] in self.language.assemblies or words[-1] in self.language.sittings)

    def in_court(self, each: Resolved, court: Told | None) -> Told | None:
        """ "testified that", "defence lawyer Ann Holm said", in an article where somebody speaks in court."""
        found, person = each.found, each.spoken.person if each.spoken else None
        testifies = found.verb is not None and found.verb.lemma in self.language.testifying
        court = court or (self.committee if testifies else None)
        if court is None or found.factuality != "actual":
            return None
        s = self.page.sentences[found.sentence]
        source = {s.lows[at] for at in range(*found.source)} if found.source else set()
        words = source | person.role_words if person else source
        pleads = found.verb is not None and any(words.issuperset(phrase) for phrase in self.language.pleaders)
        return (
            court.known("inferred") if testifies or (pleads and not fresh_occasion(s, found, self.language)) else None
        )

    @cached_property
    def committee(self) -> Told | None:
        """The assembly that the article names, where nobody is said to have spoken before one."""
        for number, first, after in self.people.runs:
            s = self.page.sentences[number]
            if after - first > 1 and s.lows[after - 1] in self.language.hearing_bodies:
                return self.hearers.told(s, (first + bool(s.flags[first] & DETERMINES), after), True)
        return None

    def in_interview(self, each: Resolved) -> Told | None:
        """ "in an interview", and no outlet near."""
        own, found = self.hearers.press.own, each.found
        s = self.page.sentences[found.sentence]
        if own is None or not s.kinds & lx.OCCASION:
            return None
        inside = {at for first, after in found.content for at in range(first, after)}
        for at in range(2, len(s)):
            if s.lows[at] not in self.language.interviews or at in inside:
                continue
            told = Told(own, "inferred", (s.starts[at], s.stops[at]), True)
            led = any(s.lows[back] in self.language.interview_leads for back in range(max(0, at - 4), at))
            if led and _beside(s, found, told):
                return told
        return None

    def by_platform(self, s: Sentence, found: Found) -> Told | None:
        """ "tweeted", "a tweet from the union": the verb or the source says where."""
        language = self.language
        for first, after in found.cue[:1]:
            verbs = [verb.lemma for at in range(first, after) for verb, _ in language.forms.get(s.lows[at], ())]
            platform = next((language.platform_verbs[verb] for verb in verbs if verb in language.platform_verbs), None)
            if platform is not None:
                return Told(platform, "stated", (s.starts[first], s.stops[after - 1]), True)
        for at in range(*found.source) if found.source else ():
            if s.lows[at] in language.platform_nouns:
                return Told(language.platform_nouns[s.lows[at]], "stated", (s.starts[at], s.stops[at]), True)
        return None

    def settings(self, spoken: Collection[int]) -> Iterator[Setting]:
        """The sentences that name a hearer outside quotations, in text order. `spoken` are those with attributions. A
        court or an assembly that is only mentioned hears nobody."""
        for number, s in enumerate(self.page.sentences):
            told = self.occasions.first(s, alone=number not in spoken) or self.of_the_house(s)
            if told is None or told.sits:
                continue
            mentions = self.people.mentions.get(number, ())
            before = [mention for mention in mentions if s.starts[mention.at] < told.mention[0]]
            alone = number not in spoken
            there = [*((before[:1] or mentions) if alone else before[-1:]), *self.beside(s, told, mentions)]
            yield Setting(number, told, frozenset(mention.person.name.lower() for mention in there), alone)

    def beside(self, s: Sentence, told: Told, mentions: Sequence[Mention]) -> list[Mention]:
        """ "at a press briefing with Ann Holm and Ola Brandt": who speaks there, as the one who is named before."""
        at = bisect_left(s.starts, told.mention[1])
        if told.outlet or at >= len(s) or s.lows[at] not in self.language.speaking_leads:
            return []
        return [mention for mention in mentions if mention.at > at]

    def of_the_house(self, s: Sentence) -> Told | None:
        """ "When the Courier contacted the mayor": the outlet that prints it asks; "spoke to Ann Holm this morning", on
        a broadcaster's page: one of its own people does."""
        language, press = self.language, self.hearers.press
        if press.own is None or not s.kinds & lx.SETTING:
            return None
        for at in range(1, len(s) - 1):
            if s.lows[at] in language.contacting and (phrase := own_before(s, at, press.own)):
                return Told(press.own, "stated", (s.starts[phrase[0]], s.stops[phrase[1] - 1]), True)
            if press.on_air and s.lows[at] in language.speaking and s.lows[at + 1] in language.hearer_leads:
                person = phrase_right(s, at + 2)
                if person is not None and all(s.flags[k] & lx.CAPITAL for k in range(*person)):
                    return Told(press.own, "inferred", (s.starts[person[0]], s.stops[person[1] - 1]), True)
        return None


def own_before(s: Sentence, at: int, own: str) -> tuple[int, int] | None:
    """The name of the article's own outlet right before an item."""
    first = at
    while first > 0 and s.flags[first - 1] & lx.CAPITAL:
        first -= 1
    name = " ".join(s.lows[first:at])
    return (first, at) if first < at and name in own.lower() else None


def fresh_occasion(s: Sentence, found: Found, language: Language) -> bool:
    """Whether an attribution names an occasion of its own that tells no hearer ("in a statement", "in his book"), or
    another time."""
    if s.lows[0] in language.other_times:
        return True
    if not s.kinds & lx.OCCASION:
        return False
    inside = {at for first, after in found.content for at in range(first, after)}
    return any(
        s.lows[at] in language.fresh_occasions
        and s.flags[at - 1] & DETERMINES
        and s.lows[at - 1] not in language.definite
        for at in range(1, len(s))
        if at not in inside
    )


def _beside(s: Sentence, found: Found, told: Told) -> bool:
    """Whether a court or an assembly stands in the attribution's own clause: before it or within it, and near."""
    first, after = found.attribution
    at = bisect_left(s.starts, told.mention[0])
    begin = min((start for start, _ in found.content), default=after)
    if found.source is not None and found.source[0] <= at < found.source[1]:
        return False  # "Republicans in Congress said"
    if at >= after:
        return begin > at and at - after <= FARTHEST_SITTING
    parted = any(s.flags[k] & (lx.RELATIVE | lx.QUESTION) for k in range(at, first))  # "in court, where"
    return not parted and (at >= first or first - at <= FARTHEST_SITTING or at <= FARTHEST_SITTING)
