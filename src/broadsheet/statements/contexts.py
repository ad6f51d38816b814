"""What stands to the right of a cue: a hearer, adjuncts of time and place, and then what kind of content begins."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue
from broadsheet.statements.found import Hearer
from broadsheet.statements.phrases import DASHES, Phrase, is_adverb, is_time, phrase_right
from broadsheet.statements.sentences import ENDS, Sentence

# Adjuncts ("at a meeting with ... on Tuesday") may stand this long between a cue and its "that" or quotation.
LONGEST_ADJUNCT = 32


@dataclass(slots=True)
class Right:
    """`at` is the item where content would begin, `mark` what it is: end, comma, colon, quote, that, wh, to,
    preposition or other. `reach` is the end of the attribution before it."""

    at: int
    mark: str
    reach: int
    hearer: Hearer | None = None
    preposition: Phrase | None = None


def right_of(s: Sentence, cue: Cue, language: Language, start: int | None = None) -> Right:
    """The context after the cue, or after `start` (an inverted speaker's end)."""
    at = cue.at + 1 if start is None else start
    hearer: Hearer | None = None
    if start is None and cue.has("told"):
        hearer = _hearer(s, cue, _over_adverbs(s, at))
        if hearer:
            at = hearer.place[1]
    if hearer is None:
        hearer = _led_hearer(s, at, language)
        if hearer:
            at = hearer.place[1]
    preposition = None
    if start is None and at < len(s) and hearer is None:
        preposition = _preposition(s, cue, at)
        if preposition:
            return Right(preposition[1], "preposition", preposition[1], None, preposition)
    at, mark = _over_adjuncts(s, at)
    right = Right(at, mark, at, hearer)
    if hearer and mark == "other" and start is None:
        found = _preposition(s, cue, at)
        if found:
            return Right(found[1], "preposition", at, hearer, found)
    return right


def _over_adverbs(s: Sentence, at: int) -> int:
    while at < len(s) and is_adverb(s, at) and not s.flags[at] & (lx.DETERMINER | lx.SUBORDINATOR):
        at += 1
    return at


def _hearer(s: Sentence, cue: Cue, at: int) -> Hearer | None:
    """The hearer right after a verb of telling: "told Izvestia", "warned Iran that"."""
    if at >= len(s):
        return None
    flag = s.flags[at]
    if (
        flag & (lx.THAT | lx.QUOTED | lx.PREPOSITION | lx.SUBJECT | lx.RELATIVE | lx.SUBORDINATOR)
        and not flag & lx.OBJECT
    ):
        if not (flag & lx.THAT and at + 1 < len(s) and s.flags[at + 1] & lx.WORD and False):
            return None
    if not flag & (lx.WORD | lx.OBJECT):
        return None
    phrase = phrase_right(s, at, appositions=False)
    if phrase is None:
        return None
    after = phrase[1]
    telling = any(verb.lemma == cue.verbs[0][0].lemma and _must_be_told(verb) for verb, _ in cue.verbs)
    if telling:
        return Hearer(phrase, "told")
    mark = mark_at(s, _over_time(s, after))
    return Hearer(phrase, "asked") if mark in ("that", "to", "wh") else None


def _must_be_told(verb: object) -> bool:
    """Whether the verb hardly ever goes without its hearer: it has the hearer and no inverted use."""
    frames = getattr(verb, "frames", frozenset())
    return "told" in frames and "end" in frames and "inverted" not in frames and "object" not in frames


def _led_hearer(s: Sentence, at: int, language: Language) -> Hearer | None:
    """ "to reporters", "to Izvestia" right after the cue."""
    if at + 1 >= len(s) or s.lows[at] not in language.hearer_leads:
        return None
    flag = s.flags[at + 1]
    if flag & (lx.CAPITAL | lx.AUDIENCE | lx.OBJECT) or flag & (lx.DETERMINER | lx.POSSESSIVE):
        phrase = phrase_right(s, at + 1, appositions=False)
        if phrase:
            return Hearer(phrase, "to")
    return None


def _preposition(s: Sentence, cue: Cue, at: int) -> Phrase | None:
    low = s.lows[at] if at < len(s) else ""
    if any(low in verb.prepositions for verb, _ in cue.verbs):
        return (at, at + 1)
    if at + 1 < len(s) and s.flags[at] & (lx.PREPOSITION | lx.ADVERB):
        if any(s.lows[at + 1] in verb.prepositions for verb, _ in cue.verbs):
            return (at, at + 2)
    return None


def mark_at(s: Sentence, at: int) -> str:
    """What begins at an item."""
    if at >= len(s):
        return "end"
    word, flag = s.words[at], s.flags[at]
    if flag & lx.QUOTED:
        return "quote"
    if word in ENDS or word == ";" or word in ")]":
        return "end"
    if word == ",":
        return "comma"
    if word == ":":
        return "colon"
    if word in DASHES and not (at and s.stops[at - 1] == s.starts[at]):
        return "dash"
    if flag & lx.THAT:
        return "that"
    if flag & lx.TO:
        return "to"
    if flag & lx.QUESTION and not flag & lx.CAPITAL:
        return "wh"
    return "other"


def _over_time(s: Sentence, at: int) -> int:
    """Step over "on Tuesday", "last week", "earlier this month"."""
    begin = at
    while (
        at < len(s)
        and (s.flags[at] & (lx.TIME_LEAD | lx.NUMBER | lx.TIME) or is_time(s, at))
        and not s.flags[at] & lx.OWNED
    ):
        if is_time(s, at) and (at + 1 >= len(s) or not s.flags[at + 1] & (lx.TIME | lx.NUMBER)):
            return at + 1
        at += 1
    return at if at > begin and is_time(s, at - 1) else begin


def _over_adjuncts(s: Sentence, at: int) -> tuple[int, str]:
    """Step over adverbs, times and prepositional phrases to where content begins. Adverbs that no mark follows are
    content ("said there is ...")."""
    for _ in range(6):
        at = _over_time(s, at)
        over = _over_time(s, _over_adverbs(s, at))
        mark = mark_at(s, over)
        if mark != "other":
            return over, mark
        if over > at and is_time(s, over - 1):
            at = over
            continue
        if over < len(s) and s.flags[over] & lx.PREPOSITION:
            ahead, found = _prepositional_end(s, over)
            if found is None:
                return at, "other"
            at = ahead
            if found != "other":
                return at, found
            continue
        return at, mark_at(s, at)
    return at, mark_at(s, at)


def _prepositional_end(s: Sentence, at: int) -> tuple[int, str | None]:
    """Where the prepositional phrase at `at` ends: at a "that", mark or quotation, or after an occasion."""
    for ahead in range(at + 1, min(at + LONGEST_ADJUNCT, len(s) + 1)):
        mark = mark_at(s, ahead)
        if mark == "quote" and not _introduces(s, ahead - 1):
            continue  # a title: "on MSNBC's “Morning Joe”"
        if mark in ("that", "comma", "colon", "quote", "end", "dash"):
            return ahead, mark
        flag = s.flags[ahead]
        if flag & (lx.FINITE | lx.AUXILIARY | lx.MODAL | lx.SUBJECT) and not flag & lx.CAPITAL:
            return _shortest_adjunct(s, at)
    return at, None


def _shortest_adjunct(s: Sentence, at: int) -> tuple[int, str | None]:
    """A clause follows a prepositional phrase without a mark: "said in a statement the plan will ..." """
    for ahead in range(at + 1, min(at + 6, len(s))):
        if is_time(s, ahead) or (s.flags[ahead] & lx.OCCASION and not s.flags[ahead] & lx.CAPITAL):
            return ahead + 1, "other"
    return at, None


def _introduces(s: Sentence, at: int) -> bool:
    """Whether what stands before a quotation lets it begin: a mark, a time or an occasion."""
    flag = s.flags[at]
    return not flag & lx.WORD or bool(flag & (lx.TIME | lx.OCCASION | lx.AUDIENCE | lx.CUE)) and not flag & lx.OWNED
