"""Reads a split with a model folder and writes predictions for the scorer.

python -m training.evaluate --model FOLDER --split ../shared/data/polnear/dev --out predictions.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from broadsheet.encoder import Encoder, Tagging
from broadsheet.encoder.network import Settings
from broadsheet.statements.neural import place, sureness
from broadsheet.statements.relations import find_relations
from training.polnear import read_split


def predictions(tagging: Tagging, settings: Settings) -> list[dict[str, object]]:
    """The scorer's form of every relation at or above the confidence that is kept."""
    found: list[dict[str, object]] = []
    for relation in find_relations(tagging):
        confidence = sureness(relation.features, settings.calibration)
        if confidence >= settings.keep:
            found.append(
                {
                    "source": [place(tagging, words) for words in relation.source],
                    "cue": [place(tagging, relation.cue)],
                    "content": [place(tagging, words) for words in relation.content],
                    "confidence": confidence,
                    "features": relation.features,
                }
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--keep", type=float, help="instead of the model's own")
    options = parser.parse_args()
    encoder = Encoder(options.model, threads=options.threads)
    settings = encoder.settings
    if options.keep is not None:
        settings = Settings(settings.name, settings.farthest, settings.least_cue, options.keep, settings.calibration)
    documents = read_split(options.split)
    with options.out.open("w", encoding="utf-8") as file:
        for document, tagging in zip(documents, encoder.encode([d.text for d in documents]), strict=True):
            row = {"id": document.name, "statements": predictions(tagging, settings)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
