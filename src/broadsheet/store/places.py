"""Where headlines stood on front pages: what an outlet held for its news of the hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.tables import places
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


def _worth(place: Place) -> tuple[int, dt.datetime]:
    return place.place, place.seen
