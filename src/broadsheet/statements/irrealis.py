"""Of what was not, or not surely, said: what is worth keeping, since it tells whose words they would have been.

"Would", "may" and "if" stand beside deeds, guesses and the writer's own asides far more often than beside somebody's
words that are to come. Irrealis is the linguists' word for what is told as not, or not yet, so.
"""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.factuality import embedded
from broadsheet.statements.reading import Reading

BEARERS = lx.ROLE | lx.COLLECTIVE
SAYS = frozenset(("that", "quote"))


def kept(r: Reading) -> bool:
    """Whether a cue whose words were not surely said is an attribution all the same."""
    if all(verb.kind != "speech" for verb, _ in r.cue.verbs) or _empty(r):
        return False
    supposed = _under_if(r)
    if r.factuality == "denied":
        return not supposed and not _only_done(r, r.language.deeds_denied) and _may_be_denied(r)
    if r.factuality == "possible":
        return not _only_done(r, r.language.deeds_denied)
    if supposed or r.cue.passive or _only_done(r, r.language.deeds):
        return supposed and r.right.mark in SAYS
    return _to_come(r) and _by_somebody(r)


def _only_done(r: Reading, deeds: frozenset[str]) -> bool:
    return all(verb.lemma in deeds for verb, _ in r.cue.verbs)


def _under_if(r: Reading) -> bool:
    """ "If it declines", "unless they said", "had they said"."""
    return embedded(r.s, r.cue, r.language) == "hypothetical"


def _may_be_denied(r: Reading) -> bool:
    """ "Could not say" tells of words; "should not say", "may not say" and "would not support" tell of none."""
    words = r.language.acts
    if r.cue.modal and (r.cue.modal not in words.able_modals or r.cue.perfect or _perceives(r)):
        return False
    subject = r.cue.subject
    if subject is not None and subject[1] - subject[0] == 1 and r.s.flags[subject[0]] & lx.DETERMINER:
        return bool(r.s.flags[subject[0]] & lx.INDEFINITE)  # "these do not explain it", but "neither said"
    if r.right.mark == "other" and _only_done(r, r.language.deeds_denied_by_object):
        return False
    at = r.right.at
    return not (r.right.mark == "other" and at < len(r.s) and r.s.flags[at] & lx.CONJUNCTION)  # "without warning and"


def _perceives(r: Reading) -> bool:
    """ "Could not tell whether it was old"."""
    return r.right.mark == "wh" and r.right.hearer is None and r.cue.has("told")


def _to_come(r: Reading) -> bool:
    """Whether the words are told as to come: "will say", "is expected to say", "should have said". What somebody can,
    may or should say is a guess or the writer's wish."""
    cue, words = r.cue, r.language.acts
    if cue.modal and not cue.perfect and not cue.lead and cue.modal not in words.future_modals:
        return False
    if cue.modal in words.past_futures and not cue.perfect and not _unreal(r):
        return False
    if (
        r.right.mark == "colon"
        and cue.modal not in words.past_futures
        and r.right.at + 1 < len(r.s)
        and not r.s.flags[r.right.at + 1] & lx.QUOTED
    ):
        return False  # "set to testify: three officials"
    return r.right.mark != "other" or not _only_done(r, r.language.deeds_by_object)


def _unreal(r: Reading) -> bool:
    """ "A wiser mayor would say", "critics would say", "would say so if": not what somebody used to say."""
    subject, s = r.cue.subject, r.s
    first = subject[0] if subject is not None else 0
    critics = s.flags[first] & lx.PLURAL and not s.flags[first] & (lx.SUBJECT | lx.INDEFINITE | lx.RELATIVE)
    supposed = subject is not None and (s.lows[first] in r.language.indefinite or bool(critics))
    return supposed or not r.language.hypothetical.isdisjoint(s.lows)


def _by_somebody(r: Reading) -> bool:
    """Whether the subject is a certain person or body, whose words they would be: not "I" who writes, not "some", not
    "this"."""
    subject, s, language = r.cue.subject, r.s, r.language
    if subject is None:
        return not r.cue.lead or bool(s.flags[r.cue.first] & lx.AUXILIARY)
    first, after = subject
    flag = s.flags[first]
    if s.lows[first] in language.own_subjects or flag & lx.INDEFINITE:
        return False
    if after - first == 1 and flag & (lx.SUBJECT | lx.RELATIVE):
        if flag & lx.NEUTER or flag & lx.THAT or s.lows[first] in language.asides:
            if r.cue.lead:
                return r.cue.lead not in language.being  # "which is to say"
            return r.right.mark in SAYS
        return True
    head = next((at for at in range(first + 1, after) if s.flags[at] & (lx.PREPOSITION | lx.RELATIVE)), after)
    return any(_bears(r, at) for at in range(first, head))


def _bears(r: Reading, at: int) -> bool:
    """Whether a word of the subject names somebody: a name, an office, a body, "lawyers"."""
    s, flag = r.s, r.s.flags[at]
    if flag & lx.OWNED:
        return False
    low = s.lows[at]
    if flag & BEARERS or low.removesuffix("s") in r.language.role_nouns or f"{low}s" in r.language.audiences:
        return True
    opens = at == s.floor and (flag & lx.AUDIENCE or (at + 1 < len(s) and not s.flags[at + 1] & lx.CAPITAL))
    alone = r.cue.subject == (at, at + 1) and not flag & lx.AUDIENCE
    return bool(flag & lx.CAPITAL) and (alone or not opens)


def _empty(r: Reading) -> bool:
    """ "did not say a word", "has not said anything", "without naming names"."""
    s, at = r.s, r.cue.at + 1
    empty = r.language.empty_objects | (r.language.empty_denied if r.factuality == "denied" else frozenset())
    determined = at + 1 < len(s) and s.flags[at] & (lx.DETERMINER | lx.ADVERB) and s.lows[at + 1] in empty
    at += bool(determined)
    if at >= len(s) or s.lows[at] not in empty:
        return False
    following = s.flags[at + 1] if at + 1 < len(s) else 0
    return not following & lx.WORD or bool(following & (lx.CONJUNCTION | lx.SUBORDINATOR | lx.TIME | lx.ADVERB))
