"""Noun phrases by function words: who stands before a verb, who stands after it. No parser.

All positions are item indices of one sentence; a phrase is (first, after its last).
"""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

Phrase = tuple[int, int]

DASHES = frozenset(("—", "–", "-", "--"))
SIGNS = frozenset("$€£¥%#@&/+*°’'")
# A phrase longer than this is a sentence that we misread.
LONGEST_PHRASE = 60
# A quotation inside a noun phrase ("Dwayne “The Rock” Johnson") has at most this many characters.
LONGEST_QUOTED_NAME = 60
LONGEST_INSERTION = 45

STOPS_LEFT = lx.SUBORDINATOR | lx.RELATIVE | lx.THAT | lx.MODAL | lx.AUXILIARY | lx.FINITE | lx.SUBJECT
BREAKS_RIGHT = lx.SUBORDINATOR | lx.RELATIVE | lx.THAT | lx.MODAL | lx.AUXILIARY | lx.FINITE | lx.SUBJECT | lx.QUESTION


def is_adverb(s: Sentence, at: int) -> bool:
    flag = s.flags[at]
    if flag & lx.ADVERB and not flag & lx.CAPITAL:
        return True
    return s.lows[at].endswith("ly") and not flag & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE) and len(s.lows[at]) > 4


def is_time(s: Sentence, at: int) -> bool:
    return bool(s.flags[at] & lx.TIME) and not s.flags[at] & lx.OWNED


def nominal(s: Sentence, at: int) -> bool:
    """Whether the item can be the inside or the head of a noun phrase."""
    flag = s.flags[at]
    if flag & lx.CAPITAL and not flag & (lx.SUBJECT | lx.MODAL | lx.AUXILIARY):
        return at > 0 or not flag & (lx.PREPOSITION | lx.SUBORDINATOR | lx.CONJUNCTION | lx.ADVERB)
    if flag & lx.NUMBER:
        return True
    if not flag & lx.WORD:
        return s.words[at] in SIGNS
    return not flag & (STOPS_LEFT | lx.PREPOSITION | lx.CONJUNCTION | lx.TO | lx.OBJECT) and not is_adverb(s, at)


def head_before(s: Sentence, at: int) -> bool:
    """Whether a noun ends at `at`, so that a preposition after it may belong to it."""
    if at < 0:
        return False
    flag = s.flags[at]
    if flag & lx.QUOTED or s.words[at] in CLOSE_BRACKETS:
        return not flag & lx.ENDED
    if not nominal(s, at) or (flag & (lx.DETERMINER | lx.POSSESSIVE) and not flag & lx.INDEFINITE) or is_time(s, at):
        return False
    return not (flag & lx.CUE and not flag & (lx.ROLE | lx.COLLECTIVE) and not plural_or_noun(s, at))


def plural_or_noun(s: Sentence, at: int) -> bool:
    """A form of a verb that here is a noun: something that determines it stands before."""
    if at == 0:
        return False
    before = s.flags[at - 1]
    return bool(before & (lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.PREPOSITION | lx.NUMBER))


def matching_open(s: Sentence, at: int) -> int:
    """The opening bracket of the closing one at `at`, or `at` itself."""
    for back in range(at - 1, max(-1, at - 25), -1):
        if s.words[back] in OPEN_BRACKETS:
            return back
    return at


def phrase_left(s: Sentence, last: int) -> Phrase | None:
    """The noun phrase that ends with item `last`."""
    first = last + 1
    at = last
    while at >= 0 and last - at < LONGEST_PHRASE:
        flag = s.flags[at]
        if s.words[at] in CLOSE_BRACKETS:
            opening = matching_open(s, at)
            if opening == at:
                break
            first = opening
            at = opening - 1
        elif flag & lx.SUBORDINATOR and not flag & (lx.RELATIVE | lx.CAPITAL):
            break
        elif flag & lx.QUOTED:
            if s.stops[at] - s.starts[at] > LONGEST_QUOTED_NAME or flag & lx.ENDED:
                break
            first = at
            at -= 1
        elif flag & (lx.DETERMINER | lx.POSSESSIVE) and not flag & lx.THAT:
            first = at
            at = _over_preposition(s, at)
            if at is None:
                break
        elif flag & lx.PREPOSITION and not (flag & lx.CAPITAL and at > 0 and first > last):
            if first > last or not head_before(s, at - 1):
                break
            first = at
            at -= 1
        elif (flag & lx.CONJUNCTION and first <= last and _joins(s, at, first)) or (s.words[at] in DASHES and first <= last and at > 0 and s.stops[at - 1] == s.starts[at]):
            first = at
            at -= 1
        elif is_time(s, at) and not flag & lx.OWNED and first <= last and not s.flags[first] & lx.PREPOSITION:
            break
        elif nominal(s, at) and not _governs(s, at, first, last):
            first = at
            at -= 1
        elif flag & (lx.VERBAL | lx.CUE | lx.TO) and first <= last:
            relative = _relative_before(s, at)
            if relative is None:
                break
            first = relative
            at = relative - 1
        elif flag & lx.RELATIVE and first <= last and head_before(s, at - 1):
            first = at
            at -= 1
        else:
            break
    while first <= last and s.flags[first] & (lx.PREPOSITION | lx.CONJUNCTION) and not s.flags[first] & lx.DETERMINER:
        if s.flags[first] & lx.CAPITAL and first > 0:
            break
        first += 1
    return (first, last + 1) if first <= last else None


def _governs(s: Sentence, at: int, first: int, last: int) -> bool:
    """Whether a verb form at `at` has what follows it as its object ("supported Barack Obama's call")."""
    flag = s.flags[at]
    if first > last or not flag & lx.CUE or flag & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE):
        return False
    if flag & lx.NOUNLIKE:
        return at > 0 and bool(s.flags[at - 1] & lx.TO)
    return bool(s.flags[first] & (lx.DETERMINER | lx.CAPITAL | lx.POSSESSIVE))


def _over_preposition(s: Sentence, at: int) -> int | None:
    """From a determiner, the item before "of" (and its like) if that goes on a noun phrase."""
    before = at - 1
    if before < 1:
        return None
    flag = s.flags[before]
    if flag & lx.DETERMINER:
        return before
    if flag & lx.PREPOSITION and not is_adverb(s, before) and head_before(s, before - 1):
        return before
    if flag & lx.CONJUNCTION and _joins(s, before, at):
        return before
    return None


def _joins(s: Sentence, at: int, first: int) -> bool:
    """Whether "and" at `at` joins two noun phrases of one kind: two names, or two with a determiner."""
    if at == 0 or not head_before(s, at - 1):
        return False
    if s.flags[at - 1] & lx.CUE and not s.flags[at - 1] & lx.CAPITAL:
        return False
    left, right = s.flags[at - 1], s.flags[first]
    if right & lx.DETERMINER:
        return any(s.flags[back] & lx.DETERMINER for back in range(max(0, at - 5), at))
    both_names = bool(left & lx.CAPITAL) and bool(right & lx.CAPITAL)
    both_plain = not left & lx.CAPITAL and not right & lx.CAPITAL and s.lows[at - 1].endswith("s")
    return both_names or both_plain


def _relative_before(s: Sentence, at: int) -> int | None:
    """For a finite verb inside a phrase: the relative clause's "who" not far before it."""
    for back in range(at - 1, max(-1, at - 12), -1):
        flag = s.flags[back]
        if flag & lx.RELATIVE and head_before(s, back - 1):
            return back
        if not flag & lx.WORD and not flag & lx.QUOTED and s.words[back] not in SIGNS:
            return None
    return None


def trim_left(s: Sentence, phrase: Phrase) -> Phrase | None:
    """Drop what cannot begin a source: adverbs, time words, stray marks."""
    first, after = phrase
    while first < after and (
        (is_adverb(s, first) and not s.flags[first] & lx.DETERMINER)
        or s.words[first] in SIGNS
        or (is_time(s, first) and first + 1 < after and s.flags[first + 1] & (lx.CAPITAL | lx.DETERMINER))
    ):
        first += 1
    return (first, after) if first < after else None


def insertion(s: Sentence, first: int, after: int) -> bool:
    """Whether the stretch between commas can be an apposition, a clause with "who", an age or a place."""
    if first >= after or after - first > LONGEST_INSERTION:
        return False
    flag, low = s.flags[first], s.lows[first]
    if flag & (lx.RELATIVE | lx.NUMBER | lx.DETERMINER | lx.ROLE | lx.COLLECTIVE | lx.TITLE | lx.POSSESSIVE | lx.OWNED):
        return not (flag & lx.SUBJECT)
    if flag & lx.CAPITAL:
        return True
    if flag & lx.SUBJECT or flag & (lx.CONJUNCTION | lx.THAT):
        return False
    if low.endswith(("ing", "ed")) or flag & lx.PREPOSITION or is_adverb(s, first):
        return True
    if flag & (lx.SUBORDINATOR | lx.FINITE | lx.AUXILIARY | lx.MODAL):
        return low in ("as", "when", "while", "if", "though")
    return True


def apposes(s: Sentence, first: int, after: int) -> bool:
    """Whether the stretch between commas says who somebody is (and so belongs to the source's span)."""
    if first >= after:
        return False
    flag = s.flags[first]
    if flag & lx.RELATIVE or flag & lx.NUMBER:
        return True
    if flag & (lx.PREPOSITION | lx.SUBORDINATOR | lx.SUBJECT | lx.CONJUNCTION):
        return s.lows[first] == "of" or (s.lows[first] in ("from", "with") and after - first < 8)
    if s.lows[first].endswith("ing") or is_adverb(s, first) or is_time(s, first):
        return bool(flag & lx.CAPITAL) or any(s.flags[at] & lx.ROLE for at in range(first, min(after, first + 4)))
    for at in range(first, after):
        here = s.flags[at]
        if here & lx.RELATIVE:
            return True
        if here & (lx.FINITE | lx.AUXILIARY | lx.MODAL) and not here & lx.CAPITAL:
            return False
    return True


def subject_before(s: Sentence, verb: int) -> Phrase | None:
    """The source before a verb group that begins at item `verb`, with its appositions."""
    at = _skip_adverbials(s, verb - 1)
    if at < 0:
        return None
    flag = s.flags[at]
    if flag & lx.RELATIVE and not flag & lx.THAT:
        return (at, at + 1)
    if flag & lx.SUBJECT or (flag & lx.INDEFINITE and not flag & lx.CAPITAL) or (flag & lx.INDEFINITE and at == 0):
        return _pronoun(s, at)
    if s.words[at] == "," or s.words[at] in DASHES:
        return _apposed(s, at)
    phrase = phrase_left(s, at)
    phrase = trim_left(s, phrase) if phrase else None
    return _with_bearer(s, _before_occasion(s, _after_relative(s, phrase))) if phrase else None


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


def _with_bearer(s: Sentence, phrase: Phrase) -> Phrase:
    """ "Jane Smith, Head of Lending, UBA" said: a sentence that opens with a name and a role, closed by a body."""
    first, after = phrase
    if first < 3 or s.words[first - 1] != "," or not s.flags[first] & lx.CAPITAL or after - first > 4:
        return phrase
    commas = [at for at in range(first - 1) if s.words[at] == ","]
    if not commas or not s.flags[0] & lx.CAPITAL or s.flags[0] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.ADVERB | lx.DETERMINER):
        return phrase
    verbs = lx.VERBAL | lx.CUE | lx.SUBJECT
    plain = not any(s.flags[at] & verbs and not s.flags[at] & (lx.CAPITAL | lx.ROLE) for at in range(first))
    roles = any(s.flags[at] & (lx.ROLE | lx.TITLE) for at in range(commas[0] + 1, min(commas[0] + 4, first)))
    return (0, after) if plain and roles and commas[0] < 6 else phrase


def _before_occasion(s: Sentence, phrase: Phrase) -> Phrase:
    """ "Smith in a statement" said: the occasion is no part of who."""
    first, after = phrase
    for at in range(first + 1, after):
        if s.flags[at] & lx.PREPOSITION and any(
            s.flags[k] & lx.OCCASION and not s.flags[k] & lx.CAPITAL for k in range(at + 1, min(at + 5, after))
        ):
            named = any(s.flags[k] & lx.CAPITAL for k in range(max(first, at - 1), at))
            return (first, at) if named else phrase
    return phrase


def _pronoun(s: Sentence, at: int) -> Phrase:
    """A pronoun, or "some of the voters" whose last word looks like one."""
    return (at, at + 1)


def _skip_adverbials(s: Sentence, at: int) -> int:
    """Step left over adverbs and times between a subject and its verb ("lawmakers this week")."""
    start = at
    while at >= 0:
        if is_adverb(s, at) and not s.flags[at] & (lx.DETERMINER | lx.SUBJECT):
            at -= 1
        elif is_time(s, at) and at < start + 1:
            back = at - 1
            while back >= 0 and s.flags[back] & (lx.TIME_LEAD | lx.NUMBER | lx.TIME) and not s.flags[back] & lx.OWNED:
                back -= 1
            if back < 0 or (back == at - 1 and not s.flags[at] & lx.CAPITAL):
                return at
            at = back
        else:
            return at
    return at


def _apposed(s: Sentence, comma: int) -> Phrase | None:
    """From the mark before a verb: the source whose apposition or insertion ends there."""
    mark = s.words[comma]
    edge = comma
    end: int | None = None
    for _ in range(6):
        before = _mark_before(s, edge, mark)
        if before is None:
            return None
        if not insertion(s, before + 1, edge):
            return None
        if end is None and apposes(s, before + 1, edge):
            end = edge
        elif not apposes(s, before + 1, edge):
            end = None
        edge = before
        head = _head_at(s, edge - 1)
        if head is not None:
            return (head[0], end if end is not None else edge)
    return None


def _mark_before(s: Sentence, edge: int, mark: str) -> int | None:
    for at in range(edge - 1, max(-1, edge - LONGEST_INSERTION - 2), -1):
        if s.words[at] == mark or (s.words[at] in DASHES and mark in DASHES):
            return at
        if s.words[at] in (";", ":"):
            return None
    return None


def _head_at(s: Sentence, last: int) -> Phrase | None:
    """A phrase ending at `last` that can be the head before an apposition: a name or a definite phrase."""
    if last < 0:
        return None
    flag = s.flags[last]
    if flag & lx.SUBJECT and not flag & lx.OBJECT:
        return (last, last + 1)
    if not head_before(s, last):
        return None
    phrase = phrase_left(s, last)
    phrase = trim_left(s, phrase) if phrase else None
    if phrase is None:
        return None
    first, after = phrase
    if first > 0 and s.flags[first - 1] & lx.PREPOSITION:
        return None
    lone = s.words[first - 1] == "," if first > 0 else False
    named = any(s.flags[at] & lx.CAPITAL and not s.flags[at] & lx.OWNED for at in range(max(first, after - 3), after))
    if lone and (not named or s.flags[first] & lx.NUMBER):
        return None
    if lone and not s.flags[first] & lx.CAPITAL and not s.flags[first] & (lx.DETERMINER | lx.ROLE):
        return None
    if named or s.flags[first] & (lx.DETERMINER | lx.POSSESSIVE | lx.ROLE | lx.COLLECTIVE):
        return phrase
    return phrase if first == 0 or s.lows[last].endswith("s") else None


def phrase_right(s: Sentence, first: int, *, appositions: bool = True) -> Phrase | None:
    """The noun phrase that begins with item `first`, with its appositions."""
    count = len(s)
    if first >= count:
        return None
    flag = s.flags[first]
    if flag & (lx.SUBJECT | lx.OBJECT) and not flag & lx.DETERMINER and not flag & lx.POSSESSIVE:
        return (first, first + 1)
    if flag & lx.POSSESSIVE and flag & lx.OBJECT and (first + 1 >= count or not nominal(s, first + 1)):
        return (first, first + 1)
    at = _core_right(s, first)
    if at == first:
        return None
    while appositions and at < count and (s.words[at] == "," or s.flags[at] & lx.RELATIVE):
        begin = at + 1 if s.words[at] == "," else at
        stop = _apposition_end(s, begin)
        if stop is None:
            break
        at = stop
    return (first, at)


def _core_right(s: Sentence, first: int) -> int:
    """Where the phrase that begins at `first` ends, before any comma."""
    at, count = first, len(s)
    while at < count and at - first < LONGEST_PHRASE:
        flag, word = s.flags[at], s.words[at]
        if word in OPEN_BRACKETS:
            closing = _matching_close(s, at)
            if closing is None:
                break
            at = closing + 1
        elif flag & lx.QUOTED:
            if s.stops[at] - s.starts[at] > LONGEST_QUOTED_NAME or at == first or flag & lx.ENDED:
                break
            at += 1
        elif (flag & lx.DETERMINER and not flag & lx.THAT) or flag & lx.POSSESSIVE:
            if at > first and not s.flags[at - 1] & (lx.PREPOSITION | lx.CONJUNCTION | lx.DETERMINER):
                break
            at += 1
        elif is_time(s, at):
            break
        elif flag & lx.PREPOSITION and not (flag & lx.CAPITAL):
            if at == first or not _preposition_goes_on(s, first, at):
                break
            at += 1
        elif flag & lx.CONJUNCTION:
            if at == first or at + 1 >= count or not _joins_right(s, at):
                break
            at += 1
        elif nominal(s, at) and not (flag & lx.CUE and not flag & (lx.CAPITAL | lx.ROLE | lx.NOUNLIKE)):
            at += 1
        else:
            break
    while at > first and s.flags[at - 1] & (lx.PREPOSITION | lx.CONJUNCTION) and not s.flags[at - 1] & lx.CAPITAL:
        at -= 1
    return at


def _joins_right(s: Sentence, at: int) -> bool:
    left, right = s.flags[at - 1], s.flags[at + 1]
    if left & lx.CAPITAL and right & lx.CAPITAL and not right & (lx.SUBJECT | lx.DETERMINER):
        return True
    return (
        not left & lx.CAPITAL
        and not right & (lx.CAPITAL | lx.CUE | lx.FINITE | lx.AUXILIARY | lx.SUBJECT)
        and (bool(right & lx.WORD) and nominal(s, at + 1))
    )


def _preposition_goes_on(s: Sentence, first: int, at: int) -> bool:
    """Whether a preposition after a phrase belongs to it: "of" always; others after a role or body, not before a time."""
    low = s.lows[at]
    following = at + 1
    if following >= len(s) or is_time(s, following) or s.flags[following] & lx.QUOTED:
        return False
    if low == "of":
        return True
    ahead = range(following, min(following + 5, len(s)))
    for place in ahead:
        if s.flags[place] & lx.OCCASION and not s.flags[place] & lx.CAPITAL:
            return False
        if s.flags[place] & lx.TIME:
            return False
        if not s.flags[place] & lx.WORD or s.flags[place] & lx.PREPOSITION:
            break
    if low in ("at", "for", "with", "in", "from", "on", "to", "against", "behind"):
        return any(
            s.flags[place] & (lx.ROLE | lx.COLLECTIVE) and not s.flags[place] & lx.OWNED for place in range(first, at)
        )
    return False


def _matching_close(s: Sentence, at: int) -> int | None:
    for ahead in range(at + 1, min(at + 25, len(s))):
        if s.words[ahead] in CLOSE_BRACKETS:
            return ahead
    return None


def _apposition_end(s: Sentence, begin: int) -> int | None:
    """Where the apposition that begins after a comma ends, if it is one."""
    count = len(s)
    if begin >= count:
        return None
    flag = s.flags[begin]
    if (
        flag & (lx.QUOTED | lx.CONJUNCTION | lx.SUBJECT | lx.THAT)
        or (s.lows[begin].endswith("ing")
        and not flag & lx.ROLE)
    ):
        return None
    if flag & lx.SUBORDINATOR or (flag & lx.PREPOSITION and s.lows[begin] not in ("of", "from")):
        return None
    if is_adverb(s, begin) or is_time(s, begin):
        return None
    for at in range(begin, min(begin + LONGEST_INSERTION, count)):
        word = s.words[at]
        if word in (",", ".", ";", ":", "?", "!", "…") or word in ("—", "–", "--"):
            return at if apposes(s, begin, at) else None
        if s.flags[at] & lx.QUOTED and s.stops[at] - s.starts[at] > 60:
            return None
    return count if count - begin < LONGEST_INSERTION and apposes(s, begin, count) else None
