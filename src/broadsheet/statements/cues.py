"""Verbs that may attribute something: their group (auxiliaries, adverbs), their tense, and who stands before them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from broadsheet.language import Language
from broadsheet.language.base import Tense, Verb, VerbForm
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import DASHES, Phrase, is_adverb
from broadsheet.statements.sentences import APOSTROPHES, Sentence
from broadsheet.statements.sources import subject_before
from broadsheet.types import Factuality

# A sentence with more verbs of saying than this is none; what comes after is not read.
MOST_CUES = 30
# One small word can be the subject of "says" if it is one of these.
KNOWN_SUBJECT = (
    lx.CAPITAL | lx.SUBJECT | lx.RELATIVE | lx.ROLE | lx.COLLECTIVE | lx.INDEFINITE | lx.DETERMINER | lx.PLURAL
)
# Between "not" and "want to say" stand few words.
FARTHEST_NEGATION = 3
# "at any time on Thursday" between a helper and its verb.
LONGEST_TIME = 6
OPENS_PARTICIPLE = frozenset((",", ";", "(")) | DASHES


@dataclass(slots=True)
class Cue:
    """A verb at item `at`, its group from `first`, and what the group says of it.

    `modal` is its modal verb, `perfect` whether "have" stands between them, `lead` what leads to its infinitive ("is
    expected to say"), `supposing` whether an adverb supposes it ("reportedly said"), `stands` what leads to its gerund
    says of it ("stopped short of saying").
    """

    at: int
    first: int
    verbs: tuple[VerbForm, ...]
    tenses: frozenset[Tense]
    frames: frozenset[str]
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    lead: str = ""
    supposing: bool = False
    stands: Factuality | None = None
    infinitive: bool = False
    passive: bool = False
    helped: bool = False
    chained: bool = False
    subject: Phrase | None = None

    def has(self, *frames: str) -> bool:
        return not self.frames.isdisjoint(frames)

    def verb(self, frame: str) -> Verb | None:
        """The verb that has the frame, or the first."""
        known = [verb for verb, _ in self.verbs]
        return next((verb for verb in known if frame in verb.frames), known[0] if known else None)

    @property
    def gerund(self) -> bool:
        return "gerund" in self.tenses and not self.helped

    @property
    def begin(self) -> int:
        """Where the attribution begins: at the subject, if it stands before the verb."""
        return min(self.first, self.subject[0]) if self.subject else self.first


def find_cues(s: Sentence, language: Language) -> list[Cue]:
    """Every form of an attributing verb outside quotations, left to right, with its group and subject."""
    found: list[Cue] = []
    for at in [at for at, flag in enumerate(s.flags) if flag & lx.CUE] if s.kinds & lx.CUE else ():
        flag = s.flags[at]
        if flag & lx.OWNED:
            continue
        if flag & lx.CAPITAL and at > 0 and not s.flags[at - 1] & lx.QUOTED:
            continue
        found.append(group(s, at, language))
        if len(found) == MOST_CUES:
            break
    return found


@lru_cache(maxsize=16)
def _forms(language: Language) -> dict[str, tuple[tuple[VerbForm, ...], frozenset[Tense], frozenset[str]]]:
    """Of each form the verbs that it may be of, the tenses and the frames of all of them."""
    return {
        word: (
            verbs,
            frozenset(tense for _, found in verbs for tense in found),
            frozenset(frame for verb, _ in verbs for frame in verb.frames),
        )
        for word, verbs in language.forms.items()
    }


def group(s: Sentence, at: int, language: Language) -> Cue:
    """The verb group that ends with the verb at `at`, and its subject."""
    cue = Cue(at, at, *_forms(language)[s.lows[at]])
    back = at - 1
    while back >= 0:
        step = _helper(s, cue, back, language) or _to_gerund(s, cue, back, language)
        step = step or _inserted_time(s, cue, back, language)
        if step == 0:
            break
        back -= step
    cue.first = back + 1
    while cue.first < at and _stray(s.flags[cue.first]):
        cue.first += 1
    cue.passive = cue.passive and "participle" in cue.tenses and "gerund" not in cue.tenses
    cue.subject = subject_before(s, back + 1)
    if "base" in cue.tenses or "participle" in cue.tenses:
        _inverted(s, cue, language)
    return cue


def _inverted(s: Sentence, cue: Cue, language: Language) -> None:
    """ "Nor did she say", "never has he said": the helper stands before the subject."""
    helper = cue.subject[0] - 1 if cue.subject is not None and not cue.helped else 0
    if helper < 1 or not s.flags[helper] & lx.AUXILIARY or s.flags[helper] & (lx.SUBJECT | lx.BEING):
        return
    if s.lows[helper - 1] in language.fronted and not s.flags[cue.first - 1] & lx.DETERMINER:
        cue.helped = cue.negated = True


def _helper(s: Sentence, cue: Cue, back: int, language: Language) -> int:
    """Note what the item before a verb group does to it; how many items it takes up, 0 if it is no part."""
    flag = s.flags[back]
    if flag & lx.NEGATION and not _adds(s, back, language):
        cue.negated = True
    if flag & lx.SUPPOSING and (width := _supposing(s, back, language)):
        cue.supposing = True
        return width
    if flag & lx.MODAL and not flag & lx.CAPITAL:
        cue.helped, cue.modal = True, s.lows[back]
        return 1
    if flag & lx.AUXILIARY and not flag & (lx.SUBJECT | lx.RELATIVE):
        cue.perfect = cue.perfect or bool(flag & lx.PERFECT)
        cue.passive = cue.passive or (bool(flag & lx.BEING) and not cue.helped)
        cue.helped = True
        return 1
    if flag & lx.TO and not cue.helped and (width := _not_yet(s, cue, back, language)):
        return width
    if flag & lx.TO and back > 0 and _leads(s, back - 1):
        cue.helped, cue.lead = True, s.lows[back - 1]
        return 2
    if flag & lx.TO and not cue.helped and (width := _by_way(s, back, language)):
        cue.chained = True
        return width
    if flag & lx.TO and not cue.helped:
        chain = back - 2 if back > 1 and s.flags[back - 1] & (lx.PREPOSITION | lx.ADVERB) else back - 1
        if chain >= 0 and s.flags[chain] & lx.CHAIN and not s.flags[chain] & lx.CAPITAL:
            cue.chained = True
            return back - chain + 1
        cue.infinitive = True
        return 0
    if flag & lx.NEGATION or (is_adverb(s, back) and not flag & (lx.DETERMINER | lx.SUBJECT | lx.INDEFINITE)):
        return 1
    if flag & lx.SUBJECT and flag & lx.AUXILIARY:
        cue.passive = cue.passive or not cue.helped  # "he's expected"
        cue.helped = True
    return 0


def _adds(s: Sentence, negation: int, language: Language) -> bool:
    """ "not only said": it was said, and more."""
    return s.lows[negation + 1] in language.not_only


def _leads(s: Sentence, at: int) -> bool:
    """ "Expected" before "to say"; "is", where it is somebody who "is to say", and no aim that is so."""
    flag = s.flags[at]
    if not flag & lx.BEING or at == 0:
        return bool(flag & lx.LEAD) and not flag & lx.CAPITAL
    before = s.flags[at - 1]
    bears = before & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE | lx.RELATIVE | lx.ADVERB) or before & lx.SUBJECT
    return bool(flag & lx.LEAD and bears) and not before & lx.NEUTER


def _inserted_time(s: Sentence, cue: Cue, last: int, language: Language) -> int:
    """ "Did not at any time on Thursday say": how many items stand between helper and verb."""
    if cue.helped or not cue.tenses & {"base", "participle"} or not _is_timely(s, last, language):
        return 0
    inside = lx.TIME | lx.TIME_LEAD | lx.NUMBER | lx.DETERMINER | lx.PREPOSITION
    at = last
    while at > 0 and last - at < LONGEST_TIME and (s.flags[at] & inside or _is_timely(s, at, language)):
        if s.flags[at] & (lx.OWNED | lx.SUBJECT):
            break
        at -= 1
    helper = s.flags[at] & (lx.AUXILIARY | lx.MODAL | lx.NEGATION) and not s.flags[at] & (lx.CAPITAL | lx.SUBJECT)
    return last - at if helper else 0


def _is_timely(s: Sentence, at: int, language: Language) -> bool:
    return bool(s.flags[at] & lx.TIME) or s.lows[at] in language.moments


def _by_way(s: Sentence, to: int, language: Language) -> int:
    """ "took to Twitter to say", "tweeted to say": how many items lead to the infinitive so."""
    at = to - 1
    if at > 1 and s.lows[at] in language.platforms and s.flags[at - 1] & lx.TO and s.lows[at - 2] in language.taking:
        return 4
    while at >= 0 and s.flags[at] & (lx.TIME | lx.TIME_LEAD | lx.PREPOSITION) and not s.flags[at] & lx.TO:
        at -= 1
    writes = at >= 0 and any(verb.lemma in language.platform_verbs for verb, _ in language.forms.get(s.lows[at], ()))
    return to - at + 1 if writes else 0


def _not_yet(s: Sentence, cue: Cue, to: int, language: Language) -> int:
    """ "was unable to say", "did not want to say", "has yet to say": how many items lead to the infinitive so."""
    low = s.lows[to - 1] if to else ""
    before = range(max(0, to - 1 - FARTHEST_NEGATION), to - 1)
    refuses = low in language.wishing and any(s.flags[k] & lx.NEGATION for k in before)
    waits = low in language.pending and to > 1 and bool(s.flags[to - 2] & lx.AUXILIARY)
    if low in language.unable or refuses or waits:
        cue.helped = cue.negated = True
        return 2
    return 0


def _to_gerund(s: Sentence, cue: Cue, last: int, language: Language) -> int:
    """How many items the phrase takes up that ends there and leads to a gerund; it says how the saying stands."""
    if "gerund" not in cue.tenses or cue.helped or not s.flags[last] & lx.WORD:
        return 0
    for phrase, stands in language.acts.gerunds.items():
        if phrase[-1] == s.lows[last] and tuple(s.lows[max(0, last + 1 - len(phrase)) : last + 1]) == phrase:
            cue.stands, cue.helped = stands, True
            return len(phrase)
    return 0


def _supposing(s: Sentence, last: int, language: Language) -> int:
    """How many items the supposing phrase takes up that ends there ("reportedly", "de facto"); 0 if none does."""
    for phrase in language.acts.supposing:
        if tuple(s.lows[max(0, last + 1 - len(phrase)) : last + 1]) == phrase:
            return len(phrase)
    return 0


def _stray(flag: int) -> bool:
    """A negation that is no helper begins no group: "without saying"."""
    return bool(flag & lx.NEGATION) and not flag & (lx.AUXILIARY | lx.MODAL | lx.ADVERB)


def is_noun_here(s: Sentence, cue: Cue) -> bool:
    """Whether a form that is also a noun or an adjective ("claims", "plan", "leading") is one here."""
    at = cue.at
    if cue.helped or cue.infinitive or cue.chained:
        return False
    if cue.gerund:
        return cue.first > 0 and not _opens_participle(s, cue.first - 1) and not absolute(s, cue) and not deed(s, cue)
    before = s.flags[at - 1] if at else 0
    if "past" in cue.tenses:
        before = s.flags[cue.first - 1] if cue.first else 0
        attributive = before & (lx.DETERMINER | lx.POSSESSIVE | lx.OWNED)
        return bool(attributive) and not before & (lx.SUBJECT | lx.THAT | lx.INDEFINITE)
    if at == 0 or s.words[at - 1] in APOSTROPHES:
        return True
    if before & (lx.SUBJECT | lx.RELATIVE):
        return False
    if before & (lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.PREPOSITION | lx.NUMBER | lx.CONJUNCTION):
        return not before & lx.INDEFINITE
    following = s.flags[at + 1] if at + 1 < len(s) else 0
    if (
        following & (lx.VERBAL | lx.CUE)
        and not following & (lx.CAPITAL | lx.SUBJECT | lx.NOUN)
        and not cue.has("freely")
    ):
        return True  # "the Mueller report suggests"
    if not following & lx.PREPOSITION or following & (lx.THAT | lx.TO) or cue.has("inverted", "told"):
        return False
    return not any(s.lows[at + 1] in verb.prepositions for verb, _ in cue.verbs)


def absolute(s: Sentence, cue: Cue) -> bool:
    """ "with one fan commenting": a participle with a subject of its own."""
    before = cue.subject[0] - 1 if cue.subject else -1
    return before >= 0 and bool(s.flags[before] & lx.BEARING) and cue.subject != (cue.first - 1, cue.first)


def deed(s: Sentence, cue: Cue) -> bool:
    """ "Russia declaring its trust would help": a gerund with a name for its subject opens the sentence, as the
    subject of a verb to come. It names what somebody may do, not what he did."""
    if not cue.gerund or cue.subject is None or cue.subject[0] > 0 or cue.subject[1] != cue.first:
        return False
    if s.flags[cue.at] & lx.NOUN or s.flags[0] & lx.DETERMINER:
        return False  # "Early warning signs are", "A Russian threatening them is"
    named = s.flags[cue.first - 1] & lx.CAPITAL and not s.flags[cue.first - 1] & lx.OWNED
    return bool(named) and deed_end(s, cue.at) is not None


def deed_end(s: Sentence, at: int) -> int | None:
    """The modal or "is" that has such a deed for its subject; none after a mark."""
    for ahead in range(at + 2, len(s)):
        flag = s.flags[ahead]
        if not flag & lx.WORD or flag & (lx.RELATIVE | lx.THAT | lx.SUBORDINATOR | lx.SUBJECT):
            return None
        if flag & (lx.MODAL | lx.BEING) and not flag & (lx.CAPITAL | lx.GERUND):
            return ahead
    return None


def _opens_participle(s: Sentence, at: int) -> bool:
    """Whether a participle that attributes may follow: a comma, "and", "by", "while", "without"."""
    if s.words[at] in OPENS_PARTICIPLE or s.flags[at] & lx.QUOTED:
        return True
    return bool(s.flags[at] & (lx.CONJUNCTION | lx.SUBORDINATOR | lx.GERUND_LEAD | lx.NEGATION))


def agrees(s: Sentence, cue: Cue, language: Language) -> bool:
    """Whether subject and verb agree in number, as far as a word shows it: "experts caution", "he claims"."""
    if cue.helped or cue.chained or "past" in cue.tenses or "gerund" in cue.tenses:
        return True
    if cue.subject is None:
        return "present" in cue.tenses
    first, after = cue.subject
    flag = s.flags[after - 1]
    if flag & lx.RELATIVE:
        return True
    many = bool(flag & (lx.PLURAL | lx.MANY))
    if "present" in cue.tenses:
        if after - first == 1 and not flag & KNOWN_SUBJECT:
            return False  # "earnest debates": an adjective and a noun
        plural = many and not flag & lx.CAPITAL and _head_is_many(s, first, after) is not False
        plural = plural or (after - first > 1 and bool(s.flags[first] & lx.PLURAL))
        return not plural and s.lows[after - 1] not in language.never_third
    joined = any(s.flags[at] & lx.CONJUNCTION for at in range(first, after))
    return many or joined or bool(_head_is_many(s, first, after)) or bool(s.flags[first] & lx.PLURAL)


def _head_is_many(s: Sentence, first: int, after: int) -> bool | None:
    """Whether the head before a preposition or comma is a plural ("members of the team"); None without such."""
    for at in range(first, after):
        if s.flags[at] & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == ",":
            return at > first and bool(s.flags[at - 1] & (lx.MANY | lx.PLURAL))
    return None
