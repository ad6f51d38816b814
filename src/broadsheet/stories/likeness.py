"""Rows of words (and vectors, where there are some) -> how alike the pieces are: the edges of a sparse graph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from broadsheet.stories.linkage import ONE, Edges
from broadsheet.stories.pieces import Piece
from broadsheet.stories.settings import Settings

BLOCK = 512  # rows multiplied at once: bounds the memory, whatever the number of pieces
A_DAY_OR_LESS = 1.0  # pieces so near in time are of one day

Floats = npt.NDArray[np.float64]
VECTOR_SHARE = 0.5  # of the likeness comes from the vectors, where both pieces have one


def likeness(
    rows: sp.csr_matrix, pieces: Sequence[Piece], settings: Settings, dense: npt.NDArray[np.float32] | None = None
) -> Edges:
    """Pairs of pieces that are alike at all (`Settings.floor_among`).

    `rows`: a unit row a piece. `dense`: a unit vector a piece, a second view that
    re-weighs the pairs which the words found; rows of NaN for pieces without one.
    """
    found = np.bincount(rows.indices, minlength=rows.shape[1])
    usual = rows[:, np.flatnonzero((found > 1) & (found <= settings.commonest))].astype(np.float32)
    transposed = usual.T.tocsr()
    floor = settings.floor_among(rows.shape[0])
    when = np.array([np.nan if piece.day is None else piece.day for piece in pieces])
    parts = []
    for start in range(0, rows.shape[0], BLOCK):
        product = (usual[start : start + BLOCK] @ transposed).tocoo()
        left, right, value = product.row.astype(np.int64) + start, product.col.astype(np.int64), product.data
        kept = (value >= floor) & (left < right)
        left, right, alike = left[kept], right[kept], value[kept].astype(np.float64)
        if dense is not None:
            alike = both_views(alike, np.einsum("ij,ij->i", dense[left], dense[right]))
        alike *= nearness(np.abs(when[left] - when[right]), settings)
        kept = alike >= floor
        parts.append((left[kept], right[kept], np.rint(alike[kept] * ONE).astype(np.int64)))
    left, right, whole = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Edges(np.concatenate([left, right]), np.concatenate([right, left]), np.concatenate([whole, whole]))


def nearness(gap: Floats, settings: Settings) -> Floats:
    """What is left of a likeness across a gap of days: 1 within a day or where a date is unknown, `far` in the end."""
    beyond = np.maximum(0.0, np.nan_to_num(gap) - A_DAY_OR_LESS)
    return settings.far + (1 - settings.far) * 0.5 ** (beyond / settings.half_life)


def both_views(words: Floats, meaning: npt.NDArray[np.float32]) -> Floats:
    """The mean of the two views; the words alone where a vector is missing (NaN)."""
    mixed = (1 - VECTOR_SHARE) * words + VECTOR_SHARE * np.maximum(0.0, meaning)
    return np.where(np.isnan(meaning), words, mixed)


__all__ = ["likeness", "nearness"]
