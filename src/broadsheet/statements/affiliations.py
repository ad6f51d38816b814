"""The body that a role names, and where a body's name ends."""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import Phrase, past_determiners
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence


def affiliation(s: Sentence, role: Phrase, language: Language) -> Phrase | None:
    """The body that a role names: "president of the [Center for Middle East Research]"."""
    first, after = role
    for at in range(first + 1, after - 1):
        if s.flags[at] & lx.LINK:
            begin = at + 1
            begin = past_determiners(s, begin, after)
            if begin < after and s.flags[begin] & lx.CAPITAL:
                return (begin, body_end(s, begin, after, language))
    begin = next((at for at in range(first, after) if s.flags[at] & lx.CAPITAL), after)
    stop = begin
    while stop < after and s.flags[stop] & lx.CAPITAL and not s.flags[stop] & (lx.ROLE | lx.TITLE):
        stop += 1
    body = any(s.flags[at] & lx.COLLECTIVE or s.lows[at] in language.organisation_words for at in range(begin, stop))
    return (begin, stop) if body else None


def body_end(s: Sentence, begin: int, after: int, language: Language) -> int:
    """A body's name goes on over capitals, "of", "for", "and" and brackets, up to the next "at" or comma."""
    at = begin
    while at < after:
        flag = s.flags[at]
        if flag & (lx.CAPITAL | lx.NUMBER):
            at += 1
        elif s.words[at] in OPEN_BRACKETS:
            at = next((k + 1 for k in range(at, after) if s.words[k] in CLOSE_BRACKETS), after)
        elif flag & (lx.DETERMINER | lx.CONJUNCTION) or s.lows[at] in language.body_links:
            ahead = at + 1
            while ahead < after and s.flags[ahead] & lx.DETERMINER:
                ahead += 1
            if ahead >= after or not s.flags[ahead] & lx.CAPITAL:
                break
            at = ahead
        else:
            break
    return at
