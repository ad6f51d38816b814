"""The occasion of saying at the end of what is said: "said the bridge is old [in an interview with Reuters]".

By its place it could belong to the content; in the press it says where the words were spoken or written, nearly always.
"""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import DETERMINES, is_adverb, is_time, phrase_right
from broadsheet.statements.sentences import Sentence

# Between "in" and "interview" stand few words ("an exclusive radio"), and so many are left of what is said.
LONGEST_LEAD = 5
LEAST_LEFT = 3


def without_occasion(s: Sentence, found: Found, language: Language) -> None:
    """Cut the occasion from the end of reported words, in place."""
    if not found.content or not s.kinds & lx.OCCASION or not found.cue:
        return
    first, after = found.content[-1]
    if first < found.cue[0][0] or any(flag & lx.QUOTED for flag in s.flags[first:after]):
        return  # what stands before its cue, or is quoted, ends by itself
    begin = _occasion(s, first + LEAST_LEFT, after, language)
    if begin is not None:
        found.content[-1] = (first, begin)


def _occasion(s: Sentence, floor: int, after: int, language: Language) -> int | None:
    """Where the last occasion begins that reaches to the end of the content."""
    for at in range(after - 2, floor - 1, -1):
        if s.lows[at] not in language.talk_leads:
            continue
        noun = _noun(s, at, after, language)
        bound = s.flags[at - 1] & (lx.PAST | lx.CUE | lx.AUXILIARY | lx.MODAL) and not s.flags[at - 1] & lx.CAPITAL
        if noun is not None and not bound and _reaches(s, noun + 1, after, language):
            return at
    return None


def _noun(s: Sentence, lead: int, after: int, language: Language) -> int | None:
    """The occasion's noun: "an [exclusive radio] interview", "a news conference"."""
    for at in range(lead + 1, min(lead + 1 + LONGEST_LEAD, after)):
        flag = s.flags[at]
        if s.lows[at] in language.talks and not flag & lx.CAPITAL and at > lead + 1:
            return at
        if not flag & lx.WORD or flag & (lx.PREPOSITION | lx.CONJUNCTION | lx.VERBAL | lx.SUBJECT | lx.RELATIVE):
            return None
        if at == lead + 1 and not flag & (DETERMINES | lx.OWNED):
            return None
    return None


def _reaches(s: Sentence, at: int, after: int, language: Language) -> bool:
    """Whether nothing but whom it was with, and a time, stands between the noun and the content's end."""
    if at < after and s.lows[at] in language.talk_partners:
        partner = phrase_right(s, at + 1)
        at = partner[1] if partner is not None else at
    while at < after and (is_time(s, at) or is_adverb(s, at) or s.flags[at] & (lx.TIME_LEAD | lx.NUMBER)):
        at += 1
    return at >= after
