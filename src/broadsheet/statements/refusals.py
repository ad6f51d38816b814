"""Rules that say what is no attribution. They stand before all others."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import agrees, is_noun_here
from broadsheet.statements.reading import REFUSED, Reading, Refused


def not_said(r: Reading) -> Refused | None:
    """Denied, possible, wished, to come: words that were not (certainly) said are nobody's."""
    cue = r.cue
    return REFUSED if cue.negated or cue.doubtful or cue.infinitive or cue.future else None


def nobody(r: Reading) -> Refused | None:
    """ "You" is whoever reads; what is shown by no report is nobody's."""
    subject = r.cue.subject
    if subject is None:
        return None
    if subject[1] - subject[0] == 1 and r.s.lows[subject[0]] in r.language.addressed:
        return REFUSED
    shown = all(verb.kind == "evidence" for verb, _ in r.cue.verbs)
    body = any(r.s.flags[at] & lx.COLLECTIVE for at in range(*subject))
    return REFUSED if shown and not body else None


def a_passive(r: Reading) -> Refused | None:
    """The subject of a passive says nothing."""
    return REFUSED if r.cue.passive else None


def a_noun(r: Reading) -> Refused | None:
    """The form is a noun here, or does not agree with what stands before it."""
    return REFUSED if is_noun_here(r.s, r.cue) or not agrees(r.s, r.cue, r.language) else None
