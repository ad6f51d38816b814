"""Quotations that a verb of no list introduces: "...," he whooped.   She went on: "..."."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.extents import left_content, only_quoted
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import Phrase, phrase_right
from broadsheet.statements.sentences import ENDS, Sentence
from broadsheet.statements.sources import can_speak, subject_before

CLOSES = frozenset((",", ";")) | ENDS
# A speaker before an unlisted verb is a pronoun or a short name.
LONGEST_SPEAKER = 6
SPEAKS = lx.SUBJECT | lx.CAPITAL | lx.ROLE


def unlisted(number: int, s: Sentence, found: Sequence[Found], language: Language) -> list[Found]:
    """Attributions of the sentence's quotations that no listed verb has claimed."""
    if not s.pieces and s.words[-1] != ":":
        return []
    claimed = {at for each in found for first, after in each.content for at in range(first, after)}
    free = [at for at in s.pieces if at not in claimed]
    more = []
    for at in free:
        more += [each for rule in UNLISTED if (each := rule(number, s, at, language)) is not None][:1]
    if not s.pieces and not found:
        each = verb_colon(number, s, len(s), language)
        if each is not None:
            each.content, each.follows = [], True
            more.append(each)
    return more


def said_somehow(number: int, s: Sentence, at: int, language: Language) -> Found | None:
    """ "...," he whooped.   "...," yawned the captain."""
    if not s.flags[at] & lx.ENDED or at + 2 >= len(s):
        return None
    begin = at + 1
    verb_first = bool(s.flags[begin] & lx.PAST) and not s.flags[begin] & (lx.CAPITAL | lx.CUE)
    speaker = phrase_right(s, begin + verb_first)
    if speaker is None or speaker[1] - speaker[0] > LONGEST_SPEAKER or not can_speak(s, speaker):
        return None
    verb, after = (begin, speaker[1]) if verb_first else (speaker[1], speaker[1] + 1)
    if verb >= len(s) or not s.flags[verb] & lx.PAST or s.flags[verb] & (lx.CAPITAL | lx.FINITE):
        return None
    if after < len(s) and s.words[after] not in CLOSES and not s.flags[after] & (lx.PREPOSITION | lx.ADVERB):
        return None
    content = left_content(s, at + 1, s.floor, language)
    return _found("said_somehow", number, (verb, verb + 1), speaker, content)


def verb_colon(number: int, s: Sentence, at: int, language: Language) -> Found | None:
    """She went on: "...".   Holm posted a picture with the words: "...". The speaker is a pronoun or a name."""
    colon = at - 1
    if colon < 2 or s.words[colon] != ":":
        return None
    for verb in range(1, colon):
        flag = s.flags[verb]
        if flag & (lx.FINITE | lx.CUE) and not flag & (lx.CAPITAL | lx.NOUNLIKE):
            speaker = subject_before(s, verb)
            last = s.flags[speaker[1] - 1] if speaker else 0
            if speaker is None or not last & SPEAKS or last & (lx.NEUTER | lx.OWNED):
                return None
            content = only_quoted(s, at, len(s)) or (at, at)
            return _found("verb_colon", number, (verb, colon + 1), speaker, content)
    return None


def _found(rule: str, number: int, cue: Phrase, source: Phrase, content: Phrase) -> Found:
    found = Found(rule, number, [cue], source, [content] if content[0] < content[1] else [], None)
    found.attribution = (min(cue[0], source[0]), max(cue[1], source[1]))
    return found


Unlisted = Callable[[int, Sentence, int, Language], Found | None]
UNLISTED: tuple[Unlisted, ...] = (said_somehow, verb_colon)
