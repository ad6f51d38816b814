"""What is done by words: asserted, predicted, demanded, promised ... by the cue where it names an act, by the content
where it leaves it open (Searle 1976 for the kinds; the closed set is that of the guidelines in evals/who).
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.language import Language
from broadsheet.language.acts import Mood
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import group
from broadsheet.statements.found import Found
from broadsheet.statements.marks import Mark
from broadsheet.statements.opened import Part
from broadsheet.statements.phrases import DASHES, is_adverb
from broadsheet.statements.sentences import CLOSE_BRACKETS, Sentence
from broadsheet.types import Act

# An object's noun ("rejected the repeated calls for ...") and an apposition's ("a request that") stand this near.
OBJECT_WITHIN = 5
# Between "we" and its verb stand a helper and an adverb or two.
FARTHEST_SUBJECT = 4
APPOSED_WITHIN = 5
MARKS_BESIDE = frozenset("\"'”’»") | CLOSE_BRACKETS
BETWEEN_CLAUSES = frozenset((",", ";", ":", "…", "(", ")")) | DASHES
NEGATED: dict[Act, Act] = {"commit": "refuse", "predict": "predict", "demand": "demand", "recommend": "recommend"}
BY_MOOD: dict[str, Act] = {
    "necessity": "demand",
    "advice": "recommend",
    "future": "predict",
    "possibility": "speculate",
}


def opens_only(part: Part) -> bool:
    """Whether a part is no more than "If Moscow agrees", whose main clause is another part."""
    s = part.sentence
    opens = s.flags[part.first] & lx.SUBORDINATOR and not s.flags[part.first] & lx.THAT
    return bool(opens) and not any(s.words[at] in BETWEEN_CLAUSES for at in range(part.first, part.after - 1))


def of_most(acts: Sequence[Act]) -> Act:
    """The act of most sentences, the first of those that tie; an assertion where there is no sentence."""
    return max(acts, key=acts.count, default="assert")


# ------------------------------------------------------------------------------------------ by the cue


def cue_act(s: Sentence, found: Found, language: Language) -> Act | None:
    """The act that the cue names, or that an apposition names after the content (", a request that ...")."""
    named = _apposed(s, found, language)
    if named is not None or found.rule == "asked_about":
        return named or "ask"
    if _refused(s, found, language):
        return "refuse"
    forms, nouns = language.forms, language.acts.noun_acts
    for first, after in reversed(found.cue):
        for at in range(after - 1, first - 1, -1):
            if s.lows[at] not in forms:
                if s.lows[at] in nouns:
                    return nouns[s.lows[at]]
                continue
            lemmas = _lemmas(s, at, found, language)
            return _by_verb(s, at, lemmas, found, language) or nouns.get(s.lows[at])
    return None


def _refused(s: Sentence, found: Found, language: Language) -> bool:
    """ "would not say when"."""
    if found.factuality != "actual":
        return False
    group = [at for first, after in found.cue for at in range(first, after)]
    modal = any(s.lows[at] in language.acts.refusing_modals for at in group)
    return modal and any(s.flags[at] & lx.NEGATION for at in group)


def _lemmas(s: Sentence, at: int, found: Found, language: Language) -> list[str]:
    """The verbs that a cue's word may be a form of, the one that the rule took first."""
    known = [verb.lemma for verb, _ in language.forms[s.lows[at]]]
    if len(known) == 1:
        return known
    return sorted(known, key=lambda lemma: found.verb is None or lemma != found.verb.lemma)


def _by_verb(s: Sentence, at: int, lemmas: Sequence[str], found: Found, language: Language) -> Act | None:
    words = language.acts
    begin = min([first for first, _ in found.content if first > at], default=len(s))
    near = s.lows[begin : begin + OBJECT_WITHIN]
    led = ""
    if begin < len(s):
        led = "to" if s.flags[begin] & lx.TO else s.lows[at + 1]
    elif at + 1 < len(s):
        led = s.lows[at + 1]
    for lemma in lemmas:
        if lemma in words.object_acts:
            nouns = words.object_acts[lemma]
            if act := next((nouns[word] for word in near if word in nouns), None):
                return act
        if lemma in words.light and (act := next((words.noun_acts[n] for n in near if n in words.noun_acts), None)):
            return act
        if act := words.verb_acts.get(f"{lemma}-{led}") or words.verb_acts.get(lemma):
            return act
    return None


def _apposed(s: Sentence, found: Found, language: Language) -> Act | None:
    """ ", a request that his allies opened up to" after the content."""
    end = found.content[-1][1] if found.content else len(s)
    if end + 2 >= len(s) or s.words[end] != "," or not s.flags[end + 1] & lx.DETERMINER:
        return None
    near = s.lows[end + 2 : end + 2 + APPOSED_WITHIN]
    noun = next((word for word in near if word in language.acts.noun_acts), None)
    follows = s.flags[end + 2 + near.index(noun) + 1] if noun and end + 3 + near.index(noun) < len(s) else 0
    return language.acts.noun_acts[noun] if noun and follows & (lx.THAT | lx.RELATIVE | lx.TO) else None


# ------------------------------------------------------------------------------------------ by the content


def content_act(part: Part, marks: Sequence[Mark], language: Language) -> Act:
    """What one sentence of content does: a question, what its speaker says that he does, its mood, or an assertion."""
    s = part.sentence
    if _asks(s, part):
        return "ask"
    act = _own_act(part, language)
    if act is None:
        act = next((mark.telling.act for mark in marks if mark.telling.role == "act"), None)
    if act is None:
        moods = (_by_mood(part, mark, language) for mark in marks if mark.telling.role == "mood")
        act = next((act for act in moods if act is not None), None)
    return act or "assert"


def _asks(s: Sentence, part: Part) -> bool:
    at = part.after - 1
    while at > part.first and s.words[at] in MARKS_BESIDE:
        at -= 1
    return s.words[at] == "?"


def _is_own(part: Part, at: int, language: Language) -> bool:
    """Whether the speaker is meant: "I" and "we" in quotation, and outside it "he", "it", "they"."""
    if at < part.first:
        return False
    low = part.sentence.lows[at].partition("'")[0]  # "we'll"
    return low in language.acts.own_first or (not part.quoted and low in language.acts.own_third)


def _own_act(part: Part, language: Language) -> Act | None:
    """ "I hope", "we condemn", "he promises": a verb of an act with the speaker for its subject."""
    s = part.sentence
    if not (s.kinds & lx.CUE and s.kinds & lx.SUBJECT):
        return None
    for at in [at for at in range(part.first + 1, part.after) if s.flags[at] & lx.CUE]:
        near = range(max(part.first, at - FARTHEST_SUBJECT), at)
        if s.flags[at] & lx.CAPITAL or not any(_is_own(part, k, language) for k in near):
            continue
        cue = group(s, at, language)
        past = part.quoted and "past" in cue.tenses and not {"present", "base"} & cue.tenses
        told = cue.modal and cue.modal not in language.acts.polite_modals
        if cue.subject is None or past or told or cue.passive or not _is_own(part, cue.subject[0], language):
            continue
        if _subordinate(part, cue.subject[0], language):
            continue
        following = s.lows[at + 1] if at + 1 < part.after else ""
        for verb, _ in cue.verbs:
            acts = language.acts.verb_acts
            act = acts.get(f"{verb.lemma}-{following}") or acts.get(verb.lemma)
            if act is not None and cue.negated:
                act = NEGATED.get(act)  # "we do not plan to" refuses, "I don't want to" only says so
            if act is not None:
                return act
    return None


def _by_mood(part: Part, mark: Mark, language: Language) -> Act | None:
    """The act of a mood in a main clause; what the speaker himself will do he commits himself to, or refuses."""
    mood = mark.telling.mood
    if mood is None or _subordinate(part, mark.first, language):
        return None
    conditional = mood.kind == "conditional"
    if conditional and part.quoted:
        return None  # "that would be a mistake" evaluates
    if mood.kind not in ("future", "conditional"):
        return BY_MOOD.get(mood.kind)
    if _is_own(part, _subject_at(part, mark.first), language):
        return "refuse" if is_negated(part.sentence, mark, mood) else "commit"
    return "predict"


def _subject_at(part: Part, mood: int) -> int:
    """The item that is the subject of a mood: the word before it, or the same in "we'll"."""
    s = part.sentence
    if "'" in s.lows[mood]:
        return mood
    at = mood - 1
    while at > part.first and is_adverb(s, at):
        at -= 1
    return at


def is_negated(s: Sentence, mark: Mark, mood: Mood) -> bool:
    """Whether "not" or "never" belongs to a mood, in it or after it and an adverb."""
    near = range(mark.after, min(mark.after + 2, len(s)))
    return mood.negated or any(
        s.flags[at] & lx.NEGATION and all(is_adverb(s, k) for k in range(mark.after, at)) for at in near
    )


def _subordinate(part: Part, at: int, language: Language) -> bool:
    """Whether a mood stands in a clause with "if", "which", "because", or in one with "that" that nobody's "I think"
    or "it seems" carries."""
    s = part.sentence
    for back in range(at - 1, part.first - 1, -1):
        flag = s.flags[back]
        if s.words[back] in BETWEEN_CLAUSES:
            return False
        if flag & lx.THAT:
            if back == at - 1 and (back == part.first or s.words[back - 1] in BETWEEN_CLAUSES):
                return False  # "that will change"
            return back > part.first and s.lows[back - 1] not in language.acts.matrix
        if flag & (lx.SUBORDINATOR | lx.RELATIVE) and not flag & lx.CAPITAL:
            return True
    return False
