"""How long work tells of itself."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of work that takes time: the stage, how much is done, and of how much, where that is known."""

    def __call__(self, stage: str, done: int, total: int | None = None) -> None: ...


def silent(stage: str, done: int, total: int | None = None) -> None:
    """Progress for those who do not look."""
