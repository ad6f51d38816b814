"""Which articles have most of some words: the search for what a sentence was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import select, text

from broadsheet.store import sqlite
from broadsheet.store.database import Database
from broadsheet.store.tables import articles
from broadsheet.store.wording import fold, storable

# Words looked for at once.
MOST_WORDS = 60
WORD = re.compile(r"[^\W_]+")


def likest(
    database: Database, words: Sequence[str], *, language: str | None, outlet: str | None, limit: int
) -> list[str]:
    """Ids of current articles by how many of the words they have, the rare ones counting most (BM25)."""
    wanted = list(dict.fromkeys(part for word in words for part in WORD.findall(storable(word))))[:MOST_WORDS]
    if not wanted or limit < 1:
        return []
    expression = " OR ".join(f'"{word}"' for word in wanted)
    query = select(articles.c.id).select_from(sqlite.FOUND).where(sqlite.matches(expression), articles.c.current)
    if language is not None:
        query = query.where(articles.c.language == storable(language))
    if outlet is not None:
        query = query.where(articles.c.outlet_folded == fold(storable(outlet)))
    with database.reading() as connection:
        return list(connection.scalars(query.order_by(text("bm25(search)"), articles.c.id).limit(limit)))
