"""The view of a day that the package's encoder gives: a vector an article, read once and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from broadsheet.encoder import Encoder
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.pipeline.view import View, view_of
from broadsheet.store import Archive
from broadsheet.types import Article
from broadsheet.workers import processors

LANGUAGE: Final = "en"
# Read between two signs of progress, and remembered together: a run that is killed loses no more.
TOGETHER: Final = 500
# As vectors are kept: half a number's bits, for one that was just read too, so that both ways give the same stories.
KEPT: Final = np.dtype("<f2")


def encoder_view(archive: Archive, *, threads: int | None = None, progress: Progress = silent) -> View:
    """What English articles mean, as the encoder in the package says, which reads no other language; `threads` read at
    the same time, by default one a processor. The archive remembers it."""
    encoder = Encoder(threads=threads or processors())
    fresh = view_of(encoder, encoder.settings.name)
    kind = f"vector {fresh.name}"

    def vectors(articles: Sequence[Article]) -> dict[str, npt.NDArray[np.float32]]:
        readable = [article for article in articles if article.language == LANGUAGE]
        kept = archive.recall(kind, [article.id for article in readable])
        missing = [article for article in readable if article.id not in kept]
        for start in range(0, len(missing), TOGETHER):
            progress("meaning", start, len(missing))
            read = fresh.vectors(missing[start : start + TOGETHER])
            packed = {id_: row.astype(KEPT).tobytes() for id_, row in read.items()}
            archive.remember({kind: packed})
            kept |= packed
        if missing:
            progress("meaning", len(missing), len(missing))
        return {article.id: np.frombuffer(kept[article.id], KEPT).astype(np.float32) for article in readable}

    return View(fresh.name, vectors)
