"""To whom an attribution's words were said, by what stands in its sentence; and which sentences set a scene."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

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

# Rules whose content is no clause.
PHRASAL = frozenset(("infinitive", "noun_object", "preposition"))
FARTHEST_OCCASION = 6
FARTHEST_SPEAKING = 4
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
            asked = (
                found.verb is not None and found.verb.lemma in self.language.telling and found.factuality == "actual"
            )
            told = self.hearers.own_paper(s, place, myself=asked) or self.hearers.named(s, place)
            if told is None and found.hearer.lead == "told":
                told = self.hearers.group(s, place)
            if told is not None:
                return told
        inside = {at for first, after in found.content for at in range(first, after)}
        told = self.occasions.first(s, inside)
        if told is not None and (not told.sits or stands_beside(s, found, told)):
            return told
        platforms = self.occasions.platforms
        told = platforms.by_verb(s, found.cue[0], inside) if found.cue else None
        told = told or (platforms.of_source(s, found.source) if found.source else None)
        return told or self.after_object(s, found, inside)

    def after_object(self, s: Sentence, found: Found, inside: Collection[int]) -> Told | None:
        """ "defended the bridge in an interview with the Courier": what a verb has for its object ends before that."""
        if found.rule not in PHRASAL or not any(s.flags[at] & lx.SETTING for at in inside):
            return None
        told = self.occasions.first(s, frozenset(range(len(s))) - frozenset(inside))
        if told is None or told.sits:
            return None
        at, language = bisect_left(s.starts, told.mention[0]), self.language
        clause = lx.RELATIVE | lx.SUBJECT | lx.QUESTION | lx.SUBORDINATOR
        asked = {k for k in range(at) if s.lows[k] in language.when and s.lows[k + 1] in language.questioned}
        apart = any(s.words[k] == "," for k in range(max(0, at - FARTHEST_OCCASION), at))  # ", in an interview with"
        if not apart and any(s.flags[k] & clause and k not in asked for k in range(min(inside), at)):
            return None  # "wants to know what you think of what you see on TV"
        near = s.lows[max(min(inside), at - FARTHEST_OCCASION) : at]
        leads = language.interview_leads | language.sitting_leads | language.when
        posted = told.name.lower() in language.platforms or (not told.outlet and told.name != language.press)
        return told if posted or not leads.isdisjoint(near) else None

    def in_own_court(self, resolved: Sequence[Resolved]) -> None:
        """A judge or a coroner tells the own court nothing, in place."""
        for each in resolved:
            if each.told is None or not each.told.sits or each.spoken is None:
                continue
            person, source = each.spoken.person, each.found.source
            lows = self.page.sentences[each.found.sentence].lows
            words = {*each.spoken.key.split(), *(lows[slice(*source)] if source else ())}
            if not self.language.judging.isdisjoint(words | set(person.role_words) if person else words):
                each.told = None

    def settings(self, spoken: Collection[int]) -> Iterator[Setting]:
        """The sentences that name a hearer outside quotations, in text order. `spoken` are those with attributions. A
        court or an assembly that is only mentioned hears nobody."""
        for number, s in enumerate(self.page.sentences):
            alone = number not in spoken
            told = self.occasions.first(s, alone=alone) or self.of_the_house(s) or (self.teller(s) if alone else None)
            if told is None or told.sits or (alone and not self.sets_a_scene(s, told)):
                continue
            mentions = self.people.mentions.get(number, ())
            before = [mention for mention in mentions if s.starts[mention.at] < told.mention[0]]
            there = [*((before[:1] or mentions) if alone else before[-1:]), *self.beside(s, told, mentions)]
            yield Setting(number, told, frozenset(mention.person.name.lower() for mention in there), alone)

    def sets_a_scene(self, s: Sentence, told: Told) -> bool:
        """Whether somebody speaks where a sentence only names a hearer: some people are one where they are spoken to
        ("talked to the congregation", not "is asked by fans")."""
        words = tuple(told.name.lower().split())
        known = words in self.language.platforms_at_large or words[-1] in self.language.outlet_nouns
        if told.outlet or known or told.name == self.language.press:
            return True
        at = bisect_left(s.starts, told.mention[0])
        near = s.lows[max(0, at - FARTHEST_SPEAKING) : at]
        return not (self.language.speaking | self.language.addressing).isdisjoint(near)

    def teller(self, s: Sentence) -> Told | None:
        """ "he told the Courier", of words that no rule found."""
        telling = _forms_of_telling(self.language)
        for at in range(1, len(s) - 1) if not telling.isdisjoint(s.lows) else ():
            if s.lows[at] in telling:
                phrase = phrase_right(s, at + 1)
                told = phrase and (self.hearers.own_paper(s, phrase) or self.hearers.named(s, phrase, strict=True))
                if told:
                    return told
        return None

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


@lru_cache(maxsize=16)
def _forms_of_telling(language: Language) -> frozenset[str]:
    return frozenset(form.word for verb in language.verbs if verb.lemma in language.telling for form in verb.forms)


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


def stands_beside(s: Sentence, found: Found, told: Told) -> bool:
    """Whether a court or an assembly stands in the attribution's own clause: before it or within it, and near."""
    first, after = found.attribution
    at = bisect_left(s.starts, told.mention[0])
    begin = min((start for start, _ in found.content), default=after)
    if found.source is not None and found.source[0] <= at < found.source[1]:
        return False  # "Republicans in Congress said"
    if at >= after:
        asked = begin <= at <= after + 1  # "asked the court to"
        return asked or (begin > at and at - after <= FARTHEST_SITTING)
    parted = any(s.flags[k] & (lx.RELATIVE | lx.QUESTION) for k in range(at, first))  # "in court, where"
    return not parted and (at >= first or first - at <= FARTHEST_SITTING or at <= FARTHEST_SITTING)
