"""Rules for content that follows the verb: a clause, a question, an infinitive, a noun phrase."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.extents import content_start, object_end
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import DETERMINES, is_adverb, is_time, nominal, phrase_right
from broadsheet.statements.reading import Reading, source_of
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.sources import can_speak

# A clause shows its verb within so many words.
VERB_WITHIN = 14
# An object stands right after its verb, but for an adverb or a short time.
FARTHEST_OBJECT = 3
# What cannot be the verb of an infinitive.
NO_VERB = lx.DETERMINER | lx.POSSESSIVE | lx.CAPITAL | lx.OBJECT | lx.NUMBER
CLAUSE_ENDS = frozenset((",", ":", ";"))


def that_clause(r: Reading) -> Found | None:
    """Smith said on Monday that the talks go on."""
    if r.right.mark != "that" or not r.cue.has("that"):
        return None
    source, begin = source_of(r), content_start(r.s, r.right.at)
    if begin < len(r.s) and r.s.flags[begin] & lx.VERBAL and not r.s.flags[begin] & (lx.CAPITAL | lx.SUBJECT):
        begin = r.right.at  # "said that is out of his control"
    return r.found("that_clause", "that", source, [(begin, r.end(begin))]) if source else None


def question(r: Reading) -> Found | None:
    """Smith explained how it works; asked whether it will go on."""
    if r.right.mark != "wh" or not (r.cue.has("wh") or _only_denied(r)):
        return None
    source, begin = source_of(r), r.right.at
    return r.found("question", "wh", source, [(begin, r.end(begin))]) if source else None


def infinitive(r: Reading) -> Found | None:
    """Smith wants to go on; asked Moscow to help."""
    if r.right.mark != "to" or not r.cue.has("to"):
        return None
    at = r.right.at + 1
    if at < len(r.s) and r.s.flags[at] & NO_VERB and not r.s.flags[at] & lx.ADVERB:
        return None  # "agreed to that"
    return _object(r, "infinitive", "to")


def preposition(r: Reading) -> Found | None:
    """Smith called for talks."""
    return _object(r, "preposition", "preposition") if r.right.mark == "preposition" else None


def _object(r: Reading, rule: str, frame: str) -> Found | None:
    source, begin = source_of(r), r.right.at
    if source is None or begin >= len(r.s):
        return None
    end = r.unsaid_end(begin, object_end(r.s, begin, r.end(begin)), clause=False)
    return r.found(rule, frame, source, [(begin, end)])


def noun_object(r: Reading) -> Found | None:
    """Smith criticised the talks; called them a failure."""
    s, cue, right = r.s, r.cue, r.right
    at = right.at
    verb = cue.helped or "past" in cue.tenses
    points = verb and right.mark == "that" and not cue.has("that") and _points(s, at)
    if (
        (right.mark not in ("other", "quote") and not points)
        or not (cue.has("object") or _only_denied(r))
        or not at < min(len(s), cue.at + FARTHEST_OBJECT + 1)
    ):
        return None
    if s.flags[at] & (lx.PREPOSITION | lx.CONJUNCTION) and not s.flags[at] & lx.CAPITAL:
        return None
    if s.flags[at] & (lx.AUXILIARY | lx.MODAL) and not s.flags[at] & (lx.CAPITAL | lx.SUBJECT | lx.GERUND | lx.NOUN):
        return None  # "the phrase that Smith used was"
    end = r.end(at)
    if end - at == 1 and s.flags[at] & (lx.PRONOUN | lx.THAT) and not _may_be_pronoun(r):
        return None
    if _only_names(r, end) or (cue.has("bare", "freely") and is_clause(s, at, end)):
        return None
    return _object(r, "noun_object", "object")


def _only_denied(r: Reading) -> bool:
    """ "did not reveal the names": verbs that have an object where they are denied."""
    return r.factuality == "denied" and any(verb.lemma in r.language.objects_denied for verb, _ in r.cue.verbs)


def _points(s: Sentence, that: int) -> bool:
    """ "Endorsed that view": "that" before a noun that no verb follows."""
    head = that + 1
    if head >= len(s) or not nominal(s, head) or s.flags[head] & (lx.CAPITAL | lx.CUE | DETERMINES):
        return False
    while head + 1 < len(s) and s.flags[head + 1] & lx.WORD and nominal(s, head + 1):
        head += 1
    following = s.flags[head + 1] if head + 1 < len(s) else 0
    return not following & (lx.VERBAL | lx.SUBJECT | lx.PAST | lx.CUE)


def _may_be_pronoun(r: Reading) -> bool:
    """ "Without naming him": of what was not said a pronoun is enough, but not who was not told or asked."""
    return r.factuality == "denied" and bool(r.s.flags[r.right.at] & lx.OBJECT) and not r.cue.has("told")


def _only_names(r: Reading, end: int) -> bool:
    """ "a class called “Perception”", "a band called Blue", "called an ambulance": an object and nothing said of it."""
    s, cue, first = r.s, r.cue, r.right.at
    if cue.negated or not any(verb.lemma in r.language.naming for verb, _ in cue.verbs):
        return False
    if s.flags[first] & lx.QUOTED:
        return not cue.helped
    phrase = phrase_right(s, first)
    after = phrase[1] if phrase else first
    if after == first:
        return False
    ends = lx.PREPOSITION | lx.CONJUNCTION | lx.SUBORDINATOR | lx.VERBAL | lx.CUE | lx.PAST
    return after >= end or not s.flags[after] & (lx.WORD | lx.QUOTED) or bool(s.flags[after] & ends)


def said_by(r: Reading) -> Found | None:
    """The move was seen by Moscow as a threat; the deal was praised by Smith."""
    s, cue = r.s, r.cue
    by = cue.at + 1
    if (
        not cue.passive
        or not cue.has("object")
        or cue.subject is None
        or by + 1 >= len(s)
        or s.lows[by] not in r.language.agents
    ):
        return None
    holder = phrase_right(s, by + 1)
    if holder is None or not can_speak(s, holder) or is_time(s, by + 1):
        return None
    begin = holder[1]
    while begin < len(s) and (is_adverb(s, begin) or s.flags[begin] & lx.NEGATION):
        begin += 1
    says = begin < len(s) and (s.lows[begin] in r.language.views or s.flags[begin] & (lx.TO | lx.QUESTION))
    content = (holder[1], r.end(holder[1])) if says else cue.subject
    found = r.found("said_by", "object", holder, [content])
    if found is not None:
        found.cue = [(cue.first, by + 1)]
        found.attribution = (min(cue.first, content[0]), holder[1])
    return found


def bare_clause(r: Reading) -> Found | None:
    """Smith said the talks go on."""
    s, cue, right = r.s, r.cue, r.right
    at = right.at
    if right.mark not in ("other", "quote") or not cue.has("bare", "freely") or at >= len(s):
        return None
    source = source_of(r)
    flag = s.flags[at]
    begins_with_verb = flag & lx.VERBAL and not flag & (lx.CAPITAL | lx.SUBJECT)
    if source is None or begins_with_verb or _lone_pronoun(s, at):
        return None
    end = r.end(at)
    adjunct = flag & lx.PREPOSITION and not flag & lx.CAPITAL
    if (adjunct or not cue.has("freely")) and not is_clause(s, at, end):
        return None
    if not is_clause(s, at, end):
        end = r.unsaid_end(at, end, clause=False)
    return r.found("bare_clause", "freely" if cue.has("freely") else "bare", source, [(at, end)])


def _lone_pronoun(s: Sentence, at: int) -> bool:
    """ "said it beforehand": a pronoun that no verb follows is an object."""
    following = s.flags[at + 1] if at + 1 < len(s) else 0
    goes_on = following & (lx.VERBAL | lx.CUE | lx.ADVERB | lx.NOUN | lx.CAPITAL)
    return bool(s.flags[at] & lx.NEUTER) and not s.flags[at] & lx.POSSESSIVE and not goes_on


def _goes_on(s: Sentence, first: int, at: int, following: int) -> bool:
    """ "denied the charge and has left": the helper's verb is the speaker's, unless a quotation may hold another."""
    joins = s.flags[at] & lx.CONJUNCTION and following & (lx.AUXILIARY | lx.MODAL) and not following & lx.SUBJECT
    return bool(joins) and not any(flag & lx.QUOTED for flag in s.flags[first:at])


def is_clause(s: Sentence, first: int, end: int) -> bool:
    """Whether a verb stands near its beginning, so that it is a clause and no object."""
    for at in range(first + 1, min(end, first + VERB_WITHIN)):
        flag = s.flags[at]
        if flag & lx.VERBAL and not flag & lx.CAPITAL and not s.flags[at - 1] & lx.TO:
            return True
        following = s.flags[at + 1] if at + 1 < end else 0
        if _goes_on(s, first, at, following) or flag & (lx.THAT | lx.SUBORDINATOR) or s.words[at] in CLAUSE_ENDS:
            return False  # "mention the race and has not"
    return False
