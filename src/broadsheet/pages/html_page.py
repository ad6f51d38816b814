"""The review as one HTML file: no script, no request, every text escaped, the style allowed by its own hash only."""

from __future__ import annotations

from broadsheet.pages.templated import bundled
from broadsheet.types import Review

TEMPLATE = "review.html.j2"


def html_page(review: Review) -> str:
    """The whole file."""
    return bundled(review, TEMPLATE)
