"""The second view of pieces, as `evals.vectors` writes it: vectors by id."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from broadsheet.stories import Vectors


def read(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    """The vectors by id."""
    with np.load(path, allow_pickle=False) as arrays:
        return dict(zip(arrays["ids"].tolist(), arrays["vectors"].astype(np.float32), strict=True))


def of_set(vectors: Vectors | None, name: str) -> Vectors | None:
    """Those of a development set, by the ids of its pieces."""
    if vectors is None:
        return None
    return {id_.removeprefix(f"{name}/"): row for id_, row in vectors.items() if id_.startswith(f"{name}/")}
