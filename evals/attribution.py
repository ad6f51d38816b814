"""Who said what on PolNeAR-style gold: source, cue and content against annotated attribution relations.

    python -m evals.attribution [--split dev|train] [--every N] [--encoder] [--by-rule] [--json] [--shared FOLDER]

Three measures, micro-averaged, offsets in code points:
  exact          exact spans of each role, fragments unlinked, over every annotation file (the protocol of CofeNet,
                 COLING 2022)
  who said what  content overlaps gold content with an IoU of word tokens >= 0.5 (greedy, one to one) and the sources
                 share a word or both are missing; first annotator
  reporting      the same over attributions whose cue holds one of the reporting verbs given in a word list
By kind: the same by how much of the content stands in double quotation marks.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from broadsheet.pipeline.text import read
from broadsheet.types import Article, Span, Statement

ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
HALF = 0.5

Place = tuple[int, int]
Relation = dict[str, list[Place]]
Score = dict[str, float]


def shared_folder() -> Path:
    """Where the data lies: BROADSHEET_SHARED, or the folder `shared` beside the project."""
    given = os.environ.get("BROADSHEET_SHARED")
    return Path(given) if given else Path(__file__).resolve().parents[1].parent / "shared"


# --------------------------------------------------------------------------------------------- gold


def read_annotation(path: Path) -> list[Relation]:
    """The attribution relations of one brat standoff file. Surface text may hold newlines; only T and E lines count."""
    lines = path.read_text(encoding="utf-8").split("\n")
    spans: dict[str, list[Place]] = {}
    for line in lines:
        if re.match(r"T\d+\t", line):
            name, body = line.split("\t")[:2]
            parts = (part.split() for part in body.split(" ", 1)[1].split(";"))
            spans[name] = [(int(start), int(stop)) for start, stop in parts]
    relations = []
    for line in lines:
        if re.match(r"E\d+\t", line):
            relation: Relation = {role: [] for role in ROLES}
            for field in line.split("\t", 1)[1].split():
                role, name = field.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in relation:
                    relation[role] += spans[name]
            relations.append({role: sorted(found) for role, found in relation.items()})
    return relations


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its annotation layers; the first annotator's is `layers[0]`."""

    id: str
    text: str
    layers: tuple[list[Relation], ...]


def read_split(folder: Path) -> Iterator[Document]:
    """Every document of a split, in order of name."""
    by_article: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*_????.ann")):
        by_article.setdefault(path.stem[:-5], []).append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Document(path.stem, text, tuple(read_annotation(each) for each in by_article[path.stem]))


# --------------------------------------------------------------------------------------------- measures


class Measured:
    """A text's tokens and quoted places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.token_at = [-1] * len(text)
        for number, match in enumerate(TOKEN.finditer(text)):
            for place in range(*match.span()):
                self.token_at[place] = number
        self.quoted = quoted_places(text)

    def letters(self, places: Sequence[Place]) -> Iterator[int]:
        for start, stop in places:
            for at in range(start, min(stop, len(self.text))):
                if self.text[at].isalnum():
                    yield at

    def words(self, places: Sequence[Place]) -> frozenset[int]:
        return frozenset(self.token_at[at] for at in self.letters(places) if self.token_at[at] >= 0)

    def trimmed(self, place: Place) -> Place:
        start, stop = place
        while start < stop and self.text[start].isspace():
            start += 1
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        return start, stop

    def kind(self, places: Sequence[Place]) -> str:
        inside = [self.quoted[at] for at in self.letters(places)]
        return "indirect" if not any(inside) else "direct" if all(inside) else "mixed"

    def cue_words(self, relation: Relation) -> list[str]:
        cue = " ".join(self.text[start:stop] for start, stop in relation["cue"]).lower()
        return re.findall("[a-z]+", cue)


def quoted_places(text: str) -> list[bool]:
    """True where a character stands inside double quotation marks; each line starts unquoted."""
    inside, places = False, []
    for char in text:
        if char == "\n":
            inside = False
        elif char in "“«„":
            inside = True
        elif char in "”»":
            inside = False
        elif char == '"':
            inside = not inside
        places.append(inside and char not in '“«„"')
    return places


def align(predicted: Sequence[frozenset[int]], gold: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs of contents that share half of their words or more."""
    holders: dict[int, list[int]] = {}
    for j, words in enumerate(gold):
        for word in words:
            holders.setdefault(word, []).append(j)
    pairs = []
    for i, words in enumerate(predicted):
        shared = Counter(j for word in words for j in holders.get(word, ()))
        pairs += [(count / len(words | gold[j]), i, j) for j, count in shared.items()]
    used_i, used_j, out = set[int](), set[int](), []
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap >= HALF and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            out.append((i, j))
    return out


def right_pairs(text: Measured, found: Sequence[Relation], gold: Sequence[Relation]) -> list[tuple[int, int]]:
    """Aligned pairs whose sources share a word, or are both missing."""
    theirs = [text.words(each["source"]) for each in found]
    ours = [text.words(each["source"]) for each in gold]
    contents = align([text.words(each["content"]) for each in found], [text.words(each["content"]) for each in gold])
    return [(i, j) for i, j in contents if theirs[i] & ours[j] or not (theirs[i] or ours[j])]


@dataclass(slots=True)
class Tally:
    """Counts over documents, under (measure, what) keys."""

    count: Counter[tuple[str, str]]
    reporting: frozenset[str]

    def add(self, document: Document, found: Sequence[Relation]) -> list[tuple[int, int]]:
        """Count one document; the right pairs, for further looking."""
        text, count = Measured(document.text), self.count
        for gold in document.layers:
            for role in ROLES:
                ours = {text.trimmed(place) for each in gold for place in each[role]}
                theirs = {text.trimmed(place) for each in found for place in each[role]}
                count["exact " + role, "right"] += len(ours & theirs)
                count["exact " + role, "predicted"] += len(theirs)
                count["exact " + role, "gold"] += len(ours)
        first = document.layers[0]
        pairs = right_pairs(text, found, first)
        for side, relations in (("predicted", found), ("gold", first)):
            right = {pair[side == "gold"] for pair in pairs}
            for number, relation in enumerate(relations):
                for key in self.keys(text, relation):
                    count[key, side] += 1
                    count[key, "right " + side] += number in right
        return pairs

    def keys(self, text: Measured, relation: Relation) -> list[str]:
        keys = ["all", text.kind(relation["content"])]
        return [*keys, "reporting"] if self.reporting.intersection(text.cue_words(relation)) else keys

    def two_sided(self, key: str) -> Score:
        count = self.count
        return f1(
            count[key, "right predicted"] / max(1, count[key, "predicted"]),
            count[key, "right gold"] / max(1, count[key, "gold"]),
        )

    def exact(self, role: str) -> Score:
        right, predicted, gold = (self.count["exact " + role, what] for what in ("right", "predicted", "gold"))
        return f1(right / predicted if predicted else 0.0, right / gold if gold else 0.0)

    def result(self) -> dict[str, Any]:
        return {
            "exact": {role: self.exact(role) for role in ROLES},
            "who_said_what": self.two_sided("all"),
            "by_kind": {kind: self.two_sided(kind) for kind in ("direct", "mixed", "indirect")},
            "reporting": self.two_sided("reporting"),
            "gold": self.count["all", "gold"],
            "predicted": self.count["all", "predicted"],
        }


def f1(precision: float, recall: float) -> Score:
    both = precision + recall
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f1": round(200 * precision * recall / both, 1) if both else 0.0,
    }


# --------------------------------------------------------------------------------------------- running


def relation_of(statement: Statement) -> Relation:
    """A statement as bare places."""

    def places(spans: tuple[Span, ...]) -> list[Place]:
        return [(span.start, span.stop) for span in spans]

    return {"source": places(statement.source), "cue": places(statement.cue), "content": places(statement.content)}


def statements_of(document: Document, *, with_encoder: bool = False) -> tuple[Statement, ...]:
    """What the rules find in a document, or rules and encoder; without what stands inside other statements, since the
    gold has none."""
    name, digest = Article.name(document.id, document.text)
    article = Article(name, "", "eval", "", document.text, digest, language="en")
    found = read(article, with_encoder=with_encoder)
    return tuple(each for each in found if each.parent is None)


def reporting_verbs(folder: Path) -> frozenset[str]:
    return frozenset((folder / "scorers" / "reporting_verbs.txt").read_text(encoding="utf-8").split())


def score(
    documents: Sequence[Document],
    reporting: frozenset[str],
    reader: Callable[[Document], Sequence[Statement]] = statements_of,
) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    """(the measures, rule -> (right, found))."""
    tally = Tally(Counter(), reporting)
    rules: dict[str, tuple[int, int]] = {}
    for document in documents:
        statements = reader(document)
        right = {i for i, _ in tally.add(document, [relation_of(each) for each in statements])}
        for number, statement in enumerate(statements):
            hit, all_ = rules.get(statement.found_by, (0, 0))
            rules[statement.found_by] = (hit + (number in right), all_ + 1)
    return tally.result(), rules


def table(result: dict[str, Any]) -> str:
    """Markdown."""
    rows = {
        "who said what": result["who_said_what"],
        "reporting verbs": result["reporting"],
        **result["by_kind"],
        **{f"exact {role}": score for role, score in result["exact"].items()},
    }
    lines = ["| measure | P | R | F1 |", "|---|---|---|---|"]
    lines += [f"| {name} | {score['p']} | {score['r']} | {score['f1']} |" for name, score in rows.items()]
    return "\n".join([*lines, "", f"{result['predicted']} predicted, {result['gold']} gold"])


def rule_table(rules: dict[str, tuple[int, int]]) -> str:
    """Markdown: each rule's precision."""
    lines = ["| rule | right | found | precision |", "|---|---|---|---|"]
    for rule, (right, found) in sorted(rules.items(), key=lambda pair: (-pair[1][1], pair[0])):
        lines.append(f"| {rule} | {right} | {found} | {right / found:.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--every", type=int, default=1, help="every Nth article only")
    parser.add_argument("--encoder", action="store_true", help="rules and encoder together")
    parser.add_argument("--by-rule", action="store_true", help="print each rule's precision too")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=None)
    given = parser.parse_args()
    folder = given.shared or shared_folder()
    documents = list(read_split(folder / "data" / "polnear" / given.split))[:: given.every]
    reader = partial(statements_of, with_encoder=given.encoder)
    result, rules = score(documents, reporting_verbs(folder), reader)
    if given.json:
        print(json.dumps({**result, "rules": rules} if given.by_rule else result, indent=1))
        return
    print(table(result))
    if given.by_rule:
        print("\n" + rule_table(rules))


if __name__ == "__main__":
    main()
