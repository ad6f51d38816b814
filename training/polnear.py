"""Reads PolNeAR: texts and attribution relations (brat standoff, code points with newline='')."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from training.tokens import Known

Ranges = tuple[tuple[int, int], ...]
SPAN_LINE = re.compile(r"T\d+\t")
EVENT_LINE = re.compile(r"E\d+\t")
# Of a source in several mentions the roles are numbered: Source, Source2.
ROLE = re.compile(r"^(Source|Cue|Content)\d*:(T\d+)$")


@dataclass(frozen=True)
class Relation:
    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True)
class Document:
    """`attributed`: whether attributions were annotated. `known` is None where nothing is known of the tokens."""

    name: str
    text: str
    relations: tuple[Relation, ...]
    attributed: bool = True
    known: Known | None = None


def read_relations(path: Path) -> tuple[Relation, ...]:
    """The relations of one annotation file. The quoted text of a line can hold line breaks, so only lines that
    begin with their name count."""
    lines = path.read_text(encoding="utf-8").split("\n")
    spans: dict[str, Ranges] = {}
    for line in lines:
        if SPAN_LINE.match(line):
            name, body = line.split("\t")[:2]
            parts = [part.split() for part in body.split(" ", 1)[1].split(";")]
            spans[name] = tuple((int(a), int(b)) for a, b in parts)
    found = []
    for line in lines:
        if not EVENT_LINE.match(line):
            continue
        roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for word in line.split("\t", 1)[1].split():
            if role := ROLE.match(word):
                roles[role[1]] += spans[role[2]]
        found.append(Relation(*(tuple(sorted(roles[key])) for key in ("Source", "Cue", "Content"))))
    return tuple(found)


def read_split(folder: Path) -> list[Document]:
    """Every article of a split by name, with the relations of its first annotator."""
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        prefix = f"{path.stem}_"
        layers = sorted(
            layer
            for layer in (folder / "attributions").iterdir()
            if layer.suffix == ".ann" and layer.name.startswith(prefix) and len(layer.stem) == len(prefix) + 4
        )
        documents.append(Document(path.stem, text, read_relations(layers[0])))
    return documents
