"""What every ninjs 3.0 item (IPTC, News in JSON) has in common.

Written from the standard's schema (https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json); `ninjs.schema.json` holds
the part of it that is used here.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from broadsheet.types import word_count

STANDARD = {"name": "ninjs", "version": "3.0", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"}


def schema() -> dict[str, Any]:
    """The JSON Schema of what is written."""
    text = resources.files("broadsheet").joinpath("ninjs.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def plain_body(text: str) -> dict[str, Any]:
    """The words of an item."""
    counts = {"charCount": len(text), "wordCount": word_count(text)}
    return {"role": "main", "contentType": "text/plain", **counts, "value": text}


def main_text(text: str, role: str = "main") -> list[dict[str, str]]:
    """A headline or a description."""
    return [{"role": role, "value": text}]
