"""The gold set as it is stored: articles by id and hash, their speakers, their statements; offsets and labels, no text.

A line of a .jsonl file is an article:
    id         its id in the archive (press day) or the name of its file (PolNeAR train)
    source     "press_day" or "polnear";  outlet, member (in the press day's archive), url: where it is from
    sha256     of its text in UTF-8;  extractor: the version that took the text
    speakers   key -> name, named, also, role, affiliation (places)
    statements content, cue, source (places), speaker (key), told_to, act, factuality
A place is [start, stop] in code points, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
Split = Literal["dev", "test", "first", "second"]

Place = tuple[int, int]
Places = tuple[Place, ...]

ACTS = (
    *("assert", "predict", "speculate", "warn", "threaten", "commit", "refuse"),
    *("demand", "recommend", "ask", "deny", "condemn", "praise", "hope"),
)
FACTUALITIES = ("actual", "possible", "hypothetical", "denied")
STATUSES = ("stated", "carried", "carried_back", "inferred", "none")


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks. `names` are as right as each other, the fullest first. `roles` may each stand for the role."""

    names: tuple[str, ...]
    named: bool
    roles: Places
    affiliations: Places


@dataclass(frozen=True, slots=True)
class Told:
    """To whom; `names` is empty where the status is "none"."""

    names: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the scorer sees it, of a reading or of the reader."""

    content: Places
    cue: Places
    source: Places
    person: Person | None
    told: Told
    act: str | None
    factuality: str


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated article without its words."""

    id: str
    source: str
    outlet: str
    member: str
    url: str
    extractor: str
    sha256: str
    said: tuple[Said, ...]


def load(split: Split) -> list[Text]:
    """The articles of a split, in the order of the file."""
    lines = (HERE / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [text_of(json.loads(line)) for line in lines]


def text_of(row: dict[str, Any]) -> Text:
    """An article of the file; KeyError or ValueError where it is not of the form above."""
    persons = {key: person(each) for key, each in row["speakers"].items()}
    return Text(
        row["id"],
        row["source"],
        row["outlet"],
        row["member"],
        row["url"],
        row["extractor"],
        row["sha256"],
        tuple(said(each, persons) for each in row["statements"]),
    )


def person(row: dict[str, Any]) -> Person:
    names = (row["name"], *row.get("also", ()))
    return Person(names, row["named"], places(row.get("role", ())), places(row.get("affiliation", ())))


def said(row: dict[str, Any], persons: dict[str, Person]) -> Said:
    told = row.get("told_to", {"status": "none"})
    names = (told["name"], *told.get("also", ())) if told["status"] != "none" else ()
    return Said(
        places(row["content"]),
        places(row.get("cue", ())),
        places(row.get("source", ())),
        persons[row["speaker"]],
        Told(names, told["status"]),
        row["act"],
        row.get("factuality", "actual"),
    )


def places(rows: Any) -> Places:
    return tuple((start, stop) for start, stop in rows)


def every_place(text: Text) -> Iterator[Place]:
    """Each place that the article's annotation names."""
    for each in text.said:
        yield from (*each.content, *each.cue, *each.source)
        if each.person is not None:
            yield from (*each.person.roles, *each.person.affiliations)
