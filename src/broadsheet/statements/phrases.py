"""Noun phrases by function words, to the left and to the right of a place. No parser.

All positions are item indices of one sentence; a phrase is (first, after its last).
"""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

Phrase = tuple[int, int]

DASHES = frozenset(("—", "–", "-", "--"))
SIGNS = frozenset("$€£¥%#@&/+*°’'")
# A phrase longer than this is a sentence that we misread.
LONGEST_PHRASE = 60
# A quotation inside a noun phrase ("Dwayne “The Rock” Johnson") has at most this many characters.
LONGEST_QUOTED_NAME = 60
LONGEST_BRACKETS = 25
FARTHEST_RELATIVE = 12
FARTHEST_DETERMINER = 5

STOPS = lx.SUBORDINATOR | lx.RELATIVE | lx.THAT | lx.VERBAL | lx.SUBJECT
NO_NOUN = STOPS | lx.PREPOSITION | lx.CONJUNCTION | lx.TO | lx.OBJECT
KNOWN_NOUN = lx.CAPITAL | lx.ROLE | lx.COLLECTIVE
DETERMINES = lx.DETERMINER | lx.POSSESSIVE


def is_adverb(s: Sentence, at: int) -> bool:
    flag = s.flags[at]
    return bool(flag & lx.ADVERB) and not flag & lx.CAPITAL


def is_time(s: Sentence, at: int) -> bool:
    return bool(s.flags[at] & lx.TIME) and not s.flags[at] & lx.OWNED and not _in_name(s, at)


def _in_name(s: Sentence, at: int) -> bool:
    """Whether a word of time belongs to a name: "the Evening Standard", "the Sunday Times", "Good Morning Skarne"."""
    if at == 0 or not s.flags[at] & lx.CAPITAL:
        return False
    if s.flags[at] & lx.DAYPART and s.flags[at - 1] & (lx.CAPITAL | lx.OWNED | lx.DETERMINER):
        return True
    if at == len(s) - 1 or not s.flags[at - 1] & lx.DETERMINER or s.flags[at + 1] & lx.TIME:
        return False
    return bool(s.flags[at + 1] & lx.CAPITAL)


def spaced_dash(s: Sentence, at: int) -> bool:
    """Whether a dash with space before it stands at `at`: it parts clauses; one without is a hyphen."""
    return s.words[at] in DASHES and (at == 0 or s.stops[at - 1] < s.starts[at])


def nominal(s: Sentence, at: int) -> bool:
    """Whether the item can be the inside or the head of a noun phrase."""
    flag = s.flags[at]
    if flag & lx.CAPITAL and not flag & (lx.SUBJECT | lx.MODAL | lx.AUXILIARY):
        return at > 0 or not flag & (lx.PREPOSITION | lx.SUBORDINATOR | lx.CONJUNCTION | lx.ADVERB)
    if not flag & lx.WORD:
        return s.words[at] in SIGNS
    return bool(flag & lx.NUMBER) or not (flag & NO_NOUN or is_adverb(s, at))


def head_before(s: Sentence, at: int) -> bool:
    """Whether a noun ends at `at`, so that a preposition after it may belong to it."""
    if at < 0:
        return False
    flag = s.flags[at]
    if flag & lx.QUOTED or s.words[at] in CLOSE_BRACKETS:
        return not flag & lx.ENDED
    if not nominal(s, at) or (flag & DETERMINES and not flag & lx.INDEFINITE) or is_time(s, at):
        return False
    title = at > 0 and flag & lx.CAPITAL and s.flags[at - 1] & lx.CAPITAL  # "Flagship Projects and"
    return not flag & lx.CUE or bool(title or flag & (lx.ROLE | lx.COLLECTIVE)) or determined(s, at)


def is_verb(s: Sentence, at: int) -> bool:
    """Whether a form of an attributing verb can be nothing but one here."""
    flag = s.flags[at]
    return bool(flag & lx.CUE) and not flag & (KNOWN_NOUN | lx.NOUNLIKE | lx.MANY) and not determined(s, at)


def determined(s: Sentence, at: int) -> bool:
    """Whether something before `at` makes it a noun: an article, a possessive, a preposition, a number."""
    before = s.flags[at - 1] if at else 0
    return bool(before & (DETERMINES | lx.OWNED | lx.PREPOSITION | lx.NUMBER))


def past_determiners(s: Sentence, first: int, after: int) -> int:
    """Where a phrase goes on behind its articles and possessives; `after` where it holds nothing else."""
    while first < after and s.flags[first] & DETERMINES:
        first += 1
    return first


def singulars(low: str, language: Language) -> set[str]:
    """What a word would be without the ending of a plural that it has."""
    endings = (*language.plural_endings, *language.sibilant_plurals)
    return {low.removesuffix(ending) for ending in endings if low.endswith(ending)}


def head_of(s: Sentence, phrase: Phrase) -> str:
    """The head noun of a description: the last word before its first preposition."""
    head = ""
    for at in range(*phrase):
        flag = s.flags[at]
        if head and (flag & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == ","):
            break
        if flag & lx.WORD and not flag & (DETERMINES | lx.OWNED):
            head = s.lows[at]
    return head


# ------------------------------------------------------------------------------------------ to the left


def phrase_left(s: Sentence, last: int) -> Phrase | None:
    """The noun phrase that ends with item `last`."""
    first = at = last + 1
    while at > 0 and last - at < LONGEST_PHRASE:
        step = (
            _step_mark(s, at - 1, first, last) if not s.flags[at - 1] & lx.WORD else _step_word(s, at - 1, first, last)
        )
        if step is None:
            break
        first, at = step
    while first <= last and s.flags[first] & (lx.PREPOSITION | lx.CONJUNCTION) and not s.flags[first] & lx.DETERMINER:
        if s.flags[first] & lx.CAPITAL and first > 0:
            break
        first += 1
    return (first, last + 1) if first <= last else None


def _step_mark(s: Sentence, at: int, first: int, last: int) -> tuple[int, int] | None:
    """(new first item, items left to read) after taking in a mark or quotation at `at`; None ends the phrase."""
    if s.words[at] in CLOSE_BRACKETS:
        opening = next(
            (back for back in range(at - 1, max(-1, at - LONGEST_BRACKETS), -1) if s.words[back] in OPEN_BRACKETS), at
        )
        return (opening, opening) if opening < at else None
    flag = s.flags[at]
    if flag & lx.QUOTED:
        return (at, at) if s.stops[at] - s.starts[at] <= LONGEST_QUOTED_NAME and not flag & lx.ENDED else None
    hyphen = s.words[at] in DASHES and not spaced_dash(s, at) and first <= last
    return (at, at) if hyphen or s.words[at] in SIGNS else None


def _step_word(s: Sentence, at: int, first: int, last: int) -> tuple[int, int] | None:
    """The same for a word."""
    flag, begun = s.flags[at], first <= last
    if flag & lx.SUBORDINATOR and not flag & (lx.RELATIVE | lx.CAPITAL):
        return None
    if flag & DETERMINES and not flag & lx.THAT:
        return at, (at if _goes_on_left(s, at) else 0)
    if flag & lx.PREPOSITION and not (flag & lx.CAPITAL and at > 0 and not begun):
        if begun and head_before(s, at - 1):
            return at, at
        return _over_relative(s, at) if begun and flag & lx.TO else None
    if flag & lx.CONJUNCTION and begun and _joins(s, at, first):
        return at, at
    if not begun and is_verb(s, at):
        return None  # a verb ends no noun phrase
    if is_time(s, at) and begun and not s.flags[first] & lx.PREPOSITION:
        return None
    if nominal(s, at) and not _governs(s, at, first, last):
        return at, at
    if flag & (lx.VERBAL | lx.CUE | lx.TO) and begun:
        return _over_relative(s, at)
    return (at, at) if flag & lx.RELATIVE and begun and head_before(s, at - 1) else None


def _governs(s: Sentence, at: int, first: int, last: int) -> bool:
    """Whether a verb form at `at` has what follows it as its object ("supported Barack Obama's call")."""
    flag = s.flags[at]
    if first > last or not flag & lx.CUE or flag & KNOWN_NOUN:
        return False
    if flag & lx.NOUNLIKE:
        return at > 0 and bool(s.flags[at - 1] & lx.TO)
    return bool(s.flags[first] & (DETERMINES | lx.CAPITAL))


def _goes_on_left(s: Sentence, at: int) -> bool:
    """Whether a noun phrase goes on before a determiner: over "of" and its like, or "and"."""
    before = at - 1
    if before < 1:
        return False
    flag = s.flags[before]
    if flag & lx.DETERMINER:
        return True
    if flag & lx.PREPOSITION and not is_adverb(s, before):
        return head_before(s, before - 1)
    return bool(flag & lx.CONJUNCTION) and _joins(s, before, at)


def _joins(s: Sentence, at: int, first: int) -> bool:
    """Whether "and" at `at` joins two noun phrases of one kind: two names, two plurals, two with a determiner."""
    if at == 0 or not head_before(s, at - 1):
        return False
    left, right = s.flags[at - 1], s.flags[first]
    if left & lx.CUE and not left & lx.CAPITAL:
        return False
    if right & lx.DETERMINER:
        return any(s.flags[back] & lx.DETERMINER for back in range(max(0, at - FARTHEST_DETERMINER), at))
    if left & lx.CAPITAL:
        return bool(right & lx.CAPITAL)
    if left & right & lx.ROLE:
        return True  # "the actress and singer"
    return not right & lx.CAPITAL and bool(left & lx.MANY)


def _over_relative(s: Sentence, at: int) -> tuple[int, int] | None:
    """For a verb inside a phrase: to the "who" of its clause, not far before it."""
    for back in range(at - 1, max(-1, at - FARTHEST_RELATIVE), -1):
        flag = s.flags[back]
        if flag & lx.RELATIVE and head_before(s, back - 1):
            return back, back
        if not flag & (lx.WORD | lx.QUOTED) and s.words[back] not in SIGNS:
            return None
    return None


# ------------------------------------------------------------------------------------------ to the right


def phrase_right(s: Sentence, first: int) -> Phrase | None:
    """The noun phrase that begins with item `first`, before any comma."""
    count = len(s)
    if first >= count:
        return None
    flag = s.flags[first]
    if flag & lx.PRONOUN and not flag & DETERMINES:
        return (first, first + 1)
    if flag & lx.POSSESSIVE and flag & lx.OBJECT and (first + 1 >= count or not nominal(s, first + 1)):
        return (first, first + 1)
    at = first
    while at < count and at - first < LONGEST_PHRASE:
        width = _width_right(s, first, at)
        if width == 0:
            break
        at += width
    while at > first and s.flags[at - 1] & (lx.PREPOSITION | lx.CONJUNCTION) and not s.flags[at - 1] & lx.CAPITAL:
        at -= 1
    return (first, at) if at > first else None


def _width_right(s: Sentence, first: int, at: int) -> int:
    """How many items at `at` go on the phrase; 0 ends it."""
    flag, word = s.flags[at], s.words[at]
    if word in OPEN_BRACKETS:
        closing = next(
            (k for k in range(at + 1, min(at + LONGEST_BRACKETS, len(s))) if s.words[k] in CLOSE_BRACKETS), None
        )
        return closing + 1 - at if closing is not None else 0
    if flag & lx.QUOTED:
        return int(s.stops[at] - s.starts[at] <= LONGEST_QUOTED_NAME and at > first and not flag & lx.ENDED)
    if (flag & lx.DETERMINER and not flag & lx.THAT) or flag & lx.POSSESSIVE:
        if flag & lx.CAPITAL and at > first and s.flags[at - 1] & lx.OWNED:
            return 1  # "ABC's This Week"
        return int(at == first or bool(s.flags[at - 1] & (lx.PREPOSITION | lx.CONJUNCTION | lx.DETERMINER)))
    if is_time(s, at):
        return 0
    if flag & lx.PREPOSITION and not flag & lx.CAPITAL:
        return int(at > first and _preposition_goes_on(s, first, at))
    if flag & lx.CONJUNCTION:
        return int(at > first and at + 1 < len(s) and _joins_right(s, at))
    verb = flag & lx.CUE and not flag & (lx.CAPITAL | lx.ROLE | lx.NOUNLIKE)
    return int(nominal(s, at) and not verb)


def _joins_right(s: Sentence, at: int) -> bool:
    left, right = s.flags[at - 1], s.flags[at + 1]
    if left & right & lx.ROLE:
        return True  # "president and CEO John Holm"
    if left & lx.CAPITAL and right & lx.CAPITAL and not right & (lx.SUBJECT | lx.DETERMINER):
        return True
    if left & lx.CAPITAL or right & (lx.CAPITAL | lx.CUE | lx.VERBAL | lx.SUBJECT):
        return False
    return bool(right & lx.WORD) and nominal(s, at + 1)


def _preposition_goes_on(s: Sentence, first: int, at: int) -> bool:
    """Whether a preposition belongs to the phrase before it: "of" always, others after a role or body and not before
    a time or an occasion."""
    following = at + 1
    if following >= len(s) or is_time(s, following) or s.flags[following] & lx.QUOTED:
        return False
    if s.flags[at] & lx.GENITIVE:
        return True
    if not s.flags[at] & lx.LINK:
        return False
    for ahead in range(following, min(following + FARTHEST_DETERMINER, len(s))):
        flag = s.flags[ahead]
        if flag & lx.TIME or (flag & lx.OCCASION and not flag & lx.CAPITAL):
            return False
        if not flag & lx.WORD or flag & lx.PREPOSITION:
            break
    return any(s.flags[k] & (lx.ROLE | lx.COLLECTIVE) and not s.flags[k] & lx.OWNED for k in range(first, at))
