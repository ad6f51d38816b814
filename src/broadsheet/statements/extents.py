"""How far content reaches: to the left of an attribution, and to the right up to the next attribution beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue
from broadsheet.statements.phrases import DASHES, Phrase
from broadsheet.statements.sentences import CLOSE_BRACKETS, ENDS, OPEN_BRACKETS, Sentence

EDGE_MARKS = frozenset(",;:") | DASHES


def content_start(s: Sentence, at: int, language: Language) -> int:
    """After "that" (and a comma that stands beside it)."""
    while at < len(s) and (s.flags[at] & lx.THAT or s.words[at] in EDGE_MARKS):
        at += 1
    return at


def left_content(s: Sentence, stop: int, floor: int, language: Language) -> Phrase:
    """Content that ends before item `stop`: a quotation that stands alone, or the clause from `floor`."""
    while stop > floor and s.words[stop - 1] in EDGE_MARKS:
        stop -= 1
    first = over_connectives(s, floor, stop, language)
    if stop > first and s.flags[stop - 1] & lx.QUOTED:
        outside = [at for at in range(first, stop) if s.flags[at] & lx.WORD]
        if len(outside) < 2:
            while first < stop and not s.flags[first] & lx.QUOTED:
                first += 1
            return (first, stop)
        quoted = stop - 1
        if s.words[quoted - 1] in (":", ";") or s.words[quoted - 1] in ENDS:
            return (quoted, stop)
    return (first, stop)


def only_quoted(s: Sentence, first: int, end: int) -> Phrase | None:
    """The quotations at the beginning of a stretch, if nothing of the same clause follows them."""
    at = first
    while at < end and s.flags[at] & lx.QUOTED:
        at += 1
    if at == first:
        return None
    if at < end and s.words[at] not in EDGE_MARKS and s.words[at] not in ENDS:
        flag = s.flags[at]
        if flag & (lx.CONJUNCTION | lx.SUBORDINATOR | lx.PREPOSITION) or not s.flags[at] & lx.WORD:
            return None if flag & lx.WORD else (first, at)
        return None
    return (first, at)


def over_connectives(s: Sentence, first: int, stop: int, language: Language) -> int:
    """Step over "However," and its like at the beginning of a clause."""
    known = lx.connectives_of(language)
    for _ in range(3):
        over = next((after for after in _connected(s, first, stop, known)), first)
        if over == first:
            return first
        first = over
    return first


def _connected(s: Sentence, first: int, stop: int, known: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[int]:
    """Where the clause begins after a connecting phrase at `first`."""
    for phrase in known.get(s.lows[first], ()) if first < stop else ():
        after = first + len(phrase)
        if after < stop and tuple(s.lows[first:after]) == phrase:
            comma = s.words[after] == ","
            if comma or (len(phrase) == 1 and s.flags[first] & lx.CONJUNCTION):
                yield after + comma


def content_end(s: Sentence, begin: int, cues: Sequence[Cue], index: int, language: Language) -> int:
    """Where content that begins at `begin` ends: the sentence's end, or the next attribution beside this one."""
    end = len(s)
    while end > begin and (s.words[end - 1] in ENDS or s.words[end - 1] in EDGE_MARKS):
        end -= 1
    mine = cues[index]
    end = _before_aside(s, mine, begin, end, language)
    for other in cues[index + 1 :]:
        if other.at <= begin or other.at >= end:
            continue
        cut = _beside(s, mine, other, begin)
        if cut is not None:
            end = cut
            break
    while end > begin and s.words[end - 1] in EDGE_MARKS:
        end -= 1
    return end


def _before_aside(s: Sentence, mine: Cue, begin: int, end: int, language: Language) -> int:
    """Content stops at a closing bracket that it did not open, at ", which" and its like, and a clause with "who"
    stops at the comma where the main verb follows."""
    relative = mine.subject is not None and bool(s.flags[mine.subject[0]] & lx.RELATIVE)
    depth = 0
    for at in range(begin, end):
        word = s.words[at]
        if word in OPEN_BRACKETS:
            depth += 1
        elif word in CLOSE_BRACKETS:
            if depth == 0:
                return at
            depth -= 1
        elif word == "," and at + 1 < end and at > begin:
            if s.lows[at + 1] in language.asides:
                return at
            if _names_act(s, at + 1, end):
                return at
            if relative and s.flags[at + 1] & (lx.VERBAL | lx.CUE):
                return at
    return end


def _names_act(s: Sentence, at: int, end: int) -> bool:
    """ ", a request that ..." : an apposition in the writer's voice that names what was said."""
    if not s.flags[at] & lx.DETERMINER:
        return False
    for ahead in range(at + 1, min(at + 4, end - 1)):
        if s.flags[ahead] & lx.NOUN:
            return bool(s.flags[ahead + 1] & (lx.THAT | lx.RELATIVE | lx.SUBJECT))
        if not s.flags[ahead] & lx.WORD or s.flags[ahead] & lx.PREPOSITION:
            return False
    return False


def _beside(s: Sentence, mine: Cue, other: Cue, begin: int) -> int | None:
    """Where a later cue's attribution begins, if it stands beside this one and not inside its content."""
    before = other.first - 1
    if before < begin:
        return None
    if other.gerund and s.words[before] == ",":
        return before
    if other.gerund and s.flags[before] & lx.SUBORDINATOR and before > begin and s.words[before - 1] == ",":
        return before - 1
    if _subordinate(s, mine) and other.subject is not None and other.has("inverted"):
        comma = other.subject[0] - 1
        if comma >= begin and s.words[comma] == ",":
            return comma
    same = bool(mine.tenses & other.tenses & {"past", "present"}) and mine.helped == other.helped
    if s.flags[before] & lx.CONJUNCTION and same and not other.helped:
        return before - 1 if s.words[before - 1] == "," else before
    if other.subject is not None and same and other.has("inverted"):
        first = other.subject[0]
        if (
            first - 2 >= begin
            and s.flags[first - 1] & (lx.CONJUNCTION | lx.SUBORDINATOR)
            and s.words[first - 2] in (",", ";")
        ):
            return first - 2
        if first - 1 >= begin and s.words[first - 1] == ";":
            return first - 1
    return None


def _subordinate(s: Sentence, mine: Cue) -> bool:
    """Whether a cue's clause begins with "after", "when" and the like."""
    first = mine.subject[0] if mine.subject else mine.first
    return first > 0 and bool(s.flags[first - 1] & lx.SUBORDINATOR) and not s.flags[first - 1] & lx.THAT


def object_end(s: Sentence, begin: int, end: int) -> int:
    """An object or infinitive ends before a semicolon, a spaced dash, or a clause of time or reason."""
    for at in range(begin + 1, end):
        flag, word = s.flags[at], s.words[at]
        if word == ";" or (word in DASHES and s.stops[at - 1] < s.starts[at]):
            end = at
            break
        if flag & lx.SUBORDINATOR and not flag & (lx.THAT | lx.QUESTION | lx.PREPOSITION):
            end = at
            break
    while end > begin + 1 and s.words[end - 1] in EDGE_MARKS:
        end -= 1
    return end
