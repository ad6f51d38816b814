"""Statements against statements: what was found, and of what was found, what is right.

A gold statement is found by a predicted one (of the top level) whose content shares half of their words or more (IoU of
word tokens >= 0.5, greedy, one to one, as in `evals.attribution`). Of found statements:

  speaker      gold has a named one: the predicted one is named and every word of the shorter name is in the longer
               (as in `evals.seed`); `full name`: and no word of the gold name is missing
  named        both named or both unnamed; no speaker is wrong
  unnamed      gold has an unnamed one: the predicted one is unnamed and the descriptions share half of their words
  role         F1 over the statements of named speakers: a predicted role (with its affiliation) is right when its words
               and those of a gold role, with or without its affiliations, or of all gold roles together, overlap
               with an IoU >= 0.5. Words are compared without case, articles and prepositions left out
  told_to      F1 over names: right when every word of the shorter name is in the longer, or when both are names of one
               outlet in the registry (AFP, Agence France-Presse); `with status`: and the status is the same
  act          accuracy of the one act
Of all statements of the top level, found or not:
  not actual   F1 over what is not "actual": a pair is right when both are not; `by label`: and the label is the same
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from broadsheet import outlets
from broadsheet.types import Span, Statement
from evals.attribution import Measured, align, f1
from evals.who.gold import Person, Places, Said, Told

WORD = re.compile(r"\w+(?:['’]\w+)*")
HALF = 0.5
SMALL_WORDS = frozenset(("a", "an", "the", "of", "at", "in", "on", "for", "with", "and", "to", "from", "by"))

Words = frozenset[str]


@dataclass(slots=True)
class Verdict:
    """One gold statement and what was made of it. `wrong` names the measures that it misses."""

    article: str
    gold: Said
    found: Said | None
    wrong: list[str] = field(default_factory=list)


# ----------------------------------------------------------------------------------- the reader's statements


def as_said(statement: Statement) -> Said:
    """What the reader found, in the form of the gold."""
    voice, told = statement.speaker, statement.told_to
    person = None
    if voice is not None:
        roles = bare([statement.role] if statement.role else [])
        person = Person(
            (voice.name,), voice.named, roles, bare([statement.affiliation] if statement.affiliation else [])
        )
    return Said(
        bare(statement.content),
        bare(statement.cue),
        bare(statement.source),
        person,
        Told((told.name,), told.status) if told is not None else Told((), "none"),
        statement.act,
        statement.factuality or "actual",
    )


def bare(spans: Iterable[Span]) -> Places:
    return tuple((span.start, span.stop) for span in spans)


# -------------------------------------------------------------------------------------------------- comparing


def words_of(text: str) -> Words:
    """Words without case and possessive, without the smallest."""
    found = (match.group().lower().replace("’", "'").removesuffix("'s") for match in WORD.finditer(text))
    return frozenset(found) - SMALL_WORDS


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether of two names, of those each has, every word of the shorter is in the longer."""
    ours, theirs = [words_of(name) for name in one], [words_of(name) for name in other]
    return any(a and b and (a <= b or b <= a) for a in ours for b in theirs)


def same_outlet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the registry of the press knows both names as one outlet's: "AFP", "Agence France-Presse"."""
    ours, theirs = ({outlets.find(name) for name in names} - {None} for names in (one, other))
    return bool(ours & theirs)


def overlap(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def same_description(one: Person, other: Person) -> bool:
    return any(overlap(words_of(a), words_of(b)) >= HALF for a in one.names for b in other.names)


def role_words(text: str, person: Person) -> list[Words]:
    """What may stand for the role: each role, each with the affiliations, and all of it."""
    each = [words_of(text[start:stop]) for start, stop in person.roles]
    beside = words_of(" ".join(text[start:stop] for start, stop in person.affiliations))
    every: list[Words] = [*each, *(words | beside for words in each)]
    return [*every, frozenset().union(*every)] if every else [beside] if beside else []


def same_role(text: str, one: Person, other: Person) -> bool:
    return any(overlap(a, b) >= HALF for a in role_words(text, one) for b in role_words(text, other))


def not_actual(said: Said) -> bool:
    return said.factuality != "actual"


# ---------------------------------------------------------------------------------------------------- scoring


class Tally:
    """Counts of (measure, "right" | "gold" | "predicted") over articles, and a verdict on each gold statement."""

    def __init__(self) -> None:
        self.count: Counter[tuple[str, str]] = Counter()
        self.verdicts: list[Verdict] = []
        self.acts: list[tuple[str, str]] = []

    def add(self, article: str, text: str, gold: Sequence[Said], predicted: Sequence[Said]) -> None:
        """Count one article; both sides hold statements of the top level."""
        measured = Measured(text)
        pairs = align(
            [measured.words(each.content) for each in predicted], [measured.words(each.content) for each in gold]
        )
        partner = {j: i for i, j in pairs}
        self.two_sided("found", len(pairs), len(gold), len(predicted))
        self.two_sided("not actual", 0, sum(map(not_actual, gold)), sum(map(not_actual, predicted)))
        self.two_sided("not actual by label", 0, sum(map(not_actual, gold)), sum(map(not_actual, predicted)))
        for j, wanted in enumerate(gold):
            verdict = Verdict(article, wanted, predicted[partner[j]] if j in partner else None)
            if verdict.found is None:
                verdict.wrong += ["found"]
            else:
                for measure, right in self.compare(text, wanted, verdict.found):
                    if not right:
                        verdict.wrong.append(measure)
            self.verdicts.append(verdict)

    def compare(self, text: str, gold: Said, found: Said) -> Iterator[tuple[str, bool]]:
        """(measure, whether it is right) for a found statement; counts them."""
        yield from self.speakers(text, gold, found)
        yield from self.hearers(gold.told, found.told)
        self.acts.append((gold.act or "", found.act or ""))
        yield "act", self.one_sided("act", gold.act == found.act)
        both = not_actual(gold) and not_actual(found)
        self.count["not actual", "right"] += both
        self.count["not actual by label", "right"] += both and gold.factuality == found.factuality
        yield "factuality", gold.factuality == found.factuality

    def speakers(self, text: str, gold: Said, found: Said) -> Iterator[tuple[str, bool]]:
        ours, theirs = gold.person, found.person
        assert ours is not None
        yield "named", self.one_sided("named", theirs is not None and theirs.named == ours.named)
        if not ours.named:
            same = theirs is not None and not theirs.named and same_description(ours, theirs)
            yield "unnamed", self.one_sided("unnamed", same)
            return
        same = theirs is not None and theirs.named and same_name(ours.names, theirs.names)
        yield "speaker", self.one_sided("speaker", same)
        whole = theirs is not None and any(words_of(a) <= words_of(b) for a in ours.names for b in theirs.names)
        yield "full name", self.one_sided("full name", same and whole)
        wanted = bool(role_words(text, ours))
        given = theirs is not None and bool(role_words(text, theirs))
        right = given and theirs is not None and same_role(text, ours, theirs)
        self.two_sided("role", int(right), int(wanted), int(given))
        yield "role", right or not (given or wanted)

    def hearers(self, ours: Told, theirs: Told) -> Iterator[tuple[str, bool]]:
        right = same_name(ours.names, theirs.names) or same_outlet(ours.names, theirs.names)
        exact = right and ours.status == theirs.status
        self.two_sided("told_to", int(right), int(bool(ours.names)), int(bool(theirs.names)))
        self.two_sided("told_to with status", int(exact), int(bool(ours.names)), int(bool(theirs.names)))
        yield "told_to", right or not (ours.names or theirs.names)

    def two_sided(self, measure: str, right: int, gold: int, predicted: int) -> None:
        self.count[measure, "right"] += right
        self.count[measure, "gold"] += gold
        self.count[measure, "predicted"] += predicted

    def one_sided(self, measure: str, right: bool) -> bool:
        self.count[measure, "right"] += right
        self.count[measure, "gold"] += 1
        return right

    # ------------------------------------------------------------------------------------------- results

    def result(self) -> dict[str, dict[str, float]]:
        """Measure -> its figures in percent, with the counts they rest on."""
        shown: dict[str, dict[str, float]] = {}
        for measure in TWO_SIDED:
            right, gold, predicted = (self.count[measure, key] for key in ("right", "gold", "predicted"))
            score = f1(right / predicted if predicted else 0.0, right / gold if gold else 0.0)
            shown[measure] = {**score, "right": right, "gold": gold, "predicted": predicted}
        for measure in ONE_SIDED:
            right, gold = self.count[measure, "right"], self.count[measure, "gold"]
            shown[measure] = {"accuracy": round(100 * right / gold, 1) if gold else 0.0, "right": right, "gold": gold}
        return shown


TWO_SIDED = ("found", "role", "told_to", "told_to with status", "not actual", "not actual by label")
ONE_SIDED = ("speaker", "full name", "named", "unnamed", "act")


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa (1960): agreement beyond what the two label frequencies would give by chance; 1 is perfect."""
    if not pairs:
        return 0.0
    total = len(pairs)
    agreed = sum(a == b for a, b in pairs) / total
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[label] * theirs[label] for label in ours) / total**2
    return 1.0 if chance == 1.0 else (agreed - chance) / (1 - chance)
