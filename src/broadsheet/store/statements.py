"""Statements, filed by article and by the reader that found them, and the index of who said them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from broadsheet.errors import NotFound
from broadsheet.schema import from_json, to_json
from broadsheet.store.bodies import pack, unpack
from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import articles, names, said, statements
from broadsheet.store.wording import fold, storable
from broadsheet.types import Span, Statement

Found = Mapping[str, tuple[Statement, ...]]


def save(database: Database, reader: str, found: Found) -> None:
    """What `reader` found in these articles, instead of what it found before. No statements is a finding too.

    NotFound if the archive lacks one of the articles; then nothing is saved.
    """
    ids = sorted(found)
    frames = pack(to_json(found[id_]) for id_ in ids)
    rows = [
        {"article": id_, "reader": reader, "found": len(found[id_]), "body": frame}
        for id_, frame in zip(ids, frames, strict=True)
    ]
    with database.writing() as connection:
        refuse_unknown(connection, ids)
        for chunk in chunks(ids):
            connection.execute(delete(statements).where(statements.c.article.in_(chunk), statements.c.reader == reader))
            connection.execute(delete(said).where(said.c.article.in_(chunk)))
        if rows:
            connection.execute(insert(statements), rows)
        write_said(connection, found)


def load(database: Database, reader: str, ids: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
    """By article, in order of id; an article that `reader` has not read is absent."""
    loaded = {}
    with database.reading() as connection:
        for chunk in chunks(ids):
            query = select(statements).where(statements.c.article.in_(chunk), statements.c.reader == reader)
            for row in connection.execute(query.order_by(statements.c.article)):
                loaded[row.article] = from_row(row)
    return loaded


def from_row(row: Row[Any]) -> tuple[Statement, ...]:
    body = unpack(row.body, f"statements of article {row.article}")
    return from_json(tuple[Statement, ...], body)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """What every reader found in these articles."""
    for chunk in chunks(ids):
        connection.execute(delete(said).where(said.c.article.in_(chunk)))
        connection.execute(delete(statements).where(statements.c.article.in_(chunk)))


def refuse_unknown(connection: Connection, ids: Iterable[str]) -> None:
    for chunk in chunks(ids):
        there = set(connection.scalars(select(articles.c.id).where(articles.c.id.in_(chunk))))
        if unknown := [id_ for id_ in chunk if id_ not in there]:
            raise NotFound(unknown[0], "the archive holds no such article, so it keeps no statements of it")


def write_said(connection: Connection, found: Found) -> None:
    spoken = [
        (voice, Span(name, span.start, span.stop), statement.id)
        for name, read in sorted(found.items())
        for statement in read
        if statement.said  # who searches for a speaker's words is shown them as said
        if (voice := folded_voice(statement))
        for span in sorted(set(statement.content))
    ]
    keys = name_keys(connection, {voice for voice, _, _ in spoken})
    rows = [
        {"article": span.article, "statement": statement, "start": span.start, "stop": span.stop, "name": keys[voice]}
        for voice, span, statement in spoken
    ]
    if rows:
        connection.execute(insert(said), rows)


def voices(database: Database) -> list[str]:
    """Every name that somebody is quoted under, as it is indexed."""
    with database.reading() as connection:
        return [folded.strip() for folded in connection.scalars(select(names.c.folded).order_by(names.c.folded))]


def folded_voice(statement: Statement) -> str | None:
    """The name to look a statement up by; None where nobody is named in letters."""
    folded = fold(storable(statement.speaker.name)) if statement.speaker else ""
    return folded if folded.strip() else None


def name_keys(connection: Connection, folded: Iterable[str]) -> dict[str, int]:
    """The key of each name, made where it is new."""
    keys: dict[str, int] = {}
    for chunk in chunks(folded):
        query = select(names.c.folded, names.c.key).where(names.c.folded.in_(chunk))
        keys.update({row.folded: row.key for row in connection.execute(query)})
        if new := [{"folded": name} for name in chunk if name not in keys]:
            connection.execute(insert(names), new)
            keys.update({row.folded: row.key for row in connection.execute(query)})
    return keys
