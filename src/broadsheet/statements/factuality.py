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

# A helper with its subject ("that's") opens no question, nor does "having".
NO_HELPER = lx.SUBJECT | lx.RELATIVE | lx.GERUND


def standing(s: Sentence, cue: Cue, language: Language) -> Factuality:
    """How a verb group presents its saying."""
    words = language.acts
    subject = cue.subject
    if cue.negated and "denied" in (cue.stands, words.leads.get(cue.lead)):
        return "actual"  # "has not held back from saying", "never fails to mention"
    if cue.negated or (subject is not None and not cue.gerund and _is_none(s, subject, language)):
        return "actual" if _refuses(s, cue, language) else "denied"
    if cue.stands is not None:
        return cue.stands
    if deed(s, cue):
        return "hypothetical"
    if cue.lead:
        return words.leads[cue.lead]
    if _went_on(s, cue, language):
        return "actual"
    if cue.modal:
        return "possible" if cue.perfect and cue.modal in words.possible_modals else "hypothetical"
    return embedded(s, cue, language) or ("possible" if cue.supposing else "actual")


def embedded(s: Sentence, cue: Cue, language: Language) -> Factuality | None:
    """What the words before a clause make of it: "if Smith said", "had Smith said", "rumours that Smith said"; None
    where they leave it as it is."""
    words, at = language.acts, cue.begin - 1
    if at < 0 or cue.subject is None or cue.gerund:
        return None
    low, led = s.lows[at], s.lows[at - 1] if at else ""
    if low in language.hypothetical or (led, low) in language.as_though or _inverts(s, cue, at, language):
        return "hypothetical"
    if low in words.perhaps:
        return "possible"
    doubted = led in words.doubting or (led in words.proving and at > 1 and s.lows[at - 2] in language.none)
    return "possible" if doubted and s.flags[at] & lx.THAT else None


def _inverts(s: Sentence, cue: Cue, at: int, language: Language) -> bool:
    """ "Had Smith said so", "Has Smith ever said so?", "Why did he say so?": a helper opens the clause of its verb."""
    flag = s.flags[at]
    if cue.negated or cue.helped or not flag & (lx.AUXILIARY | lx.MODAL) or flag & NO_HELPER:
        return False
    subject = cue.subject or (at, at)
    if s.flags[subject[0]] & lx.INDEFINITE:
        return False  # "have both said"
    tense = "gerund" if flag & lx.BEING else "participle" if s.lows[at] in language.acts.perfect else "base"
    before = s.flags[at - 1] if at else 0
    opens = at <= s.floor or not before & lx.WORD or bool(before & lx.QUESTION and not before & lx.RELATIVE)
    return tense in cue.tenses and opens


def _is_none(s: Sentence, subject: Phrase, language: Language) -> bool:
    """ "Nobody said", "no official said", "neither Smith nor Jones said"."""
    before = s.flags[subject[0] - 1] if subject[0] else 0
    if before & lx.NEGATION and before & lx.CONJUNCTION:
        return True
    if s.flags[subject[0]] & lx.CAPITAL and before & lx.CAPITAL:
        return False  # "the No List says"
    return bool(s.flags[subject[0]] & lx.NEGATION) or s.lows[subject[0]] in language.none


def _went_on(s: Sentence, cue: Cue, language: Language) -> bool:
    """ "Would later say", "would only say": it came to pass, unless there is an "if"."""
    words = language.acts
    if cue.modal not in words.past_futures or cue.perfect or not _speaks(cue, language):
        return False
    onward = not words.onward.isdisjoint((*s.lows[cue.first : cue.at + 2], s.lows[0]))
    return onward and language.hypothetical.isdisjoint(s.lows)


def _speaks(cue: Cue, language: Language) -> bool:
    return any(verb.kind == "speech" and verb.lemma not in language.deeds for verb, _ in cue.verbs)


def _refuses(s: Sentence, cue: Cue, language: Language) -> bool:
    """ "would not say when": a refusal, and it took place. "Would never say" supposes."""
    if cue.modal not in language.acts.refusing_modals or cue.perfect or language.never in s.lows[cue.first : cue.at]:
        return False
    own = cue.subject is not None and s.lows[cue.subject[0]] in language.own_subjects
    return not own and _speaks(cue, language)


def standing_of(s: Sentence, cue: Phrase, language: Language) -> Factuality:
    """The same for any words that a model took for a cue."""
    first, after = cue
    for at in range(after - 1, first - 1, -1):
        if s.flags[at] & lx.CUE and not s.flags[at] & lx.CAPITAL:
            return standing(s, group(s, at, language), language)
    if any(s.flags[at] & lx.NEGATION for at in range(first, after)):
        return "denied"
    return "hypothetical" if any(s.flags[at] & lx.MODAL for at in range(first, after)) else "actual"
