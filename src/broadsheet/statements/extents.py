"""How far content reaches: to the left of an attribution, and to the right up to the next attribution beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue
from broadsheet.statements.phrases import DASHES, Phrase, phrase_right, spaced_dash
from broadsheet.statements.sentences import CLOSE_BRACKETS, ENDS, OPEN_BRACKETS, Sentence

# Fewer words than this beside a quotation ("But", "And then") are no part of what is said.
FEWEST_WORDS_BESIDE = 2
# "gave no further public details".
NOUN_WITHIN = 5
EDGE_MARKS = frozenset(",;:") | DASHES


def content_start(s: Sentence, at: int) -> int:
    """After "that" (and a comma that stands beside it)."""
    while at < len(s) and (s.flags[at] & lx.THAT or s.words[at] in EDGE_MARKS):
        at += 1
    return at


def left_content(s: Sentence, stop: int, floor: int, language: Language) -> Phrase:
    """Content that ends before item `stop`: a quotation that stands alone, or the clause from `floor`."""
    while stop > floor and s.words[stop - 1] in EDGE_MARKS:
        stop -= 1
    first = over_connectives(s, floor, stop, language)
    if stop <= first or not s.flags[stop - 1] & lx.QUOTED:
        return (first, stop)
    if sum(1 for at in range(first, stop) if s.flags[at] & lx.WORD) < FEWEST_WORDS_BESIDE:
        first = next(at for at in range(first, stop) if s.flags[at] & lx.QUOTED)
    elif s.words[stop - 2] in (":", ";") or s.words[stop - 2] in ENDS:
        first = stop - 1
    return (first, stop)


def only_quoted(s: Sentence, first: int, end: int) -> Phrase | None:
    """The quotations at the beginning of a stretch, if nothing of the same clause follows them."""
    at = first
    while at < end and s.flags[at] & lx.QUOTED:
        at += 1
    alone = at > first and (at >= end or not s.flags[at] & lx.WORD or bool(s.flags[at - 1] & lx.ENDED))
    return (first, at) if alone else None


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


def content_end(s: Sentence, begin: int, mine: Cue | None, later: Sequence[Cue], language: Language) -> int:
    """Where content that begins at `begin` ends: the sentence's end, or the next attribution beside this one."""
    end = len(s)
    while end > begin and (s.words[end - 1] in ENDS or s.words[end - 1] in EDGE_MARKS):
        end -= 1
    end = _before_aside(s, mine, begin, end, language)
    for other in later:
        cut = _beside(s, mine, other, begin, language) if begin < other.at < end else None
        if cut is not None:
            end = cut
            break
    while end > begin and s.words[end - 1] in EDGE_MARKS:
        end -= 1
    return end


def _before_aside(s: Sentence, mine: Cue | None, begin: int, end: int, language: Language) -> int:
    """Content stops at a closing bracket that it did not open, at ", which" and its like, and a clause with "who"
    stops at the comma where the main verb follows."""
    relative = mine is not None and mine.subject is not None and bool(s.flags[mine.subject[0]] & lx.RELATIVE)
    depth = 0
    for at in range(begin, end):
        word = s.words[at]
        if word in OPEN_BRACKETS:
            depth += 1
        elif word in CLOSE_BRACKETS:
            if depth == 0:
                return at
            depth -= 1
        elif word == "," and begin < at < end - 1:
            main_verb = relative and s.flags[at + 1] & (lx.VERBAL | lx.CUE)
            lacking = s.lows[at + 1] in language.lacking and _tells_nothing(s, at + 1, end, language)
            if main_verb or lacking or s.lows[at + 1] in language.asides or _names_act(s, at + 1, end):
                return at
        elif begin < at and s.flags[at] & lx.CONJUNCTION and _tells_nothing(s, at + 1, end, language):
            return at
    return end


def _tells_nothing(s: Sentence, at: int, end: int, language: Language) -> bool:
    """ "but did not give a reason", "and made no mention": what somebody who spoke did not say."""
    negated = False
    while at < end and s.flags[at] & (lx.AUXILIARY | lx.NEGATION | lx.ADVERB) and not s.flags[at] & lx.SUBJECT:
        negated = negated or bool(s.flags[at] & lx.NEGATION)
        at += 1
    near = s.lows[at : min(at + NOUN_WITHIN, end)]
    if len(near) < 2 or near[0] not in language.light_verbs:
        return False
    return (negated or near[1] in language.none) and not language.telling_nouns.isdisjoint(near)


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


def _beside(s: Sentence, mine: Cue | None, other: Cue, begin: int, language: Language) -> int | None:
    """Where a later cue's attribution begins, if it stands beside this one and not inside its content."""
    before = other.first - 1
    if before < begin:
        return None
    if other.gerund:
        led = bool(s.flags[before] & lx.SUBORDINATOR) and before > begin
        comma = before - led
        return comma if s.words[comma] == "," else None
    if mine is None:
        return None
    speaks = other.subject is not None and other.has("inverted")
    if speaks and _subordinate(s, mine) and other.begin - 1 >= begin and s.words[other.begin - 1] == ",":
        return other.begin - 1
    leads = other.begin - 1 if other.subject is not None and other.begin > begin else before
    denies = (
        other.stands == "denied"
        or (other.negated and not other.modal)
        or (mine.negated and other.tenses & {"past", "present"})
    )
    if denies and leads > begin and s.lows[leads] in language.contrasts:
        return leads - (s.words[leads - 1] == ",")  # "did not name him but said", "said so, but he did not say when"
    if (
        mine.negated
        and s.flags[before] & lx.CONJUNCTION
        and other.tenses & {"past", "present"}
        and other.has("inverted")
    ):
        return before - (s.words[before - 1] == ",")  # "did not name him and said"
    if not mine.tenses & other.tenses & {"past", "present"} or mine.helped != other.helped:
        return None
    if s.flags[before] & lx.CONJUNCTION and not other.helped:
        return before - (s.words[before - 1] == ",")
    return _before_clause(s, other.begin, begin) if speaks else None


def _before_clause(s: Sentence, first: int, begin: int) -> int | None:
    """The mark before a clause ("..., and Jones said ...") that begins at item `first`."""
    joined = lx.CONJUNCTION | lx.SUBORDINATOR
    if first - 2 >= begin and s.flags[first - 1] & joined and s.words[first - 2] in (",", ";"):
        return first - 2
    return first - 1 if first - 1 >= begin and s.words[first - 1] == ";" else None


def _subordinate(s: Sentence, mine: Cue) -> bool:
    """Whether a cue's clause begins with "after", "when" and the like."""
    first = mine.subject[0] if mine.subject else mine.first
    return first > 0 and bool(s.flags[first - 1] & lx.SUBORDINATOR) and not s.flags[first - 1] & lx.THAT


def _main_clause(s: Sentence, first: int, end: int) -> bool:
    """Whether a clause with a subject and a modal begins: "while he stressed his doubts, Moscow can ...", "called for
    talks, but London is ..."."""
    joined = first < end and bool(s.flags[first] & lx.CONJUNCTION)
    first += joined
    flag = s.flags[first] if first < end else 0
    if joined and flag & (lx.AUXILIARY | lx.MODAL) and not flag & (lx.CAPITAL | lx.SUBJECT):
        return True  # "called for talks, and has been waiting since"
    if flag & (lx.CONJUNCTION | lx.RELATIVE | lx.PREPOSITION | lx.SUBORDINATOR):
        return False
    subject = phrase_right(s, first)
    after = subject[1] if subject else end
    return after < end and bool(s.flags[after] & (lx.MODAL | lx.AUXILIARY)) and not s.flags[after] & lx.CAPITAL


def _goes_along(s: Sentence, at: int, end: int) -> bool:
    """ ", with officials saying": what goes along with the saying, not what is said."""
    return at < end and bool(s.flags[at] & lx.BEARING) and not s.flags[at] & (lx.CAPITAL | lx.ROLE)


def _helps(flag: int) -> bool:
    """Whether a word is a helper of a verb and nothing else."""
    return bool(flag & (lx.AUXILIARY | lx.MODAL)) and not flag & (lx.CAPITAL | lx.SUBJECT)


def object_end(s: Sentence, begin: int, end: int) -> int:
    """An object or infinitive ends before a semicolon, a spaced dash, or a clause of time or reason."""
    for at in range(begin + 1, end):
        flag = s.flags[at]
        if s.words[at] == "," and (_main_clause(s, at + 1, end) or _goes_along(s, at + 1, end)):
            end = at
            break
        if flag & lx.CONJUNCTION and at + 1 < end and _helps(s.flags[at + 1]):
            end = at  # "did not mention the race and has not left"
            break
        clause = flag & lx.SUBORDINATOR and not flag & (lx.THAT | lx.QUESTION | lx.PREPOSITION)
        if clause or s.words[at] == ";" or spaced_dash(s, at):
            end = at
            break
    while end > begin + 1 and s.words[end - 1] in EDGE_MARKS:
        end -= 1
    return end
