"""The gold set checked against the texts: hashes, places, labels.

    python -m evals.who.verify [--shared FOLDER]

Every text is the one that was annotated; every place lies inside it, begins and ends at a word or mark; contents of
one article do not overlap; labels are of the closed sets; no article stands in both splits; the two readings are of
the same articles of these.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from broadsheet.types import Article
from evals.attribution import shared_folder
from evals.who.articles import articles_of
from evals.who.gold import ACTS, FACTUALITIES, STATUSES, Said, Text, every_place, load


def label_faults(said: Said) -> Iterator[str]:
    if said.act not in ACTS:
        yield f"no such act: {said.act}"
    if said.factuality not in FACTUALITIES:
        yield f"no such factuality: {said.factuality}"
    if said.told.status not in STATUSES:
        yield f"no such status: {said.told.status}"
    if not said.content:
        yield "no content"
    if said.person is None or not all(name.strip() for name in said.person.names):
        yield "a speaker without a name"


def place_faults(text: Text, article: Article) -> Iterator[str]:
    words = article.text
    for start, stop in every_place(text):
        if not 0 <= start < stop <= len(words):
            yield f"outside the text: {start}-{stop}"
        elif words[start:stop] != words[start:stop].strip():
            yield f"white space at an end: {start}-{stop}"
        elif any(0 < at < len(words) and words[at - 1].isalnum() and words[at].isalnum() for at in (start, stop)):
            yield f"cuts a word: {start}-{stop}"
    contents = [place for each in text.said for place in each.content]
    for (start, stop), (other, end) in combinations(sorted(contents), 2):
        if other < stop and start < end:
            yield f"contents overlap: {start}-{stop}, {other}-{end}"


def faults(shared: Path) -> Iterator[str]:
    """What is wrong, with the article's id before it."""
    dev, test, first, second = load("dev"), load("test"), load("first"), load("second")
    ids = [text.id for text in (*dev, *test)]
    yield from (f"{name}: twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
    read_once = {text.id for text in first} ^ {text.id for text in second}
    yield from (f"{name}: read once among the readings" for name in sorted(read_once))
    yield from (f"{text.id}: a reading of no article of the set" for text in second if text.id not in ids)
    articles, drifted = articles_of([*dev, *test, *second], shared)
    yield from (f"{name}: not the text that was annotated" for name in sorted(set(drifted)))
    for text in (*dev, *test, *first, *second):
        yield from (f"{text.id}: {fault}" for said in text.said for fault in label_faults(said))
        if text.id in articles:
            yield from (f"{text.id}: {fault}" for fault in place_faults(text, articles[text.id]))


def summary() -> str:
    """Counts by split."""
    lines = []
    for split in ("dev", "test", "first", "second"):
        texts = load(split)
        said = [each for text in texts for each in text.said]
        unsaid = sum(each.factuality != "actual" for each in said)
        outlets = len({text.outlet for text in texts})
        lines.append(
            f"{split}: {len(texts)} articles of {outlets} outlets, {len(said)} statements, {unsaid} not actual"
        )
    every = {text.outlet for split in ("dev", "test") for text in load(split)}
    return "\n".join([*lines, f"{len(every)} outlets in dev and test"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=None)
    given = parser.parse_args()
    found = list(faults(given.shared or shared_folder()))
    print("\n".join([*found, summary()]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
