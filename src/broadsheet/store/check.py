"""Whether the archive is whole: every byte against its hash, every place against its text, every index against both.

Nothing is changed. Memory stays flat: the archive is walked in small pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Table, func, select, tuple_

from broadsheet.errors import ArchiveError, EvidenceError, SpanError
from broadsheet.store import articles as article_store
from broadsheet.store import captures as capture_store
from broadsheet.store import decisions as decision_store
from broadsheet.store import sqlite
from broadsheet.store import statements as statement_store
from broadsheet.store import stories as story_store
from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import articles, captures, decisions, expired, readings, reviews, said, statements, stories
from broadsheet.types import Article, Span, Statement

# Rows that are held at once.
PIECE = 200
# Columns of an article that follow from others.
DERIVED = ("at", "day", "outlet_folded")
# What a noun that cannot be read back raises.
UNREADABLE = (ArchiveError, EvidenceError, SpanError, msgspec.MsgspecError, ValueError)


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` is the noun that is wrong (or "file", "search"), `subject` which one."""

    kind: str
    subject: str
    detail: str


def check(database: Database) -> Iterator[Problem]:
    """All problems that there are; none of a sound archive."""
    yield from check_file(database)
    for table, rule in (
        (captures, check_captures),
        (articles, check_articles),
        (statements, check_statements),
        (said, check_said),
        (stories, check_stories),
        (reviews, check_reviews),
        (decisions, check_decisions),
    ):
        try:
            yield from rule(database)
        except ArchiveError as error:
            # The file is damaged where this table lies; the others may still be read.
            yield Problem("file", table.name, error.reason or str(error))


def check_file(database: Database) -> Iterator[Problem]:
    with database.reading() as connection:
        yield from (Problem("file", str(database.path), line) for line in sqlite.damage(connection))
    if not database.writable:
        return
    try:
        # The command is an insert by its form, though it changes nothing.
        with database.writing() as connection:
            connection.execute(sqlite.CHECK_SEARCH)
    except ArchiveError:
        yield Problem("search", str(database.path), "the full-text index is not in step with the articles")


def pieces(
    database: Database, table: Table, columns: Sequence[ColumnElement[Any]] | None = None
) -> Iterator[Sequence[Row[Any]]]:
    """All rows in order of the primary key, in pieces that are read one by one."""
    key = list(table.primary_key.columns)
    query = select(*(columns or table.c)).order_by(*key).limit(PIECE)
    after = query
    while True:
        with database.reading() as connection:
            rows = connection.execute(after).all()
        if not rows:
            return
        yield rows
        after = query.where(tuple_(*key) > tuple_(*(getattr(rows[-1], column.name) for column in key)))


def check_captures(database: Database) -> Iterator[Problem]:
    for rows in pieces(database, captures):
        with database.reading() as connection:
            query = select(readings.c.capture).where(readings.c.capture.in_([row.sha256 for row in rows]))
            decided = set(connection.scalars(query))
        for row in rows:
            if row.sha256 not in decided:
                yield Problem("capture", row.sha256, "it has neither article nor refusal")
            try:
                body = capture_store.from_row(row).body
            except UNREADABLE as error:
                yield Problem("capture", row.sha256, reason(error))
                continue
            if len(body) != row.size:
                yield Problem("capture", row.sha256, f"it has {len(body)} bytes, not {row.size}")


def check_articles(database: Database) -> Iterator[Problem]:
    for rows in pieces(database, articles, article_store.COLUMNS):
        for row in rows:
            try:
                article = article_store.from_row(row)
            except UNREADABLE as error:
                yield Problem("article", row.id, reason(error))
                continue
            name, _ = Article.name(article.url, article.text)
            if name != row.id:
                yield Problem("article", row.id, f"its address and text give the id {name}")
            should = article_store.to_row(article, row.received)
            if any(row._mapping[column] != should[column] for column in DERIVED):
                yield Problem("article", row.id, "its time or outlet is filed wrongly")
            if any(not 0 <= start < stop <= len(article.text) for start, stop in article.sections):
                yield Problem("article", row.id, "a section lies outside its text")


def check_statements(database: Database) -> Iterator[Problem]:
    for rows in pieces(database, statements):
        lengths = text_lengths(database, (row.article for row in rows))
        for row in rows:
            try:
                found = statement_store.from_row(row)
            except UNREADABLE as error:
                yield Problem("statements", row.article, reason(error))
                continue
            if row.found != len(found):
                yield Problem("statements", row.article, f"{row.found} were counted, {len(found)} are there")
            if (length := lengths.get(row.article)) is None:
                yield Problem("statements", row.article, "the article is not in the archive")
                continue
            ids = {statement.id for statement in found}
            for statement in found:
                subject = f"{row.article} {statement.id}"
                if any(span.article != row.article or span.stop > length for span in places(statement)):
                    yield Problem("statement", subject, "a place lies outside the article's text")
                if statement.parent is not None and statement.parent not in ids:
                    yield Problem("statement", subject, f"it stands inside {statement.parent}, which is not there")


def check_said(database: Database) -> Iterator[Problem]:
    """The index by speaker holds only what some reader found."""
    for rows in pieces(database, said):
        found = set[tuple[str, str, int, int]]()
        with database.reading() as connection:
            for chunk in chunks(row.article for row in rows):
                for row in connection.execute(select(statements).where(statements.c.article.in_(chunk))):
                    with suppress(*UNREADABLE):  # told by check_statements
                        found.update(
                            (row.article, statement.id, span.start, span.stop)
                            for statement in statement_store.from_row(row)
                            for span in statement.content
                        )
        for row in rows:
            if (row.article, row.statement, row.start, row.stop) not in found:
                yield Problem("said", f"{row.article} {row.statement}", "the index by speaker has it, no reader has")


def check_stories(database: Database) -> Iterator[Problem]:
    for rows in pieces(database, stories):
        for row in rows:
            try:
                story = story_store.from_row(row)
            except UNREADABLE as error:
                yield Problem("story", row.id, reason(error))
                continue
            lengths = text_lengths(database, story.articles)
            lost = set(story.articles) - set(lengths)
            for name in sorted(lost - expired_of(database, lost)):
                yield Problem("story", row.id, f"its article {name} is not in the archive")


def check_reviews(database: Database) -> Iterator[Problem]:
    for rows in pieces(database, reviews):
        for row in rows:
            subject = f"{row.day} {row.language}"
            try:
                review = story_store.review_from_row(row)
                texts = article_store.by_ids(database, review.by_article)
            except UNREADABLE as error:
                yield Problem("review", subject, reason(error))
                continue
            past = expired_of(database, set(review.by_article) - set(texts))
            for cited in review.cited:
                article = texts.get(cited.article)
                if article is None and cited.article in past:
                    continue
                if article is None:
                    yield Problem("review", subject, f"its article {cited.article} is not in the archive")
                elif any(article.text[part.start : part.stop] != part.text for part in cited.passages):
                    yield Problem("review", subject, f"a passage is not what stands in article {cited.article}")


def check_decisions(database: Database) -> Iterator[Problem]:
    for rows in pieces(database, decisions):
        for row in rows:
            try:
                decision_store.from_row(row)
            except UNREADABLE as error:
                yield Problem("decision", str(row.number), reason(error))


def expired_of(database: Database, ids: Iterable[str]) -> set[str]:
    """Those of `ids` that were removed by the rights record."""
    found: set[str] = set()
    with database.reading() as connection:
        for chunk in chunks(ids):
            found.update(connection.scalars(select(expired.c.id).where(expired.c.id.in_(chunk))))
    return found


def text_lengths(database: Database, ids: Iterable[str]) -> dict[str, int]:
    """Code points of the articles that are there."""
    lengths = {}
    with database.reading() as connection:
        for chunk in chunks(ids):
            query = select(articles.c.id, func.length(articles.c.text)).where(articles.c.id.in_(chunk))
            lengths.update({name: int(length) for name, length in connection.execute(query)})
    return lengths


def places(statement: Statement) -> Iterator[Span]:
    """Every place that a statement names."""
    yield from (*statement.content, *statement.cue, *statement.source)
    yield from (*(statement.hedges or ()), *(statement.negations or ()), *(statement.conditions or ()))
    yield from (span for span, _ in statement.acts or ())
    yield from (horizon.span for horizon in statement.horizons or ())
    mentions = (statement.speaker and statement.speaker.mention, statement.told_to and statement.told_to.mention)
    yield from (span for span in (statement.role, statement.affiliation, *mentions) if span)


def reason(error: Exception) -> str:
    return error.reason if isinstance(error, ArchiveError) else str(error)
