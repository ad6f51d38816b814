"""The output of the frozen layers for every window, computed once and kept in half precision."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from training.examples import Window
from training.model import Network

TOGETHER = 8
HIDDEN = -1e9


def lower_outputs(network: Network, windows: list[Window], path: Path) -> tuple[np.ndarray, np.ndarray]:
    """(rows, width) float16 on disk, and the first row of each window. Batches that are on disk already stay."""
    starts = np.cumsum([0, *(len(window.ids) for window in windows)])
    done_path = path.with_suffix(".done")
    done = int(done_path.read_text()) if done_path.exists() else 0
    rows = np.lib.format.open_memmap(
        path, mode="r+" if done else "w+", dtype=np.float16, shape=(int(starts[-1]), network.shape.width)
    )
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    batches = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
    for number, batch in enumerate(batches[done:], done + 1):
        longest = len(windows[batch[-1]].ids)
        ids = np.zeros((len(batch), longest), np.int64)
        bias = np.full((len(batch), 1, 1, longest), HIDDEN, np.float32)
        for row, index in enumerate(batch):
            size = len(windows[index].ids)
            ids[row, :size], bias[row, ..., :size] = windows[index].ids, 0
        with torch.inference_mode():
            hidden = network.lower(torch.from_numpy(ids), torch.from_numpy(bias)).numpy().astype(np.float16)
        for row, index in enumerate(batch):
            rows[starts[index] : starts[index + 1]] = hidden[row, : len(windows[index].ids)]
        if number % 50 == 0 or number == len(batches):
            rows.flush()
            done_path.write_text(str(number))
    return rows, starts
