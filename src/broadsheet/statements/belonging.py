"""Whose somebody is where no noun says what: "Ola Brandt of the Harbour Society", "Kraftlinn's Ola Brandt"."""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.affiliations import body_end
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

# "of the ad agency Northwind": words between the article and the name.
LONGEST_KIND = 4
LETTERS = (2, 3, 4, 5)


def belongs(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """The organisation, party or team that a full name is said to be of."""
    return _owner(s, name, language) or _in_brackets(s, name, language) or _after(s, name, language)


def _owner(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Kraftlinn's Ola Brandt"."""
    last = name[0] - 1
    if last < s.floor or not s.flags[last] & lx.OWNED or not s.flags[last] & lx.CAPITAL or s.flags[last] & lx.TIME:
        return None
    begin = last
    while begin > s.floor and s.flags[begin - 1] & lx.CAPITAL and not s.flags[begin - 1] & lx.OWNED:
        begin -= 1
    while begin < last and s.flags[begin] & lx.DETERMINER:
        begin += 1
    return None if _is_somebody(s, begin, language) else (begin, last + 1)


def _is_somebody(s: Sentence, at: int, language: Language) -> bool:
    return s.lows[at].removesuffix("'s") in language.first_names or bool(s.flags[at] & (lx.TITLE | lx.SUBJECT))


def _in_brackets(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Ola Brandt (SKP)"."""
    at = name[1] + 1
    if at + 1 >= len(s) or s.words[at - 1] not in OPEN_BRACKETS or s.words[at + 1] not in CLOSE_BRACKETS:
        return None
    return (at, at + 1) if _is_letters(s, at) else None


def _is_letters(s: Sentence, at: int) -> bool:
    return len(s.words[at]) in LETTERS and s.words[at].isalpha() and s.words[at].isupper()


def _after(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Ola Brandt of the Harbour Society", "Ola Brandt, from the ad agency Northwind"; a place is no body."""
    at = name[1]
    at += at < len(s) and s.words[at] == ","
    if at + 1 >= len(s) or s.lows[at] not in language.member_links:
        return None
    begin = at + 1
    articled = bool(s.flags[begin] & lx.DETERMINER)
    begin += articled
    start = begin
    while start < min(len(s), begin + LONGEST_KIND) and s.flags[start] & lx.WORD and not s.flags[start] & lx.CAPITAL:
        if s.flags[start] & (lx.PREPOSITION | lx.VERBAL | lx.CONJUNCTION | lx.RELATIVE):
            return None
        start += 1
    if start >= len(s) or not s.flags[start] & lx.CAPITAL:
        return None
    stop = next((at for at in range(start, body_end(s, start, len(s), language)) if s.flags[at] & lx.TIME), 0)
    stop = stop or body_end(s, start, len(s), language)
    known = any(s.flags[k] & lx.COLLECTIVE or s.lows[k] in language.organisation_words for k in range(begin, stop))
    place = " ".join(s.lows[start:stop]) in language.countries or s.lows[start] in language.demonyms
    return (start, stop) if known or (not place and (articled or _is_letters(s, start))) else None
