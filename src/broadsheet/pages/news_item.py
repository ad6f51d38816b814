"""The review as a ninjs 3.0 item: its words as plain text, and the articles it cites as associations."""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.ninjs import STANDARD, main_text, plain_body
from broadsheet.pages.clean import visible, web_address
from broadsheet.pages.json_form import digest
from broadsheet.pages.plain_text import plain_text
from broadsheet.types import Cited, Review


def news_item(review: Review) -> str:
    """One item, indented."""
    item = {
        "uri": f"urn:broadsheet:review:{review.day}:{review.language}",
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "version": digest(review)[:16],
        "language": review.language,
        "by": visible(review.made_by),
        "headlines": main_text(visible(review.headline.text)),
        "descriptions": main_text(visible(review.digest.text), "summary"),
        "bodies": [plain_body(plain_text(review))],
        "infoSources": [{"name": name} for name in _outlets(review)],
        "altIds": [{"role": "day", "value": str(review.day)}],
        "associations": [_association(number, cited) for number, cited in enumerate(review.cited, 1)],
    }
    return msgspec.json.format(msgspec.json.encode(item), indent=2).decode() + "\n"


def _outlets(review: Review) -> list[str]:
    return sorted({visible(cited.outlet) for cited in review.cited if cited.outlet})


def _association(number: int, cited: Cited) -> dict[str, Any]:
    """A cited article, by its address and its hash; its words stay in the review."""
    published = cited.published
    known = {
        "name": f"cited-{number}",
        "uri": web_address(cited.url) or f"urn:broadsheet:{cited.article}",
        "type": "text",
        "representationType": "partial",
        "contentCreated": published.at.isoformat() if published and published.precision == "instant" else None,
        "language": cited.language,
        "headlines": main_text(visible(cited.title)) if visible(cited.title) else None,
        "infoSources": [{"name": visible(cited.outlet)}] if cited.outlet else None,
        "altIds": [{"role": "broadsheet", "value": cited.article}, {"role": "sha256", "value": cited.sha256}],
    }
    return {name: value for name, value in known.items() if value is not None}
