"""Why the articles of a story are together, and what nearly joined them.

The day is compared once more, as it was when the stories were made, and asked about one story: which words its articles
share, which other article each is most like, how its parts came together, and which stories and articles outside it are
nearest. Likenesses are cosines of weighted words, less what is usual in the beat, in [0, 1]; `Settings` says what they
mean.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from broadsheet.stories.cluster import firm, held_back, passes, settings_for
from broadsheet.stories.growing import Vectors, meanings_of
from broadsheet.stories.likeness import likeness
from broadsheet.stories.linkage import ONE, Edges
from broadsheet.stories.meaning import Meanings
from broadsheet.stories.pieces import Piece, of_article
from broadsheet.stories.settings import Settings
from broadsheet.stories.words import WORD, stem_of, weighted
from broadsheet.types import Article, Story

SHARED, WORDS_OF_A_TIE, NEAREST = 12, 4, 6  # as many as a screen holds
MOST_TEXT = 3000  # characters of an article in which the full form of a word is looked for

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word of the story as it is printed, whether it is mostly capitalised, and how many of its articles have it."""

    word: str
    is_name: bool
    articles: int


@dataclass(frozen=True, slots=True)
class Tie:
    """An original article's strongest link inside the story, and how alike it is to all the others on average.

    `late`: a live blog, round-up or stub, which joins a story that is there and makes none.
    """

    article: str
    other: str | None
    likeness: float
    words: tuple[str, ...]
    mean: float
    late: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that were together before a later pass joined them to the largest part, `likeness` alike on average."""

    articles: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Near:
    """A story (or article alone) outside, how alike it is on average, and why it did not join."""

    story: str
    title: str
    articles: int
    likeness: float
    because: str


@dataclass(frozen=True, slots=True)
class Why:
    """`needed`: the mean likeness at which groups join in a day of `among` originals; `whole`: that of all pairs.

    `usual`: how alike the articles are to the rest of their beat on average, which all other likenesses leave out.
    """

    among: int
    needed: float
    whole: float
    mean: float
    usual: float
    since: dt.datetime | None
    until: dt.datetime | None
    shared: tuple[SharedWord, ...]
    ties: tuple[Tie, ...]
    parts: tuple[Part, ...]
    near: tuple[Near, ...]


def explain(
    story: Story, stories: Iterable[Story], articles: Mapping[str, Article], vectors: Vectors | None = None
) -> Why:
    """`stories`: all of the day, `story` among them; `articles` and `vectors` (if they were made with some): theirs."""
    ordered = sorted(stories, key=lambda each: each.id)
    own = {id_: number for number, each in enumerate(ordered) for id_ in originals(each, articles)}
    pieces = [of_article(articles[id_]) for id_ in sorted(own)]
    settings = settings_for(pieces)
    rows, names = weighted(pieces, settings)
    meanings = meanings_of(pieces, vectors)
    edges, beat = likeness(rows, pieces, settings, meanings)
    story_of = np.array([own[piece.id] for piece in pieces], np.int64)
    here = next(number for number, each in enumerate(ordered) if each.id == story.id)
    members = np.flatnonzero(story_of == here)
    inside = means_inside(edges, members, len(pieces))
    times = [a.published.at for id_ in story.articles if (a := articles.get(id_)) and a.published]
    texts = [pieces[member] for member in members]
    forms = printed_forms(texts)
    return Why(
        len(pieces),
        settings.join_among(len(pieces)),
        settings.whole_among(len(pieces)),
        round(float(inside.mean()), 3) if len(members) > 1 else 1.0,
        round(float(beat[members].mean()), 3) if len(members) else 0.0,
        min(times, default=None),
        max(times, default=None),
        shared_words(rows[members], names, forms),
        tuple(ties(pieces, members, edges, rows, names, forms, settings)),
        parts(pieces, members, edges, settings, meanings),
        nearest(ordered, here, story_of, edges, settings),
    )


def originals(story: Story, articles: Mapping[str, Article]) -> list[str]:
    reprints = {reprint for copy in story.copies for reprint in copy.reprints}
    return [id_ for id_ in story.articles if id_ not in reprints and id_ in articles]


def means_inside(edges: Edges, members: Ints, count: int) -> npt.NDArray[np.float64]:
    """For each member its mean likeness to the other members."""
    is_member = np.zeros(count, np.bool_)
    is_member[members] = True
    kept = is_member[edges.left] & is_member[edges.right]
    total = np.bincount(edges.left[kept], edges.likeness[kept], count)
    return total[members] / (ONE * max(1, len(members) - 1))


# --------------------------------------------------------------------------------------------------------- words


def printed_forms(pieces: Sequence[Piece]) -> Mapping[str, str]:
    """For each stem the form that the pieces print most; of equals, the first in the alphabet."""
    counts: dict[str, Counter[str]] = {}
    for piece in pieces:
        for form in WORD.findall(f"{piece.title}\n{piece.body[:MOST_TEXT]}"):
            if stem := stem_of(form):
                counts.setdefault(stem, Counter())[form] += 1
    return {stem: min(found, key=lambda form: (-found[form], form)) for stem, found in counts.items()}


def shared_words(rows: sp.csr_matrix, names: Sequence[str], forms: Mapping[str, str]) -> tuple[SharedWord, ...]:
    """The words that weigh most in the story as a whole, held by two of its articles or more."""
    holders = np.bincount(rows.indices, minlength=rows.shape[1])
    weight = np.bincount(rows.indices, rows.data, rows.shape[1])
    common = np.flatnonzero(holders > 1)
    best = common[np.lexsort((common, -weight[common]))][:SHARED]
    return tuple(SharedWord(word := forms.get(names[k], names[k]), word[:1].isupper(), int(holders[k])) for k in best)


def ties(
    pieces: Sequence[Piece],
    members: Ints,
    edges: Edges,
    rows: sp.csr_matrix,
    names: Sequence[str],
    forms: Mapping[str, str],
    settings: Settings,
) -> Iterable[Tie]:
    """The strongest link of each member, strongest mean first."""
    inside = np.isin(edges.left, members) & np.isin(edges.right, members)
    left, right, alike = edges.left[inside], edges.right[inside], edges.likeness[inside]
    mean = dict(zip(members.tolist(), means_inside(edges, members, len(pieces)).tolist(), strict=True))
    order = np.lexsort((right, -alike, left))
    first = order[np.diff(left[order], prepend=-1) != 0]
    best = {int(left[k]): (int(right[k]), float(alike[k] / ONE)) for k in first}
    for member in sorted(mean, key=lambda each: (-mean[each], each)):
        other, likeness_ = best.get(member, (None, 0.0))
        words: tuple[str, ...] = ()
        if other is not None:
            product = rows[[member]].multiply(rows[[other]]).tocsr()
            top = np.lexsort((product.indices, -product.data))[:WORDS_OF_A_TIE]
            words = tuple(forms.get(names[k], names[k]) for k in product.indices[top])
        name = pieces[other].id if other is not None else None
        late = held_back(pieces[member], settings)
        yield Tie(pieces[member].id, name, round(likeness_, 3), words, round(mean[member], 3), late)


# --------------------------------------------------------------------------------------------- merges, neighbours


def parts(
    pieces: Sequence[Piece], members: Ints, edges: Edges, settings: Settings, meanings: Meanings | None
) -> tuple[Part, ...]:
    """What the first pass had kept apart, and how alike it is to the largest part; empty where all came at once."""
    waiting = np.array([held_back(piece, settings) for piece in pieces])
    first = passes(len(pieces), firm(edges, waiting), settings, meanings)[0]
    groups: dict[int, list[int]] = {}
    for member in members:
        groups.setdefault(int(first[member]), []).append(int(member))
    largest, *others = sorted(groups.values(), key=lambda each: (-len(each), each))
    between = [sum_between(edges, largest, other) / (len(largest) * len(other) * ONE) for other in others]
    return tuple(
        Part(tuple(pieces[member].id for member in other), round(alike, 3))
        for other, alike in zip(others, between, strict=True)
    )


def sum_between(edges: Edges, one: Sequence[int], other: Sequence[int]) -> int:
    return int(edges.likeness[np.isin(edges.left, one) & np.isin(edges.right, other)].sum())


def nearest(stories: Sequence[Story], here: int, story_of: Ints, edges: Edges, settings: Settings) -> tuple[Near, ...]:
    """The stories outside that are most alike on average."""
    out = (story_of[edges.left] == here) & (story_of[edges.right] != here)
    sizes = np.bincount(story_of, minlength=len(stories))
    total = np.bincount(story_of[edges.right[out]], edges.likeness[out], len(stories))
    mean = total / (np.maximum(1, sizes * sizes[here]) * ONE)
    best = np.lexsort((np.arange(len(stories)), -mean))[:NEAREST]
    needed = settings.join_among(len(story_of))
    return tuple(
        Near(
            stories[k].id,
            stories[k].title,
            int(sizes[k]),
            round(float(mean[k]), 3),
            f"below the {needed:.2f} that joining takes"
            if mean[k] < needed
            else "alike enough, but the two together would be less alike than one story is",
        )
        for k in best
        if mean[k] > 0
    )


__all__ = ["Near", "Part", "SharedWord", "Tie", "Why", "explain"]
