"""Runs of capitalised words, and what says who that is around one: a title before it, an apposition after it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.names import is_portfolio
from broadsheet.statements.phrases import Phrase, is_verb
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence
from broadsheet.statements.sources import ENDS_APPOSITION, LONGEST_INSERTION, apposes

# Words of a title before a name, and of a party and state in brackets after it ("(D-Ore.)").
LONGEST_TITLE = 6
LONGEST_BRACKETS = 12
LONGEST_AGE = 3
# A function word that opens a sentence is no name.
OPENERS = (
    lx.DETERMINER
    | lx.PREPOSITION
    | lx.CONJUNCTION
    | lx.SUBORDINATOR
    | lx.QUESTION
    | lx.SUBJECT
    | lx.POSSESSIVE
    | lx.VERBAL
)
STOPS_TITLE = (
    lx.CAPITAL
    | lx.PREPOSITION
    | lx.CONJUNCTION
    | lx.VERBAL
    | lx.SUBJECT
    | lx.SUBORDINATOR
    | lx.RELATIVE
    | lx.DETERMINER
)


def capital_runs(s: Sentence, language: Language) -> Iterator[Phrase]:
    """Runs of capitalised words, with particles inside."""
    count, flags = len(s), s.flags
    at = 0
    for start in [at for at, flag in enumerate(flags) if flag & lx.CAPITAL] if s.kinds & lx.CAPITAL else ():
        if start < at:
            continue
        at = start
        if at == 0 and flags[0] & OPENERS:
            at = 1
            continue
        first = at
        while at < count and (flags[at] & lx.CAPITAL or _particle(s, at, language)):
            at += 1
            if flags[at - 1] & lx.OWNED:
                break
        yield first, at


def _particle(s: Sentence, at: int, language: Language) -> bool:
    return s.lows[at] in language.name_particles and at + 1 < len(s) and bool(s.flags[at + 1] & lx.CAPITAL)


def around(s: Sentence, first: int, after: int, language: Language) -> Phrase:
    """The run with the title words before it and the apposition after it."""
    begin = first
    while begin > 0 and first - begin < LONGEST_TITLE:
        flag = s.flags[begin - 1]
        noun = flag & (lx.CUE | lx.FINITE) and begin < first and _modifies(s, begin - 1)
        stops = flag & STOPS_TITLE or (flag & (lx.CUE | lx.OWNED) and not flag & lx.ROLE)
        if _joins_roles(s, begin - 1) or is_portfolio(s, begin - 1, language):
            begin -= 2
            continue
        if not flag & lx.WORD or (stops and not noun) or _governs(s, begin - 1, language):
            break
        begin -= 1
    if not any(s.flags[at] & (lx.ROLE | lx.TITLE) for at in range(begin, after - 1)):
        begin = first
    if 0 < begin < first and s.flags[begin - 1] & (lx.SUBJECT | lx.TO | lx.MODAL):
        begin += 1  # "when you mix athlete Ola Brandt with"
    while 0 < begin < first and s.flags[begin - 1] & lx.CAPITAL and not s.flags[begin - 1] & (lx.OWNED | lx.TIME):
        begin -= 1
    begin += begin < first and bool(s.flags[begin] & OPENERS)
    stop = after
    if after < len(s) and s.words[after] in OPEN_BRACKETS:
        ahead = range(after, min(after + LONGEST_BRACKETS, len(s)))
        after = next((at + 1 for at in ahead if s.words[at] in CLOSE_BRACKETS), after)
    if after < len(s) and s.words[after] == ",":
        stop = _apposition(s, after + 1, stop, opens=begin == 0)
    return (begin, stop)


def office_linked(s: Sentence, first: int, language: Language) -> int | None:
    """Where "Federal Minister for" begins before "Railways Ola Brandt"; None where no office leads to the run."""
    at = first
    while at > 1 and is_portfolio(s, at - 1, language):
        at -= 2
        while at > 0 and s.flags[at - 1] & lx.CAPITAL:
            at -= 1
    if at < 2 or not s.flags[at - 1] & lx.LINK or not s.flags[at - 2] & lx.ROLE or not s.flags[at - 2] & lx.CAPITAL:
        return None
    at -= 2
    while at > 0 and s.flags[at - 1] & lx.CAPITAL and not s.flags[at - 1] & (lx.OWNED | lx.TIME):
        at -= 1
    whole = at == 0 or not s.flags[at - 1] & (lx.DETERMINER | lx.PREPOSITION)
    return at if whole else None  # not the Premier's of "adviser to the Premier on Finance Ola Brandt"


def _joins_roles(s: Sentence, at: int) -> bool:
    """ "founder and CEO", "owner & chef"."""
    joint = s.flags[at] & lx.CONJUNCTION or s.words[at] in ("&", "/")
    return bool(joint and at > 0 and s.flags[at - 1] & lx.ROLE and _ends_in_role(s, at + 1))


def _ends_in_role(s: Sentence, first: int) -> bool:
    """Whether a role follows within two words."""
    return any(s.flags[at] & lx.ROLE for at in range(first, min(first + 2, len(s))))


def _governs(s: Sentence, at: int, language: Language) -> bool:
    """ "the scandal surrounding Prince Brandt", "who escorted Prince Brandt": a verb whose object the title is."""
    flag = s.flags[at]
    subject = at > 0 and s.flags[at - 1] & (lx.RELATIVE | lx.SUBJECT | lx.MODAL | lx.TO | lx.AUXILIARY)
    if subject and flag & lx.PAST and not flag & lx.CAPITAL:
        return True
    plain = flag & lx.GERUND and not flag & (lx.CAPITAL | lx.ROLE) and s.lows[at] not in language.role_adjectives
    return bool(plain and s.flags[at + 1] & lx.CAPITAL)


def _modifies(s: Sentence, at: int) -> bool:
    """ "TV show host", "oil trade analyst": a noun that looks like a verb, between a noun and a role."""
    before = s.flags[at - 1] if at else 0
    noun = before & lx.WORD and not before & (STOPS_TITLE & ~lx.CAPITAL | lx.ADVERB | lx.MANY | lx.OWNED)
    return bool(noun and not s.flags[at] & STOPS_TITLE & ~lx.FINITE and s.flags[at + 1] & (lx.ROLE | lx.TITLE))


def _apposition(s: Sentence, begin: int, stop: int, *, opens: bool) -> int:
    """The end of an apposition that begins at `begin`, past an age, at the mark that closes it; `stop` if none is. A
    verb closes it only after a name that opens the sentence: elsewhere it is the verb's subject."""
    for at in range(begin, min(begin + LONGEST_INSERTION, len(s))):
        verb = is_verb(s, at)
        if s.flags[at] & lx.RELATIVE and not s.flags[at] & lx.THAT and at > begin:
            return at if apposes(s, begin, at) else stop
        if not (s.words[at] in ENDS_APPOSITION or s.flags[at] & lx.QUOTED or at + 1 == len(s) or verb):
            continue
        if verb and not opens:
            return stop
        if at == begin or not apposes(s, begin, at):
            return stop
        if s.words[at] == "," and s.flags[begin] & lx.NUMBER and at - begin <= LONGEST_AGE:
            begin, stop = at + 1, at
            continue
        return at
    return stop
