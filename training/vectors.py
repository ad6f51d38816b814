"""What the vector of a text is taught: the one that the encoder gave before it was trained for anything else."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import torch

from broadsheet.store import Archive
from broadsheet.store.selecting import Choice
from training.examples import Window
from training.model import Network, Shape, load_bert

TOGETHER = 16
MOST = 4_000


def read_openings(archive: Path) -> list[str]:
    """Titles and first lines of English articles; ids are digests, so the first of them are drawn by chance."""
    with Archive.open(archive) as opened:
        chosen = islice(opened.chosen_articles(Choice(language="en")), MOST)
        return [f"{article.title}\n{article.text[:1000]}" for article in chosen]


def vectors_of(windows: list[Window], bert: Path, path: Path) -> np.ndarray:
    """(windows, width), of length one: the mean over the pieces (Reimers and Gurevych 2019), for the windows that
    begin a text; zeros for others. Kept at `path`."""
    if path.exists():
        kept: np.ndarray = np.load(path)
        return kept
    shape = Shape(frozen=6)
    network = Network(shape)
    load_bert(network, bert / "model.safetensors")
    network.eval()
    found = np.zeros((len(windows), shape.width), np.float32)
    order = sorted((i for i, w in enumerate(windows) if w.begin == 0), key=lambda i: len(windows[i].ids))
    for at in range(0, len(order), TOGETHER):
        batch = order[at : at + TOGETHER]
        ids = np.zeros((len(batch), len(windows[batch[-1]].ids)), np.int64)
        there = np.zeros(ids.shape, np.float32)
        for row, index in enumerate(batch):
            size = len(windows[index].ids)
            ids[row, :size], there[row, :size] = windows[index].ids, 1
        with torch.inference_mode():
            bias = torch.from_numpy((there - 1) * 1e9)[:, None, None]
            hidden = network.lower(torch.from_numpy(ids), bias).numpy()
        mean = (hidden * there[..., None]).sum(1)
        found[batch] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    np.save(path, found)
    return found
