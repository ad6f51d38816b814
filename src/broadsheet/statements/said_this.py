"""The sentence before as content: "The bridge will reopen in May. The mayor said this in an interview with a paper"."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue, group
from broadsheet.statements.found import Found
from broadsheet.statements.page import Page
from broadsheet.statements.sentences import ENDS, Sentence
from broadsheet.statements.sources import can_speak

# What is said so is a sentence, not a heading.
FEWEST_WORDS = 5
CLOSES = lx.PREPOSITION | lx.SUBORDINATOR | lx.GERUND


def said_this(page: Page, found: Sequence[Found]) -> list[Found]:
    """The attributions of whole sentences, placed. One in which somebody is already quoted keeps its own."""
    told: dict[int, list[Found]] = {}
    for each in found:
        told.setdefault(each.sentence, []).append(each)
    more = []
    for number in range(1, len(page.sentences)):
        s, before = page.sentences[number], page.sentences[number - 1]
        if (
            page.language.this_said.isdisjoint(s.lows)
            or not s.kinds & lx.CUE
            or s.paragraph - before.paragraph > 1
            or before.pieces
        ):
            continue
        cue = _cue(s, page.language)
        if cue is None or not all(_wants(each) for each in told.get(number - 1, ())):
            continue
        if all(each.cue[0][0] == cue.first for each in told.get(number, ())):
            more.append(_whole(number, s, before, cue))
    return [each for each in more if each.spans]


def _cue(s: Sentence, language: Language) -> Cue | None:
    """The verb of the main clause "Smith said this", with no clause after it."""
    for at in range(1, len(s) - 1):
        if s.lows[at + 1] not in language.this_said or not s.flags[at] & lx.CUE or s.flags[at] & lx.CAPITAL:
            continue
        ends = at + 2 >= len(s) or s.words[at + 2] in ENDS
        if not ends and (not s.flags[at + 2] & CLOSES or s.flags[at + 2] & (lx.TIME | lx.QUOTED)):
            continue  # "said this bridge is old", "said this week", "said this: ..."
        cue = group(s, at, language)
        speech = any(verb.kind == "speech" for verb, _ in cue.verbs) and cue.has("quote", "that")
        plain = speech and not (cue.negated or cue.modal or cue.passive)
        subject = cue.subject
        if plain and subject is not None and can_speak(s, subject) and not _is_aside(s, subject[0], language):
            return cue
    return None


def _is_aside(s: Sentence, first: int, language: Language) -> bool:
    """ "As I write this": no main clause, or the writer's own."""
    subordinate = first > 0 and s.flags[first - 1] & (lx.SUBORDINATOR | lx.PREPOSITION)
    return bool(subordinate) or s.lows[first] in language.acts.own_first


def _wants(each: Found) -> bool:
    """ "This initiative seeks to promote trade": who wants or thinks is part of what is said."""
    return each.verb is not None and each.verb.kind != "speech"


def _whole(number: int, s: Sentence, before: Sentence, cue: Cue) -> Found:
    source = cue.subject
    assert source is not None
    found = Found("said_this", number, [(cue.first, cue.at + 2)], source, [], cue.verb("quote"))
    found.attribution = (source[0], cue.at + 2)
    found.cues = [(s.starts[cue.first], s.stops[cue.at])]
    found.sources = [(s.starts[source[0]], s.stops[source[1] - 1])]
    stop = len(before)
    while stop > 0 and before.words[stop - 1] in ENDS:
        stop -= 1
    if stop >= FEWEST_WORDS:
        found.spans = [(before.starts[before.floor], before.stops[stop - 1])]
    return found
