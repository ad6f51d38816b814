"""Names of people, organisations, places and outlets: what the encoder finds in texts that it was not taught by.

    python -m evals.names [--model FOLDER] [--json] [--shared FOLDER]

A name is right when its first and last word and its kind are. Gold are the documents of GUM that training leaves out
(`training.gum.is_held_out`); a name there is the proper noun that is an entity's head, with the proper nouns that
belong to it. The registry of the press makes an outlet of an organisation, so an outlet that it lacks counts as one
organisation more. Silver are the articles of PolNeAR dev as CoreNLP tags them: how far two ways agree, not how good
either is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from broadsheet.encoder import Encoder
from broadsheet.encoder.network import HERE
from evals.attribution import f1, shared_folder
from training.gum import is_held_out, read_gum
from training.polnear import Document, read_split
from training.silver import read_silver

Named = tuple[int, int, str]


def gold(shared: Path) -> list[Document]:
    return [document for document in read_gum(shared / "data" / "gum") if is_held_out(document.name)]


def silver(shared: Path) -> list[Document]:
    folder = shared / "data" / "polnear"
    documents = read_split(folder / "dev")
    known = read_silver(folder / "corenlp_dev.jsonl.xz", {document.name: document.text for document in documents})
    return [Document(d.name, d.text, d.relations, known=known[d.name]) for d in documents if d.name in known]


def found_in(documents: list[Document], encoder: Encoder) -> list[set[Named]]:
    taggings = encoder.encode([document.text for document in documents])
    return [{(int(t.start[n.first]), int(t.stop[n.last]), n.kind) for n in t.names} for t in taggings]


def score(documents: Iterable[Document], found: Iterable[set[Named]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1, in percent, of all names and of each kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for document, ours in zip(documents, found, strict=True):
        theirs: set[Named] = set(document.known.names) if document.known else set()
        for side, names in (("found", ours), ("gold", theirs), ("right", ours & theirs)):
            counts.update((kind, side) for *_, kind in names)
            counts["all", side] += len(names)
    return {kind: _f1(*(counts[kind, side] for side in ("right", "found", "gold"))) for kind in _kinds(counts)}


def _kinds(counts: Counter[tuple[str, str]]) -> list[str]:
    return sorted({kind for kind, _ in counts}, key=lambda kind: (kind != "all", kind))


def _f1(right: int, found: int, there: int) -> dict[str, float]:
    return {**f1(right / max(1, found), right / max(1, there)), "gold": there}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=HERE)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    options = parser.parse_args()
    encoder = Encoder(options.model, threads=2)
    scores = {
        name: score(documents, found_in(documents, encoder))
        for name, documents in (("GUM", gold(options.shared)), ("PolNeAR dev", silver(options.shared)))
    }
    if options.json:
        print(json.dumps(scores))
        return
    print("| names | kind | P | R | F1 | gold |\n|---|---|---|---|---|---|")
    for name, by_kind in scores.items():
        for kind, row in by_kind.items():
            print(f"| {name} | {kind} | {row['p']} | {row['r']} | {row['f1']} | {row['gold']:.0f} |")


if __name__ == "__main__":
    main()
