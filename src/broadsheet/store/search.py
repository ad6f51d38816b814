"""Search: words, outlet, time, language, speaker; the newest first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, null, select

from broadsheet.store import sqlite
from broadsheet.store.database import Database
from broadsheet.store.query import MOST_WORDS, match_expression
from broadsheet.store.tables import articles, names, said
from broadsheet.store.times import highest_key, lowest_key, moment, seconds
from broadsheet.store.wording import fold, storable
from broadsheet.types import Moment, Span

LIMIT = 20
# Code points of a passage shown around the first match, and how far before the match it may begin.
PASSAGE = 240
BEFORE = 80
# Noncharacters: Unicode promises never to mean anything by them, so no text uses them.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

# As many as fit one statement.
FEW = 500
MARKED = re.compile(f"({OPEN}[^{OPEN}{CLOSE}]+{CLOSE})")
SHOWN = {"id", "text", "title", "outlet", "url", "language", "published", "published_precision"}

Range = tuple[int, int]
Names = list[int] | Select[int]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and the place in its text that shows why.

    `passage` is that place (None only if the article has no text), `words` what stands there, `marks` the matches
    inside it; with a speaker, `statement` is the statement whose words matched.
    """

    article: str
    title: str
    outlet: str | None
    published: Moment | None
    url: str | None
    language: str | None
    passage: Span | None
    words: str
    marks: tuple[Span, ...]
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search. Without words, everything that the rest lets through; `since` is inclusive, `until` exclusive."""

    words: str = ""
    speaker: str | None = None
    outlet: str | None = None
    language: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    limit: int = LIMIT


def search(database: Database, wanted: Wanted) -> list[Hit]:
    """At most `limit` hits, newest first. Any string is a valid search; one without a letter or digit finds nothing."""
    expression = match_expression(wanted.words)
    if (wanted.words.strip() and expression is None) or wanted.limit < 1:
        return []
    hits: list[Hit] = []
    with database.reading() as connection:
        voices = None if wanted.speaker is None else names_with(connection, wanted.speaker)
        if voices == []:
            return []
        for row in candidates(connection, wanted, expression, voices):
            if (hit := hit_of(connection, row, voices, expression is not None)) is not None:
                hits.append(hit)
            if len(hits) == wanted.limit:
                break
    return hits


def names_with(connection: Connection, speaker: str) -> Names:
    """Keys of the names that have all the words of `speaker`, whatever their case, accents and order; of no words none.

    Words beyond MOST_WORDS are not looked at. Very many keys are left to the database to list, as a query.
    """
    words = list(dict.fromkeys(fold(storable(speaker)).split()))[:MOST_WORDS]
    having = [names.c.folded.contains(f" {word} ") for word in words]
    query = select(names.c.key).where(*having or [false()])
    few = few_of(connection, query)
    return query if few is None else few


def few_of(connection: Connection, keys: Select[int]) -> list[int] | None:
    """The keys, in order, if they are few enough to be named in a statement."""
    found = sorted(connection.scalars(keys.limit(FEW + 1)))
    return found if len(found) <= FEW else None


def candidates(
    connection: Connection, wanted: Wanted, expression: str | None, voices: Names | None
) -> Iterator[Row[Any]]:
    """Articles that may be hits, newest first, read only as far as they are asked for."""
    columns = [column for column in articles.c if column.name in SHOWN]
    key: ColumnElement[int] = articles.c.key
    query = select(*columns, null().label("marked"))
    if expression is not None:
        key = sqlite.SEARCH.c.rowid
        query = select(*columns, sqlite.marked(sqlite.TEXT, OPEN, CLOSE).label("marked"))
        query = query.select_from(sqlite.FOUND).where(sqlite.matches(expression))
    query = query.where(*conditions(connection, wanted, key, voices)).order_by(key.desc())
    return iter(connection.execute(query, execution_options={"yield_per": wanted.limit}))


def conditions(
    connection: Connection, wanted: Wanted, key: ColumnElement[int], voices: Names | None
) -> Iterator[ColumnElement[bool]]:
    yield articles.c.current
    if wanted.language is not None:
        yield articles.c.language == storable(wanted.language)
    if wanted.outlet is not None:
        yield articles.c.outlet_folded.contains(fold(storable(wanted.outlet)))
    # The bounds on the key find the place in the index; they are whole minutes, those on the time are exact.
    if wanted.since is not None:
        yield and_(key >= lowest_key(seconds(wanted.since)), articles.c.at >= seconds(wanted.since))
    if wanted.until is not None:
        yield and_(key <= highest_key(seconds(wanted.until)), articles.c.at < seconds(wanted.until))
    if voices is not None:
        spoken = select(said.c.article).where(said.c.name.in_(voices))
        few = few_of(connection, select(articles.c.key).where(articles.c.id.in_(spoken)))
        # Looked up one by one a few articles cost nothing; else the words are followed through all that have them.
        yield articles.c.id.in_(spoken) if few is None else key.in_(few)


# ----------------------------------------------------------------------------------------------------------- hits


def hit_of(connection: Connection, row: Row[Any], voices: Names | None, words: bool) -> Hit | None:
    """The hit that an article is; None if the speaker's own words in it do not match."""
    content, places = row.text, marks(row.marked, row.text)
    statement = None
    if voices is None:
        passage = passage_around(content, places[0][0] if places else len(content) - len(content.lstrip()))
    else:
        query = select(said).where(said.c.article == row.id, said.c.name.in_(voices)).order_by(said.c.start)
        spoken = [place for place in connection.execute(query) if not words or overlapping(place, places)]
        if not spoken:
            return None
        passage, statement = (spoken[0].start, spoken[0].stop), spoken[0].statement
    start, stop = passage
    return Hit(
        article=row.id,
        title=row.title,
        outlet=row.outlet,
        published=moment(row.published, row.published_precision),
        url=row.url,
        language=row.language,
        passage=Span(row.id, start, stop) if start < stop else None,
        words=content[start:stop],
        marks=tuple(Span(row.id, *place) for place in places if start <= place[0] and place[1] <= stop),
        statement=statement,
    )


def marks(marked: str | None, content: str) -> list[Range]:
    """The places that `marked` has marks around; none if it is not otherwise the text."""
    places, plain, length = [], [], 0
    for piece in MARKED.split(marked or ""):
        unmarked = piece
        if piece.startswith(OPEN) and piece.endswith(CLOSE):
            unmarked = piece[1:-1]
            places.append((length, length + len(unmarked)))
        plain.append(unmarked)
        length += len(unmarked)
    # A text with a NUL in it comes back cut short; one with our marks in it is somebody's joke.
    return places if "".join(plain) == content else []


def overlapping(place: Row[Any], places: Sequence[Range]) -> bool:
    return any(start < place.stop and place.start < stop for start, stop in places)


def passage_around(content: str, at: int) -> Range:
    """Whole words of one paragraph around code point `at`."""
    paragraph = content.rfind("\n", 0, at) + 1
    start = paragraph
    if at - paragraph > BEFORE:
        # A text without spaces is cut where it must be.
        start = max(at - BEFORE, content.find(" ", at - BEFORE, at) + 1)
    end = content.find("\n", at)
    stop = len(content) if end < 0 else end
    if stop - start > PASSAGE:
        stop = max(content.rfind(" ", at + 1, start + PASSAGE), start + PASSAGE // 2)
    return start, stop
