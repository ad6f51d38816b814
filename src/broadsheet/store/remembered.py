"""What those above remember of hosts, addresses and articles: a body of bytes under a kind and a name. It is no
content, and can be had again; what is remembered of an article goes when the article does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import remembered
from broadsheet.store.wording import storable


def recall(database: Database, kind: str, names: Iterable[str] | None = None) -> dict[str, bytes]:
    """Of `names` (of all, for None) what is remembered."""
    query = select(remembered.c.name, remembered.c.body).where(remembered.c.kind == kind)
    with database.reading() as connection:
        if names is None:
            return {row.name: row.body for row in connection.execute(query)}
        found: dict[str, bytes] = {}
        for chunk in chunks(storable(name) for name in names):
            rows = connection.execute(query.where(remembered.c.name.in_(chunk)))
            found.update({row.name: row.body for row in rows})
        return found


def remember(database: Database, given: Mapping[str, Mapping[str, bytes | None]]) -> None:
    """By kind and name, in one transaction, in place of what was remembered; None forgets."""
    with database.writing() as connection:
        for kind, bodies in given.items():
            named = {storable(name): body for name, body in bodies.items()}
            for chunk in chunks(named):
                connection.execute(delete(remembered).where(remembered.c.kind == kind, remembered.c.name.in_(chunk)))
            rows = [
                {"kind": kind, "name": name, "body": body} for name, body in sorted(named.items()) if body is not None
            ]
            if rows:
                connection.execute(insert(remembered), rows)
