"""Rules that say what is no attribution. They stand before all others."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import agrees, is_noun_here
from broadsheet.statements.irrealis import kept
from broadsheet.statements.phrases import is_adverb
from broadsheet.statements.reading import REFUSED, Reading, Refused

PERSONS = lx.CAPITAL | lx.ROLE | lx.RELATIVE | lx.SUBJECT | lx.PLURAL | lx.INDEFINITE


def not_said(r: Reading) -> Refused | None:
    """What somebody may say, will say or did not say is kept, marked as such (`factuality`); a bare infinitive says
    nothing, nor does what somebody may or may not think or want."""
    if r.cue.infinitive:
        return REFUSED
    if r.factuality != "denied" and all(verb.lemma in r.language.only_unsaid for verb, _ in r.cue.verbs):
        return REFUSED
    if r.factuality == "actual":
        return None
    begins = r.cue.first - 1
    if begins > 0 and _goes_without(r, begins):
        return REFUSED
    return None if kept(r) else REFUSED


def _goes_without(r: Reading, before: int) -> bool:
    """ "it goes without saying"."""
    return bool(r.s.flags[before] & lx.NEGATION) and r.s.lows[before - 1] in r.language.going_without


def after_being(r: Reading) -> Refused | None:
    """ "appears to be back home": what follows "be" is no verb unless it is a participle."""
    at = r.cue.at
    while at > 1 and is_adverb(r.s, at - 1):
        at -= 1  # "is just talk"
    being = at > 0 and r.s.flags[at - 1] & lx.BEING and not r.s.flags[at - 1] & lx.SUBJECT
    return REFUSED if being and not r.cue.tenses & {"participle", "gerund"} else None


def leads_on(r: Reading) -> Refused | None:
    """ "plans to announce the date": announcing is what is told, and that it is to come."""
    s, verb = r.s, r.cue.at + 2
    if verb - 1 < len(s) and (s.lows[r.cue.at],) in r.language.acts.gerunds and s.flags[verb - 1] & lx.CUE:
        return REFUSED  # "is considering calling for a vote"
    if not s.flags[r.cue.at] & lx.LEAD or verb >= len(s) or not s.flags[verb - 1] & lx.TO:
        return None
    says = any(known.kind == "speech" for known, _ in r.language.forms.get(s.lows[verb], ()))
    return REFUSED if says else None


def nobody(r: Reading) -> Refused | None:
    """ "You" is whoever reads; what things show or suggest is nobody's, unless a report or a person does."""
    subject = r.cue.subject
    if subject is None:
        return None
    if subject[1] - subject[0] == 1 and r.s.lows[subject[0]] in r.language.addressed:
        return REFUSED
    if r.s.lows[subject[1] - 1] in r.language.no_speakers:
        return REFUSED  # "only time will tell"
    shown = [verb.kind == "evidence" for verb, _ in r.cue.verbs]
    flags = [flag for flag in r.s.flags[slice(*subject)] if not flag & (lx.DETERMINER | lx.OWNED)] or [0]
    if not any(shown) or any(flag & lx.COLLECTIVE for flag in flags):
        return None
    person = not flags[-1] & (lx.NEUTER | lx.RELATIVE) and any(flag & PERSONS for flag in flags)
    return REFUSED if all(shown) or not person else None


def a_passive(r: Reading) -> Refused | None:
    """The subject of a passive says nothing (who does is `said_by`'s to tell)."""
    return REFUSED if r.cue.passive else None


def a_noun(r: Reading) -> Refused | None:
    """The form is a noun here, or does not agree with what stands before it."""
    return REFUSED if is_noun_here(r.s, r.cue) or not agrees(r.s, r.cue, r.language) else None
