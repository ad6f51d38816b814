"""The review as JSON (the published schema), and the hash that names it."""

from __future__ import annotations

import hashlib

import msgspec

from broadsheet.schema import to_json
from broadsheet.types import Review

SCHEMA = "broadsheet-review/1"


def json_form(review: Review) -> str:
    """Indented, with the schema's name first."""
    whole = to_json(review).replace(b"{", b'{"schema":"' + SCHEMA.encode() + b'",', 1)
    return msgspec.json.format(whole, indent=2).decode() + "\n"


def digest(review: Review) -> str:
    """The SHA-256 of its JSON: two reviews of one digest are the same."""
    return hashlib.sha256(json_form(review).encode()).hexdigest()


__all__ = ["SCHEMA", "digest", "json_form"]
