"""What feeds announce -> articles. It runs in a process that may be ended, and loads nothing that it does not use."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.pipeline.captured import take
from broadsheet.types import Article, Capture, Refusal


@dataclass(frozen=True, slots=True)
class Announced:
    """Entries of one address, the first seen first, and the page behind it where that could be had."""

    entries: tuple[Capture, ...]
    page: Capture | None


def take_announced(item: Announced) -> tuple[bool, Article | Refusal]:
    """(True, the page's article); (False, the first entry's) where the page cannot be had or has none.

    The capture itself is not sent back: who asked has it.
    """
    if item.page is not None:
        article = take(item.page)
        if isinstance(article, Article):
            return True, article
    return False, take(item.entries[0])
