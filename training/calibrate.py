"""A model's confidence and what it keeps, fitted on dev.

The confidence is a logistic regression over the features of a relation, fitted on whether the scorer takes it as
right. What is printed beside it is cross-validated: each article is judged by weights of the other folds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadsheet.encoder import Tagging
from broadsheet.encoder.network import Settings
from training.evaluate import predictions
from training.polnear import Document

FOLDS = 4
# Until it is calibrated: the confidence is the cue's probability (a weight of 1 for its logit, 0 for the rest).
NOT_CALIBRATED = (0.0, 1.0, *[0.0] * 8)
RIDGE = 1.0
# So much of F1 is chance.
AS_GOOD = 0.15
Row = dict[str, Any]
Rows = dict[str, list[Row]]


def load_scorer(folder: Path) -> ModuleType:
    sys.path.insert(0, str(folder))
    import attribution

    found: ModuleType = attribution
    return found


def judge(scorer: ModuleType, document: Document, found: list[Row]) -> list[bool]:
    """Which of the relations are right, by the scorer's own rule of who said what."""
    text = scorer.Text(document.text)
    gold = [{"source": r.source, "content": r.content} for r in document.relations]
    words = {
        (side, role): [text.tokens(relation[role]) for relation in relations]
        for side, relations in (("p", found), ("g", gold))
        for role in ("source", "content")
    }
    right = [False] * len(found)
    for i, j in scorer.align(words["p", "content"], words["g", "content"]):
        ours, theirs = words["p", "source"][i], words["g", "source"][j]
        right[i] = bool(ours & theirs) or not (ours or theirs)
    return right


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method; a small ridge on all weights but the bias."""
    x = np.column_stack([np.ones(len(x)), x])
    w = np.zeros(x.shape[1])
    ridge = RIDGE * np.diag([0.0, *[1.0] * (x.shape[1] - 1)])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w)))
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (p - y) + ridge @ w)
    return w


def reliability(chance: NDArray[np.float64], right: NDArray[np.float64]) -> list[tuple[str, int, float, float]]:
    """(range, how many, mean confidence, part that is right) by tenths."""
    table = []
    for tenth in range(10):
        at = (chance >= tenth / 10) & (chance < (tenth + 1) / 10)
        if at.any():
            table.append(
                (f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}", int(at.sum()), chance[at].mean(), right[at].mean())
            )
    return table


def best_keep(scorer: ModuleType, split: Path, rows: Rows) -> float:
    """The confidence to keep from: of those that give as good as the best who said what, the highest."""
    keeps = [round(float(keep), 2) for keep in np.arange(0.20, 0.48, 0.03)]
    scores = [scorer.score(str(split), kept(rows, keep))["who_said_what"]["f1"] for keep in keeps]
    return max(keep for keep, score in zip(keeps, scores, strict=True) if score >= max(scores) - AS_GOOD)


def kept(rows: Rows, keep: float) -> Rows:
    return {name: [row for row in found if row["confidence"] >= keep] for name, found in rows.items()}


def all_of(documents: Sequence[Document], taggings: Mapping[str, Tagging], settings: Settings) -> Rows:
    """Every relation with its confidence by these settings; none is left out for being unsure."""
    settings = replace(settings, keep=-1.0)
    return {d.name: predictions(d.text, taggings[d.name], settings) for d in documents}


def fitted(
    scorer: ModuleType, documents: Sequence[Document], taggings: Mapping[str, Tagging], settings: Settings
) -> Settings:
    """Settings with the weights that fit these documents. Twice, since the weights decide which of two rivals
    stays, and so what there is to fit."""
    for weights in (NOT_CALIBRATED, None):
        settings = replace(settings, calibration=weights or settings.calibration)
        rows = all_of(documents, taggings, settings)
        features = [row["features"] for d in documents for row in rows[d.name]]
        right = [float(r) for d in documents for r in judge(scorer, d, rows[d.name])]
        settings = replace(settings, calibration=tuple(fit(np.array(features), np.array(right)).round(4).tolist()))
    return settings


def calibrate(
    scorer: ModuleType, documents: Sequence[Document], taggings: Mapping[str, Tagging], settings: Settings, split: Path
) -> tuple[Settings, Rows]:
    """Settings fitted on all documents, and every relation judged by weights of the other folds."""
    rows: Rows = {}
    for fold in range(FOLDS):
        others = [document for number, document in enumerate(documents) if number % FOLDS != fold]
        rows |= all_of(documents[fold::FOLDS], taggings, fitted(scorer, others, taggings, settings))
    return replace(fitted(scorer, documents, taggings, settings), keep=best_keep(scorer, split, rows)), rows


def show(scorer: ModuleType, documents: Sequence[Document], split: Path, rows: Rows, keep: float) -> None:
    """Prints the reliability table and the scores."""
    chance = np.array([row["confidence"] for d in documents for row in rows[d.name]])
    right = np.array([float(r) for d in documents for r in judge(scorer, d, rows[d.name])])
    for line in reliability(chance, right):
        print("{} {:5d} {:.3f} {:.3f}".format(*line))
    print(json.dumps({"keep": keep, **scorer.score(str(split), kept(rows, keep))}), flush=True)
    for outlet, f1 in by_outlet(scorer, documents, kept(rows, keep)).items():
        print(f"{outlet} {f1:.1f}")


def by_outlet(scorer: ModuleType, documents: Sequence[Document], rows: Rows) -> dict[str, float]:
    """Who said what for the articles of each outlet, whose name begins an article's."""
    counts: dict[str, NDArray[np.float64]] = {}
    for document in documents:
        found = rows[document.name]
        counted = np.array([sum(judge(scorer, document, found)), len(found), len(document.relations)], float)
        outlet = document.name.split("_")[0]
        counts[outlet] = counts.get(outlet, np.zeros(3)) + counted
    return {outlet: 200 * right / (found + gold) for outlet, (right, found, gold) in sorted(counts.items())}
