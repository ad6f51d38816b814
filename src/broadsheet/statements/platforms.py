"""Platforms that words were posted on: "on Telegram", "in a Facebook post", "in a tweet", "on social media".

A platform that is only mentioned ("has many followers on Instagram") is nobody's audience: something must be said or
posted there.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.hearers import Hearers
from broadsheet.statements.phrases import Phrase, is_time, nominal
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.told import Told

# Between "in" and "tweet" stand few words, between "on" and a platform, and between "shared" and "on".
FARTHEST_LEAD = 4
FARTHEST_PLATFORM = 6
FARTHEST_POSTING = 7
# "Tweeted a video of the bridge, saying".
FARTHEST_TWEETED = 8
# "On Twitter, Holm said": what stands so early is where it was said.
FRONTED = 2


class Platforms:
    """Finds platforms in the sentences of one article."""

    def __init__(self, hearers: Hearers) -> None:
        self.hearers, self.language = hearers, hearers.language
        self.words, self.verbs = _words(self.language), _verbs(self.language)

    def at(self, s: Sentence, at: int, *, alone: bool) -> Told | None:
        """The platform that begins at an item; in a sentence that attributes nothing (`alone`) something must be
        posted on it."""
        language, told = self.language, self.hearers.told
        low, after = s.lows[at], s.lows[at + 1]
        if low in language.platform_leads and (here := self.own(s, at + 1)) is not None:
            return told(s, (here, here + 1), True) if self.posts(s, at, alone=alone) else None
        if after in language.platform_posts and low in language.platforms and s.flags[at] & lx.CAPITAL:
            posted = not alone or self.posts(s, at, alone=alone)
            return told(s, (at, at + 1), True) if self.led(s, at) and posted else None
        if (low, after) in language.platforms_at_large:
            led = any(word in language.platform_leads for word in s.lows[max(0, at - FARTHEST_LEAD) : at])
            which = at + 2 < len(s) and self.which(s, at + 2)
            return told(s, (at, at + 2), False) if led and not which and self.posts(s, at, alone=alone) else None
        if low in language.platform_nouns:
            near = s.lows[max(0, at - FARTHEST_LEAD) : at]
            if any(word in language.platform_noun_leads for word in near):
                return Told(language.platform_nouns[low], "stated", (s.starts[at], s.stops[at]), True)
        return None

    def own(self, s: Sentence, at: int) -> int | None:
        """ "on Twitter", "to his Instagram", "on the company's official YouTube channel": where the platform's name
        stands."""
        whose = lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.QUOTED
        if s.flags[at] & whose:
            ends = lx.PREPOSITION | lx.VERBAL | lx.SUBJECT | lx.CONJUNCTION
            near = range(at, min(at + FARTHEST_PLATFORM, len(s)))
            stop = next((k for k in near if s.flags[k] & ends or not s.flags[k] & (lx.WORD | lx.QUOTED)), near.stop)
            at = next((k for k in range(at, stop) if s.lows[k] in self.language.platforms), at)
        if s.lows[at] not in self.language.platforms or not s.flags[at] & lx.CAPITAL:
            return None
        return None if at + 1 < len(s) and self.which(s, at + 1) else at

    def which(self, s: Sentence, at: int) -> bool:
        """Whether a platform's name only says which: "the Instagram corpora", "social media bullying"."""
        goes_on = nominal(s, at) and not s.flags[at] & (lx.CAPITAL | lx.CUE) and not is_time(s, at)
        return goes_on and s.lows[at] not in self.language.platform_posts

    def led(self, s: Sentence, at: int) -> bool:
        """ "in a Facebook post", "shared an Instagram photo", but not "his Twitter profile shows"."""
        near = range(max(0, at - FARTHEST_LEAD), at)
        return any(s.flags[k] & lx.PREPOSITION or s.lows[k] in self.language.posting for k in near)

    def posts(self, s: Sentence, at: int, *, alone: bool) -> bool:
        """Whether something is posted or said right before, or right after ("on Twitter, saying"), or the platform
        opens the sentence."""
        near = range(max(0, at - FARTHEST_POSTING), at)
        said = 0 if alone else lx.CUE
        if at <= FRONTED or any(s.flags[k] & said or s.lows[k] in self.language.posting for k in near):
            return True
        after = range(at + 1, min(at + FARTHEST_LEAD, len(s)))
        comma = next((k for k in after if s.words[k] == ","), len(s))
        return comma + 1 < len(s) and bool(s.flags[comma + 1] & said and s.flags[comma + 1] & lx.GERUND)

    def by_verb(self, s: Sentence, cue: Phrase, inside: Collection[int]) -> Told | None:
        """ "tweeted", "tweeted a video, saying"."""
        first, after = cue
        back = FARTHEST_TWEETED if s.flags[first] & lx.GERUND else 0
        for at in range(after - 1, max(0, first - back) - 1, -1):
            platform = self.verbs.get(s.lows[at])
            if platform is not None and at not in inside:
                return Told(platform, "stated", (s.starts[at], s.stops[at]), True)
        return None

    def of_source(self, s: Sentence, source: Phrase) -> Told | None:
        """ "a tweet from the union", "one Reddit user", "a social media user"."""
        language = self.language
        for at in range(*source):
            low, after = s.lows[at], s.lows[at + 1] if at + 1 < len(s) else ""
            if low in language.platform_nouns:
                return Told(language.platform_nouns[low], "stated", (s.starts[at], s.stops[at]), True)
            if low not in self.words:
                continue
            if s.flags[at] & lx.CAPITAL and (after in language.platform_people or after in language.platform_posts):
                return self.hearers.told(s, (at, at + 1), True)
            large = (low, after) in language.platforms_at_large and at + 2 < source[1]
            if large and s.lows[at + 2] in language.platform_people:
                return self.hearers.told(s, (at, at + 2), False)
        return None


@lru_cache(maxsize=16)
def _words(language: Language) -> frozenset[str]:
    """Words of which a sentence that names a platform has one."""
    first = (first for first, _ in language.platforms_at_large)
    return frozenset((*language.platforms, *language.platform_nouns, *first))


@lru_cache(maxsize=16)
def _verbs(language: Language) -> dict[str, str]:
    """The platform that a form of a verb names."""
    lemmas = language.platform_verbs
    return {form.word: lemmas[verb.lemma] for verb in language.verbs if verb.lemma in lemmas for form in verb.forms}
