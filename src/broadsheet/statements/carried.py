"""Hearers carried from where they are named to the same speaker's other words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Place
from broadsheet.statements.hearing import fresh_occasion
from broadsheet.statements.page import Page
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.spoken import Spoken
from broadsheet.statements.told import Resolved, Setting, Told

# How many sentences on a post, an audience, a court is carried, without being named again; an outlet, to which somebody
# talks at length, and the press much farther.
FARTHEST_POST = 3
FARTHEST_GROUP = 6
FARTHEST_CARRY = 12
FARTHEST_TALK = 60
FARTHEST_BACK = 3
# The lead of a news article tells what was said before it tells to whom.
LEAD = 2
FARTHEST_LEAD = 6
FARTHEST_LEAD_OF_TALK = 15
# A scene that is set without words is for what follows at once.
NEAREST = 3
# In a row of strangers' posts each is this near to the one before.
FARTHEST_CROWD = 4


def carry(page: Page, resolved: Sequence[Resolved], settings: Sequence[Setting], borders: Sequence[int]) -> None:
    """Carry stated outlets to the same speaker's other words, in place. `borders` are the sections' first sentences."""
    _share_out(page, resolved)
    heard = {each.told.mention for each in resolved if each.told}
    scenes = [setting for setting in settings if setting.told.mention not in heard]
    _carry_on(page, resolved, scenes, borders)
    _carry_back(page, resolved, scenes)


def _share_out(page: Page, resolved: Sequence[Resolved]) -> None:
    """One hearer of a sentence in which two people speak is his who stands nearest to it."""
    for number, group in itertools.groupby(resolved, key=lambda each: each.found.sentence):
        here = [each for each in group if each.told is not None and each.spoken is not None]
        if len({each.spoken.key for each in here if each.spoken}) < len(here) or len(here) > 1:
            s = page.sentences[number]
            for mention in {each.told.mention for each in here if each.told}:
                rivals = [each for each in here if each.told and each.told.mention == mention]
                nearest = min(rivals, key=lambda each: _away(s, each, mention))
                for each in rivals:
                    if each.spoken and nearest.spoken and each.spoken.key != nearest.spoken.key:
                        each.told = None


def _away(s: Sentence, each: Resolved, mention: Place) -> int:
    """How far a hearer stands from an attribution, in code points."""
    first, after = each.found.attribution
    start, stop = s.starts[first], s.stops[max(first, after - 1)]
    return max(start - mention[1], mention[0] - stop, 0)


def _carry_on(page: Page, resolved: Sequence[Resolved], settings: Sequence[Setting], borders: Sequence[int]) -> None:
    heard = _Heard(page)
    section = 0
    ahead = list(reversed(settings))
    for each in resolved:
        at = each.found.sentence
        while section < len(borders) and at >= borders[section]:
            heard = _Heard(page)
            section += 1
        while ahead and ahead[-1].sentence <= at:
            setting = ahead.pop()
            if not section or setting.sentence >= borders[section - 1]:
                heard.set(setting)
        if each.spoken is not None:
            heard.go_on(each, each.spoken)


@dataclass(slots=True)
class _Heard:
    """Who was heard last by whom, in a section: by speaker, in a scene that is set without words, and among strangers
    who write on one platform."""

    page: Page
    last: dict[str, tuple[int, Told]] = field(default_factory=dict)
    scene: tuple[int, Told] | None = None
    crowd: tuple[int, Told] | None = None

    def set(self, setting: Setting) -> None:
        """A sentence that names a hearer."""
        told = (setting.sentence, setting.told)
        self.last |= dict.fromkeys(setting.keys, told)
        self.scene = None if setting.keys or not setting.alone else told
        if not setting.keys and _is_platform(self.page, setting.told):
            self.crowd = told

    def known_as(self, spoken: Spoken) -> str:
        """The key of who spoke before, for somebody who is called by the end of that name or description."""
        first, _, rest = spoken.key.partition(" ")
        named = spoken.named or first not in self.page.language.definite
        if spoken.key in self.last or (not spoken.named and named):
            return spoken.key
        ends = (
            (f" {spoken.key}",)
            if named
            else (f" {rest}", *(f"{rest}{many}" for many in self.page.language.plural_endings))
        )
        return next((key for key in reversed(self.last) if key.endswith(ends) or key in ends), spoken.key)

    def go_on(self, each: Resolved, spoken: Spoken) -> None:
        """Who speaks next: the hearer of the same person's words before, or of the scene; in place."""
        key, at = self.known_as(spoken), each.found.sentence
        if self.crowd is not None and each.told is None and _another(self.page, each, self.crowd[0]):
            each.told = self.crowd[1].known("inferred")
        if each.told is not None:
            aside = _is_group(self.page, each.told) and key in self.last and _is_talk(self.page, self.last[key][1])
            if not aside or at - self.last[key][0] > NEAREST:
                self.last[key] = (at, each.told)
            if _is_platform(self.page, each.told) and not spoken.named:
                self.crowd = (at, each.told)
            return
        if self.scene is not None and at - self.scene[0] <= NEAREST:
            self.last[key] = self.scene
        self.scene = None
        if key not in self.last or at - self.last[key][0] > _reach(self.page, self.last[key][1]):
            return
        if _begins_anew(self.page, each):
            del self.last[key]
            return
        if _at_another_time(self.page, each):
            return
        where, told = self.last[key]
        each.told = told if told.status == "inferred" or where == at else told.known("carried")
        self.last[key] = (at, told)


def _is_talk(page: Page, told: Told) -> bool:
    """Whether somebody talks to the press: to an outlet or to reporters."""
    if told.name == page.language.press:
        return True
    described = told.name.lower().split()[-1] in page.language.outlet_nouns
    return (told.outlet or described) and not _is_platform(page, told)


def _is_group(page: Page, told: Told) -> bool:
    """Whether they are only some people ("told viewers"): who talks to an outlet and to them still talks to it."""
    return not (told.outlet or told.sits or _is_talk(page, told))


def _reach(page: Page, told: Told) -> int:
    if _is_talk(page, told):
        return FARTHEST_TALK
    if _is_platform(page, told):
        return FARTHEST_POST
    return FARTHEST_GROUP if _is_group(page, told) else FARTHEST_CARRY


def _is_platform(page: Page, told: Told) -> bool:
    low = told.name.lower()
    return low in page.language.platforms or tuple(low.split()) in page.language.platforms_at_large


def _another(page: Page, each: Resolved, crowd: int) -> bool:
    """ "another said", "one viewer wrote": somebody of a crowd that writes on one platform."""
    source, at = each.found.source, each.found.sentence
    if source is None or each.spoken is None or each.spoken.named or at - crowd > FARTHEST_CROWD:
        return False
    return bool(page.sentences[at].flags[source[0]] & lx.INDEFINITE)


def _begins_anew(page: Page, each: Resolved) -> bool:
    return fresh_occasion(page.sentences[each.found.sentence], each.found, page.language)


def _at_another_time(page: Page, each: Resolved) -> bool:
    """ "had previously warned", "has dismissed": not what is said now, where it is not quoted."""
    found, language = each.found, page.language
    s = page.sentences[found.sentence]
    places = [at for first, after in found.cue for at in range(max(0, first - 1), after)]
    if not language.before_now.isdisjoint(s.lows[at] for at in places):
        return True
    return not found.quotations and any(s.flags[at] & lx.PERFECT for at in places)


def _carry_back(page: Page, resolved: Sequence[Resolved], settings: Sequence[Setting]) -> None:
    """From "he told Vedomosti" back to the same speaker's words before."""
    later: dict[str, tuple[int, Told]] = {}
    behind = list(settings)
    for each in reversed(resolved):
        while behind and behind[-1].sentence > each.found.sentence:
            setting = behind.pop()
            later |= dict.fromkeys(setting.keys, (setting.sentence, setting.told))
        if each.spoken is None:
            continue
        key, at = each.spoken.key, each.found.sentence
        if each.told is not None:
            if each.told.status in ("stated", "carried_back"):
                later[key] = (at, each.told)
            else:
                later.pop(key, None)
            continue
        if key not in later:
            continue
        lead = page.sentences[at].paragraph < LEAD
        posted = _is_platform(page, later[key][1])
        if (posted and not _posts_on(page, at, later[key][0])) or _begins_anew(page, each):
            del later[key]  # who writes on a platform may have said the rest anywhere
            continue
        farthest = FARTHEST_LEAD_OF_TALK if _is_talk(page, later[key][1]) else FARTHEST_LEAD
        if later[key][0] - at > (farthest if lead else FARTHEST_BACK) or _before_that(page, each, lead=lead):
            continue
        each.told = later[key][1].known("carried_back")
        later[key] = (at, each.told)


def _posts_on(page: Page, at: int, post: int) -> bool:
    """Whether a sentence belongs to the post of another: right before it in its paragraph, or the lead to it."""
    first, last = page.sentences[at].paragraph, page.sentences[post].paragraph
    return post - at <= 1 and (first == last or first == 0)


def _before_that(page: Page, each: Resolved, *, lead: bool) -> bool:
    """ "has repeatedly criticised": what somebody has said at other times is not what he tells now. A lead may say
    "has criticised" of what is new."""
    s = page.sentences[each.found.sentence]
    places = [at for first, after in each.found.cue for at in range(max(0, first - 1), after)]
    perfect = any(s.flags[at] & lx.PERFECT for at in places)
    return perfect and not (lead and page.language.at_other_times.isdisjoint(s.lows[at] for at in places))
