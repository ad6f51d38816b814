"""Which story of the days before a story goes on with, and how much of it is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from broadsheet.stories.pieces import Piece
from broadsheet.stories.settings import Settings
from broadsheet.stories.words import weighted
from broadsheet.types import Article, Story

TOLD_BY = 6  # articles that stand for a story
LEAD = 400  # characters of each
BLOCK = 512  # stories compared at once: bounds the memory, whatever their number
CONTINUES = 0.28  # so alike are two days of one story (chosen with `python -m evals.ranking --threads`)

# A story is longer than an article and repeats what matters; names count for more than from article to article.
STORY = Settings(words=500, lead_words=500, rest_weight=1.0, name_weight=2.0, strongest=60, one_word=0.3)


@dataclass(frozen=True, slots=True)
class Link:
    """The earlier story that is gone on with, and the share of today's story, in [0, 1], that was not in it."""

    story: str
    new: float


def thread(stories: Sequence[Story], before: Sequence[Story], articles: Mapping[str, Article]) -> Mapping[str, Link]:
    """For each story that goes on with one of `before`, by id, which. `articles` may lack those of the days before."""
    if not stories or not before:
        return {}
    today = sorted(stories, key=lambda story: story.id)
    earlier = sorted(before, key=lambda story: story.id)
    pieces = [digest(story, articles) for story in (*today, *earlier)]
    rows, _ = weighted(pieces, STORY)
    ours, theirs = rows[: len(today)], rows[len(today) :]
    links = {}
    for place, other in nearest(ours, theirs):
        mine = ours[[place]]
        known = np.isin(mine.indices, theirs[[other]].indices)
        new = 1 - float((mine.data[known] ** 2).sum() / (mine.data**2).sum())
        links[today[place].id] = Link(earlier[other].id, round(new, 6))
    return links


def nearest(ours: sp.csr_matrix, theirs: sp.csr_matrix) -> Iterator[tuple[int, int]]:
    """For each row of ours that is alike enough to one of theirs, the one it is most like; of equals the first."""
    turned = theirs.T.tocsr()
    for start in range(0, ours.shape[0], BLOCK):
        alike = (ours[start : start + BLOCK] @ turned).tocoo()
        near = alike.data >= CONTINUES
        row, column, likeness = alike.row[near], alike.col[near], np.round(alike.data[near], 6)
        order = np.lexsort((column, -likeness, row))
        first = order[np.diff(row[order], prepend=-1) != 0]
        yield from zip((row[first] + start).tolist(), column[first].tolist(), strict=True)


def digest(story: Story, articles: Mapping[str, Article]) -> Piece:
    """The story as one piece: its title, and the beginnings of some of its articles; the title alone without them."""
    reprints = {reprint for copy in story.copies for reprint in copy.reprints}
    told = [articles[id_] for id_ in story.articles if id_ in articles and id_ not in reprints]
    step = max(1, len(told) // TOLD_BY)
    beginnings = [f"{article.title}. {article.text[:LEAD]}" for article in told[::step][:TOLD_BY]]
    return Piece(story.id, story.title, "\n".join(beginnings))


__all__ = ["Link", "thread"]
