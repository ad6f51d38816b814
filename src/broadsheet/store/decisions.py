"""What people decided about derived things: two stories are one, this speaker is not that one, this story comes first.

A decision must outlive what it is about, because stories and speakers are derived anew whenever articles arrive, a
method changes or the archive is rebuilt. So `about` never names them by their derived ids. It names what stays: an
article by its `anchor` (id, address and capture), a person by the name as it was printed. Who obeys a decision finds
today's story or speaker by those, and does nothing where none of them is left.

    kind              about
    story.merge       {"left": [anchor, ...], "right": [anchor, ...]}
    story.split       {"out": [anchor, ...], "rest": [anchor, ...]}
    story.pin         {"articles": [anchor, ...], "place": 1}
    story.drop        {"articles": [anchor, ...]}

Other nouns bring their own kinds (`speaker.merge`); this module knows none of them. A decision is never deleted:
undone, it stays in the ledger with the time of its undoing. Decisions are obeyed in the order of their numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from broadsheet.errors import InputError, NotFound
from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.seals import Seal
from broadsheet.store.tables import articles, decisions, readings
from broadsheet.store.times import instant
from broadsheet.store.wording import storable
from broadsheet.types import Article

KIND = re.compile(r"[a-z]+\.[a-z]+")
LIST = "`broadsheet decisions` lists them."
SEAL = Seal("kind", "about", "said", "made")

Anchor = Mapping[str, str]


@dataclass(frozen=True)
class Decision:
    """`kind` is "noun.verb"; `about` is JSON as the module describes; `said` the decision in a sentence, with the names
    of that day; `undone` is when it was taken back."""

    number: int
    kind: str
    about: Mapping[str, Any]
    said: str
    made: dt.datetime
    undone: dt.datetime | None = None


def record(database: Database, kind: str, about: Mapping[str, Any], said: str, made: dt.datetime) -> Decision:
    """A new decision, with the next number. InputError for a kind that is not "noun.verb"."""
    if not KIND.fullmatch(kind):
        raise InputError(kind, "not a kind of decision", 'Write it as "noun.verb"')
    row = {"kind": kind, "about": encode(about), "said": storable(said), "made": made.isoformat()}
    with database.writing() as connection:
        number = connection.execute(insert(decisions).returning(decisions.c.number), SEAL.put(row)).scalar_one()
        return find(connection, number)


def load(database: Database, noun: str | None = None, *, undone: bool = False) -> tuple[Decision, ...]:
    """Those that hold, in order of their making; of one noun ("story"), or all. `undone`: also those taken back."""
    query = select(decisions).order_by(decisions.c.number)
    if noun is not None:
        query = query.where(decisions.c.kind.startswith(f"{noun}.", autoescape=True))
    if not undone:
        query = query.where(decisions.c.undone.is_(None))
    with database.reading() as connection:
        return tuple(map(from_row, connection.execute(query)))


def undo(database: Database, number: int | None, when: dt.datetime) -> Decision:
    """Take back the decision of that number, or the last one that holds. NotFound if there is none, or not any more."""
    with database.writing() as connection:
        if number is None:
            last = select(decisions.c.number).where(decisions.c.undone.is_(None)).order_by(decisions.c.number.desc())
            number = connection.scalar(last.limit(1))
            if number is None:
                raise NotFound("undo", "no decision holds that could be taken back", LIST)
        if find(connection, number).undone is not None:
            raise NotFound(f"decision {number}", "it was taken back before", LIST)
        connection.execute(update(decisions).where(decisions.c.number == number).values(undone=when.isoformat()))
        return find(connection, number)


def find(connection: Connection, number: int) -> Decision:
    row = connection.execute(select(decisions).where(decisions.c.number == number)).first()
    if row is None:
        raise NotFound(f"decision {number}", "there is no decision of that number", LIST)
    return from_row(row)


# --------------------------------------------------------------------------------------------------------- anchors


def anchor(article: Article) -> Anchor:
    """What finds the article again: by its id; edited or extracted anew, by its address; without one, by its bytes."""
    return {"article": article.id, "url": article.url or "", "capture": article.capture}


def resolve(database: Database, anchors: Iterable[Anchor], among: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each anchor (by its "article") the ids `among` which it finds: itself, else by address, else by capture."""
    there, wanted = set(among), {one.get("article", ""): one for one in anchors}
    found: dict[str, tuple[str, ...]] = {id_: (id_,) for id_ in wanted if id_ in there}
    lost = {id_: one for id_, one in wanted.items() if id_ not in there}
    with database.reading() as connection:
        by_url = grouped(connection, articles.c.url, articles.c.id, (one.get("url", "") for one in lost.values()))
        by_capture = grouped(
            connection, readings.c.capture, readings.c.article, (one.get("capture", "") for one in lost.values())
        )
    for id_, one in lost.items():
        ids = [*by_url.get(one.get("url", ""), ()), *by_capture.get(one.get("capture", ""), ())]
        found[id_] = tuple(dict.fromkeys(each for each in ids if each in there))
    return found


def grouped(connection: Connection, key: Any, value: Any, wanted: Iterable[str]) -> dict[str, list[str]]:
    """The values of each wanted key, sorted."""
    groups: dict[str, list[str]] = {}
    for chunk in chunks(each for each in wanted if each):
        for row in connection.execute(select(key, value).where(key.in_(chunk), value.is_not(None)).order_by(value)):
            groups.setdefault(row[0], []).append(row[1])
    return groups


# ------------------------------------------------------------------------------------------------------------ rows


def from_row(row: Row[Any]) -> Decision:
    """ArchiveError if the row on the disk is not what was stored."""
    SEAL.verify(row, f"decision {row.number}")
    undone = instant(row.undone) if row.undone else None
    return Decision(row.number, row.kind, msgspec.json.decode(row.about), row.said, instant(row.made), undone)


def encode(about: Mapping[str, Any]) -> str:
    return msgspec.json.encode(made_storable(about), order="deterministic").decode()


def made_storable(value: Any) -> Any:
    """The same JSON without halves of surrogate pairs."""
    match value:
        case str():
            return storable(value)
        case Mapping():
            return {storable(key): made_storable(each) for key, each in value.items()}
        case list() | tuple():
            return [made_storable(each) for each in value]
    return value


def anchors_in(value: Any) -> Iterator[Anchor]:
    """Every anchor in a decision's `about`, wherever it stands."""
    if isinstance(value, Mapping):
        if "article" in value:
            yield value
        else:
            for each in value.values():
                yield from anchors_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from anchors_in(each)
