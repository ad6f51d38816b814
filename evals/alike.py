"""Vectors: whether texts about one event are alike, on development sets of gold stories.

    python -m evals.alike [--model FOLDER] [--json] [--shared FOLDER]

Two figures for each set, in percent: `nearest`, how many texts have one of their own story nearest to them (of those
whose story has another), and `pairs`, the chance that a pair of one story is more alike than a pair of two (area
under the ROC curve, Fawcett 2006).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broadsheet.encoder import Encoder
from broadsheet.encoder.network import HERE
from evals.attribution import shared_folder
from evals.stories import SETS, load
from evals.vectors import of_piece

Matrix = NDArray[np.float32]


def score(vectors: Matrix, stories: list[str]) -> dict[str, float]:
    """vectors: (texts, width), rows of length one."""
    likeness = vectors @ vectors.T
    same = np.array(stories)[:, None] == np.array(stories)[None, :]
    above = np.triu_indices(len(stories), 1)
    pairs = area(same[above], likeness[above])
    np.fill_diagonal(likeness, -np.inf)
    has_other = same.sum(axis=1) > 1
    nearest = same[np.arange(len(stories)), likeness.argmax(axis=1)][has_other].mean()
    return {"nearest": round(100 * float(nearest), 1), "pairs": round(100 * float(pairs), 1)}


def area(same: NDArray[np.bool_], likeness: Matrix) -> float:
    """Under the ROC curve, by the sum of ranks (Mann and Whitney 1947); of equal pairs the order is chance."""
    ranks = np.empty(len(same))
    ranks[likeness.argsort(kind="stable")] = np.arange(1, len(same) + 1)
    positive = int(same.sum())
    return float((ranks[same].sum() - positive * (positive + 1) / 2) / (positive * (len(same) - positive)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=HERE)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    options = parser.parse_args()
    encoder = Encoder(options.model, threads=2)
    table = {}
    for name in SETS:
        gold = load(options.shared, name)
        vectors = encoder.vectors([of_piece(piece) for piece in gold.pieces])
        table[name] = score(vectors, [gold.story[piece.id] for piece in gold.pieces])
    if options.json:
        print(json.dumps(table))
        return
    print("| set | nearest | pairs |\n|---|---|---|")
    for name, figures in table.items():
        print(f"| {name} | {figures['nearest']} | {figures['pairs']} |")


if __name__ == "__main__":
    main()
