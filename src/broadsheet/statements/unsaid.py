"""What was not said, told by a noun: "made no mention of the race", "did not give a reason for the delay"."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.extents import object_end
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import is_adverb
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.sources import can_speak, subject_before
from broadsheet.statements.verbless import Scan

# Between "made" and "comment", and between "not" and "made", stand few words.
FARTHEST_VERB = 4
FARTHEST_NEGATION = 3


def unsaid_noun(scan: Scan) -> list[Found]:
    """He made no mention of the race; she has not given any reason for the delay."""
    s, language = scan.s, scan.language
    found: list[Found] = []
    if language.telling_nouns.isdisjoint(s.lows):
        return found
    for at in range(2, len(s) - 2):
        if s.lows[at] not in language.telling_nouns or s.lows[at + 1] not in language.telling_leads:
            continue
        verb = _light_verb(scan, at)
        if verb is None:
            continue
        first = _group_begins(s, verb)
        none = any(s.lows[k] in language.none for k in range(verb + 1, at))
        if not none and not any(s.flags[k] & lx.NEGATION for k in range(first, verb)):
            continue
        source = subject_before(s, first)
        begin = at + 2
        end = object_end(s, begin, scan.end(begin)) if begin < len(s) else begin
        if source is None or not can_speak(s, source) or end <= begin:
            continue
        each = Found("unsaid_noun", scan.number, [(first, at + 2)], source, [(begin, end)], None, factuality="denied")
        each.attribution = (source[0], at + 2)
        found.append(each)
    return found


def _light_verb(scan: Scan, noun: int) -> int | None:
    """The verb that has the noun for its object: "made" before "no public comment"."""
    for at in range(noun - 1, max(0, noun - 1 - FARTHEST_VERB), -1):
        if scan.s.lows[at] in scan.language.light_verbs:
            return at
        if not scan.s.flags[at] & lx.WORD or scan.s.flags[at] & (lx.PREPOSITION | lx.VERBAL):
            return None
    return None


def _group_begins(s: Sentence, verb: int) -> int:
    """Where the verb's group begins: at its helpers."""
    first = verb
    while first > 0 and verb - first < FARTHEST_NEGATION:
        helper = s.flags[first - 1] & (lx.AUXILIARY | lx.MODAL | lx.NEGATION) and not s.flags[first - 1] & lx.SUBJECT
        if not helper and not is_adverb(s, first - 1):
            break
        first -= 1
    return first
