"""Reads a split with a model folder and writes predictions for the scorer.

python -m training.evaluate --model FOLDER --split ../shared/data/polnear/dev --out predictions.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from broadsheet.encoder import Encoder, Tagging
from broadsheet.encoder.network import Settings
from broadsheet.statements.neural import read
from training.polnear import read_split


def predictions(text: str, tagging: Tagging, settings: Settings) -> list[dict[str, Any]]:
    """The scorer's form of every relation that is kept."""
    return [
        {
            "source": list(reading.source),
            "cue": [reading.cue],
            "content": list(reading.content),
            "confidence": reading.confidence,
            "features": reading.features,
        }
        for reading in read(text, tagging, settings)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    encoder = Encoder(options.model, threads=options.threads)
    documents = read_split(options.split)
    taggings = encoder.encode([document.text for document in documents])
    with options.out.open("w", encoding="utf-8") as file:
        for document, tagging in zip(documents, taggings, strict=True):
            statements = predictions(document.text, tagging, encoder.settings)
            file.write(json.dumps({"id": document.name, "statements": statements}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
