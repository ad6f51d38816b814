"""The archive's content as sorted JSON lines: two archives that hold the same give the same bytes.

What a clock gave (receipts, visits, runs) is left out unless asked for: the same input on another day is the same
content. Of a capture the hash stands for the bytes. Superseded articles and ledgers are no content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Row, Select, select

from broadsheet.schema import to_json
from broadsheet.store import articles as article_store
from broadsheet.store import decisions as decision_store
from broadsheet.store import statements as statement_store
from broadsheet.store import stories as story_store
from broadsheet.store.database import Database
from broadsheet.store.tables import (
    articles,
    captures,
    decisions,
    feeds,
    readings,
    refused_inputs,
    reviews,
    statements,
    stories,
)

# Rows that are fetched at once.
PIECE = 200
CLOCK = {"received", "made"}


def dump(database: Database, *, clock: bool = False) -> Iterator[str]:
    """One JSON object a line, by kind, then by name, from one state of the archive. `clock` adds times of receipt."""
    with database.reading() as connection:
        for kind, query, record in KINDS:
            for row in connection.execute(query, execution_options={"yield_per": PIECE}):
                fields = {name: value for name, value in record(row).items() if clock or name not in CLOCK}
                yield msgspec.json.encode({"kind": kind, **fields}).decode()


def as_stored(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping)


def article(row: Row[Any]) -> dict[str, Any]:
    return {"article": json(article_store.from_row(row)), "received": row.received}


def statements_of(row: Row[Any]) -> dict[str, Any]:
    return {"article": row.article, "reader": row.reader, "statements": json(statement_store.from_row(row))}


def story(row: Row[Any]) -> dict[str, Any]:
    return {"made_from": row.key, "place": row.place, "story": json(story_store.from_row(row))}


def review(row: Row[Any]) -> dict[str, Any]:
    return {"day": row.day, "language": row.language, "review": json(story_store.review_from_row(row))}


def decision(row: Row[Any]) -> dict[str, Any]:
    found = decision_store.from_row(row)
    fields = {"number": found.number, "decided": found.kind, "about": found.about, "said": found.said}
    return fields | {"undone": found.undone is not None, "made": row.made}


def json(noun: object) -> msgspec.Raw:
    return msgspec.Raw(to_json(noun))


CAPTURE = [column for column in captures.c if column.name not in ("body", "seal")]

KINDS: tuple[tuple[str, Select[Any], Callable[[Row[Any]], dict[str, Any]]], ...] = (
    ("capture", select(*CAPTURE).order_by(captures.c.sha256), as_stored),
    ("reading", select(readings).order_by(readings.c.capture), as_stored),
    ("article", select(*article_store.COLUMNS).where(articles.c.current).order_by(articles.c.id), article),
    ("refused input", select(refused_inputs).order_by(*refused_inputs.primary_key.columns), as_stored),
    ("statements", select(statements).order_by(*statements.primary_key.columns), statements_of),
    ("story", select(stories).order_by(*stories.primary_key.columns), story),
    ("review", select(reviews).order_by(*reviews.primary_key.columns), review),
    ("decision", select(decisions).order_by(decisions.c.number), decision),
    ("feed", select(feeds.c.url, feeds.c.title, feeds.c.kind, feeds.c.homepage).order_by(feeds.c.url), as_stored),
)
