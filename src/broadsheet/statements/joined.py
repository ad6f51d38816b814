"""Rules and model together: two readers of one page, each candidate weighed by what the other says of its place.

What both find is given in the rule's form, which follows the house's conventions to the letter; what one finds alone
must be sure enough by itself. Of candidates for the same words the surest stays. Where the model's content lies in a
marked quotation, the marks decide its extent, and `found_by` says so.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.encoder.network import Settings
from broadsheet.encoder.tagging import Tagging
from broadsheet.statements import neural
from broadsheet.statements.continued import inner_places
from broadsheet.statements.extents import content_start
from broadsheet.statements.found import Found, Place
from broadsheet.statements.neural import SHARED_AT_MOST, Reading
from broadsheet.statements.page import Page
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.quotations import Quotation

# The same attribution: this part of all words that either takes for content.
SAME = 0.5
# A quotation of which the model takes this part is content as a whole.
HALF = 0.5
# Stands for the logit of a cue that the model does not see.
NO_CUE = -3.0
# Of two that say the same, the rule's form comes first.
FIRST = 1e-6
CLOSING = " \t\n\u00a0,;:"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`features` as the weights want them; `rule` is empty for the model's."""

    found: Found
    reading: Reading | None
    features: tuple[float, ...]
    rule: str = ""
    partner: Reading | None = None

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
            sure = min(1.0, max(sure, chances[id(each.partner)]) + FIRST)
        if sure >= settings.join_keep:
            weighed.append((sure, each))
    kept = []
    taken, cued = bytearray(len(page.text)), bytearray(len(page.text))
    for sure, each in sorted(weighed, key=lambda pair: (-pair[0], pair[1].content[0], pair[1].rule)):
        if _free(each.content, taken) and not any(any(cued[a:b]) for a, b in each.found.cues):
            _take(each.content, taken)
            _take(each.found.cues, cued)
            each.found.confidence = round(sure, 3)
            kept.append(each.found)
    return sorted(kept, key=lambda one: (one.sentence, min((*one.spans, *one.cues, *one.sources))))


def candidates(page: Page, found: Sequence[Found], readings: Sequence[Reading], model: str) -> list[Candidate]:
    """Everything that either reader found, with what the weights need; those in one sentence are compared."""
    marks = Marks.of(page)
    made = [(reading, as_found(page, marks, reading, model)) for reading in readings]
    read_in: dict[int, list[Reading]] = {}
    for reading in readings:
        read_in.setdefault(_sentence_of(page, reading.cue[0]), []).append(reading)
    ruled_in: dict[int, list[Found]] = {}
    for each in found:
        ruled_in.setdefault(each.sentence, []).append(each)
    every = [
        Candidate(own, reading, _of_reading(reading, ruled_in.get(_sentence_of(page, reading.cue[0]), ())))
        for reading, own in made
        if own.spans
    ]
    for each in found:
        near = read_in.get(each.sentence, [])
        same = max(near, key=lambda reading: overlap(reading.content, each.spans), default=None)
        partner = None
        if same is not None and overlap(same.content, each.spans) >= SAME and _one_source(same.source, each.sources):
            partner = same
        every.append(Candidate(each, None, _of_rule(each, near, same), each.rule, partner))
    return every


def chance(candidate: Candidate, weights: Mapping[str, Sequence[float]]) -> float:
    """The chance that a reader would find the candidate right (logistic regression, bias first)."""
    side = "reading" if candidate.reading is not None else "rule"
    bias, *rest = weights[side]
    total = bias + sum(w * x for w, x in zip(rest, candidate.features, strict=True))
    total += weights.get(f"rule:{candidate.rule}", (0.0,))[0]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _of_reading(reading: Reading, near: Sequence[Found]) -> tuple[float, ...]:
    same = max(near, key=lambda each: overlap(each.spans, reading.content), default=None)
    shared = overlap(same.spans, reading.content) if same is not None else 0.0
    one = same is not None and _one_source(same.sources, reading.source)
    cue = any(_shared([reading.cue], each.cues) for each in near)
    return (
        *reading.features,
        float(bool(near)),
        float(cue),
        shared,
        float(shared >= SAME and one),
        float(shared >= SAME and not one),
    )


def _of_rule(found: Found, near: Sequence[Reading], same: Reading | None) -> tuple[float, ...]:
    shared = overlap(same.content, found.spans) if same is not None else 0.0
    one = same is not None and _one_source(same.source, found.sources)
    cues = [reading.features[0] for reading in near if _shared([reading.cue], found.cues)]
    return (
        max(cues, default=NO_CUE),
        float(not cues),
        shared,
        shared * (same.confidence if same is not None else 0.0),
        float(shared >= SAME and one),
        float(shared >= SAME and not one),
        float(found.kind == "direct"),
        float(found.kind == "mixed"),
        float(not found.sources),
    )


def overlap(one: Sequence[Place], other: Sequence[Place]) -> float:
    """Characters in both, as a part of those in either."""
    both = _shared(one, other)
    either = sum(b - a for a, b in (*one, *other)) - both
    return both / either if either else 0.0


def _shared(one: Sequence[Place], other: Sequence[Place]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _one_source(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return bool(_shared(one, other)) or not (one or other)


def _free(places: Sequence[Place], taken: bytearray) -> bool:
    size = sum(b - a for a, b in places)
    return sum(taken.count(1, a, b) for a, b in places) <= SHARED_AT_MOST * size


def _take(places: Sequence[Place], taken: bytearray) -> None:
    for a, b in places:
        taken[a:b] = b"\x01" * (b - a)


# ------------------------------------------------------------------ the model's reading in the rules' form


@dataclass(frozen=True, slots=True)
class Marks:
    """A page's strong quotations, with their beginnings, and what they hold, to look up."""

    quotations: list[Quotation]
    starts: list[int]
    inside: bytearray

    @classmethod
    def of(cls, page: Page) -> Marks:
        strong = [quotation for quotation in page.quotations if quotation.strong]
        places = [(piece.inner, piece.inner_stop) for quotation in strong for piece in quotation.pieces]
        return cls(strong, [quotation.start for quotation in strong], neural.mask_of(page.text, places))

    def touching(self, start: int, stop: int) -> list[Quotation]:
        first = max(0, bisect_right(self.starts, start) - 1)
        near = self.quotations[first : bisect_right(self.starts, stop)]
        return [quotation for quotation in near if quotation.stop > start]


def as_found(page: Page, marks: Marks, reading: Reading, model: str) -> Found:
    """A reading with its places as items of the sentence in which its source (or cue) stands."""
    number = _sentence_of(page, (reading.source or (reading.cue,))[0][0])
    source = _items(page, number, reading.source[0]) if reading.source else None
    cue = _items(page, number, reading.cue)
    content = [items for part in reading.content if (items := _items(page, number, part))]
    spans, marked = extent(page, marks, reading.content)
    found = Found(f"{model}+marks" if marked else model, number, [cue] if cue else [], source, content, None)
    found.spans, found.cues, found.sources = spans, [reading.cue], list(reading.source)
    found.kind = neural.kind_of(page.text, spans, marks.inside) if spans else reading.kind
    return found


def extent(page: Page, marks: Marks, content: Sequence[Place]) -> tuple[list[Place], bool]:
    """Content as the house prints it (no outer marks, no "that", no closing comma), and whether the marks of a
    quotation moved its ends."""
    spans: set[Place] = set()
    moved = False
    for start, stop in content:
        whole = [
            q for q in marks.touching(start, stop) if _shared([(q.start, q.stop)], content) >= HALF * (q.stop - q.start)
        ]
        outside = [(start, stop)]
        for q in whole:
            outside = [
                part for a, b in outside for part in ((a, min(b, q.start)), (max(a, q.stop), b)) if part[0] < part[1]
            ]
        if whole and not any(page.text[at].isalnum() for a, b in outside for at in range(a, b)):
            inner = [place for q in whole for place in inner_places(page.text, q)]
            moved = moved or any(place[0] < start or place[1] > stop for place in inner)
            spans.update(inner)
        elif (part := _plain(page, start, stop)) is not None:
            spans.add(part)
    return sorted(spans), moved


def _plain(page: Page, start: int, stop: int) -> Place | None:
    """Without marks at both ends, "that" at its beginning, and the mark that closes the sentence."""
    start, stop = neural.without_marks(page.text, (start, stop))
    number = _sentence_of(page, start)
    if number < len(page.sentences) and (items := _items(page, number, (start, stop))):
        s = page.sentences[number]
        at = content_start(s, items[0])
        if items[0] < at < items[1]:
            start = s.starts[at]
    while stop > start and page.text[stop - 1] in CLOSING:
        stop -= 1
    if (
        stop > start
        and page.text[stop - 1] == "."
        and stop in {s.stops[-1] for s in page.sentences[number : number + 2]}
    ):
        stop -= 1
    return (start, stop) if start < stop else None


def _sentence_of(page: Page, at: int) -> int:
    """The sentence that begins at or before a place."""
    return max(0, bisect_right(page.sentences, at, key=lambda s: s.starts[0]) - 1)


def _items(page: Page, number: int, place: Place) -> Phrase | None:
    """The items of a sentence that a place touches; None if it touches none."""
    if number >= len(page.sentences):
        return None
    s = page.sentences[number]
    first, after = bisect_right(s.stops, place[0]), bisect_right(s.starts, place[1] - 1)
    return (first, after) if first < after else None
