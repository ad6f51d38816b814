"""Article and tagging -> statements: places in the text, kind by quotation marks, confidence.

Who the speaker is, in which role and to whom, is for the rules of the other modules of this room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from broadsheet.encoder.network import Settings
from broadsheet.encoder.pieces import quoted_ranges
from broadsheet.encoder.tagging import Tagging
from broadsheet.statements.relations import Relation, Words, find_relations
from broadsheet.types import Article, Kind, Statement

Range = tuple[int, int]

MARKS = '"“”„«»'
# The part of a relation's content that may belong to a surer one.
SHARED_AT_MOST = 0.5


@dataclass(frozen=True)
class Reading:
    """A relation in code points, as annotators mark it: quotation marks belong to the content."""

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]
    kind: Kind
    features: tuple[float, ...]
    confidence: float


def read(text: str, tagging: Tagging, settings: Settings, keep: float | None = None) -> list[Reading]:
    """Every relation at or above the confidence `keep` (the settings' own), in text order of the cues."""
    keep = settings.keep if keep is None else keep
    quoted = mask_of(text, quoted_ranges(text))
    found = []
    for relation in find_relations(tagging):
        content = tuple(place(tagging, words) for words in relation.content)
        kind = kind_of(text, content, quoted)
        features = (*relation.features, float(kind == "direct"), float(kind == "mixed"))
        confidence = sureness(features, settings.calibration)
        if confidence >= keep:
            source = tuple(place(tagging, words) for words in relation.source)
            reading = Reading(source, place(tagging, relation.cue), content, kind, features, confidence)
            found.append((relation, reading))
    return without_rivals(found, len(tagging.start))


def without_rivals(found: Sequence[tuple[Relation, Reading]], words: int) -> list[Reading]:
    """Of relations that claim the same words as content, the surest.

    Annotators gave nearly every word to one attribution (99.3 % in PolNeAR's training texts), so a second relation
    over the same words is as a rule the same one seen from a wrong cue.
    """
    taken = np.zeros(words, np.bool_)
    kept = []
    for relation, reading in sorted(found, key=lambda pair: (-pair[1].confidence, pair[0].cue)):
        own = np.concatenate([np.arange(a, b) for a, b in relation.content])
        if taken[own].mean() <= SHARED_AT_MOST:
            taken[own] = True
            kept.append((relation.cue, reading))
    return [reading for _, reading in sorted(kept, key=lambda pair: pair[0])]


def decode(article: Article, tagging: Tagging, settings: Settings) -> tuple[Statement, ...]:
    """The statements of `article` that the model is sure enough of, in text order of their cues.

    A quotation is given without its marks.
    """
    found: list[Statement] = []
    for reading in read(article.text, tagging, settings):
        content = [without_marks(article.text, part) for part in reading.content]
        spans = tuple(article.span(*part) for part in content if part[0] < part[1])
        if spans:
            found.append(
                Statement(
                    id=f"s{len(found) + 1}",
                    article=article.id,
                    kind=reading.kind,
                    content=spans,
                    cue=(article.span(*reading.cue),),
                    source=tuple(article.span(*part) for part in reading.source),
                    speaker=None,
                    found_by=tagging.model,
                    confidence=round(reading.confidence, 3),
                )
            )
    return tuple(found)


def place(tagging: Tagging, words: Words) -> Range:
    """A run of words in code points."""
    return int(tagging.start[words[0]]), int(tagging.stop[words[1] - 1])


def without_marks(text: str, part: Range) -> Range:
    """`part` without the marks of a quotation that is all of it; one that only begins or ends there keeps them."""
    start, stop = part
    inner = text[start + 1 : stop - 1]
    if (
        stop - start > 2
        and text[start] in MARKS
        and text[stop - 1] in MARKS
        and not any(mark in inner for mark in MARKS)
    ):
        return start + 1, stop - 1
    # The mark on the other side stands in another part: a quotation in pieces, or one that goes on in the next line.
    if text[start] in MARKS and not any(mark in text[start + 1 : stop] for mark in MARKS):
        start += 1
    elif text[stop - 1] in MARKS and not any(mark in text[start : stop - 1] for mark in MARKS):
        stop -= 1
    return start, stop


def sureness(features: Sequence[float], calibration: Sequence[float]) -> float:
    """Logistic regression, bias first (Platt 1999): the chance that a reader would find the relation right."""
    total = calibration[0] + sum(w * x for w, x in zip(calibration[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def mask_of(text: str, ranges: Sequence[Range]) -> bytearray:
    """1 at every code point inside one of the ranges."""
    mask = bytearray(len(text))
    for start, stop in ranges:
        mask[start:stop] = b"\x01" * (stop - start)
    return mask


def kind_of(text: str, content: Sequence[Range], quoted: bytearray) -> Kind:
    """Direct if every letter and digit stands inside quotation marks, indirect if none does."""
    # Where nothing stands inside marks, which is mostly so, no letter need be looked at.
    if not any(1 in quoted[start:stop] for start, stop in content):
        return "indirect"
    inside = {quoted[at] for start, stop in content for at in range(start, stop) if text[at].isalnum()}
    if inside == {1}:
        return "direct"
    return "mixed" if 1 in inside else "indirect"
