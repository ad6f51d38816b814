"""How far words reach beside which the reporter goes on: those of a clause that opens the sentence, and those that were
not, or not yet, said.

"When Smith said it was old, nobody laughed"; "she did not name the buyer, but said ..."; "without naming the buyer, the
mayor said ...": who said nothing goes on with nothing, so that all that follows is the reporter's.
"""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import DETERMINES, Phrase, is_adverb, is_time, phrase_right, spaced_dash
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

# "in his first long interview": an occasion stands this near its preposition.
OCCASION_WITHIN = 5
JOINED = lx.CONJUNCTION | lx.SUBORDINATOR
CLAUSE_VERB = lx.VERBAL | lx.CUE | lx.PAST


def is_aside(s: Sentence, verb: int, subject: Phrase | None, language: Language) -> bool:
    """Whether the clause of a verb group that begins at item `verb` is one beside the main clause: "while he did not
    say", "without saying", "which did not say"."""
    if subject is not None and s.flags[subject[0]] & lx.RELATIVE:
        return True
    before = (min(verb, subject[0]) if subject is not None else verb) - 1
    if before < 0:
        return bool(s.flags[verb] & (lx.GERUND | lx.NEGATION)) and not s.flags[verb] & lx.AUXILIARY
    return bool(s.flags[before] & lx.SUBORDINATOR) or s.lows[verb - 1] in language.lacking


def unsaid_end(s: Sentence, content: Phrase, language: Language, *, clause: bool, aside: bool) -> int:
    """Where the content ends. `clause` is whether it is one itself, `aside` whether its cue's clause is."""
    begin, end = content
    end = next((at for at in range(begin + 1, end) if _goes_on(s, at, end, language, clause, aside)), end)
    end = _before_bracket(s, begin, end)
    while end > begin + 1 and (s.words[end - 1] == "," or s.lows[end - 1] in language.leads_on):
        end -= 1
    return end if clause else _before_time(s, begin, end)


def fronted_end(s: Sentence, content: Phrase, verb: int, subject: Phrase | None) -> int:
    """Where the content of a clause that opens the sentence ends: "When Smith said it was old, | nobody laughed"."""
    begin, end = content
    first = min(verb, subject[0]) if subject is not None else verb
    before = s.flags[first - 1] if first else 0
    opens = first - 1 <= s.floor and before & lx.SUBORDINATOR and not before & (lx.THAT | lx.RELATIVE)
    if not opens:
        return end
    commas = (at for at in range(begin + 1, end) if s.words[at] == ",")
    return next((at for at in commas if _main_clause(s, at + 1, end)), end)


def _goes_on(s: Sentence, at: int, end: int, language: Language, clause: bool, aside: bool) -> bool:
    """Whether it is the reporter who goes on at an item."""
    if s.words[at] == ",":
        return _after_comma(s, at, end, language) or (aside and _main_clause(s, at + 1, end))
    if s.words[at] == ";" or spaced_dash(s, at) or _after_quotation(s, at):
        return True
    return _contrasts(s, at, end, language) or (not clause and _adjunct(s, at, end, language))


def _before_bracket(s: Sentence, begin: int, end: int) -> int:
    """Without a bracket that opens inside and does not close there."""
    for at in range(end - 1, begin, -1):
        if s.words[at] in CLOSE_BRACKETS:
            return end
        if s.words[at] in OPEN_BRACKETS:
            return at
    return end


def _after_quotation(s: Sentence, at: int) -> bool:
    """ "did not address “that man,” telling us": the comma stands inside the quotation."""
    return bool(s.flags[at - 1] & lx.ENDED and s.flags[at] & lx.GERUND)


def _after_comma(s: Sentence, comma: int, end: int, language: Language) -> bool:
    """Whether the reporter goes on after a comma: ", but he said", ", and there were", ", telling us", ", as"."""
    at = comma + 1
    if at >= end:
        return False
    flag = s.flags[at]
    if flag & lx.CONJUNCTION:
        return s.lows[at] in language.contrasts or _main_clause(s, at + 1, end)
    if flag & lx.CAPITAL and not flag & lx.SUBORDINATOR:
        return False
    gerund = flag & lx.GERUND and not flag & (lx.PREPOSITION | lx.ROLE | lx.COLLECTIVE)
    return bool(gerund or flag & lx.SUBORDINATOR or s.lows[at] in language.afterthoughts)


def _main_clause(s: Sentence, first: int, end: int) -> bool:
    """Whether a verb, or a subject and its verb, stand at `first`; "there were" is such."""
    first = _over_adverbs(s, first, end)
    if first >= end:
        return False
    flag = s.flags[first]
    if flag & (lx.VERBAL | lx.CUE) and not flag & (lx.CAPITAL | lx.SUBJECT | lx.NOUNLIKE):
        return True
    if flag & lx.QUOTED:
        return True
    if flag & (JOINED | lx.RELATIVE | lx.PREPOSITION) and not flag & lx.CAPITAL:
        return False
    subject = phrase_right(s, first)
    after = _over_adverbs(s, subject[1], end) if subject else first + 1
    if after >= end:
        return False
    if s.words[after] == "," or spaced_dash(s, after):
        return bool(flag & (lx.CAPITAL | lx.DETERMINER)) and _verb_ahead(s, after, end)
    return bool(s.flags[after] & CLAUSE_VERB) and not s.flags[after] & lx.CAPITAL


def _verb_ahead(s: Sentence, first: int, end: int) -> bool:
    return any(s.flags[at] & lx.VERBAL and not s.flags[at] & lx.CAPITAL for at in range(first, end))


def _over_adverbs(s: Sentence, at: int, end: int) -> int:
    while at < end and is_adverb(s, at):
        at += 1
    return at


def _contrasts(s: Sentence, at: int, end: int, language: Language) -> bool:
    """ "did not name him but said": not "anything but", "not him but her"."""
    if s.lows[at] not in language.contrasts or at + 1 >= end:
        return False
    if s.lows[at - 1] in language.empty_objects:
        return _main_clause(s, at + 1, end)
    following = s.flags[_over_adverbs(s, at + 1, end - 1)]
    noun = following & (lx.CAPITAL | lx.DETERMINER | lx.NUMBER | lx.PREPOSITION | lx.POSSESSIVE | lx.QUOTED)
    return not noun or _main_clause(s, at + 1, end)


def _adjunct(s: Sentence, at: int, end: int, language: Language) -> bool:
    """Whether how, why or on which occasion follows an object: "by saying", "as he was away", "citing", "by name",
    "in his speech", "and has left"."""
    low, flag = s.lows[at], s.flags[at]
    if flag & lx.CONJUNCTION and s.flags[at - 1] & lx.OBJECT:
        return True  # "has not endorsed her or conceded"
    following = s.flags[at + 1] if at + 1 < end else 0
    if low in language.reasons and not s.flags[at - 1] & (lx.PREPOSITION | lx.CONJUNCTION):
        return True
    if any(tuple(s.lows[at : at + len(phrase)]) == phrase for phrase in language.manners):
        return True
    if flag & lx.RELATIVE and following & lx.SUBJECT and at + 2 < end and s.flags[at + 2] & lx.CUE:
        return True  # "did not name the man that he said was there"
    if flag & lx.CONJUNCTION and _has_done(s, at + 1, end):
        return True
    if flag & lx.SUBORDINATOR and flag & lx.PREPOSITION and following & lx.SUBJECT:
        return True
    if flag & lx.PREPOSITION and flag & lx.GERUND_LEAD and following & lx.GERUND and low in language.agents:
        return True
    if flag & lx.CONJUNCTION and following & (lx.FINITE | lx.PAST) and not following & (lx.CAPITAL | lx.CUE):
        return not s.flags[at + 1] & lx.ROLE and _past_of(s, at + 1)
    return low in language.occasion_leads and _occasion(s, at, end)


def _has_done(s: Sentence, first: int, end: int) -> bool:
    """ "and his campaign did not respond": a determined subject and its helper."""
    subject = phrase_right(s, first) if first < end and s.flags[first] & (DETERMINES | lx.SUBJECT) else None
    after = subject[1] if subject else end
    helps = after < end and s.flags[after] & (lx.AUXILIARY | lx.MODAL) and not s.flags[after] & lx.CAPITAL
    return bool(helps)


def _past_of(s: Sentence, at: int) -> bool:
    """Whether a past form is a verb, since an object follows: "and exceeded the ceiling", not "and revised plans"."""
    following = s.flags[at + 1] if at + 1 < len(s) else 0
    return bool(following & (lx.DETERMINER | lx.POSSESSIVE | lx.PREPOSITION | lx.TO | lx.OBJECT | lx.GERUND))


def _occasion(s: Sentence, at: int, end: int) -> bool:
    """ "in his speech", "during an interview", "on Twitter": to the end of the content, or before the next phrase."""
    for ahead in range(at + 1, min(at + 1 + OCCASION_WITHIN, end)):
        flag = s.flags[ahead]
        if not flag & lx.WORD or flag & (lx.PREPOSITION | lx.GERUND):
            return False
        if flag & (lx.OCCASION | lx.VENUE) and not flag & lx.OWNED:
            following = s.flags[ahead + 1] if ahead + 1 < end else 0
            return not following & lx.WORD or bool(following & (lx.PREPOSITION | lx.TIME | lx.CONJUNCTION))
    return False


def _before_time(s: Sentence, begin: int, end: int) -> int:
    """Without the time of not saying at the end: "the race on Monday"."""
    if end - begin < 2 or not is_time(s, end - 1):
        return end
    at = end - 1
    while at > begin + 1 and s.flags[at - 1] & (lx.TIME_LEAD | lx.TIME | lx.NUMBER) and not s.flags[at - 1] & lx.OWNED:
        at -= 1
    return end if s.flags[at - 1] & (lx.DETERMINER | lx.PREPOSITION) else at
