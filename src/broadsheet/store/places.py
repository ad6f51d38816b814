"""Where headlines stood on front pages: what an outlet held for its news of the hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import articles, captures, places
from broadsheet.store.times import instant
from broadsheet.store.wording import storable


@dataclass(frozen=True, slots=True)
class Place:
    """The highest place (from 1) that a page's headline had on a front page, of how many `links`, and when."""

    url: str
    feed: str
    place: int
    links: int
    seen: dt.datetime


def note(database: Database, found: Iterable[Place]) -> None:
    """Keep of each headline its highest place on each front page; of equal ones the first."""
    best: dict[tuple[str, str], Place] = {}
    for place in found:
        key = (storable(place.url), storable(place.feed))
        if key not in best or _worth(place) < _worth(best[key]):
            best[key] = place
    with database.writing() as connection:
        for chunk in chunks(sorted({url for url, _ in best})):
            rows = connection.execute(select(places).where(places.c.url.in_(chunk))).all()
            held = {
                (row.url, row.feed): Place(row.url, row.feed, row.place, row.links, instant(row.seen)) for row in rows
            }
            urls = set(chunk)
            for key, place in sorted(best.items()):
                if key[0] not in urls:
                    continue
                values = {"place": place.place, "links": place.links, "seen": place.seen.isoformat()}
                if key not in held:
                    connection.execute(insert(places).values(url=key[0], feed=key[1], **values))
                elif _worth(place) < _worth(held[key]):
                    same = (places.c.url == key[0]) & (places.c.feed == key[1])
                    connection.execute(update(places).where(same).values(**values))


def of(database: Database, urls: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """The places of these pages, by url, each in order of feed."""
    found: dict[str, list[Place]] = {}
    with database.reading() as connection:
        for chunk in chunks([storable(url) for url in urls]):
            query = select(places).where(places.c.url.in_(chunk)).order_by(places.c.url, places.c.feed)
            for row in connection.execute(query):
                found.setdefault(row.url, []).append(Place(row.url, row.feed, row.place, row.links, instant(row.seen)))
    return {url: tuple(each) for url, each in found.items()}


def of_articles(database: Database, ids: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """The places of these articles, by id: of the address that the page gives itself, and of the one that it was
    fetched from. A front page that links to both has the higher one."""
    wanted = list(ids)
    urls: dict[str, list[str]] = {}
    with database.reading() as connection:
        if connection.execute(select(places.c.url).limit(1)).first() is None:
            return {}
        joined = articles.join(captures, captures.c.sha256 == articles.c.capture)
        for chunk in chunks(wanted):
            query = select(articles.c.id, articles.c.url, captures.c.url.label("fetched")).select_from(joined)
            for row in connection.execute(query.where(articles.c.id.in_(chunk))):
                urls[row.id] = [url for url in (row.url, row.fetched) if url]
    known = of(database, (url for own in urls.values() for url in own))
    found = {id_: _best(place for url in own for place in known.get(url, ())) for id_, own in urls.items()}
    return {id_: each for id_, each in found.items() if each}


def _best(found: Iterable[Place]) -> tuple[Place, ...]:
    """The highest of each front page, in order of feed."""
    best: dict[str, Place] = {}
    for place in sorted(found, key=lambda place: (place.feed, *_worth(place), place.url)):
        best.setdefault(place.feed, place)
    return tuple(best.values())


def _worth(place: Place) -> tuple[int, dt.datetime]:
    return place.place, place.seen
