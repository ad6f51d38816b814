"""The weights by which rules and model are joined, fitted on dev and cross-validated like the calibration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np

from broadsheet.encoder import Tagging
from broadsheet.encoder.network import Settings
from broadsheet.language import Language
from broadsheet.statements.finding import find_attributions
from broadsheet.statements.found import Found
from broadsheet.statements.joined import Candidate, candidates, join
from broadsheet.statements.neural import read
from broadsheet.statements.page import open_page
from training.calibrate import FOLDS, Row, Rows, best_keep, fit, judge
from training.polnear import Document

Weights = dict[str, tuple[float, ...]]


def as_row(found: Found) -> Row:
    """The scorer's form."""
    return {
        "source": found.sources,
        "cue": found.cues,
        "content": found.spans,
        "confidence": 1.0 if found.confidence is None else found.confidence,
    }


def compare(document: Document, tagging: Tagging, settings: Settings, english: Language) -> list[Candidate]:
    page = open_page(document.text, english)
    readings = read(document.text, tagging, settings, keep=0.0)
    return candidates(page, find_attributions(page)[0], readings, tagging.model)


def weights_of(scorer: ModuleType, documents: Sequence[Document], compared: Mapping[str, list[Candidate]]) -> Weights:
    """Fits the model's candidates and the rules' apart; each rule has a bias of its own beside them."""
    x: dict[str, list[tuple[float, ...]]] = {"reading": [], "rule": []}
    y: dict[str, list[float]] = {"reading": [], "rule": []}
    names: list[str] = []
    for document in documents:
        for side in ("reading", "rule"):
            every = [c for c in compared[document.name] if (c.reading is None) == (side == "rule")]
            right = judge(scorer, document, [{**as_row(c.found), "content": list(c.content)} for c in every])
            x[side] += [c.features for c in every]
            y[side] += map(float, right)
            names += [c.rule for c in every if c.rule]
    known = sorted(set(names))
    one_hot = np.array([[float(name == rule) for rule in known] for name in names])
    fitted = {"reading": fit(np.array(x["reading"]), np.array(y["reading"]))}
    rule = fit(np.column_stack([np.array(x["rule"]), one_hot]), np.array(y["rule"]))
    found = {side: tuple(values.round(4).tolist()) for side, values in fitted.items()}
    plain = len(rule) - len(known)
    found["rule"] = tuple(rule[:plain].round(4).tolist())
    return found | {f"rule:{name}": (round(float(w), 4),) for name, w in zip(known, rule[plain:], strict=True)}


def joined(document: Document, tagging: Tagging, settings: Settings, english: Language) -> list[Row]:
    page = open_page(document.text, english)
    return [as_row(found) for found in join(page, find_attributions(page)[0], tagging, settings)]


def cross_validate(
    scorer: ModuleType,
    documents: list[Document],
    encoded: list[Tagging],
    settings: Settings,
    english: Language,
    split: Path,
) -> tuple[Weights, float, Rows]:
    """Weights of all documents, the confidence to keep from, and every relation judged by weights of other folds."""
    taggings = {document.name: tagging for document, tagging in zip(documents, encoded, strict=True)}
    compared = {d.name: compare(d, taggings[d.name], settings, english) for d in documents}
    rows: Rows = {}
    for fold in range(FOLDS):
        others = [d for number, d in enumerate(documents) if number % FOLDS != fold]
        own = replace(settings, join=weights_of(scorer, others, compared), join_keep=0.0)
        rows |= {d.name: joined(d, taggings[d.name], own, english) for d in documents[fold::FOLDS]}
    return weights_of(scorer, documents, compared), best_keep(scorer, split, rows), rows
