"""Articles -> groups of wire copies: reprints, trimmed reprints, edited versions, and who copied whom.

`find_copies` is for a day's press, `copies_in_order` for a press of any length that comes in order of publication.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.copies.containment import copy_groups
from broadsheet.copies.in_order import copies_in_order
from broadsheet.copies.originals import AGENCIES, credit, seniority
from broadsheet.types import Article, Copies

METHOD = "containment/3"  # a new name whenever the same articles would give other groups


def find_copies(articles: Iterable[Article]) -> tuple[Copies, ...]:
    """Groups of at least two, by the id of the original. The same in whatever order the articles come."""
    known = {article.id: article for article in articles}
    found = copies_in_order(sorted(known.values(), key=seniority))
    return tuple(sorted(found, key=lambda copies: copies.original))


__all__ = ["AGENCIES", "METHOD", "copies_in_order", "copy_groups", "credit", "find_copies"]
