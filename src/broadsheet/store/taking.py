"""Captures and what became of them go into the archive: an article or a refusal, in one transaction.

What the archive holds is a function of the set of what was added, not of the order. Of one capture at two origins the
smaller origin counts; of two captures that give one article the smaller hash; the earliest receipt is kept. A newer
extractor's decision on a capture replaces the older one's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Insert, Row, Update, bindparam, insert, select, update

from broadsheet.store.articles import COLUMNS, from_row, to_row
from broadsheet.store.bodies import pack
from broadsheet.store.captures import CHUNK, chunks, held, receive_earlier
from broadsheet.store.captures import to_row as capture_to_row
from broadsheet.store.database import Database
from broadsheet.store.sightings import Held, Sighting, best_sightings, received, seen_at, sighting_of, standing, wins
from broadsheet.store.statements import forget as forget_statements
from broadsheet.store.tables import articles, captures, readings, refused_inputs
from broadsheet.store.times import instant, next_key
from broadsheet.store.wording import storable
from broadsheet.types import Article, Capture, Refusal


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` changed: ids of articles that are new, in order; how many of those given were known, or refused."""

    new: tuple[str, ...]
    known: int
    refused: int


def add(
    database: Database,
    taken: Sequence[tuple[Capture, Article]],
    refused: Sequence[tuple[Capture | None, Refusal]],
    extractor: str | None,
) -> Added:
    """All of it or, on an error, nothing. `extractor` is the version that refused; the taken name their own."""
    if extractor is None and any(capture is not None for capture, _ in refused):
        raise ValueError("a refusal needs the version of the extractor that refused")
    seen = [sighting_of(capture, article) for capture, article in taken]
    seen += [Sighting(capture, extractor or "", None, refusal) for capture, refusal in refused if capture is not None]
    sightings = best_sightings(seen)
    frames = pack_unknown(database, sightings)
    with database.writing() as connection:
        before = held_sightings(connection, sightings)
        winners = {sha: seen for sha, seen in sightings.items() if wins(seen, before.get(sha))}
        write_captures(connection, sightings, winners, before, frames)
        new = write_articles(connection, sightings, winners, before)
        write_readings(connection, winners, before)
        write_refused_inputs(connection, [refusal for capture, refusal in refused if capture is None])
    unfit = sum(sighting.article is None for sighting in seen[: len(taken)])
    return Added(tuple(sorted(new)), len(taken) - unfit - len(new), len(refused) + unfit)


def pack_unknown(database: Database, sightings: Mapping[str, Sighting]) -> dict[str, bytes]:
    """The bodies that are not there yet, packed before the writer's lock is taken, so that others need not wait."""
    with database.reading() as connection:
        there = held(connection, sightings)
    unknown = [sha for sha in sightings if sha not in there]
    return dict(zip(unknown, pack(sightings[sha].capture.body for sha in unknown), strict=True))


def held_sightings(connection: Connection, sha256s: Iterable[str]) -> dict[str, Held]:
    found = {}
    of_captures = (captures.c.sha256, captures.c.origin, captures.c.received)
    query = select(*of_captures, readings.c.extractor, readings.c.article, readings.c.reason)
    query = query.join(readings, readings.c.capture == captures.c.sha256)
    for chunk in chunks(sha256s):
        for row in connection.execute(query.where(captures.c.sha256.in_(chunk))):
            rank = (standing(row.reason), row.origin, row.article or "")
            found[row.sha256] = Held(rank, row.extractor, row.article, instant(row.received))
    return found


def write_captures(
    connection: Connection,
    sightings: Mapping[str, Sighting],
    winners: Mapping[str, Sighting],
    before: Mapping[str, Held],
    frames: Mapping[str, bytes],
) -> None:
    new, changed = [], []
    for sha, sighting in sightings.items():
        if sha not in before:
            new.append(capture_to_row(sighting.capture, frames[sha]))
        elif sha in winners:
            row = capture_to_row(seen_at(sighting, received(sighting, before[sha])).capture, b"")
            del row["body"], row["sha256"]
            changed.append(row | {"old": sha})
        elif sighting.capture.received < before[sha].received:
            receive_earlier(connection, sha, sighting.capture.received)
    run(connection, insert(captures), new)
    run(connection, update(captures).where(captures.c.sha256 == bindparam("old")), changed)


def write_articles(
    connection: Connection,
    sightings: Mapping[str, Sighting],
    winners: Mapping[str, Sighting],
    before: Mapping[str, Held],
) -> list[str]:
    """Insert or improve the articles that the captures read to; the ids of the new ones."""
    best: dict[str, Article] = {}
    earliest: dict[str, dt.datetime] = {}
    for sha, sighting in sightings.items():
        article = sighting.article
        if article is None or (sha not in winners and before[sha].article != article.id):
            continue
        when = received(sighting, before.get(sha))
        earliest[article.id] = min(when, earliest.get(article.id, when))
        # In order of hash, so the first is the one that counts.
        best.setdefault(article.id, article)
    there = articles_there(connection, best)
    new = [to_row(article, earliest[name].isoformat()) for name, article in best.items() if name not in there]
    changed = [row for name, old in there.items() if (row := better_row(old, best[name], earliest[name]))]
    give_keys(connection, [*new, *changed])
    # The full-text index is written in one piece only if its rows come in order.
    run(connection, insert(articles), sorted(new, key=key_in))
    for row in changed:
        replace(connection, row)
    return [row["id"] for row in new]


def articles_there(connection: Connection, ids: Iterable[str]) -> dict[str, Row[Any]]:
    found = {}
    for chunk in chunks(ids):
        found.update({row.id: row for row in connection.execute(select(*COLUMNS).where(articles.c.id.in_(chunk)))})
    return found


def better_row(old: Row[Any], article: Article, seen: dt.datetime) -> dict[str, Any] | None:
    """What the archive should hold of an article that it has; None if that is what it holds."""
    counts_more = article.extractor != old.extractor or article.capture < old.capture
    first = min(seen, instant(old.received))
    row = to_row(article if counts_more else from_row(old), first.isoformat())
    held_row = dict(old._mapping) | {"text": old.text.decode()}
    return row if any(held_row[name] != value for name, value in row.items() if name != "key") else None


def key_in(row: Mapping[str, Any]) -> int:
    return int(row["key"])


def give_keys(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Where the key that a row asks for is another article's, the next free one of the same minute."""
    asking, given = list(rows), set[int]()
    while asking:
        taken: dict[int, str] = {}
        wanted = [key_in(row) for row in asking]
        for first in range(0, len(wanted), CHUNK):
            query = select(articles.c.key, articles.c.id).where(articles.c.key.in_(wanted[first : first + CHUNK]))
            taken.update({row.key: row.id for row in connection.execute(query)})
        clashing = []
        for row in sorted(asking, key=lambda row: str(row["id"])):
            if row["key"] in given or taken.get(row["key"], row["id"]) != row["id"]:
                row["key"] = next_key(row["key"])
                clashing.append(row)
            else:
                given.add(row["key"])
        asking = clashing


def replace(connection: Connection, row: Mapping[str, Any]) -> None:
    """What was read from the article may rest on its old language or title: it is read again."""
    forget_statements(connection, [row["id"]])
    connection.execute(update(articles).where(articles.c.id == row["id"]).values(**row))


def write_readings(connection: Connection, winners: Mapping[str, Sighting], before: Mapping[str, Held]) -> None:
    new, changed = [], []
    for sha, sighting in winners.items():
        refusal = sighting.refusal
        row = {
            "extractor": sighting.extractor,
            "article": sighting.article and sighting.article.id,
            "reason": refusal and refusal.reason,
            "detail": refusal and storable(refusal.detail),
        }
        if sha in before:
            changed.append(row | {"old": sha})
        else:
            new.append(row | {"capture": sha})
    run(connection, insert(readings), new)
    run(connection, update(readings).where(readings.c.capture == bindparam("old")), changed)
    left = [before[sha].article for sha in winners if sha in before]
    retire(connection, [name for name in left if name is not None])


def retire(connection: Connection, ids: Iterable[str]) -> None:
    """Articles that no capture reads to any more stay, as the evidence of what was printed, but are not found."""
    still_read = select(readings.c.article).where(readings.c.article == articles.c.id).exists()
    for chunk in chunks(ids):
        connection.execute(update(articles).where(articles.c.id.in_(chunk), ~still_read).values(current=False))


def write_refused_inputs(connection: Connection, refusals: Iterable[Refusal]) -> None:
    """Inputs that never came as far as a capture, each once."""
    rows = {}
    for refusal in refusals:
        row = {
            "origin": storable(refusal.origin),
            "reason": refusal.reason,
            "detail": storable(refusal.detail),
            "sha256": refusal.sha256,
        }
        rows[row["origin"], row["reason"]] = row
    there = set[tuple[str, str]]()
    for chunk in chunks(str(origin) for origin, _ in rows):
        query = select(refused_inputs.c.origin, refused_inputs.c.reason).where(refused_inputs.c.origin.in_(chunk))
        there.update((row.origin, row.reason) for row in connection.execute(query))
    run(connection, insert(refused_inputs), [row for pair, row in rows.items() if pair not in there])


def run(connection: Connection, statement: Insert | Update, rows: Sequence[Mapping[str, Any]]) -> None:
    """Once for each row; nothing for none (an insert of no rows would be one of defaults)."""
    if rows:
        connection.execute(statement, rows)
