"""What was not said, told by a noun: "made no mention of the race", "did not give a reason for the delay"."""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.extents import object_end
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import Phrase, is_adverb
from broadsheet.statements.reading import earlier_subject, later_subject
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.sources import can_speak, subject_before
from broadsheet.statements.unsaid_extents import is_aside, unsaid_end
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
        lead = _not_done(s, verb, language)
        first = _group_begins(s, lead or verb)
        none = lead is not None or any(s.lows[k] in language.none for k in range(verb + 1, at))
        if not none and not any(s.flags[k] & lx.NEGATION for k in range(first, verb)):
            continue
        joined = first > 0 and s.flags[first - 1] & lx.CONJUNCTION
        lacks = s.lows[first] in language.lacking or bool(s.flags[first] & lx.GERUND)
        source = _shared_source(scan, first - joined, at) if joined or lacks else subject_before(s, first)
        begin = at + 3 if tuple(s.lows[at + 1 : at + 3]) == language.as_to else at + 2
        end = object_end(s, begin, scan.end(begin)) if begin < len(s) else begin
        if source is None or not can_speak(s, source) or end <= begin:
            continue
        clause = bool(s.flags[begin - 1] & lx.SUBORDINATOR or s.flags[begin] & lx.QUESTION)
        aside = is_aside(s, first, source, language)
        end = unsaid_end(s, (begin, end), language, clause=clause, aside=aside)
        each = Found("unsaid_noun", scan.number, [(first, begin)], source, [(begin, end)], None, factuality="denied")
        each.attribution = (first if joined or lacks else source[0], begin)
        found.append(each)
    return found


def _light_verb(scan: Scan, noun: int) -> int | None:
    """The verb that has the noun for its object: "made" before "no public comment"."""
    for at in range(noun - 1, max(0, noun - 1 - FARTHEST_VERB), -1):
        if scan.s.lows[at] in scan.language.light_verbs:
            return at
        if scan.s.flags[at] & lx.AUXILIARY and scan.s.lows[noun] in scan.language.had_nouns:
            return at  # "had no comment on"
        if not scan.s.flags[at] & lx.WORD or scan.s.flags[at] & (lx.PREPOSITION | lx.VERBAL):
            return None
    return None


def _shared_source(scan: Scan, first: int, noun: int) -> Phrase | None:
    """Who gives no reason in "Smith said it is old but gave no reason": who spoke before, or else whose verb stands
    near."""
    s = scan.s
    said = (cue.subject for cue in scan.cues if cue.at < first and not cue.gerund and not cue.passive)
    for subject in said:
        if subject is not None and can_speak(s, subject) and not s.flags[subject[0]] & lx.RELATIVE:
            return subject
    return earlier_subject(s, first) or later_subject(s, first, noun)


def _not_done(s: Sentence, verb: int, language: Language) -> int | None:
    """The word that says that it was not done: "failed to give", "has yet to make", "was unable to offer"."""
    if verb < 2 or not s.flags[verb - 1] & lx.TO:
        return None
    low = s.lows[verb - 2]
    fails = language.acts.leads.get(low) == "denied" or low in language.unable or low in language.pending
    return verb - 2 if fails else None


def _group_begins(s: Sentence, verb: int) -> int:
    """Where the verb's group begins: at its helpers."""
    first = verb
    while first > 0 and verb - first < FARTHEST_NEGATION:
        helper = s.flags[first - 1] & (lx.AUXILIARY | lx.MODAL | lx.NEGATION) and not s.flags[first - 1] & lx.SUBJECT
        if not helper and not is_adverb(s, first - 1):
            break
        first -= 1
    return first
