"""Whom a source means: pronouns and descriptions against gold (GUM) and silver (PolNeAR) coreference.

    python -m evals.coreference [--data gum|polnear] [--wrong] [--json] [--shared FOLDER]

For every statement that the reader finds whose source is a pronoun or a description without a name: the gold mention
that its source is (equal spans, or the best overlap of half or more) and that mention's chain. Where the chain has a
mention that is a name, the speaker is right when it is named and its last word stands in a name of the chain; where it
has none, when the speaker is unnamed or unknown. `named` are those whose chain has a name.
  gum       24 news articles and 20 biographies of the gold corpus; press-like, few, edited by hand
  polnear   840 articles of PolNeAR train, chains by CoreNLP: many, and wrong in a third of the pronouns or more, so
            the figure says how far two ways agree, not how good either is
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.language import language
from broadsheet.statements import read
from broadsheet.types import Article, Statement
from evals.attribution import shared_folder

GENRES = ("news", "bio")
HALF = 0.5
ENTITY = re.compile(r"\((?P<opening>[^()]+)|(?P<closing>[^()]+)\)|\)")
# Where an entity's field says which of its tokens is the head: group, type, status, salience, centering, head.
HEAD = 5
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    stop: int
    name: bool


@dataclass(slots=True)
class Document:
    """A text and its chains of mentions."""

    id: str
    text: str
    chains: dict[str, list[Mention]] = field(default_factory=dict)


# ---------------------------------------------------------------------------------------------- GUM


def read_gum(folder: Path) -> Iterator[Document]:
    for genre in GENRES:
        for path in sorted(folder.glob(f"GUM_{genre}_*.conllu")):
            yield parse_gum(path.stem, path.read_text(encoding="utf-8"))


def parse_gum(name: str, conllu: str) -> Document:
    """Text as the tokens' spacing tells, a line for each paragraph; chains from the column of entities."""
    text: list[str] = []
    length = 0
    tokens: list[tuple[int, int, str]] = []
    opened: list[tuple[str, int, int]] = []
    document = Document(name, "")

    def put(words: str) -> None:
        nonlocal length
        text.append(words)
        length += len(words)

    for line in conllu.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            put("\n" if length else "")
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        start = length
        put(columns[1])
        tokens.append((start, length, columns[3]))
        misc = dict(part.partition("=")[::2] for part in columns[9].split("|"))
        for match in ENTITY.finditer(misc.get("Entity", "")):
            if match["opening"]:
                parts = match["opening"].split("-")
                head = re.match(r"\d+", parts[HEAD]) if len(parts) > HEAD else None
                opened.append((parts[0], len(tokens) - 1, int(head.group()) if head else 1))
                if not conllu_closes(misc["Entity"], match.end()):
                    continue
            close(document, opened, tokens, match["closing"])
        put("" if misc.get("SpaceAfter") == "No" else " ")
    document.text = "".join(text)
    return document


def conllu_closes(entity: str, at: int) -> bool:
    """Whether a mention of one token is closed right where it opens: "(12-place-...)"."""
    return at < len(entity) and entity[at] == ")"


def close(
    document: Document, opened: list[tuple[str, int, int]], tokens: list[tuple[int, int, str]], name: str | None
) -> None:
    """The mention that ends with the last token: the named one, or the one opened last."""
    at = next((at for at in range(len(opened) - 1, -1, -1) if name is None or opened[at][0] == name), None)
    if at is None:
        return
    entity, first, head = opened.pop(at)
    proper = tokens[min(first + head - 1, len(tokens) - 1)][2] == "PROPN"
    document.chains.setdefault(entity, []).append(Mention(tokens[first][0], tokens[-1][1], proper))


# ------------------------------------------------------------------------------------------ PolNeAR


def read_polnear(folder: Path) -> Iterator[Document]:
    with lzma.open(folder / "corenlp_train.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            with (folder / "train" / "text" / f"{row['id']}.txt").open(encoding="utf-8", newline="") as file:
                document = Document(row["id"], file.read())
            sentences = [sentence["t"] for sentence in row["sents"]]
            for number, chain in enumerate(row["coref"]):
                document.chains[str(number)] = [
                    Mention(words[first][2], words[after - 1][3], words[after - 1][4].startswith("NNP"))
                    for sentence, first, after, _ in chain
                    if (words := sentences[sentence])
                ]
            yield document


# ------------------------------------------------------------------------------------------ scoring


def score(documents: Iterator[Document]) -> tuple[Counter[str], list[str]]:
    """Counts, and a line for each wrong one."""
    known = language("en")
    assert known is not None
    pronouns = {pronoun.word for pronoun in known.pronouns if pronoun.person == 3}
    counts: Counter[str] = Counter()
    wrong = []
    for document in documents:
        name, digest = Article.name(document.id, document.text)
        article = Article(name, "", "eval", "", document.text, digest, "en")
        for statement in read(article, known):
            kind = kind_of(article, statement, pronouns)
            chain = kind and chain_of(document, statement)
            if not kind or not chain:
                continue
            names = [document.text[m.start : m.stop] for m in chain if m.name]
            right = is_right(statement, names)
            counts[f"{kind} found"] += 1
            counts[f"{kind} right"] += right
            if names:
                counts[f"{kind} named"] += 1
                counts[f"{kind} named right"] += right
            if not right:
                words = article.slice(statement.source[0])
                said = statement.speaker.name if statement.speaker else None
                wrong.append(f"{document.id} {statement.source[0].start} {kind} {words!r}: {said!r}, gold {names[:3]}")
    return counts, wrong


def kind_of(article: Article, statement: Statement, pronouns: set[str]) -> str:
    """pronoun, description, or nothing for a name, no source, or a statement inside another's."""
    if len(statement.source) != 1 or statement.parent is not None:
        return ""
    words = article.slice(statement.source[0]).split()
    if len(words) == 1 and words[0].lower() in pronouns:
        return "pronoun"
    plain = words[0].lower() in ("the", "this", "that", "his", "her", "its", "their")
    return "description" if plain and not any(word[0].isupper() for word in words[1:]) else ""


def chain_of(document: Document, statement: Statement) -> list[Mention]:
    """The chain of the mention that the source is."""
    source = statement.source[0]
    best, found = HALF, list[Mention]()
    for chain in document.chains.values():
        for mention in chain:
            shared = min(mention.stop, source.stop) - max(mention.start, source.start)
            overlap = shared / (max(mention.stop, source.stop) - min(mention.start, source.start))
            if overlap > best or (overlap == best and not found):
                best, found = overlap, chain
    return found


def is_right(statement: Statement, names: list[str]) -> bool:
    speaker = statement.speaker
    if not names or speaker is None or not speaker.named:
        return not names and (speaker is None or not speaker.named)
    words = WORD.findall(speaker.name.lower())
    return bool(words) and any(words[-1] in WORD.findall(name.lower()) for name in names)


def table(counts: Counter[str]) -> str:
    lines = ["| source | right | of | where a name is meant | of |", "|---|---:|---:|---:|---:|"]
    for kind in ("pronoun", "description"):
        keys = ("right", "found", "named right", "named")
        lines.append(f"| {kind} | " + " | ".join(str(counts[f"{kind} {key}"]) for key in keys) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", choices=("gum", "polnear"), default="gum")
    parser.add_argument("--wrong", action="store_true", help="a line for each wrong one")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=None)
    given = parser.parse_args()
    data = (given.shared or shared_folder()) / "data"
    documents = read_gum(data / "gum") if given.data == "gum" else read_polnear(data / "polnear")
    counts, wrong = score(documents)
    if given.wrong:
        print("\n".join(wrong))
    print(json.dumps(counts, indent=1) if given.json else table(counts))


if __name__ == "__main__":
    main()
