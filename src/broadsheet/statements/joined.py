"""Rules and model together: two readers of one page, each candidate weighed by what the other says of its place.

What both find alike is given in the rule's form, which follows the house's conventions to the letter; what one finds
alone, or another way, must be sure enough by itself. Of candidates for the same words the surest stays. Where the
model's content lies in a marked quotation, the marks decide its extent, and `found_by` says so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.encoder.network import Settings
from broadsheet.encoder.tagging import Tagging
from broadsheet.statements import lexicon as lx
from broadsheet.statements import neural
from broadsheet.statements.found import Found, Place
from broadsheet.statements.neural import SHARED_AT_MOST, Reading
from broadsheet.statements.page import Page
from broadsheet.statements.placed import Marks, as_found, flags_of, sentence_of, shared
from broadsheet.statements.precision import PRECISION

# The same attribution: this part of all words that either takes for content.
SAME = 0.5
# This much of it, and the two differ in nothing but form.
ALIKE = 0.8
# Stands for the logit of a cue that the model does not see.
NO_CUE = -3.0
# What the model alone finds has to be surer where it is bare words or what will or should be ("agrees on a target",
# "they will submit a report"), and where its cue is no word of saying known here: annotators took many of those for
# attributions, a press officer takes few. Chosen on statements of a day that it was not fitted on, judged by hand.
DOUBTFUL = 0.8
CLAUSE = lx.VERBAL | lx.CUE | lx.TO | lx.THAT | lx.PAST | lx.QUOTED
# Rules of typography alone, which the model's training texts hardly had: what it says of them is no argument.
TYPOGRAPHIC = frozenset(("signed_quotation", "turn"))
# A rule of at least this precision keeps half of it, whatever the model says.
TRUSTED = 0.7
# Code points from which on a quotation is long.
LONG = 300
# Of two that say the same, the rule's form comes first.
FIRST = 1e-6


@dataclass(frozen=True, slots=True)
class Candidate:
    """`features` as the weights want them; `rule` is empty for the model's. `least` is the confidence that it needs at
    the least."""

    found: Found
    reading: Reading | None
    features: tuple[float, ...]
    rule: str = ""
    partner: Reading | None = None
    least: float = 0.0

    @property
    def content(self) -> Sequence[Place]:
        return self.found.spans if self.reading is None else self.reading.content


def join(page: Page, found: Sequence[Found], tagging: Tagging, settings: Settings) -> list[Found]:
    """The attributions of rules and model, in text order, each with its confidence."""
    readings = neural.read(page.text, tagging, settings, keep=0.0)
    every = candidates(page, found, readings, tagging.model)
    chances = {id(each.reading): chance(each, settings.join) for each in every if each.reading is not None}
    weighed = []
    for each in every:
        sure = chance(each, settings.join)
        if each.partner is not None:
            sure = min(1.0, max(sure, chances.get(id(each.partner), 0.0)) + FIRST)
        if sure >= max(each.least, settings.join_keep):
            weighed.append((sure, each))
    kept = []
    taken, cued = bytearray(len(page.text)), bytearray(len(page.text))
    # A cue inside what a rule has as a quotation is the speaker's own, whatever the model makes of it.
    quoted = neural.mask_of(page.text, [span for _, each in weighed if _is_quotation(each) for span in each.content])
    weighed = [(sure, each) for sure, each in weighed if each.reading is None or not quoted[each.reading.cue[0]]]
    for sure, each in sorted(weighed, key=_order):
        if _free(each.content, taken) and not any(any(cued[a:b]) for a, b in each.found.cues):
            _take(each.content, taken)
            _take(each.found.cues, cued)
            each.found.confidence = round(sure, 3)
            kept.append(each.found)
    return sorted(kept, key=lambda one: (one.sentence, min((*one.spans, *one.cues, *one.sources))))


def _order(weighed: tuple[float, Candidate]) -> tuple[bool, float, Place, str]:
    """The surest first, but before all a long quotation that a rule has: over lines the model often loses it."""
    sure, each = weighed
    long = _is_quotation(each) and each.content[-1][1] - each.content[0][0] >= LONG
    return (not long, -sure, each.content[0], each.rule)


def candidates(page: Page, found: Sequence[Found], readings: Sequence[Reading], model: str) -> list[Candidate]:
    """Everything that either reader found, with what the weights need; those in one sentence are compared."""
    marks = Marks.of(page)
    made = [(reading, as_found(page, marks, reading, model)) for reading in readings]
    read_in: dict[int, list[Reading]] = {}
    for reading in readings:
        read_in.setdefault(sentence_of(page, reading.cue[0]), []).append(reading)
    ruled_in: dict[int, list[Found]] = {}
    for each in found:
        ruled_in.setdefault(each.sentence, []).append(each)
    every = [
        _of_model(page, reading, own, ruled_in.get(sentence_of(page, reading.cue[0]), ()))
        for reading, own in made
        if own.spans
    ]
    for each in found:
        near = read_in.get(each.sentence, [])
        same = max(near, key=lambda reading: overlap(reading.content, each.spans), default=None)
        partner = same if same is not None and _alike(same, each) else None
        every.append(Candidate(each, None, _of_rule(each, near, same), each.rule, partner))
    return every


def _is_quotation(candidate: Candidate) -> bool:
    return bool(candidate.rule) and candidate.found.kind == "direct"


def _of_model(page: Page, reading: Reading, own: Found, near: Sequence[Found]) -> Candidate:
    alone = not any(shared([reading.cue], each.cues) for each in near)
    return Candidate(own, reading, _of_reading(reading, near), least=_least(page, reading, own) if alone else 0.0)


def _least(page: Page, reading: Reading, own: Found) -> float:
    """What a reading needs at the least where no rule sees a cue."""
    clause = any(flag & CLAUSE and not flag & lx.CAPITAL for flag in flags_of(page, reading.content))
    if not clause or own.factuality == "hypothetical":
        return DOUBTFUL
    known = any(flag & (lx.CUE | lx.NOUN) for flag in flags_of(page, [reading.cue]))
    return 0.0 if known else DOUBTFUL


def _alike(reading: Reading, found: Found) -> bool:
    """Whether the rule's form can stand for both: of a marked quotation it is right to the letter."""
    enough = SAME if found.kind == "direct" else ALIKE
    return overlap(reading.content, found.spans) >= enough and _one_source(reading.source, found.sources)


def chance(candidate: Candidate, weights: Mapping[str, Sequence[float]]) -> float:
    """The chance that a reader would find the candidate right (logistic regression, bias first). For a rule that was
    mostly right on other texts it is half way to that: the weights know seven outlets of one country."""
    if candidate.rule in TYPOGRAPHIC:
        return PRECISION[candidate.rule]
    side = "reading" if candidate.reading is not None else "rule"
    bias, *rest = weights[side]
    total = bias + sum(w * x for w, x in zip(rest, candidate.features, strict=True))
    total += weights.get(f"rule:{candidate.rule}", (0.0,))[0]
    fitted = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    worth = PRECISION.get(candidate.rule, 0.0)
    return (fitted + worth) / 2 if worth >= TRUSTED else fitted


def _of_reading(reading: Reading, near: Sequence[Found]) -> tuple[float, ...]:
    same = max(near, key=lambda each: overlap(each.spans, reading.content), default=None)
    part = overlap(same.spans, reading.content) if same is not None else 0.0
    one = same is not None and _one_source(same.sources, reading.source)
    cue = any(shared([reading.cue], each.cues) for each in near)
    return (
        *reading.features,
        float(bool(near)),
        float(cue),
        part,
        float(part >= SAME and one),
        float(part >= SAME and not one),
    )


def _of_rule(found: Found, near: Sequence[Reading], same: Reading | None) -> tuple[float, ...]:
    part = overlap(same.content, found.spans) if same is not None else 0.0
    one = same is not None and _one_source(same.source, found.sources)
    cues = [reading.features[0] for reading in near if shared([reading.cue], found.cues)]
    return (
        max(cues, default=NO_CUE),
        float(not cues),
        part,
        part * (same.confidence if same is not None else 0.0),
        float(part >= SAME and one),
        float(part >= SAME and not one),
        float(found.kind == "direct"),
        float(found.kind == "mixed"),
        float(not found.sources),
    )


def overlap(one: Sequence[Place], other: Sequence[Place]) -> float:
    """Characters in both, as a part of those in either."""
    both = shared(one, other)
    either = sum(b - a for a, b in (*one, *other)) - both
    return both / either if either else 0.0


def _one_source(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return bool(shared(one, other)) or not (one or other)


def _free(places: Sequence[Place], taken: bytearray) -> bool:
    size = sum(b - a for a, b in places)
    return sum(taken.count(1, a, b) for a, b in places) <= SHARED_AT_MOST * size


def _take(places: Sequence[Place], taken: bytearray) -> None:
    for a, b in places:
        taken[a:b] = b"\x01" * (b - a)
