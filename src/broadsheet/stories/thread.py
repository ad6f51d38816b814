"""Which story of the days before a story goes on with, and how much of it is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from broadsheet.stories.pieces import Piece
from broadsheet.stories.settings import Settings
from broadsheet.stories.words import vectors
from broadsheet.types import Article, Story

TOLD_BY = 6  # articles that stand for a story
LEAD = 400  # characters of each
CONTINUES = 0.2  # so alike are two days of one story, by their words with the names weighted

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
    rows = vectors(pieces, STORY)
    ours, theirs = rows[: len(today)], rows[len(today) :]
    alike = (ours @ theirs.T).tocsr()
    links = {}
    for place, story in enumerate(today):
        start, stop = alike.indptr[place], alike.indptr[place + 1]
        if start == stop:
            continue
        best = min(range(start, stop), key=lambda k: (-round(float(alike.data[k]), 6), int(alike.indices[k])))
        if alike.data[best] >= CONTINUES:
            other = int(alike.indices[best])
            mine = ours[[place]]
            known = np.isin(mine.indices, theirs[[other]].indices)
            new = 1 - float((mine.data[known] ** 2).sum() / (mine.data**2).sum())
            links[story.id] = Link(earlier[other].id, round(new, 6))
    return links


def digest(story: Story, articles: Mapping[str, Article]) -> Piece:
    """The story as one piece: its title, and the beginnings of some of its articles; the title alone without them."""
    reprints = {reprint for copy in story.copies for reprint in copy.reprints}
    told = [articles[id_] for id_ in story.articles if id_ in articles and id_ not in reprints]
    step = max(1, len(told) // TOLD_BY)
    beginnings = [f"{article.title}. {article.text[:LEAD]}" for article in told[::step][:TOLD_BY]]
    return Piece(story.id, story.title, "\n".join(beginnings))


__all__ = ["Link", "thread"]
