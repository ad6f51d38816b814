"""How far the gold set can be trusted: a second reading against the first, and the corpus's own annotators against it.

`first.jsonl` and `second.jsonl` hold the labels of the articles that were read twice, as each reading left them; the
differences were then settled in `dev.jsonl` and `test.jsonl`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from broadsheet.types import Article
from evals.attribution import Measured, Relation, align, read_annotation
from evals.who.articles import POLNEAR
from evals.who.gold import Text, load
from evals.who.score import Tally

ANNOTATIONS = POLNEAR.parent / "attributions"


def two_readings(articles: Mapping[str, Article]) -> Tally:
    """The second reading scored as if the first were gold."""
    first = {text.id: text for text in load("first")}
    tally = Tally()
    for text in load("second"):
        if text.id in articles:
            tally.add(text.id, articles[text.id].text, first[text.id].said, text.said)
    return tally


def against_corpus(texts: Sequence[Text], articles: Mapping[str, Article], shared: Path) -> dict[str, float]:
    """Our statements of the PolNeAR articles against what its annotators found there.

    `ours found`: the part of our statements that theirs hold too (content IoU >= 0.5), in percent. `same source`: of
    those where both give a source, the part whose sources share a word. They annotate more than we do (nested ones,
    intentions, perceptions), so that the other direction says nothing.
    """
    total = found = sourced = same = 0
    for text in texts:
        if text.source == "polnear" and text.id in articles:
            measured = Measured(articles[text.id].text)
            theirs = corpus_relations(shared / ANNOTATIONS, text.id)
            pairs = align(
                [measured.words(each["content"]) for each in theirs],
                [measured.words(each.content) for each in text.said],
            )
            total += len(text.said)
            found += len(pairs)
            for i, j in pairs:
                one, other = measured.words(theirs[i]["source"]), measured.words(text.said[j].source)
                sourced += bool(one and other)
                same += bool(one & other)
    return {
        "statements": total,
        "ours found": round(100 * found / max(1, total), 1),
        "same source": round(100 * same / max(1, sourced), 1),
    }


def corpus_relations(folder: Path, name: str) -> list[Relation]:
    """What the first annotator of an article found."""
    return read_annotation(sorted(folder.glob(f"{name}_????.ann"))[0])
