"""Who stands beside a verb: the subject before it or the speaker after it, with appositions.

"Murad Sadygzade, president of the Center, suggested": the source reaches from the name to the end of what says who
that is. All positions are item indices of one sentence.
"""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import (
    DASHES,
    DETERMINES,
    LONGEST_QUOTED_NAME,
    SIGNS,
    Phrase,
    head_before,
    is_adverb,
    is_time,
    phrase_left,
    phrase_right,
)
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

LONGEST_INSERTION = 45
MOST_INSERTIONS = 6
# "a trader from Lyon" apposes, "with a smile that everybody in the room knew ..." does not.
LONGEST_FROM = 8
# A role stands this near the beginning of its apposition.
ROLE_WITHIN = 4
FARTHEST_OCCASION = 5
GERUND = "ing"
# Words of a full name.
NAMES = (2, 3)
ENDS_APPOSITION = frozenset((",", ".", ";", ":", "?", "!", "…", "—", "–", "--"))


def subject_before(s: Sentence, verb: int) -> Phrase | None:
    """The source before a verb group that begins at item `verb`."""
    at = _over_adverbials(s, verb - 1)
    if at < 0:
        return None
    flag = s.flags[at]
    if flag & lx.RELATIVE and not flag & lx.THAT:
        return (at, at + 1)
    if flag & lx.SUBJECT or (flag & lx.INDEFINITE and (at == 0 or not flag & lx.CAPITAL)):
        return (at, at + 1)
    if s.words[at] == "," or s.words[at] in DASHES:
        return _apposed(s, at)
    phrase = trimmed(s, phrase_left(s, at))
    if phrase is None:
        return None
    comma = phrase[0] - 2
    if comma > 0 and s.words[comma] == "," and s.flags[comma + 1] & lx.PREPOSITION and s.flags[at] & lx.OCCASION:
        return _apposed(s, comma)  # "Smith, the mayor, in a statement" said
    if (clause := _clause_before(s, phrase)) is not None:
        return subject_before(s, clause)
    if (occasion := _occasion_before(s, phrase)) is not None:
        return subject_before(s, occasion)
    if phrase[0] > 1 and s.flags[phrase[0] - 1] & lx.PREPOSITION and s.flags[phrase[0] - 2] & lx.RELATIVE & ~lx.THAT:
        return (phrase[0] - 2, phrase[0] - 1)  # "who since his return has called"
    return _with_bearer(s, _before_occasion(s, _after_relative(s, phrase)))


def trimmed(s: Sentence, phrase: Phrase | None) -> Phrase | None:
    """Without what cannot begin a source: adverbs, times, stray marks."""
    if phrase is None:
        return None
    first, after = phrase
    if s.words[first] in OPEN_BRACKETS:
        first = next((at + 1 for at in range(first, after) if s.words[at] in CLOSE_BRACKETS), first)
    while first < after and (
        (is_adverb(s, first) and not s.flags[first] & lx.DETERMINER)
        or s.words[first] in SIGNS
        or (is_time(s, first) and first + 1 < after and s.flags[first + 1] & (lx.CAPITAL | lx.DETERMINER))
    ):
        first += 1
    return (first, after) if first < after else None


def _over_adverbials(s: Sentence, at: int) -> int:
    """Step left over adverbs and times between a subject and its verb ("lawmakers this week")."""
    start = at
    while at >= 0:
        if is_adverb(s, at) and not s.flags[at] & (lx.DETERMINER | lx.SUBJECT):
            at -= 1
        elif is_time(s, at) and at == start:
            back = at - 1
            while back >= 0 and s.flags[back] & (lx.TIME_LEAD | lx.NUMBER | lx.TIME) and not s.flags[back] & lx.OWNED:
                back -= 1
            if back < 0 or (back == at - 1 and not s.flags[at] & lx.CAPITAL):
                return at
            at = back
        else:
            return at
    return at


def _after_relative(s: Sentence, phrase: Phrase) -> Phrase:
    """ "a clip that the judge" called ...: the subject is what stands after an object's "that"."""
    first, after = phrase
    for at in range(after - 2, first, -1):
        flag = s.flags[at]
        if flag & (lx.VERBAL | lx.CUE) and not flag & (lx.CAPITAL | lx.NOUNLIKE):
            return phrase
        if flag & lx.RELATIVE:
            return (at + 1, after)
    return phrase


def _before_occasion(s: Sentence, phrase: Phrase) -> Phrase:
    """ "Smith in a statement" said: the occasion is no part of who."""
    first, after = phrase
    for at in range(first + 1, after):
        near = range(at + 1, min(at + FARTHEST_OCCASION, after))
        if s.flags[at] & lx.PREPOSITION and any(s.flags[k] & lx.OCCASION and not s.flags[k] & lx.CAPITAL for k in near):
            return (first, at) if s.flags[at - 1] & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE) else phrase
    return phrase


def _clause_before(s: Sentence, phrase: Phrase) -> int | None:
    """Where "while opening the school", ", in his arguments" begins, between who said and the verb."""
    first = phrase[0]
    gerund = first + 1 if s.lows[first].endswith(GERUND) else first
    while_ = gerund - 2
    if while_ > 0 and s.flags[while_] & lx.SUBORDINATOR and s.lows[gerund - 1].endswith(GERUND):
        return while_
    own = s.flags[first] & lx.POSSESSIVE and not s.flags[phrase[1] - 1] & (lx.ROLE | lx.COLLECTIVE | lx.CAPITAL)
    inserted = first > 2 and s.flags[first - 1] & lx.PREPOSITION and s.words[first - 2] == ","
    return first - 1 if own and inserted else None


def _occasion_before(s: Sentence, phrase: Phrase) -> int | None:
    """The preposition of "Kraftlinn in a July blog post" said, where only a part of the occasion was taken."""
    at = phrase[0] - 1
    while at > 0 and (s.flags[at] & DETERMINES or is_time(s, at)):
        at -= 1
    occasion = s.flags[phrase[1] - 1] & lx.OCCASION and not s.flags[phrase[1] - 1] & lx.CAPITAL
    who = at > 0 and s.flags[at - 1] & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE | lx.SUBJECT)
    return at if occasion and who and at < phrase[0] - 1 and s.flags[at] & lx.PREPOSITION else None


def _with_bearer(s: Sentence, phrase: Phrase) -> Phrase:
    """ "Jane Smith, Head of Lending, UBA" said: a sentence that opens with a name and a role, closed by a body."""
    first, after = phrase
    if first < 3 or s.words[first - 1] != ",":
        return phrase
    bearer = _bearer_before(s, phrase)
    if bearer is not None:
        return (bearer, after)
    if not s.flags[first] & lx.CAPITAL or after - first > ROLE_WITHIN:
        return phrase
    comma = next((at for at in range(first - 1) if s.words[at] == ","), 0)
    opens = s.flags[0] & lx.CAPITAL and not s.flags[0] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.ADVERB | lx.DETERMINER)
    if not opens or not 0 < comma <= ROLE_WITHIN + 1:
        return phrase
    verbs = lx.VERBAL | lx.CUE | lx.SUBJECT
    plain = not any(s.flags[at] & verbs and not s.flags[at] & (lx.CAPITAL | lx.ROLE) for at in range(first))
    roles = any(s.flags[at] & (lx.ROLE | lx.TITLE) for at in range(comma + 1, min(comma + ROLE_WITHIN, first)))
    return (0, after) if plain and roles else phrase


def _bearer_before(s: Sentence, phrase: Phrase) -> int | None:
    """ "Ola Brandt, the president of the club said": where a name begins that opens the clause, with an office behind
    its comma and no comma after that."""
    first = phrase[0]
    if first < s.floor + 3 or s.words[first - 1] != "," or not s.flags[first] & DETERMINES:
        return None
    if not any(s.flags[at] & lx.ROLE for at in range(first, min(first + ROLE_WITHIN, phrase[1]))):
        return None
    begin = first - 1
    while begin > s.floor and s.flags[begin - 1] & lx.CAPITAL and not s.flags[begin - 1] & (lx.OWNED | lx.SUBORDINATOR):
        begin -= 1
    odd = lx.TIME | lx.COLLECTIVE | lx.PREPOSITION | lx.SUBORDINATOR | lx.ADVERB | lx.DETERMINER
    name = first - 1 - begin in NAMES and not any(flag & odd for flag in s.flags[begin : first - 1])
    opens = begin == s.floor or s.flags[begin - 1] & lx.SUBORDINATOR
    return begin if name and opens else None


# ------------------------------------------------------------------------------------------ appositions


def _apposed(s: Sentence, comma: int) -> Phrase | None:
    """From the mark before a verb: the source whose apposition or insertion ends there."""
    mark, edge = s.words[comma], comma
    end: int | None = None
    for _ in range(MOST_INSERTIONS):
        before = _mark_before(s, edge, mark)
        if before is None or not _inserted(s, before + 1, edge):
            return None
        if not apposes(s, before + 1, edge):
            end = None
        elif end is None:
            end = edge
        edge = before
        head = _head(s, edge - 1)
        if head is not None:
            return (_office_before(s, head[0]), edge if end is None else end)
    return None


def _office_before(s: Sentence, first: int) -> int:
    """Where a source begins whose body or office stands at `first` behind a comma: "The director, NCDC, Dr Brandt",
    "Ola Brandt, CEO, Kraftlinn"."""
    before = phrase_left(s, first - 2) if first > 2 and s.words[first - 1] == "," else None
    if before is None or not s.flags[first] & lx.CAPITAL or before[1] - before[0] > LONGEST_FROM:
        return first
    office = s.flags[first - 2] & lx.ROLE and before[0] <= s.floor + 1
    held = s.flags[first] & lx.ROLE and before[1] - before[0] > 1
    name = held and all(flag & lx.CAPITAL and not flag & lx.TIME for flag in s.flags[slice(*before)])
    return before[0] if office or name else first


def _mark_before(s: Sentence, edge: int, mark: str) -> int | None:
    for at in range(edge - 1, max(-1, edge - LONGEST_INSERTION - 2), -1):
        if s.words[at] == mark or (s.words[at] in DASHES and mark in DASHES):
            return at
        if s.words[at] in (";", ":"):
            return None
    return None


def _inserted(s: Sentence, first: int, after: int) -> bool:
    """Whether the stretch between commas can be an apposition, a clause with "who", an age, a place or an adverbial."""
    if first >= after or after - first > LONGEST_INSERTION:
        return False
    flag = s.flags[first]
    if flag & (lx.RELATIVE | lx.NUMBER | DETERMINES | lx.ROLE | lx.COLLECTIVE | lx.TITLE | lx.OWNED):
        return not flag & lx.SUBJECT
    if flag & lx.CAPITAL:
        return True
    if flag & (lx.SUBJECT | lx.CONJUNCTION | lx.THAT):
        return False
    if flag & (lx.GERUND | lx.PAST | lx.PREPOSITION) or is_adverb(s, first):
        return True
    return not flag & lx.VERBAL


def apposes(s: Sentence, first: int, after: int) -> bool:
    """Whether the stretch between commas says who somebody is (and so belongs to the source's span)."""
    if first >= after:
        return False
    flag = s.flags[first]
    if flag & (lx.RELATIVE | lx.NUMBER):
        return True
    if flag & (lx.PREPOSITION | lx.SUBORDINATOR | lx.SUBJECT | lx.CONJUNCTION):
        return bool(flag & lx.GENITIVE) or (bool(flag & lx.BEARING) and after - first < LONGEST_FROM)
    if flag & lx.GERUND or is_adverb(s, first) or is_time(s, first):
        return bool(flag & lx.CAPITAL) or any(
            s.flags[at] & lx.ROLE for at in range(first, min(after, first + ROLE_WITHIN))
        )
    for at in range(first, after):
        here = s.flags[at]
        if here & lx.RELATIVE:
            return True
        inside = at > first and s.flags[at - 1] & (lx.PREPOSITION | DETERMINES)  # "of convicted spy Ola Brandt"
        if here & lx.VERBAL and not here & lx.CAPITAL and not inside:
            return False
    return True


def _head(s: Sentence, last: int) -> Phrase | None:
    """A phrase ending at `last` that can be the head before an apposition: a name or a definite phrase."""
    if last < 0:
        return None
    flag = s.flags[last]
    if flag & lx.SUBJECT and not flag & lx.OBJECT:
        return (last, last + 1)
    phrase = trimmed(s, phrase_left(s, last)) if head_before(s, last) else None
    if phrase is None:
        return None
    first, after = phrase
    if first > 0 and s.flags[first - 1] & lx.PREPOSITION:
        return None
    opening = s.flags[first]
    named = any(s.flags[at] & lx.CAPITAL and not s.flags[at] & lx.OWNED for at in range(max(first, after - 3), after))
    if first > 0 and s.words[first - 1] == ",":
        names = (named or flag & lx.ROLE) and not opening & lx.NUMBER and opening & (lx.CAPITAL | lx.DETERMINER)
        return phrase if names else None
    if named or opening & (DETERMINES | lx.ROLE | lx.COLLECTIVE):
        return phrase
    return phrase if first == 0 or flag & lx.MANY else None


def speaker_after(s: Sentence, first: int) -> Phrase | None:
    """The source that begins with item `first` ("said Hala Agha, a resident who ..."), with its appositions."""
    phrase = phrase_right(s, first)
    if phrase is None or s.flags[first] & lx.PRONOUN:
        return phrase
    at = phrase[1]
    while at < len(s) and (s.words[at] == "," or s.flags[at] & lx.RELATIVE):
        stop = _apposition_end(s, at + 1 if s.words[at] == "," else at)
        if stop is None:
            break
        at = stop
    return _before_occasion(s, (first, at))


def _apposition_end(s: Sentence, begin: int) -> int | None:
    """Where the apposition that begins after a comma ends, if it is one."""
    count = len(s)
    if begin >= count or is_adverb(s, begin) or is_time(s, begin):
        return None
    flag = s.flags[begin]
    if flag & (lx.QUOTED | lx.CONJUNCTION | lx.SUBJECT | lx.THAT) or (flag & lx.GERUND and not flag & lx.ROLE):
        return None
    if flag & lx.SUBORDINATOR or (flag & lx.PREPOSITION and not flag & (lx.GENITIVE | lx.BEARING)):
        return None
    for at in range(begin, min(begin + LONGEST_INSERTION, count)):
        if s.words[at] in ENDS_APPOSITION:
            return at if apposes(s, begin, at) else None
        if s.flags[at] & lx.QUOTED and s.stops[at] - s.starts[at] > LONGEST_QUOTED_NAME:
            return None
    return count if count - begin < LONGEST_INSERTION and apposes(s, begin, count) else None


def can_speak(s: Sentence, source: Phrase) -> bool:
    """Whether a phrase can be a speaker: a name, a role, a body, a pronoun, a plural, or anything with an article."""
    first, after = source
    if after - first == 1 and s.flags[first] & lx.ROLE and not s.flags[first] & (lx.CAPITAL | lx.MANY | lx.COLLECTIVE):
        return False  # "declared delinquent"
    speaks = lx.CAPITAL | lx.ROLE | lx.COLLECTIVE | lx.SUBJECT | lx.PLURAL | lx.INDEFINITE | lx.MANY
    if any(s.flags[at] & speaks for at in range(first, min(after, first + LONGEST_FROM))):
        return True
    return bool(s.flags[first] & DETERMINES) and after > first + 1
