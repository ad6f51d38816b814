"""Fit the weights by which a pronoun's antecedent is chosen (`broadsheet.statements.antecedents.WEIGHTS`).

    python -m training.antecedents [--shared FOLDER]

Conditional logit over the candidates of each pronoun: the chain's names say which candidates are right. On PolNeAR
train, whose chains are silver, and on what counts more each: the gold news and biographies of GUM, and the speakers of
who is who's dev half. Prints the weights; a person copies them, so that they stand where they are read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from broadsheet.language import language
from broadsheet.language.base import Pronoun
from broadsheet.statements import antecedents, read, resolve
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.spoken import Spoken
from broadsheet.types import Article, Statement
from evals.attribution import shared_folder
from evals.coreference import WORD, Document, chain_of, kind_of, read_gum, read_polnear
from evals.who.articles import articles_of
from evals.who.gold import load

GOLD_COUNTS = 10.0
OWN_COUNTS = 3.0
PENALTY = 3.0

Case = tuple[np.ndarray, np.ndarray, float]
Asked = tuple[Sequence[antecedents.Candidate], Pronoun]

_known = language("en")
assert _known is not None
ENGLISH = _known


def chained(documents: Iterator[Document], worth: float) -> Iterator[Case]:
    """Cases of a corpus with chains: right is whoever the names of the pronoun's chain name."""
    third = {pronoun.word for pronoun in ENGLISH.pronouns if pronoun.person == 3}
    for document in documents:
        name, digest = Article.name(document.id, document.text)
        article = Article(name, "", "training", "", document.text, digest, "en")
        statements, asked = _watched(article)
        for statement in statements:
            if kind_of(article, statement, third) == "pronoun" and statement.source[0].start in asked:
                names = [document.text[m.start : m.stop] for m in chain_of(document, statement) if m.name]
                yield from _case(asked[statement.source[0].start], names, worth)


def annotated(shared: Path, worth: float) -> Iterator[Case]:
    """Cases of the dev half of who is who: right is the statement's speaker."""
    texts = load("dev")
    articles, _ = articles_of(texts, shared)
    for text in texts:
        _, asked = _watched(articles[text.id]) if text.id in articles else ((), {})
        for said in text.said:
            if said.person is not None and said.person.named and said.source and said.source[0][0] in asked:
                yield from _case(asked[said.source[0][0]], said.person.names, worth)


def _case(asked: Asked, names: Sequence[str], worth: float) -> Iterator[Case]:
    """Features of the candidates (a row each), which are right, and what the case counts; nothing where all are."""
    candidates, pronoun = asked
    known = [name.lower() for name in names]
    right = np.array([_is_named(each.spoken, known) for each in candidates])
    if right.any() and not right.all():
        yield np.array([astuple(each.features(pronoun)) for each in candidates], float), right, worth


def _watched(article: Article) -> tuple[Sequence[Statement], dict[int, Asked]]:
    """(what the reader finds, the candidates that it weighs for each pronoun by where that stands)."""
    usual, asked = resolve.find_candidates, dict[int, Asked]()

    def watching(
        page: Page,
        people: People,
        spoken: Sequence[tuple[int, Spoken]],
        place: tuple[int, int],
        first: int,
        pronoun: Pronoun,
    ) -> list[antecedents.Candidate]:
        found = usual(page, people, spoken, place, first, pronoun)
        starts = page.sentences[place[0]].starts
        if place[1] < len(starts):  # what is nested comes last, with items of its own page
            asked.setdefault(starts[place[1]], (found, pronoun))
        return found

    resolve.find_candidates = watching
    try:
        return read(article, ENGLISH), asked
    finally:
        resolve.find_candidates = usual


def _is_named(spoken: Spoken, names: Sequence[str]) -> bool:
    words = WORD.findall(spoken.name.lower())
    return spoken.named and bool(words) and any(words[-1] in WORD.findall(name) for name in names)


def loss(weights: np.ndarray, found: Sequence[Case]) -> tuple[float, np.ndarray]:
    total, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
    for rows, right, worth in found:
        scores = rows @ weights
        scores -= scores.max()
        all_of = np.exp(scores)
        part = all_of * right
        total -= worth * float(np.log(part.sum() / all_of.sum()))
        slope = slope - worth * (part @ rows / part.sum() - all_of @ rows / all_of.sum())
    return total, slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=None)
    shared = parser.parse_args().shared or shared_folder()
    data = shared / "data"
    corpora = {
        "gum": chained(read_gum(data / "gum"), GOLD_COUNTS),
        "polnear": chained(read_polnear(data / "polnear"), 1.0),
        "who is who": annotated(shared, OWN_COUNTS),
    }
    parts = {name: list(each) for name, each in corpora.items()}
    found = list(chain.from_iterable(parts.values()))
    begin = np.array(astuple(antecedents.WEIGHTS))
    best = minimize(loss, begin, args=(found,), jac=True, method="L-BFGS-B")
    for name, weights in (("now", begin), ("fitted", best.x)):
        for part, own in parts.items():
            hits = sum(bool(right[int(np.argmax(rows @ weights))]) for rows, right, _ in own)
            print(f"{name}, {part}: right {hits} of {len(own)}")
    for field, weight in zip(fields(antecedents.Features), best.x, strict=True):
        print(f"    {field.name}={weight:.2f},")


if __name__ == "__main__":
    main()
