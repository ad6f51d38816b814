"""Capture -> Article. By itself, for a worker that extracts pages loads nothing that reads them."""

from __future__ import annotations

from broadsheet import articles
from broadsheet.errors import BroadsheetError
from broadsheet.types import Article, Capture, Refusal


def take(capture: Capture) -> Article | Refusal:
    """Capture -> Article, or why not."""
    try:
        return articles.extract(capture)
    except BroadsheetError as error:
        return Refusal(capture.origin, error.word, error.reason or str(error), capture.sha256)
