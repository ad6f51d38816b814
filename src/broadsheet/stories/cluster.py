"""Rows of words -> stories: which pieces tell of one event."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from broadsheet.stories.divide import Bars, divide, slack
from broadsheet.stories.likeness import likeness
from broadsheet.stories.linkage import ONE, Edges, average_link, gathered
from broadsheet.stories.meaning import Meanings, meant, sums
from broadsheet.stories.pieces import Piece, is_mixed, is_stub
from broadsheet.stories.series import without_series
from broadsheet.stories.settings import FULL, HEADLINES, Settings

PASSES = 3
HEADLINE = 200  # characters of body: where half of the pieces have fewer, they are bare headlines

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def settings_for(pieces: Sequence[Piece]) -> Settings:
    """`HEADLINES` where the median body is shorter than `HEADLINE` characters, else `FULL`."""
    return HEADLINES if pieces and median(len(piece.body) for piece in pieces) < HEADLINE else FULL


def assign(
    rows: sp.csr_matrix,
    pieces: Sequence[Piece],
    waiting: npt.NDArray[np.bool_],
    settings: Settings,
    meanings: Meanings | None = None,
) -> list[int]:
    """For each piece a number of its story. `pieces` are in order of their ids; `rows` are their words, `waiting` says
    which are held back."""
    count = len(pieces)
    if not count:
        return []
    edges, _ = likeness(rows, pieces, settings, meanings)
    bars = bars_among(count, settings)
    story = passes(count, firm(edges, waiting), settings, meanings)[-1]
    alone = np.bincount(story, minlength=count)[story] == 1
    least = np.where(waiting, settings.attach * bars.across, settings.attach_alone_among(count))
    attached = attach(story, edges, waiting | alone, least, bars, settings, meanings)
    return [int(number) for number in without_series(attached, pieces)]


def firm(edges: Edges, waiting: npt.NDArray[np.bool_]) -> Edges:
    """The edges between pieces that can make a story."""
    kept = ~waiting[edges.left] & ~waiting[edges.right]
    return Edges(edges.left[kept], edges.right[kept], edges.likeness[kept])


def passes(count: int, edges: Edges, settings: Settings, meanings: Meanings | None = None) -> list[Ints]:
    """After each pass, for each piece its story: the tree divided, and then again with the stories as its leaves.

    A later pass joins what the first tree had kept apart by an early wrong turn: a part of a story that had gone with
    strangers, and was divided from them.
    """
    bars = bars_among(count, settings)
    story = np.arange(count)
    found = []
    for _ in range(PASSES):
        groups, between = gathered(story, edges)
        joins = average_link(groups, between, bars.across)
        opinions = meant(joins, story, meanings) if meanings and settings.same else None
        divided = divide(len(groups.size), joins, bars, settings, opinions)
        renamed = np.unique(np.array(divided), return_inverse=True)[1]
        story = renamed[story]
        found.append(story)
        if len(groups.size) == renamed.max() + 1:
            break
    return found


def bars_among(count: int, settings: Settings) -> Bars:
    return Bars(settings.join_among(count), settings.whole_among(count), settings.same_among(count))


def held_back(piece: Piece, settings: Settings) -> bool:
    """Pieces that would glue stories together: they may join one in the end, but make none."""
    return is_mixed(piece) or (settings.hold_stubs and is_stub(piece))


def attach(
    story: Ints,
    edges: Edges,
    loose: npt.NDArray[np.bool_],
    least: Floats,
    bars: Bars,
    settings: Settings,
    meanings: Meanings | None = None,
) -> Ints:
    """Each loose piece in the story that it is most like on average, if it is as much like it as `least` says.

    It must also be of the story: have a share of the likeness that is inside it, and leave it as much of one as a
    story is (`Bars.whole`), lest two reports gather whatever else there is of their beat; and mean what it means.
    """
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
    inside = sums_inside(story, edges, width)
    pairs = sizes * (sizes - 1) / 2
    slacks = np.array([slack(int(size) + 1, settings.slack) for size in sizes])
    whole = (inside[target] + total / ONE) / (pairs + sizes)[target]
    fits = (
        (mean >= least[piece])
        & (mean >= settings.attach_inside * (inside / np.maximum(1, pairs))[target])
        & (whole >= bars.whole * slacks[target])
    )
    if meanings and settings.same:
        asked = np.flatnonzero(fits)
        meaning = meaning_to(piece[asked], target[asked], np.where(loose, width, story), meanings)
        fits[asked] = meaning >= settings.same_attach * bars.meaning
    result = story.copy()
    for number in np.lexsort((-target, mean)):  # the best comes last and stays
        if fits[number]:
            result[piece[number]] = target[number]
    return result


def meaning_to(piece: Ints, target: Ints, story: Ints, meanings: Meanings) -> Floats:
    """For each pair of a piece and a story, how alike they are in meaning on average."""
    whole = sums(story, meanings, set(target.tolist()))
    own = (meanings.sum(np.array([number])) for number in piece)
    return np.array([one.across(whole[group]) for one, group in zip(own, target.tolist(), strict=True)])


def sums_inside(story: Ints, edges: Edges, width: int) -> Floats:
    """For each story the sum of the likenesses of its pairs."""
    inside = (story[edges.left] == story[edges.right]) & (edges.left < edges.right)
    total = np.zeros(width, np.int64)
    np.add.at(total, story[edges.left[inside]], edges.likeness[inside])
    return np.asarray(total / ONE, np.float64)


__all__ = ["assign", "firm", "held_back", "passes", "settings_for"]
