"""The rules by which an attribution is found, in order: the first opinion wins, silence means none.

Each rule looks at one cue in its sentence and answers with what it found, with REFUSED ("this is no attribution"),
or with None ("not mine"). They are as small as the thing they know; `explain` tells which one fired.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.contexts import Right, right_of
from broadsheet.statements.cues import Cue, agrees, is_noun_here
from broadsheet.statements.extents import content_end, content_start, left_content, object_end, only_quoted
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import Phrase, phrase_right, subject_before, trim_left
from broadsheet.statements.sentences import Sentence


@dataclass(slots=True)
class Reading:
    """One cue in its sentence, with what its neighbours are."""

    number: int
    s: Sentence
    cues: list[Cue]
    index: int
    language: Language
    right: Right
    floor: int = 0
    earlier: list[Found] = field(default_factory=list)

    @property
    def cue(self) -> Cue:
        return self.cues[self.index]

    def found(
        self, rule: str, frame: str, source: Phrase | None, content: list[Phrase], **more: object
    ) -> Found | None:
        content = [part for part in content if part[0] < part[1]]
        if not content:
            return None
        cue = [(self.cue.first, self.cue.at + 1)]
        if self.right.preposition:
            cue = [(self.cue.first, self.right.preposition[1])] if frame == "preposition" else cue
        found = Found(rule, self.number, cue, source, content, self.cue.verb(frame), self.right.hearer)
        first = min([self.cue.first] + ([source[0]] if source else []))
        found.attribution = (first, max(self.right.reach, self.cue.at + 1, source[1] if source else 0))
        return found


class Refused:
    """A rule's opinion that a cue attributes nothing."""

    def __init__(self, rule: str) -> None:
        self.rule = rule


Rule = Callable[[Reading], Found | Refused | None]


# ------------------------------------------------------------------------------- what is no attribution


def not_said(r: Reading) -> Refused | None:
    """Denied, possible, wished: words that were not (certainly) said are nobody's."""
    if r.cue.negated or r.cue.doubtful:
        return Refused("not_said")
    return Refused("not_said") if r.cue.infinitive or r.cue.future else None


def a_noun(r: Reading) -> Refused | None:
    """The form is a noun here, or does not agree with what stands before it."""
    return Refused("a_noun") if is_noun_here(r.s, r.cue) or not agrees(r.s, r.cue) else None


def nobody(r: Reading) -> Refused | None:
    """ "You" is whoever reads; what is shown by no report is nobody's."""
    subject = r.cue.subject
    if subject is None:
        return None
    if subject[1] - subject[0] == 1 and r.s.lows[subject[0]] in r.language.addressed:
        return Refused("nobody")
    shown = all(verb.kind == "evidence" for verb, _ in r.cue.verbs)
    body = any(r.s.flags[at] & lx.COLLECTIVE for at in range(*subject))
    return Refused("nobody") if shown and not body else None


def a_passive(r: Reading) -> Refused | None:
    """The subject of a passive says nothing."""
    return Refused("a_passive") if r.cue.passive else None


# ------------------------------------------------------------------------------- quotations


def quote_verb_name(r: Reading) -> Found | None:
    """ "...," said Smith, a baker.   ...,  believes Smith."""
    s, cue = r.s, r.cue
    before = cue.first - 1
    if before < r.floor or not cue.has("inverted") or cue.helped or cue.gerund:
        return None
    quoted = bool(s.flags[before] & lx.QUOTED)
    if s.words[before] == "," and before > 0 and s.flags[before - 1] & lx.QUOTED:
        quoted, before = True, before - 1
    if not quoted and s.words[before] != ",":
        return None
    source = phrase_right(s, cue.at + 1)
    if source is None or not _can_speak(s, source):
        return None
    right = right_of(s, cue, r.language, source[1])
    if not quoted and (right.mark not in ("end", "comma") or not cue.has("end")):
        return None
    r.right = right
    content = left_content(s, before + 1 if quoted else before, r.floor, r.language)
    return r.found("quote_verb_name", "inverted", source, [content, *_after(r)])


def _after(r: Reading) -> list[Phrase]:
    """What goes on after an attribution in the middle of its content."""
    s, right = r.s, r.right
    at = right.at
    if right.mark == "comma":
        at += 1
    elif right.mark not in ("quote", "dash"):
        return []
    if at >= len(s):
        return []
    end = content_end(s, at, r.cues, r.index, r.language)
    if end <= at:
        return []
    if right.mark == "quote" or s.flags[at] & lx.QUOTED:
        return [only_quoted(s, at, end) or (at, end)]
    first = r.cue.first if r.cue.subject is None else min(r.cue.first, r.cue.subject[0])
    follows_quote = first > 0 and any(s.flags[back] & lx.QUOTED for back in range(max(0, first - 2), first))
    flag = s.flags[at]
    if flag & lx.CONJUNCTION or (flag & lx.SUBORDINATOR and follows_quote) or s.lows[at].endswith("ing"):
        return []
    if follows_quote:
        return []
    return [(at, end)]


def _can_speak(s: Sentence, source: Phrase) -> bool:
    first, after = source
    for at in range(first, min(after, first + 8)):
        if s.flags[at] & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE | lx.SUBJECT | lx.PLURAL | lx.INDEFINITE):
            return True
        if s.lows[at].endswith("s") and s.flags[at] & lx.WORD:
            return True
    return bool(s.flags[first] & (lx.DETERMINER | lx.POSSESSIVE)) and after > first + 1


def quote_name_verb(r: Reading) -> Found | None:
    """ "...," Smith said.   "...," Smith said, "...".   Smith said: "..." is colon's."""
    s, cue = r.s, r.cue
    source = cue.subject
    if source is None or cue.gerund or not cue.has("quote") or s.flags[source[0]] & lx.RELATIVE:
        return None
    before = source[0] - 1
    if before >= r.floor and s.words[before] == "," and before > 0 and s.flags[before - 1] & lx.QUOTED:
        before -= 1
    if before < r.floor or not s.flags[before] & lx.QUOTED:
        return None
    if r.right.mark not in ("end", "comma", "quote", "dash", "colon"):
        if r.right.mark != "other" or s.flags[r.right.at] & (lx.SUBJECT | lx.DETERMINER | lx.CAPITAL):
            return None
    if r.right.mark == "colon":
        return None
    content = left_content(s, before + 1, r.floor, r.language)
    return r.found("quote_name_verb", "quote", source, [content, *_after(r)])


def verb_quote(r: Reading) -> Found | None:
    """Smith said, "...".   Smith said "..." and left.   Smith said: "..."."""
    s, cue, right = r.s, r.cue, r.right
    if not cue.has("quote") or right.mark not in ("quote", "comma", "colon"):
        return None
    at = right.at + (right.mark != "quote")
    if at >= len(s) or not s.flags[at] & lx.QUOTED:
        return None
    source = _source(r)
    if source is None and not cue.gerund:
        return None
    end = content_end(s, at, r.cues, r.index, r.language)
    return r.found("verb_quote", "quote", source, [only_quoted(s, at, end) or (at, end)])


def colon(r: Reading) -> Found | None:
    """Smith said: the talks go on. The content may stand in the next paragraph."""
    s, cue, right = r.s, r.cue, r.right
    if right.mark != "colon" or not (cue.has("quote") or cue.has("end")):
        return None
    source = _source(r)
    if source is None:
        return None
    if right.at + 1 >= len(s):
        found = Found("colon", r.number, [(cue.first, cue.at + 1)], source, [], cue.verb("quote"), right.hearer)
        found.attribution, found.follows = (min(source[0], cue.first), right.at + 1), True
        return found
    end = content_end(s, right.at + 1, r.cues, r.index, r.language)
    return r.found("colon", "quote", source, [only_quoted(s, right.at + 1, end) or (right.at + 1, end)])


# ------------------------------------------------------------------------------- clauses


def _source(r: Reading) -> Phrase | None:
    """Who stands before the verb; a verb after "and", and a participle after a comma, share the earlier source."""
    cue, s = r.cue, r.s
    if cue.subject is not None and not cue.gerund:
        return cue.subject
    before = cue.first - 1
    if cue.gerund or (before >= 0 and s.flags[before] & lx.CONJUNCTION) or (before >= 0 and s.words[before] == ","):
        joined = _joined_subject(r) if not cue.gerund else None
        if joined is not None:
            return joined
        for found in reversed(r.earlier):
            if found.source is not None and not any(
                first <= found.cue[0][0] < after for other in r.earlier for first, after in other.content
            ):
                return found.source
        return _main_subject(r)
    return None


def _joined_subject(r: Reading) -> Phrase | None:
    """The subject of the verb right before "and": "Smith nodded and said"."""
    s, at = r.s, r.cue.first - 2
    if at < 1 or not s.flags[at] & lx.WORD or s.flags[at] & lx.CAPITAL or not s.lows[at].endswith(r.language.past_endings):
        return None
    subject = subject_before(s, at)
    return subject if subject and _can_speak(s, subject) else None


def _main_subject(r: Reading) -> Phrase | None:
    """The subject of an earlier verb of the same sentence, or, for a participle that opens it, of the next one."""
    s, cue = r.s, r.cue
    for at in range(cue.first - 1, -1, -1):
        flag = s.flags[at]
        if flag & (lx.VERBAL | lx.CUE) and not flag & (lx.CAPITAL | lx.OWNED | lx.NOUNLIKE):
            phrase = subject_before(s, at)
            if phrase and not s.flags[phrase[0]] & lx.RELATIVE and _can_speak(s, phrase):
                return trim_left(s, phrase)
    if cue.first <= 1:
        for at in range(cue.at + 1, len(s)):
            if s.words[at] == "," and at + 1 < len(s):
                phrase = phrase_right(s, at + 1, appositions=False)
                if phrase and phrase[1] < len(s) and s.flags[phrase[1]] & (lx.VERBAL | lx.CUE):
                    return phrase
    return None


def that_clause(r: Reading) -> Found | None:
    """Smith said on Monday that the talks go on."""
    if r.right.mark != "that" or not r.cue.has("that"):
        return None
    source = _source(r)
    if source is None or not agrees(r.s, r.cue):
        return None
    begin = content_start(r.s, r.right.at, r.language)
    end = content_end(r.s, begin, r.cues, r.index, r.language)
    return r.found("that_clause", "that", source, [(begin, end)])


def in_the_middle(r: Reading) -> Found | None:
    """The talks, Smith said, go on."""
    s, cue, right = r.s, r.cue, r.right
    source = cue.subject
    if right.mark not in ("comma", "dash") or source is None or not cue.has("end") or cue.gerund:
        return None
    if s.flags[source[0]] & lx.RELATIVE:
        return None
    comma = source[0] - 1
    if comma < r.floor or s.words[comma] not in (",", "—", "–", "-"):
        return None
    content = left_content(s, comma, r.floor, r.language)
    after = _after(r)
    if not after and content[1] - content[0] < 3:
        return None
    return r.found("in_the_middle", "end", source, [content, *after])


def at_the_end(r: Reading) -> Found | None:
    """The talks go on, Smith said on Monday."""
    s, cue, right = r.s, r.cue, r.right
    source = cue.subject
    if source is None or not cue.has("end") or cue.gerund or s.flags[source[0]] & lx.RELATIVE:
        return None
    if right.mark != "end" and not (right.mark == "other" and s.flags[right.at] & lx.PREPOSITION):
        return None
    comma = source[0] - 1
    if comma < r.floor or s.words[comma] not in (",", "—", "–", "-"):
        return None
    content = left_content(s, comma, r.floor, r.language)
    if content[1] - content[0] < 2:
        return None
    r.right.reach = len(s)
    return r.found("at_the_end", "end", source, [content])


def bare_clause(r: Reading) -> Found | None:
    """Smith said the talks go on."""
    s, cue, right = r.s, r.cue, r.right
    if right.mark not in ("other", "quote") or not (cue.has("bare") or cue.has("freely")):
        return None
    source = _source(r)
    if source is None or right.at >= len(s):
        return None
    end = content_end(s, right.at, r.cues, r.index, r.language)
    if s.flags[right.at] & lx.VERBAL and not s.flags[right.at] & (lx.CAPITAL | lx.SUBJECT):
        return None
    if _lone_pronoun(r):
        return None
    prepositional = s.flags[right.at] & lx.PREPOSITION and not s.flags[right.at] & lx.CAPITAL
    if (prepositional or not cue.has("freely")) and not is_clause(s, right.at, end):
        return None
    return r.found("bare_clause", "freely" if cue.has("freely") else "bare", source, [(right.at, end)])


def _lone_pronoun(r: Reading) -> bool:
    """ "said it beforehand": a pronoun that no verb follows is an object."""
    s, at = r.s, r.right.at
    neuter = any(pronoun.word == s.lows[at] and pronoun.gender == "neuter" for pronoun in r.language.pronouns)
    following = s.flags[at + 1] if at + 1 < len(s) else 0
    return neuter and not following & (lx.VERBAL | lx.CUE | lx.ADVERB | lx.NOUN) and not following & lx.CAPITAL


def is_clause(s: Sentence, first: int, end: int) -> bool:
    """Whether a subject and a verb stand near its beginning, so that it is a clause and no object."""
    for at in range(first, min(end, first + 14)):
        flag = s.flags[at]
        if flag & (lx.FINITE | lx.AUXILIARY | lx.MODAL) and not flag & lx.CAPITAL and at > first:
            return True
        if flag & (lx.THAT | lx.SUBORDINATOR) and at > first:
            return False
        if s.words[at] in (",", ":", ";"):
            return False
    return False


def question(r: Reading) -> Found | None:
    """Smith explained how it works; asked whether it will go on."""
    if r.right.mark != "wh" or not r.cue.has("wh"):
        return None
    source = _source(r)
    if source is None:
        return None
    end = content_end(r.s, r.right.at, r.cues, r.index, r.language)
    return r.found("question", "wh", source, [(r.right.at, end)])


def infinitive(r: Reading) -> Found | None:
    """Smith wants to go on; asked Moscow to help."""
    if r.right.mark != "to" or not r.cue.has("to"):
        return None
    source = _source(r)
    if source is None:
        return None
    end = object_end(r.s, r.right.at, content_end(r.s, r.right.at, r.cues, r.index, r.language))
    return r.found("infinitive", "to", source, [(r.right.at, end)])


def preposition(r: Reading) -> Found | None:
    """Smith called for talks."""
    if r.right.mark != "preposition":
        return None
    source = _source(r)
    if source is None:
        return None
    end = object_end(r.s, r.right.at, content_end(r.s, r.right.at, r.cues, r.index, r.language))
    return r.found("preposition", "preposition", source, [(r.right.at, end)])


def noun_object(r: Reading) -> Found | None:
    """Smith criticised the talks; called them a failure."""
    s, cue, right = r.s, r.cue, r.right
    if right.mark not in ("other", "quote") or not cue.has("object"):
        return None
    source = _source(r)
    if source is None or right.at >= len(s) or right.at > cue.at + 3:
        return None
    if s.flags[right.at] & (lx.PREPOSITION | lx.CONJUNCTION) and not s.flags[right.at] & lx.CAPITAL:
        return None
    end = content_end(s, right.at, r.cues, r.index, r.language)
    if _only_names(r, end):
        return None
    if (cue.has("bare") or cue.has("freely")) and is_clause(s, right.at, end):
        return None
    return r.found("noun_object", "object", source, [(right.at, object_end(s, right.at, end))])


def _only_names(r: Reading, end: int) -> bool:
    """ "a class called “Perception”", "a band called Blue": naming, not calling."""
    s, cue, first = r.s, r.cue, r.right.at
    if not any(verb.lemma in r.language.naming for verb, _ in cue.verbs) or cue.helped:
        return False
    if s.flags[first] & lx.QUOTED:
        return True
    after = first
    while after < end and s.flags[after] & lx.CAPITAL:
        after += 1
    return after > first and (after >= end or not s.flags[after] & (lx.WORD | lx.QUOTED) or bool(s.flags[after] & lx.PREPOSITION))


RULES: tuple[Rule, ...] = (
    not_said,
    nobody,
    a_passive,
    a_noun,
    quote_verb_name,
    quote_name_verb,
    verb_quote,
    colon,
    that_clause,
    in_the_middle,
    at_the_end,
    preposition,
    question,
    infinitive,
    noun_object,
    bare_clause,
)
