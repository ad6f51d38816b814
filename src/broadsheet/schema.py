"""Nouns to JSON and back, and the JSON Schema that is generated from them."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from broadsheet.types import Article, Review, Speaker, Statement, Story

T = TypeVar("T")

PUBLISHED: tuple[type, ...] = (Article, Statement, Speaker, Story, Review)


def to_json(noun: object) -> bytes:
    """Compact UTF-8 JSON; the same noun gives the same bytes."""
    return msgspec.json.encode(noun)


def from_json(kind: type[T], data: bytes | str) -> T:
    """The noun again; `msgspec.ValidationError` names the field that does not fit."""
    return msgspec.json.decode(data, type=kind)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the published nouns, under `$defs`."""
    _, components = msgspec.json.schema_components(PUBLISHED, ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": components}


__all__ = ["PUBLISHED", "from_json", "json_schema", "to_json"]
