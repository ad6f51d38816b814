"""Whether words were said, by the article: actual, possible, hypothetical or denied.

The four values and what belongs to each follow the guidelines of the gold set in evals/who. They are a coarser form
of the values of FactBank (Saurí and Pustejovsky 2009): certain, probable or possible, underspecified, and counterfact.
"""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue, deed, group
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.sentences import Sentence
from broadsheet.types import Factuality


def standing(s: Sentence, cue: Cue, language: Language) -> Factuality:
    """How a verb group presents its saying."""
    words = language.acts
    subject = cue.subject
    if cue.negated or (subject is not None and _is_none(s, subject, language)):
        return "denied"
    if cue.stands is not None:
        return cue.stands
    if deed(s, cue):
        return "hypothetical"
    if cue.lead:
        return words.leads[cue.lead]
    if cue.modal:
        return "possible" if cue.perfect and cue.modal in words.possible_modals else "hypothetical"
    if cue.begin > 0 and s.lows[cue.begin - 1] in language.hypothetical:
        return "hypothetical"
    return "possible" if cue.supposing else "actual"


def _is_none(s: Sentence, subject: Phrase, language: Language) -> bool:
    """ "Nobody said", "no official said"."""
    return bool(s.flags[subject[0]] & lx.NEGATION) or s.lows[subject[0]] in language.none


def standing_of(s: Sentence, cue: Phrase, language: Language) -> Factuality:
    """The same for any words that a model took for a cue."""
    first, after = cue
    for at in range(after - 1, first - 1, -1):
        if s.flags[at] & lx.CUE and not s.flags[at] & lx.CAPITAL:
            return standing(s, group(s, at, language), language)
    if any(s.flags[at] & lx.NEGATION for at in range(first, after)):
        return "denied"
    return "hypothetical" if any(s.flags[at] & lx.MODAL for at in range(first, after)) else "actual"
