"""Reads GUM: texts with gold names and syntax (CoNLL-U, one file a document)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.encoder.tagging import NameKind
from training.polnear import Document
from training.tokens import Known, Token, kind_of

KINDS: dict[str, NameKind] = {"person": "person", "organization": "organisation", "place": "place"}
# "(3-organization-new-sssss-cf1-5-coref-Afghan_Girls_Robotics_Team", "1)", "(2-place-giv:act-...)".
MENTION = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<group>[^()]+)\)")
# Within a name only these hang on its head: "Barack Obama", "New York", "Bank of England".
WITHIN = frozenset({"flat", "compound", "amod", "nummod", "goeswith", "fixed"})
OF = frozenset({"of", "for"})


@dataclass
class Line:
    """One token of a sentence; `head` is a number in the sentence, from 0, its own for a root."""

    start: int
    stop: int
    form: str
    tag: str
    head: int
    relation: str


@dataclass
class Reading:
    """A document as far as it is read."""

    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    names: list[tuple[int, int, NameKind]] = field(default_factory=list)


def read_gum(folder: Path) -> list[Document]:
    """Every document by name; attributions are not annotated there."""
    return [read_document(path) for path in sorted(folder.glob("*.conllu"))]


def is_held_out(name: str) -> bool:
    """One document in five is kept for measuring names."""
    return sum(name.encode()) % 5 == 0


def read_document(path: Path) -> Document:
    done = Reading()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if rows := block.strip("\n").split("\n"):
            read_sentence([row for row in rows if row], done)
    return Document(path.stem, done.text, (), attributed=False, known=Known(tuple(done.tokens), tuple(done.names)))


def read_sentence(rows: list[str], done: Reading) -> None:
    if any(row.startswith("# newpar") for row in rows) and done.text:
        done.text = done.text.rstrip(" ") + "\n"
    lines: list[Line] = []
    mentions: list[str] = []
    whole_until, whole_spaced = -1, True
    for row in rows:
        cells = row.split("\t")
        if row.startswith("#") or "." in cells[0]:
            continue
        spaced = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            # "don't" as 1-2: its parts are written without a space between.
            whole_until, whole_spaced = int(cells[0].split("-")[1]), spaced
            continue
        number, start = int(cells[0]), len(done.text)
        if number <= whole_until:
            spaced = number == whole_until and whole_spaced
        done.text += cells[1] + (" " if spaced else "")
        head = int(cells[6]) - 1
        lines.append(
            Line(start, start + len(cells[1]), cells[1], cells[4], head if head >= 0 else number - 1, cells[7])
        )
        found = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        mentions.append(found[1] if found else "")
    base = len(done.tokens)
    done.tokens += [Token(line.start, line.stop, base + line.head) for line in lines]
    names = {name for a, b, kind in entities(mentions) if (name := named(lines, a, b, kind))}
    done.names += sorted((a, b, kind_of(kind, done.text[a:b])) for a, b, kind in outermost(names))


def entities(mentions: list[str]) -> list[tuple[int, int, NameKind]]:
    """(first token, last token, kind) of the entities of a sentence that can have a name."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[int, int, NameKind]] = []
    for at, text in enumerate(mentions):
        for match in MENTION.finditer(text):
            if match["opened"]:
                group, kind = match["opened"].split("-")[:2]
                if match["closed"]:
                    if kind in KINDS:
                        found.append((at, at, KINDS[kind]))
                else:
                    opened.setdefault(group, []).append((at, kind))
            elif opened.get(match["group"]):
                first, kind = opened[match["group"]].pop()
                if kind in KINDS:
                    found.append((first, at, KINDS[kind]))
    return found


def named(lines: list[Line], first: int, last: int, kind: NameKind) -> tuple[int, int, NameKind] | None:
    """The name inside an entity: its head, if that is a proper noun, and the proper nouns that belong to it."""
    inside = range(first, last + 1)
    heads = [at for at in inside if lines[at].head not in inside or lines[at].head == at]
    # "Greeks" are people, but no name of any.
    if len(heads) != 1 or (lines[heads[0]].tag != "NNP" and not (kind != "person" and lines[heads[0]].tag == "NNPS")):
        return None
    taken: set[int] = set()
    more = {heads[0]}
    while more:
        taken |= more
        more = {at for at in inside if at not in taken and lines[at].head in taken and belongs(lines, at, kind)}
    joints = {at for at in inside if lines[at].form in {*OF, "the"} and min(taken) < at < max(taken)}
    a = b = heads[0]
    while a - 1 in taken | joints:
        a -= 1
    while b + 1 in taken | joints:
        b += 1
    return lines[a].start, lines[b].stop, kind


def belongs(lines: list[Line], at: int, kind: NameKind) -> bool:
    """Whether a token belongs to the name that its head is part of."""
    relation = lines[at].relation.split(":")[0]
    if relation in WITHIN:
        return lines[at].tag.startswith(("NNP", "CD"))
    of = any(line.head == at and line.form in OF for line in lines)
    return kind == "organisation" and relation == "nmod" and of and lines[at].tag.startswith("NNP")


def outermost(names: set[tuple[int, int, NameKind]]) -> list[tuple[int, int, NameKind]]:
    """Without those inside another: "England" in "Bank of England"."""
    return [n for n in names if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in names)]
