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


def take_announced(item: Announced) -> tuple[Capture, Article | Refusal]:
    """The page's article; the entry's own text where the page cannot be had or has none."""
    if item.page is not None:
        article = take(item.page)
        if isinstance(article, Article):
            return item.page, article
    return item.entries[0], take(item.entries[0])
