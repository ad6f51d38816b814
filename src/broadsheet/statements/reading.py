"""One cue in its sentence, as a rule sees it, and what a rule can answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.contexts import Right
from broadsheet.statements.cues import Cue, absolute, deed, deed_end
from broadsheet.statements.extents import content_end
from broadsheet.statements.factuality import standing
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import Phrase, determined, phrase_right
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.sources import can_speak, subject_before, trimmed
from broadsheet.statements.unsaid_extents import fronted_end, is_aside, unsaid_end
from broadsheet.types import Factuality


@dataclass(slots=True)
class Reading:
    """`index` is the cue's place among the sentence's `cues`, `floor` the first item that its content may take,
    `earlier` what was found in the sentence before."""

    number: int
    s: Sentence
    cues: Sequence[Cue]
    index: int
    language: Language
    right: Right
    floor: int = 0
    earlier: list[Found] = field(default_factory=list)
    factuality: Factuality = field(init=False)

    def __post_init__(self) -> None:
        self.factuality = standing(self.s, self.cue, self.language)
        if self.factuality == "actual" and self._goes_on_denying():
            self.factuality = "denied"

    def _goes_on_denying(self) -> bool:
        """ "has not endorsed her or conceded"."""
        before = self.cue.first - 1
        if before < 0 or self.cue.helped or not self.index or self.s.lows[before] not in self.language.alternatives:
            return False
        return standing(self.s, self.cues[self.index - 1], self.language) == "denied"

    @property
    def cue(self) -> Cue:
        return self.cues[self.index]

    def end(self, begin: int) -> int:
        """Where content from `begin` ends."""
        end = content_end(self.s, begin, self.cue, self.cues[self.index + 1 :], self.language)
        if self.cue.gerund and deed(self.s, self.cue):
            return min(end, deed_end(self.s, self.cue.at) or end)
        if self.factuality == "denied":
            return self.unsaid_end(begin, end, clause=True)
        return fronted_end(self.s, (begin, end), self.cue.first, self.cue.subject)

    def unsaid_end(self, begin: int, end: int, *, clause: bool) -> int:
        """The same for words that were not, or not surely, said; an object reaches less far than a clause."""
        if self.factuality == "actual" or begin >= end:
            return end
        aside = is_aside(self.s, self.cue.first, self.cue.subject, self.language)
        return unsaid_end(self.s, (begin, end), self.language, clause=clause, aside=aside)

    def found(
        self, rule: str, frame: str, source: Phrase | None, content: Sequence[Phrase], right: Right | None = None
    ) -> Found | None:
        """The attribution, or None if it would have no content."""
        parts = [part for part in content if part[0] < part[1]]
        if not parts:
            return None
        right = right or self.right
        led = right.preposition if frame == "preposition" else None
        found = Found(
            rule=rule,
            sentence=self.number,
            cue=[(self.cue.first, led[1] if led else self.cue.at + 1)],
            source=source,
            content=parts,
            verb=self.cue.verb(frame),
            hearer=right.hearer,
            factuality=self.factuality,
        )
        first = min(self.cue.first, source[0] if source else self.cue.first)
        found.attribution = (first, max(right.reach, self.cue.at + 1, source[1] if source else 0))
        return found


class Refused:
    """A rule's opinion that a cue attributes nothing."""


REFUSED = Refused()

Rule = Callable[[Reading], Found | Refused | None]


def source_of(r: Reading) -> Phrase | None:
    """Who stands before the verb; a verb after "and", and a participle after a comma, share the earlier source."""
    cue, s = r.cue, r.s
    if cue.lead and s.flags[cue.first] & lx.GERUND:
        return _earlier_source(r) or _main_subject(r)  # "for failing to say"
    if cue.subject is not None and (not cue.gerund or absolute(s, cue) or deed(s, cue)):
        return cue.subject
    before = cue.first - 1
    joined = before >= 0 and (s.words[before] == "," or bool(s.flags[before] & lx.CONJUNCTION))
    if not cue.gerund and not joined:
        return None
    near = _joined_subject(r) if not cue.gerund else None
    return near or _earlier_source(r) or _main_subject(r)


def _earlier_source(r: Reading) -> Phrase | None:
    """The source of the last attribution of the sentence that stands in no other's content."""
    for found in reversed(r.earlier):
        at = found.cue[0][0]
        inside = any(first <= at < after for other in r.earlier for first, after in other.content)
        if found.source is not None and not inside:
            return found.source
    return None


def _joined_subject(r: Reading) -> Phrase | None:
    """The subject of the verb right before "and": "Smith nodded and said"."""
    s, at = r.s, r.cue.first - 2
    if at < 1 or not s.flags[at] & lx.PAST or s.flags[at] & lx.CAPITAL:
        return None
    subject = subject_before(s, at)
    return subject if subject and can_speak(s, subject) else None


def _main_subject(r: Reading) -> Phrase | None:
    """The subject of an earlier verb of the same sentence, or, for a participle before the main verb, of that."""
    lacks = r.cue.first > 1 and r.s.lows[r.cue.first - 1] in r.language.lacking
    earlier = earlier_subject(r.s, r.cue.first)
    return earlier or (later_subject(r.s, r.cue.first, r.cue.at) if lacks or r.cue.first <= 1 else None)


def earlier_subject(s: Sentence, first: int) -> Phrase | None:
    """The subject of the nearest verb before item `first`."""
    for at in range(first - 1, -1, -1):
        flag = s.flags[at]
        verb = flag & (lx.VERBAL | lx.CUE) and not flag & (lx.CAPITAL | lx.OWNED | lx.NOUNLIKE)
        if verb and not determined(s, at):
            phrase = subject_before(s, at)
            if phrase and not s.flags[phrase[0]] & lx.RELATIVE and can_speak(s, phrase):
                return trimmed(s, phrase)
    return None


def later_subject(s: Sentence, first: int, verb: int) -> Phrase | None:
    """ "Without naming him, Smith said"; "Smith, without naming him, said": of the verb group from item `first`."""
    for at in range(verb + 1, len(s) - 1):
        if s.words[at] != ",":
            continue
        if first > 1:
            main = s.flags[at + 1] & (lx.VERBAL | lx.CUE) and not s.flags[at + 1] & lx.CAPITAL
            phrase = subject_before(s, at + 1) if main else None
            return phrase if phrase and phrase[1] <= first and can_speak(s, phrase) else None
        phrase = phrase_right(s, at + 1)
        if phrase and phrase[1] < len(s) and s.flags[phrase[1]] & (lx.VERBAL | lx.CUE):
            return phrase
    return None
