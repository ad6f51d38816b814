"""What stands to the right of a cue: a hearer, adjuncts of time and place, and then what kind of content begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue
from broadsheet.statements.found import Hearer
from broadsheet.statements.phrases import Phrase, is_adverb, is_time, phrase_right, spaced_dash
from broadsheet.statements.sentences import CLOSE_BRACKETS, ENDS, Sentence

Mark = Literal["end", "comma", "colon", "dash", "quote", "that", "to", "wh", "preposition", "other"]

# Adjuncts ("at a meeting with ... on Tuesday") may stand this long between a cue and its "that" or quotation.
LONGEST_ADJUNCT = 32
MOST_ADJUNCTS = 6
# An occasion ("in a statement") that a clause follows without a mark is short.
LONGEST_OCCASION = 6
NO_INFINITIVE = (
    lx.DETERMINER | lx.POSSESSIVE | lx.CAPITAL | lx.OBJECT | lx.NUMBER | lx.MANY | lx.AUDIENCE | lx.ROLE | lx.COLLECTIVE
    | lx.QUOTED | lx.TIME | lx.QUESTION
)  # fmt: skip
NO_HEARER = lx.THAT | lx.QUOTED | lx.PREPOSITION | lx.SUBJECT | lx.RELATIVE | lx.SUBORDINATOR


@dataclass(slots=True)
class Right:
    """`at` is the item where content would begin, `mark` what it is, `reach` the end of the attribution before it."""

    at: int
    mark: Mark
    reach: int
    hearer: Hearer | None = None
    preposition: Phrase | None = None


def right_of(s: Sentence, cue: Cue, language: Language) -> Right:
    """The context after the cue."""
    at = cue.at + 1
    if cue.negated and _piped(s, at) and not _preposition(s, cue, at):
        return Right(at, "wh", at)  # "did not say with whom"
    hearer = _hearer(s, cue, _over_adverbs(s, at)) if cue.has("told") else None
    hearer = hearer or _led_hearer(s, _over_adverbs(s, at), language)
    if hearer is None or (cue.negated and hearer.lead == "to" and _preposition(s, cue, at)):
        leading = _preposition(s, cue, at) or _preposition(s, cue, _over_house(s, at, language))
        if leading:
            return Right(leading[1], "preposition", leading[1], None, leading)
    if hearer is None:
        return Right(*_over_adjuncts(s, at, cue.has("to")))
    at, mark, reach = _over_adjuncts(s, hearer.place[1])
    leading = _preposition(s, cue, at) if mark == "other" else None
    if leading:
        return Right(leading[1], "preposition", at, hearer, leading)
    return Right(at, mark, reach, hearer)


def _piped(s: Sentence, at: int) -> bool:
    """ "with whom", "for how long": a question behind its preposition."""
    return at + 1 < len(s) and bool(s.flags[at] & lx.PREPOSITION) and mark_at(s, at + 1) == "wh"


def _over_house(s: Sentence, at: int, language: Language) -> int:
    """ "will testify before the House Oversight Committee about": past where it is said, to the verb's preposition."""
    if at >= len(s) or s.lows[at] not in language.assembly_leads:
        return at
    phrase = phrase_right(s, at + 1)
    return phrase[1] if phrase else at


def right_of_speaker(s: Sentence, after: int, language: Language) -> Right:
    """The context after a speaker that follows its verb."""
    hearer = _led_hearer(s, after, language)
    return Right(*_over_adjuncts(s, hearer.place[1] if hearer else after), hearer)


# ------------------------------------------------------------------------------------------ hearers


def _hearer(s: Sentence, cue: Cue, at: int) -> Hearer | None:
    """The hearer right after a verb of telling: "told Izvestia", "warned Iran that"."""
    if at >= len(s):
        return None
    flag = s.flags[at]
    tells = any({"told", "end"} <= verb.frames and not verb.frames & {"inverted", "object"} for verb, _ in cue.verbs)
    if flag & lx.TITLED and tells:
        return Hearer((at, at + 1), "told")
    if (flag & NO_HEARER and not flag & lx.OBJECT) or not flag & (lx.WORD | lx.OBJECT):
        return None
    phrase = phrase_right(s, at)
    if phrase is None:
        return None
    if tells:
        return Hearer(phrase, "told")
    after = _over_time(s, phrase[1])
    mark = mark_at(s, after)
    if mark == "that":
        return Hearer(phrase, "told")
    quoted = mark in ("comma", "colon") and mark_at(s, after + 1) == "quote"
    return Hearer(phrase, "asked") if quoted or mark in ("to", "wh", "quote") else None


def _led_hearer(s: Sentence, at: int, language: Language) -> Hearer | None:
    """ "to reporters", "to Izvestia" right after the cue."""
    if at + 1 >= len(s) or s.lows[at] not in language.hearer_leads:
        return None
    if not s.flags[at + 1] & (lx.CAPITAL | lx.AUDIENCE | lx.OBJECT | lx.DETERMINER | lx.POSSESSIVE):
        return None
    phrase = phrase_right(s, at + 1)
    return Hearer(phrase, "to") if phrase else None


def _preposition(s: Sentence, cue: Cue, at: int) -> Phrase | None:
    """The verb's own preposition ("called for", "lashed out at")."""
    led = {word for verb, _ in cue.verbs for word in verb.prepositions}
    if at >= len(s) or not led:
        return None
    if s.lows[at] in led:
        return (at, at + 1)
    particle = at + 1 < len(s) and s.flags[at] & (lx.PREPOSITION | lx.ADVERB) and s.lows[at + 1] in led
    return (at, at + 2) if particle else None


# ------------------------------------------------------------------------------------------ adjuncts


def mark_at(s: Sentence, at: int) -> Mark:
    """What begins at an item."""
    if at >= len(s):
        return "end"
    flag = s.flags[at]
    if flag & lx.QUOTED:
        return "quote"
    if flag & lx.THAT:
        return "end" if _of_occasion(s, at) else "that"
    if flag & lx.TO:
        return "to"
    if flag & lx.QUESTION and not flag & lx.CAPITAL:
        return "wh"
    return "other" if flag & lx.WORD else _punctuation(s, at)


def _of_occasion(s: Sentence, at: int) -> bool:
    """ "“...,” she said in an interview that aired on Sunday": "that" is the interview."""
    if at + 1 >= len(s) or not s.flags[at - 1] & lx.OCCASION or not s.pieces or min(s.pieces) > at:
        return False
    return bool(s.flags[at + 1] & (lx.PAST | lx.AUXILIARY) and not s.flags[at + 1] & (lx.CAPITAL | lx.SUBJECT))


def _punctuation(s: Sentence, at: int) -> Mark:
    word = s.words[at]
    if word == ",":
        return "comma"
    if word == ":":
        return "colon"
    if word in ENDS or word == ";" or word in CLOSE_BRACKETS:
        return "end"
    return "dash" if spaced_dash(s, at) else "other"


def _over_adverbs(s: Sentence, at: int) -> int:
    while at < len(s) and is_adverb(s, at) and not s.flags[at] & (lx.DETERMINER | lx.SUBORDINATOR | lx.NEGATION):
        at += 1
    return at


def _over_time(s: Sentence, at: int) -> int:
    """Step over "on Tuesday", "last week", "earlier this month"."""
    begin, temporal = at, lx.TIME_LEAD | lx.NUMBER | lx.TIME
    while at < len(s) and s.flags[at] & temporal and not s.flags[at] & lx.OWNED:
        at += 1
        if is_time(s, at - 1) and (at >= len(s) or not s.flags[at] & (lx.TIME | lx.NUMBER)):
            return at
    return at if at > begin and is_time(s, at - 1) else begin


def _over_aside(s: Sentence, at: int) -> int:
    """ "did not mention, however, that": past an adverb between commas that "that" or a question follows."""
    if at + 3 < len(s) and s.words[at] == s.words[at + 2] == "," and is_adverb(s, at + 1):
        return at + 3 if mark_at(s, at + 3) in ("that", "wh") else at
    return at


def _over_adjuncts(s: Sentence, at: int, infinitive: bool = False) -> tuple[int, Mark, int]:
    """(where content begins, its mark, the same place) past adverbs, times and prepositional phrases. Adverbs that no
    mark follows are content ("said there is ...")."""
    at = begin = _over_aside(s, at)
    for _ in range(MOST_ADJUNCTS):
        at = _over_time(s, at)
        over = _over_time(s, _over_adverbs(s, at))
        mark = mark_at(s, over)
        addressed = _over_addressee(s, over) if mark == "to" and at > begin else over
        if addressed > over:
            at = addressed
            continue
        if mark != "other":
            return over, mark, over
        if s.flags[over] & lx.NEGATION and mark_at(s, over + 1) == "to":
            return over, "to", over  # "vowed not to leave"
        if over > at and is_time(s, over - 1):
            at = over
        elif s.flags[over] & lx.PREPOSITION or _before_house(s.flags[over]):
            ahead, mark = _prepositional_end(s, over, infinitive)
            if ahead == over or mark != "other":
                return (at, "other", at) if ahead == over else (ahead, mark, ahead)
            at = ahead
        else:
            break
    return at, mark_at(s, at), at


def _over_addressee(s: Sentence, to: int) -> int:
    """ "said in a statement to The Herald it is old": past whom an occasion was for."""
    if to + 1 >= len(s) or not s.flags[to + 1] & (lx.CAPITAL | lx.AUDIENCE | lx.DETERMINER):
        return to
    phrase = phrase_right(s, to + 1)
    return phrase[1] if phrase else to


def _before_house(flag: int) -> bool:
    """ "testified before Congress": a word that elsewhere begins a clause."""
    return bool(flag & lx.SUBORDINATOR and flag & lx.SETTING)


def _prepositional_end(s: Sentence, at: int, infinitive: bool) -> tuple[int, Mark]:
    """Where the prepositional phrase at `at` ends: at a "that", mark or quotation, at an infinitive that the verb may
    have ("pledged in its manifesto to pay"), or after an occasion."""
    for ahead in range(at + 1, min(at + LONGEST_ADJUNCT, len(s) + 1)):
        mark = mark_at(s, ahead)
        if mark == "quote" and not _introduces(s, ahead - 1):
            continue  # a title: "on MSNBC's “Morning Joe”"
        if mark in ("that", "comma", "colon", "quote", "end", "dash"):
            return ahead, mark
        if infinitive and mark == "to" and _led_by_occasion(s, at, ahead):
            return ahead, mark
        if s.flags[ahead] & (lx.VERBAL | lx.SUBJECT) and not s.flags[ahead] & lx.CAPITAL:
            break
    for ahead in range(at + 1, min(at + LONGEST_OCCASION, len(s))):
        occasion = s.flags[ahead] & lx.OCCASION and not s.flags[ahead] & lx.CAPITAL
        if is_time(s, ahead) or occasion or s.flags[ahead] & lx.VENUE:
            return ahead + 1, "other"
    return at, "other"


def _led_by_occasion(s: Sentence, first: int, to: int) -> bool:
    """ "in its manifesto to pay", "at a rally in Ohio to close it": an occasion before "to", a verb after it."""
    if to + 1 >= len(s) or s.flags[to + 1] & NO_INFINITIVE:
        return False
    return any(flag & lx.OCCASION and not flag & (lx.CAPITAL | lx.CUE) for flag in s.flags[first:to])


def _introduces(s: Sentence, at: int) -> bool:
    """Whether what stands before a quotation lets it begin: a mark, a time or an occasion."""
    flag = s.flags[at]
    if not flag & lx.WORD:
        return True
    return bool(flag & (lx.TIME | lx.OCCASION | lx.AUDIENCE | lx.CUE)) and not flag & lx.OWNED
