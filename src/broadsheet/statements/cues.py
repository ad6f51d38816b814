"""Verbs that may attribute something: their group (auxiliaries, adverbs), their tense, and who stands before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.language.base import Verb
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import Phrase, is_adverb, subject_before
from broadsheet.statements.sentences import Sentence


# One small word can be the subject of "says" if it is one of these.
KNOWN_SUBJECT = lx.CAPITAL | lx.SUBJECT | lx.RELATIVE | lx.ROLE | lx.COLLECTIVE | lx.INDEFINITE | lx.DETERMINER | lx.PLURAL


@dataclass(slots=True)
class Cue:
    """A verb at item `at`, its group from `first`, and what the group says of it."""

    at: int
    first: int
    verbs: tuple[tuple[Verb, frozenset[str]], ...]
    tenses: frozenset[str]
    negated: bool = False
    doubtful: bool = False
    future: bool = False
    infinitive: bool = False
    passive: bool = False
    helped: bool = False
    chained: bool = False
    subject: Phrase | None = None
    inherited: bool = False

    def has(self, frame: str) -> bool:
        return any(frame in verb.frames for verb, _ in self.verbs)

    def verb(self, frame: str) -> Verb:
        return next((verb for verb, _ in self.verbs if frame in verb.frames), self.verbs[0][0])

    @property
    def gerund(self) -> bool:
        return "gerund" in self.tenses and not self.helped


def find_cues(s: Sentence, language: Language) -> Iterator[Cue]:
    """Every form of an attributing verb outside quotations, left to right, with its group and subject."""
    for at, flag in enumerate(s.flags):
        if flag & lx.CUE and not flag & lx.OWNED:
            if flag & lx.CAPITAL and at > 0 and not s.flags[at - 1] & lx.QUOTED:
                continue
            yield group(s, at, lx.verbs_of(language, s.lows[at]))


def group(s: Sentence, at: int, verbs: tuple[tuple[Verb, frozenset[str]], ...]) -> Cue:
    """The verb group that ends with the verb at `at`, and its subject."""
    tenses = frozenset(tense for _, found in verbs for tense in found)
    cue = Cue(at, at, verbs, tenses)
    back = at - 1
    while back >= 0:
        flag = s.flags[back]
        if flag & lx.NEGATION:
            cue.negated = True
        if flag & lx.MODAL and not flag & lx.CAPITAL:
            cue.helped = True
            cue.doubtful = cue.doubtful or bool(flag & lx.DOUBTFUL)
            cue.future = True
        elif flag & lx.AUXILIARY and not flag & (lx.SUBJECT | lx.RELATIVE):
            cue.passive = cue.passive or (bool(flag & lx.BEING) and not cue.helped)
            cue.helped = True
        elif flag & lx.TO and not cue.helped:
            chain = back - 2 if back > 1 and s.flags[back - 1] & (lx.PREPOSITION | lx.ADVERB) else back - 1
            if chain >= 0 and s.flags[chain] & lx.CHAIN and not s.flags[chain] & lx.CAPITAL:
                cue.chained = True
                back = chain - 1
                continue
            cue.infinitive = True
            break
        elif flag & lx.NEGATION or (is_adverb(s, back) and not flag & (lx.DETERMINER | lx.SUBJECT | lx.INDEFINITE)):
            pass
        else:
            if flag & lx.SUBJECT and flag & lx.AUXILIARY:
                cue.helped = True
                cue.doubtful = cue.doubtful or s.lows[back].endswith(("'d", "'ll"))
            break
        back -= 1
    cue.first = _without_leading_adverbs(s, back + 1, at)
    if (cue.passive and "gerund" in tenses) or (cue.passive and "participle" not in tenses):
        cue.passive = False
    cue.subject = subject_before(s, back + 1)
    return cue


def _without_leading_adverbs(s: Sentence, first: int, at: int) -> int:
    """A group begins with its first auxiliary or the adverb next to the verb, not with a stray mark."""
    while first < at and s.flags[first] & lx.NEGATION and not s.flags[first] & (lx.AUXILIARY | lx.MODAL | lx.ADVERB):
        first += 1
    return first


def is_noun_here(s: Sentence, cue: Cue) -> bool:
    """Whether a form that is also a noun ("claims", "reports", "plan") is one here."""
    at = cue.at
    if cue.helped or cue.infinitive or cue.chained:
        return False
    if cue.gerund:
        return cue.first > 0 and not _opens_participle(s, cue.first - 1)
    if "past" in cue.tenses or "gerund" in cue.tenses:
        before = s.flags[at - 1] if at else 0
        return bool(before & (lx.DETERMINER | lx.POSSESSIVE | lx.OWNED)) and not before & (
            lx.SUBJECT | lx.THAT | lx.INDEFINITE
        )
    if at == 0:
        return True
    before = s.flags[at - 1]
    if before & (lx.SUBJECT | lx.RELATIVE):
        return False
    if before & (lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.PREPOSITION | lx.NUMBER | lx.CONJUNCTION):
        return not (before & lx.INDEFINITE)
    following = s.flags[at + 1] if at + 1 < len(s) else 0
    low = s.lows[at + 1] if at + 1 < len(s) else ""
    leads = cue.verbs[0][0].prepositions
    return bool(
        following & lx.PREPOSITION
        and not following & lx.THAT
        and low not in leads
        and not following & lx.TO
        and not _speaks(cue)
    )


def _opens_participle(s: Sentence, at: int) -> bool:
    """Whether a participle that attributes may follow: a comma, "and", "by", "while"."""
    if s.words[at] in (",", "—", "–", "-", ";", "(") or s.flags[at] & lx.QUOTED:
        return True
    return bool(s.flags[at] & (lx.CONJUNCTION | lx.SUBORDINATOR | lx.PREPOSITION)) and not s.flags[at] & lx.CAPITAL


def _speaks(cue: Cue) -> bool:
    return cue.has("inverted") or cue.has("told")


def agrees(s: Sentence, cue: Cue) -> bool:
    """Whether subject and verb agree in number, as far as a word shows it: "experts caution", "he claims"."""
    if cue.subject is None and cue.tenses == {"base"} and not cue.helped and not cue.chained:
        return False
    if cue.subject is None or cue.helped or cue.chained or "past" in cue.tenses or "gerund" in cue.tenses:
        return True
    first, after = cue.subject
    flag, low = s.flags[after - 1], s.lows[after - 1]
    if flag & lx.RELATIVE:
        return True
    many = bool(flag & lx.PLURAL) or (low.endswith("s") and not low.endswith("ss") and not flag & lx.OWNED)
    if "present" in cue.tenses and after - first == 1 and not flag & KNOWN_SUBJECT:
        return False  # "earnest debates": an adjective and a noun
    if "present" in cue.tenses:
        return not (many and not flag & lx.CAPITAL and not _head_one(s, first, after)) and low not in ("i", "we", "you")
    joined = any(s.flags[at] & lx.CONJUNCTION for at in range(first, after))
    return many or joined or _head_many(s, first, after)


def _head_many(s: Sentence, first: int, after: int) -> bool:
    """Whether the head before a preposition or comma is a plural ("members of the team")."""
    for at in range(first, after):
        if s.flags[at] & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == ",":
            return at > first and (s.lows[at - 1].endswith("s") or bool(s.flags[at - 1] & lx.PLURAL))
    return bool(s.flags[first] & lx.PLURAL)


def _head_one(s: Sentence, first: int, after: int) -> bool:
    for at in range(first, after):
        if s.flags[at] & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == ",":
            return at > first and not s.lows[at - 1].endswith("s")
    return False
