"""Sets a model's confidence and what it keeps, on dev; prints the scores and the reliability table.

    python -m training.calibrate --model FOLDER --split ../shared/data/polnear/dev --scorer ../shared/scorers

The confidence is a logistic regression over the features of a relation, fitted on whether the scorer takes it as
right. The table and the scores beside it are cross-validated: each article is judged by weights of the other folds.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadsheet.encoder import Encoder
from broadsheet.encoder.network import Settings
from training.evaluate import predictions
from training.polnear import Document, read_split

FOLDS = 6
RIDGE = 1.0
Row = dict[str, Any]


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


def best_keep(scorer: ModuleType, split: Path, rows: dict[str, list[Row]], chance: dict[str, list[float]]) -> float:
    """The confidence to keep from that gives the best who said what."""
    best = (0.0, 0.5)
    for keep in np.arange(0.20, 0.60, 0.02):
        kept = {n: [r for r, c in zip(found, chance[n], strict=True) if c >= keep] for n, found in rows.items()}
        score = scorer.score(str(split), kept)["who_said_what"]["f1"]
        best = max(best, (score, round(float(keep), 2)))
    return best[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)
    encoder = Encoder(options.model, threads=options.threads)
    documents = read_split(options.split)
    taggings = encoder.encode([document.text for document in documents])
    s = encoder.settings
    everything = Settings(s.name, s.farthest, s.least_cue, -1.0, s.calibration)
    rows = {d.name: predictions(d.text, t, everything) for d, t in zip(documents, taggings, strict=True)}
    right = {d.name: judge(scorer, d, rows[d.name]) for d in documents}
    chance: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        others = [d.name for i, d in enumerate(documents) if i % FOLDS != fold]
        weights = fit(stack(rows, others), np.array([r for n in others for r in right[n]], float))
        for document in documents[fold::FOLDS]:
            chance[document.name] = chances(weights, stack(rows, [document.name]))
    keep = best_keep(scorer, options.split, rows, chance)
    names = [document.name for document in documents]
    weights = fit(stack(rows, names), np.array([r for n in names for r in right[n]], float))
    for line in reliability(
        np.array([c for n in names for c in chance[n]]), np.array([r for n in names for r in right[n]])
    ):
        print("{} {:5d} {:.3f} {:.3f}".format(*line))
    kept = {n: [r for r, c in zip(rows[n], chance[n], strict=True) if c >= keep] for n in names}
    print(json.dumps({"keep": keep, **scorer.score(str(options.split), kept)}))
    path = options.model / "model.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings |= {"keep": keep, "calibration": [round(float(weight), 4) for weight in weights]}
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def stack(rows: dict[str, list[Row]], names: list[str]) -> NDArray[np.float64]:
    features = [row["features"] for name in names for row in rows[name]]
    return np.array(features, float).reshape(len(features), -1)


def chances(weights: NDArray[np.float64], x: NDArray[np.float64]) -> list[float]:
    if not len(x):
        return []
    found: list[float] = (1 / (1 + np.exp(-(weights[0] + x @ weights[1:])))).tolist()
    return found


if __name__ == "__main__":
    main()
