"""Tagging -> relations: for each cue, which words are its source and which its content.

The best sequence of tags for each cue is found with Viterbi's algorithm, for all cues of a text side by side. The
tags allow several runs of content, so relations can have gaps, overlap and nest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broadsheet.encoder.tagging import (
    CONTENT,
    CONTENT_BEGINS,
    ENDS,
    OUT,
    ROLES,
    SOURCE,
    SOURCE_BEGINS,
    Cue,
    Floats,
    Tagging,
    end_of,
)

Words = tuple[int, int]  # first word and the one after the last

TAGS = ROLES
IMPOSSIBLE = np.float32(-1e9)
# Of a relation's features, the surest cue is cut here: beyond, its logit says nothing more.
SUREST = 0.999


@dataclass(frozen=True)
class Relation:
    """Runs of words. `features` are what its confidence is computed from."""

    cue: Words
    source: tuple[Words, ...]
    content: tuple[Words, ...]
    features: tuple[float, ...]


def find_relations(tagging: Tagging) -> list[Relation]:
    """Every cue that has content, in text order."""
    if not tagging.cues:
        return []
    paths = best_paths(padded(tagging.cues))
    found = []
    for cue, path in zip(tagging.cues, paths, strict=True):
        tags = path[: len(cue.roles)]
        source = best_run(settled(runs(tags, SOURCE_BEGINS), SOURCE_BEGINS, cue), cue.roles)
        content = settled(runs(tags, CONTENT_BEGINS), CONTENT_BEGINS, cue)
        if content:
            found.append(
                Relation(
                    (cue.first, cue.last + 1),
                    tuple((a + cue.begin, b + cue.begin) for a, b in source),
                    tuple((a + cue.begin, b + cue.begin) for a, b in content),
                    features(cue, source, content),
                )
            )
    return found


def padded(cues: Sequence[Cue]) -> Floats:
    """(cues, words, tags) log-probabilities; words that a cue has not, and those of the cue itself, are OUT."""
    longest = max(len(cue.roles) for cue in cues)
    scores = np.full((len(cues), longest, TAGS), IMPOSSIBLE, np.float32)
    scores[:, :, OUT] = 0
    for row, cue in enumerate(cues):
        scores[row, : len(cue.roles)] = cue.roles[:, :TAGS]
        scores[row, cue.first - cue.begin : cue.last - cue.begin + 1, SOURCE_BEGINS:] = IMPOSSIBLE
    return scores


def best_paths(scores: Floats) -> NDArray[np.int64]:
    """The likeliest tags, (cues, words), in which a role goes on only after it began."""
    path: NDArray[np.int64] = scores.argmax(axis=2)
    before = np.concatenate([np.full((len(path), 1), OUT), path[:, :-1]], axis=1)
    goes_on = (path == SOURCE) | (path == CONTENT)
    # Where each word's likeliest tag makes a sequence that is allowed, none is likelier.
    astray = np.flatnonzero((goes_on & (before != path) & (before != path - 1)).any(axis=1))
    if len(astray):
        path[astray] = viterbi(scores[astray])
    return path


def viterbi(scores: Floats) -> NDArray[np.int64]:
    """The same by dynamic programming (Viterbi 1967), for all cues side by side.

    A role goes on from its own two tags; every other tag may follow any.
    """
    cues, words, _ = scores.shape
    by_word = np.ascontiguousarray(scores.transpose(1, 0, 2))
    came_from = np.empty((words, cues, TAGS), np.int64)
    best = by_word[0].copy()
    best[:, [SOURCE, CONTENT]] = IMPOSSIBLE
    rows = np.arange(cues)
    for word in range(1, words):
        likeliest = best.argmax(axis=1)
        came_from[word] = likeliest[:, None]
        ways = np.repeat(best[rows, likeliest][:, None], TAGS, axis=1)
        for inside in (SOURCE, CONTENT):
            stays = best[:, inside] > best[:, inside - 1]
            came_from[word, :, inside] = inside - 1 + stays
            ways[:, inside] = np.maximum(best[:, inside], best[:, inside - 1])
        best = ways + by_word[word]
    path = np.zeros((cues, words), np.int64)
    path[:, -1] = best.argmax(axis=1)
    for word in range(words - 1, 0, -1):
        path[:, word - 1] = came_from[word, rows, path[:, word]]
    return path


def runs(tags: NDArray[np.int64], begins: int) -> list[Words]:
    """The runs of one role; a new beginning ends the run before it."""
    places = np.flatnonzero((tags == begins) | (tags == begins + 1))
    found: list[Words] = []
    for place, tag in zip(places.tolist(), tags[places].tolist(), strict=True):
        if tag != begins and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def settled(found: list[Words], begins: int, cue: Cue) -> list[Words]:
    """The runs of one role with each end where it is likeliest, as far as the next run or the cue."""
    inside = np.exp(cue.roles[:, begins : begins + 2]).sum(axis=1)
    ends = cue.roles[:, ENDS[begins]]
    borders = sorted([len(inside), cue.first - cue.begin, *(first for first, _ in found)])
    ended = []
    for first, after in found:
        border = next(border for border in borders if border >= after)
        ended.append((first, end_of(first, after, inside[:border], ends[:border])))
    return ended


def best_run(found: list[Words], roles: Floats) -> list[Words]:
    """A cue has one source: the run whose words are the likeliest."""
    likeliest = sorted(found, key=lambda run: (-float(roles[run[0] : run[1], SOURCE_BEGINS:CONTENT_BEGINS].max()), run))
    return likeliest[:1]


def features(cue: Cue, source: list[Words], content: list[Words]) -> tuple[float, ...]:
    """(logit of the cue, mean log-probability of the content's words and of the source's, 1 without a source, log of
    the number of the content's words, log-probability that it begins at its first and that it ends at its last).
    """
    chance = min(max(cue.score, 1 - SUREST), SUREST)

    def mean(found: list[Words], begins: int) -> float:
        chances = [float(cue.roles[a:b, begins : begins + 2].max(axis=1).sum()) for a, b in found]
        return sum(chances) / sum(b - a for a, b in found) if found else 0.0

    return (
        float(np.log(chance / (1 - chance))),
        mean(content, CONTENT_BEGINS),
        mean(source, SOURCE_BEGINS),
        float(not source),
        float(np.log(sum(b - a for a, b in content))),
        float(cue.roles[content[0][0], CONTENT_BEGINS]),
        float(cue.roles[content[-1][1] - 1, ENDS[CONTENT_BEGINS]]),
    )
