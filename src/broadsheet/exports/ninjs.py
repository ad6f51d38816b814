"""Rows as ninjs 3.0 (IPTC, News in JSON), one item a line, and back.

Of an article with a known day and no hour `contentCreated` is left out, since the standard has only instants: the day
stands among the alternative ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.errors import DamagedInput
from broadsheet.exports.rows import Row
from broadsheet.ninjs import STANDARD, main_text, plain_body

ID, SHA256, PUBLISHED, MODIFIED = "broadsheet", "sha256", "published", "modified"
INSTANT = "T"


def item(row: Row) -> dict[str, Any]:
    """The row as an item; what is not known is left out."""
    dates = {PUBLISHED: row.published, MODIFIED: row.modified}
    days = [{"role": role, "value": value} for role, value in dates.items() if value and INSTANT not in value]
    made = {
        "uri": row.url or f"urn:broadsheet:{row.id}",
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "version": row.id,
        "contentCreated": row.published if row.published and INSTANT in row.published else None,
        "versionCreated": row.modified if row.modified and INSTANT in row.modified else None,
        "language": row.language,
        "headlines": main_text(row.title) if row.title else None,
        "by": row.byline,
        "descriptions": main_text(row.description, "summary") if row.description else None,
        "infoSources": [{"name": row.outlet}] if row.outlet else None,
        "bodies": [plain_body(row.text)],
        "altIds": [{"role": ID, "value": row.id}, {"role": SHA256, "value": row.sha256}, *days],
    }
    return {name: value for name, value in made.items() if value is not None}


def rows(lines: Iterable[bytes], subject: str) -> Iterator[Row]:
    """The rows of items, one a line. DamagedInput that names the line for one that is no ninjs item with a text."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield row(json.loads(line))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            place = f"{subject}, line {number}"
            raise DamagedInput(place, f"no ninjs 3.0 item with a text ({error})", "An item a line.") from error


def row(found: dict[str, Any]) -> Row:
    alternative = {each.get("role"): each.get("value") for each in found.get("altIds", ())}
    uri = found["uri"]
    return Row(
        id=alternative.get(ID) or uri,
        title=_first(found.get("headlines")) or "",
        text=_text(found),
        outlet=(found.get("infoSources") or [{}])[0].get("name"),
        url=uri if uri.startswith("http") else None,
        published=found.get("contentCreated") or alternative.get(PUBLISHED),
        modified=found.get("versionCreated") or alternative.get(MODIFIED),
        language=found.get("language"),
        byline=found.get("by"),
        description=_first(found.get("descriptions")),
        sha256=alternative.get(SHA256),
    )


def _first(values: list[dict[str, str]] | None) -> str | None:
    return values[0]["value"] if values else None


def _text(found: dict[str, Any]) -> str:
    """The plain text; of an item that has only markup there is none that could be quoted."""
    plain = [body["value"] for body in found["bodies"] if body.get("contentType", "text/plain") == "text/plain"]
    return str(plain[0])
