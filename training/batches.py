"""Windows -> padded batches of about one size, in an order that the seed decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from broadsheet.encoder.roles import relative
from training.examples import Window

# Of windows without attributions, such a part is in an epoch, another one in the next.
OTHERS = 1 / 3
SORTED_TOGETHER = 96  # windows of like length share a batch; more of them leave less padding and less chance
IGNORED = -100


@dataclass(frozen=True)
class Batch:
    """hidden (b, l, width), look (b, l), bias (b, 1, 1, l) or None, words (b, w) places; by cue: owner, begin, end
    (word numbers), distance, lines, roles (c, w). Of syntax, by word: names, heads, relations (b, w). Labels are
    IGNORED where there is no word or nothing is known of it. vector (b, width) is nothing but zeros for a window
    without one."""

    hidden: Tensor
    look: Tensor
    bias: Tensor | None
    words: Tensor
    cue_tags: Tensor
    helper: Tensor
    owner: Tensor
    begin: Tensor
    end: Tensor
    distance: Tensor
    lines: Tensor
    roles: Tensor
    names: Tensor
    heads: Tensor
    relations: Tensor
    vector: Tensor


def epoch(windows: list[Window], pieces: int, seed: tuple[int, ...]) -> Iterator[list[int]]:
    """Window numbers by batch; a batch holds at most `pieces` with its padding."""
    random = np.random.default_rng(seed)
    chosen = random.random(len(windows)) < [1 if window.attributed else OTHERS for window in windows]
    order = random.permutation(np.flatnonzero(chosen))
    batches: list[list[int]] = []
    for at in range(0, len(order), SORTED_TOGETHER):
        batch: list[int] = []
        for index in sorted(order[at : at + SORTED_TOGETHER].tolist(), key=lambda i: len(windows[i].ids)):
            if batch and (len(batch) + 1) * len(windows[index].ids) > pieces:
                batches.append(batch)
                batch = []
            batch.append(index)
        batches.append(batch)
    for place in random.permutation(len(batches)):
        yield batches[place]


def collate(windows: list[Window], hidden: list[np.ndarray], vectors: list[np.ndarray], farthest: int) -> Batch:
    length, words = max(len(w.ids) for w in windows), max(len(w.words) for w in windows)
    b, width = len(windows), hidden[0].shape[1]
    out = {
        "hidden": np.zeros((b, length, width), np.float32),
        "look": np.zeros((b, length), np.int64),
        "words": np.zeros((b, words), np.int64),
        "cue_tags": np.full((b, words), IGNORED),
        "helper": np.zeros((b, words, 4), np.float32),
        "names": np.full((b, words), IGNORED),
        "heads": np.full((b, words), IGNORED),
        "relations": np.full((b, words), IGNORED),
        "vector": np.stack(vectors),
    }
    bias = np.full((b, 1, 1, length), -1e9, np.float32)
    by_cue: dict[str, list[np.ndarray]] = {"distance": [], "lines": [], "roles": []}
    owner, ends = [], []
    for row, (window, below) in enumerate(zip(windows, hidden, strict=True)):
        n, m = len(window.ids), len(window.words)
        out["hidden"][row, :n], out["look"][row, :n], bias[row, ..., :n] = below, window.look, 0
        out["words"][row, :m], out["cue_tags"][row, :m], out["helper"][row, :m] = (
            window.words,
            window.cue_tags,
            window.helper,
        )
        out["names"][row, :m], out["heads"][row, :m], out["relations"][row, :m] = (
            window.names,
            window.heads,
            window.relations,
        )
        if len(window.cues):
            distance, lines = relative(window.cues, window.line, farthest)
            for name, value, fill in (("distance", distance, 0), ("lines", lines, 0), ("roles", window.roles, IGNORED)):
                by_cue[name].append(np.pad(value, ((0, 0), (0, words - m)), constant_values=fill))
            owner += [row] * len(window.cues)
            ends.append(window.cues)
    cues = np.concatenate([np.zeros((0, 2), np.int64), *ends])
    flat = {key: np.concatenate([np.zeros((0, words), np.int64), *value]) for key, value in by_cue.items()}
    tensors = {key: torch.from_numpy(value) for key, value in {**out, **flat}.items()}
    return Batch(
        bias=torch.from_numpy(bias) if (bias < 0).any() else None,
        owner=torch.tensor(owner, dtype=torch.int64),
        begin=torch.from_numpy(cues[:, 0].copy()),
        end=torch.from_numpy(cues[:, 1].copy()),
        **tensors,
    )
