"""Article and tagging -> statements: places in the text, kind by quotation marks, confidence.

Who the speaker is, in which role and to whom, is for the rules of the other modules of this room.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from broadsheet.encoder.network import Settings
from broadsheet.encoder.pieces import quoted_ranges
from broadsheet.encoder.tagging import Tagging
from broadsheet.statements.relations import Words, find_relations
from broadsheet.types import Article, Kind, Statement

Range = tuple[int, int]


def decode(article: Article, tagging: Tagging, settings: Settings) -> tuple[Statement, ...]:
    """The statements of `article` that the model is sure enough of, in text order of their cues."""
    quotations = quoted_ranges(article.text)
    found: list[Statement] = []
    for relation in find_relations(tagging):
        confidence = sureness(relation.features, settings.calibration)
        if confidence < settings.keep:
            continue
        content = [place(tagging, words) for words in relation.content]
        found.append(
            Statement(
                id=f"s{len(found) + 1}",
                article=article.id,
                kind=kind_of(article.text, content, quotations),
                content=tuple(article.span(*part) for part in content),
                cue=(article.span(*place(tagging, relation.cue)),),
                source=tuple(article.span(*place(tagging, words)) for words in relation.source),
                speaker=None,
                found_by=tagging.model,
                confidence=round(confidence, 3),
            )
        )
    return tuple(found)


def place(tagging: Tagging, words: Words) -> Range:
    """A run of words in code points."""
    return int(tagging.start[words[0]]), int(tagging.stop[words[1] - 1])


def sureness(features: Sequence[float], calibration: Sequence[float]) -> float:
    """Logistic regression, bias first (Platt 1999): the chance that a reader would find the relation right."""
    total = calibration[0] + sum(w * x for w, x in zip(calibration[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def kind_of(text: str, content: Sequence[Range], quotations: Sequence[Range]) -> Kind:
    """Direct if every letter and digit stands inside quotation marks, indirect if none does."""
    begins = [begin for begin, _ in quotations]
    inside = set()
    for start, stop in content:
        for at in range(start, stop):
            if text[at].isalnum():
                quotation = bisect_right(begins, at) - 1
                inside.add(quotation >= 0 and at < quotations[quotation][1])
    if inside == {True}:
        return "direct"
    return "mixed" if True in inside else "indirect"
