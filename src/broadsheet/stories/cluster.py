"""Pieces -> stories: which pieces tell of one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

import numpy as np
import numpy.typing as npt

from broadsheet.stories.divide import Bars, divide
from broadsheet.stories.likeness import likeness
from broadsheet.stories.linkage import ONE, Edges, average_link, gathered
from broadsheet.stories.pieces import Piece, is_mixed, is_stub
from broadsheet.stories.series import without_series
from broadsheet.stories.settings import FULL, HEADLINES, Settings
from broadsheet.stories.words import vectors

PASSES = 3
HEADLINE = 200  # characters of body: where half of the pieces have fewer, they are bare headlines

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def settings_for(pieces: Sequence[Piece]) -> Settings:
    """`HEADLINES` where the median body is shorter than `HEADLINE` characters, else `FULL`."""
    return HEADLINES if pieces and median(len(piece.body) for piece in pieces) < HEADLINE else FULL


def cluster(
    pieces: Sequence[Piece],
    *,
    settings: Settings | None = None,
    vectors: Mapping[str, npt.NDArray[np.float32]] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Groups of the pieces' ids, one a story, each sorted, the groups by their first id; a lone piece is a group.

    Pieces of the same title and text count as one. `vectors` are a second view of some or all pieces (unit vectors of
    one width). The result does not depend on the order of `pieces`. Two pieces of one id are told apart by what else
    they hold, so that such an id can stand in two groups.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.id, piece.title, piece.text, piece.published or ""))
    twins: dict[tuple[str, str], list[Piece]] = {}
    for piece in ordered:
        twins.setdefault((piece.title, piece.text), []).append(piece)
    voices = [same[0] for same in twins.values()]
    groups: dict[int, list[str]] = {}
    for story, same in zip(assign(voices, settings or settings_for(voices), vectors), twins.values(), strict=True):
        groups.setdefault(story, []).extend(piece.id for piece in same)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


def assign(
    pieces: Sequence[Piece], settings: Settings, dense: Mapping[str, npt.NDArray[np.float32]] | None = None
) -> list[int]:
    """For each piece a number of its story. `pieces` are in order of their ids."""
    if not pieces:
        return []
    edges = likeness(vectors(pieces, settings), pieces, settings, stack(pieces, dense))
    waiting = np.array([held_back(piece, settings) for piece in pieces])
    story = passes(len(pieces), firm(edges, waiting), settings)[-1]
    alone = np.bincount(story, minlength=len(pieces))[story] == 1
    count = len(pieces)
    least = np.where(waiting, settings.attach * settings.join_among(count), settings.attach_alone_among(count))
    attached = attach(story, edges, waiting | alone, least)
    return [int(number) for number in without_series(attached, pieces)]


def firm(edges: Edges, waiting: npt.NDArray[np.bool_]) -> Edges:
    """The edges between pieces that can make a story."""
    kept = ~waiting[edges.left] & ~waiting[edges.right]
    return Edges(edges.left[kept], edges.right[kept], edges.likeness[kept])


def passes(count: int, edges: Edges, settings: Settings) -> list[Ints]:
    """After each pass, for each piece its story: the tree divided, and then again with the stories as its leaves.

    A later pass joins what the first tree had kept apart by an early wrong turn: a part of a story that had gone with
    strangers, and was divided from them.
    """
    bars = Bars(settings.join_among(count), settings.whole_among(count))
    story = np.arange(count)
    found = []
    for _ in range(PASSES):
        groups, between = gathered(story, edges)
        divided = divide(len(groups.size), average_link(groups, between, bars.across), bars, settings)
        renamed = np.unique(np.array(divided), return_inverse=True)[1]
        story = renamed[story]
        found.append(story)
        if len(groups.size) == renamed.max() + 1:
            break
    return found


def held_back(piece: Piece, settings: Settings) -> bool:
    """Pieces that would glue stories together: they may join one in the end, but make none."""
    return is_mixed(piece) or (settings.hold_stubs and is_stub(piece))


def attach(story: Ints, edges: Edges, loose: npt.NDArray[np.bool_], least: Floats) -> Ints:
    """Each loose piece in the story that it is most like on average, if it is as much like one as `least` says."""
    out = loose[edges.left] & ~loose[edges.right]
    if not out.any():
        return story
    sizes = np.bincount(story[~loose], minlength=int(story.max()) + 1)
    width = len(sizes)
    keys, which = np.unique(edges.left[out] * width + story[edges.right[out]], return_inverse=True)
    total = np.zeros(len(keys), np.int64)
    np.add.at(total, which, edges.likeness[out])
    piece, target = keys // width, keys % width
    mean = total / (sizes[target] * ONE)
    result = story.copy()
    for number in np.lexsort((-target, mean)):  # the best comes last and stays
        if mean[number] >= least[piece[number]]:
            result[piece[number]] = target[number]
    return result


def stack(
    pieces: Sequence[Piece], dense: Mapping[str, npt.NDArray[np.float32]] | None
) -> npt.NDArray[np.float32] | None:
    """The vectors of the pieces, a row each, NaN where there is none."""
    if not dense:
        return None
    width = len(next(iter(dense.values())))
    missing = np.full(width, np.nan, np.float32)
    return np.stack([dense.get(piece.id, missing) for piece in pieces])


__all__ = ["assign", "cluster", "firm", "held_back", "passes", "settings_for"]
