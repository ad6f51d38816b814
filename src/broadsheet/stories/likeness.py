"""Rows of words (and vectors, where there are some) -> how alike the pieces are: the edges of a sparse graph.

Two reports of one match are alike, and so are two reports of different matches of one team: they share the words of
their beat. So what counts is how much more alike two pieces are than each is to the rest of its beat, which are its
nearest neighbours beyond as many as one story has tellers. That is measured in the stream itself: where a beat is
crowded (football on a Monday), more likeness is asked for, and none where a piece stands by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from broadsheet.stories.linkage import ONE, Edges
from broadsheet.stories.meaning import Meanings, reweighed
from broadsheet.stories.pieces import Piece
from broadsheet.stories.settings import Settings

BLOCK = 512  # rows multiplied at once: bounds the memory, whatever the number of pieces
FAINT = 0.02  # a likeness below counts as none when a beat is measured
A_DAY_OR_LESS = 1.0  # pieces so near in time are of one day

# So many pieces at most tell of one story: a number for small streams, and a share (one in so many) for large ones.
TELLERS, A_STORY = 30, 140

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def likeness(
    rows: sp.csr_matrix, pieces: Sequence[Piece], settings: Settings, meanings: Meanings | None = None
) -> tuple[Edges, Floats]:
    """Pairs of pieces that are alike at all (`Settings.floor_among`), and for each piece what is usual in its beat.

    `rows`: a unit row a piece. The likeness of a pair is the cosine of its rows, less what is usual in their beats.
    `meanings`: a second view, which re-weighs the pairs that the words found.
    """
    found = np.bincount(rows.indices, minlength=rows.shape[1])
    usual = rows[:, np.flatnonzero((found > 1) & (found <= settings.commonest))].astype(np.float32)
    transposed = usual.T.tocsr()
    floor = settings.floor_among(rows.shape[0])
    meanings = meanings if settings.meaning else None
    least = min(FAINT, floor) if meanings else floor  # what is faint in words may be strong in meaning
    when = np.array([np.nan if piece.day is None else piece.day for piece in pieces])
    beat = np.zeros(rows.shape[0])
    parts = []
    for start in range(0, rows.shape[0], BLOCK):
        product = (usual[start : start + BLOCK] @ transposed).tocoo()
        some = np.flatnonzero(product.data >= min(FAINT, floor))  # few: the rest is done with at once
        row, right = product.row[some].astype(np.int64), product.col[some].astype(np.int64)
        value = product.data[some]
        stop = min(start + BLOCK, rows.shape[0])
        if settings.beat:
            near = (value >= FAINT) & (row + start != right)
            beat[start:stop] = settings.beat * in_beat(row[near], value[near], stop - start, len(pieces))
        # The beat of the right one may not be known yet: it can only take away.
        kept = (value >= least + beat[start:stop][row] / 2) & (row + start < right)
        parts.append((row[kept] + start, right[kept], value[kept].astype(np.float64)))
    left, right, alike = (np.concatenate(each) for each in zip(*parts, strict=True))
    alike -= (beat[left] + beat[right]) / 2
    if meanings:
        kept = alike >= least
        left, right = left[kept], right[kept]
        alike = reweighed(alike[kept], meanings.alike(left, right), settings)
    alike *= nearness(np.abs(when[left] - when[right]), settings)
    kept = alike >= floor
    left, right, whole = left[kept], right[kept], np.rint(alike[kept] * ONE).astype(np.int64)
    edges = Edges(np.concatenate([left, right]), np.concatenate([right, left]), np.concatenate([whole, whole]))
    return edges, beat


def in_beat(row: Ints, value: npt.NDArray[np.float32], count: int, pieces: int) -> Floats:
    """For each of `count` rows the mean of its likenesses to the neighbours that are its beat and not its story.

    These stand from place `tellers` to twice as far among its nearest. `row` and `value`: an entry for each neighbour.
    """
    tellers = max(TELLERS, pieces // A_STORY)
    # One sort: rows ascending, in each the likenesses descending (halved, so that rows never meet).
    sorted_ = np.sort(row - value.astype(np.float64) / 2)
    held = np.bincount(row, minlength=count)
    owner = np.repeat(np.arange(count), held)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(held) - held, held)
    here = (place >= tellers) & (place < 2 * tellers)
    return np.bincount(owner[here], 2 * (owner[here] - sorted_[here]), count) / tellers


def nearness(gap: Floats, settings: Settings) -> Floats:
    """What is left of a likeness across a gap of days: 1 within a day or where a date is unknown, `far` in the end."""
    beyond = np.maximum(0.0, np.nan_to_num(gap) - A_DAY_OR_LESS)
    return settings.far + (1 - settings.far) * 0.5 ** (beyond / settings.half_life)


__all__ = ["likeness", "nearness"]
