"""Titles and leads -> vectors of any sentence encoder, for the evals of stories (`evals.vectors`).

    python -m training.openings MODEL TEXTS.jsonl VECTORS.npz

MODEL is a folder that `sentence-transformers` reads (`pip install sentence-transformers`); $BERT of the README is one.
Not needed to train or run anything: it tells what a second view is worth with an encoder that is not ours.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

PIECES = 96  # of a text's beginning
TOGETHER = 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.texts.read_text(encoding="utf-8").splitlines()]
    encoder = SentenceTransformer(str(asked.model), device="cpu")
    encoder.max_seq_length = PIECES
    vectors = encoder.encode([row["text"] for row in rows], batch_size=TOGETHER, normalize_embeddings=True)
    np.savez(asked.out, ids=np.array([row["id"] for row in rows]), vectors=np.asarray(vectors, np.float32))


if __name__ == "__main__":
    main()
