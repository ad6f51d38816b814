"""Sets what a model takes as sure, alone and beside the rules, on dev; prints scores and reliability tables.

    python -m training.settle --model FOLDER --split ../shared/data/polnear/dev --scorer ../shared/scorers

To be run after every export, and again when the rules have changed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from broadsheet.encoder import Encoder
from broadsheet.language import language
from training.calibrate import calibrate, load_scorer, show
from training.join import cross_validate
from training.polnear import read_split


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    options = parser.parse_args()
    english = language("en")
    assert english is not None
    scorer, encoder, documents = (
        load_scorer(options.scorer),
        Encoder(options.model, threads=2),
        read_split(options.split),
    )
    encoded = encoder.encode([document.text for document in documents])
    taggings = {document.name: tagging for document, tagging in zip(documents, encoded, strict=True)}
    settings, rows = calibrate(scorer, documents, taggings, encoder.settings, options.split)
    print("the model alone")
    show(scorer, documents, options.split, rows, settings.keep)
    weights, keep, rows = cross_validate(scorer, documents, encoded, settings, english, options.split)
    print("rules and model")
    show(scorer, documents, options.split, rows, keep)
    path = options.model / "model.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found |= {"keep": settings.keep, "calibration": settings.calibration, "join_keep": keep, "join": weights}
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
