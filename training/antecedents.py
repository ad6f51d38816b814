"""Fit the weights by which a pronoun's antecedent is chosen (`broadsheet.statements.antecedents.WEIGHTS`).

    python -m training.antecedents [--shared FOLDER]

Conditional logit over the candidates of each pronoun: the chain's names say which candidates are right. On PolNeAR
train, whose chains are silver, and the gold news and biographies of GUM, which count more each. Prints the weights; a
person copies them, so that they stand where they are read.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, fields
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from broadsheet.language import language
from broadsheet.language.base import Pronoun
from broadsheet.statements import antecedents, read, resolve
from broadsheet.statements.spoken import Spoken
from broadsheet.types import Article
from evals.attribution import shared_folder
from evals.coreference import WORD, Document, chain_of, kind_of, read_gum, read_polnear

GOLD_COUNTS = 10.0
PENALTY = 3.0

Case = tuple[np.ndarray, np.ndarray, float]


def cases(documents: Iterator[Document], worth: float) -> Iterator[Case]:
    """Features of the candidates (a row each), which are right, and what the case counts."""
    known = language("en")
    assert known is not None
    third = {pronoun.word for pronoun in known.pronouns if pronoun.person == 3}
    for document in documents:
        name, digest = Article.name(document.id, document.text)
        article = Article(name, "", "training", "", document.text, digest, "en")
        seen: dict[str, list[tuple[Sequence[antecedents.Candidate], Pronoun]]] = {}
        statements = _watched(lambda article=article: read(article, known), seen)
        at = 0
        asked = seen.get("all", [])
        for statement in statements:
            if kind_of(article, statement, third) != "pronoun":
                continue
            names = [document.text[m.start : m.stop].lower() for m in chain_of(document, statement) if m.name]
            word = article.slice(statement.source[0]).lower()
            while at < len(asked) and asked[at][1].word != word:
                at += 1
            if at == len(asked):
                break
            candidates, pronoun = asked[at]
            at += 1
            right = np.array([_is_named(each.spoken, names) for each in candidates])
            if right.any() and not right.all():
                yield np.array([astuple(each.features(pronoun)) for each in candidates], float), right, worth


def _watched(
    work: Callable[[], Sequence[object]], seen: dict[str, list[tuple[Sequence[antecedents.Candidate], Pronoun]]]
) -> Sequence[object]:
    """Run the reader and keep the candidates that it weighs."""
    usual = resolve.heaviest

    def watching(candidates: Sequence[antecedents.Candidate], pronoun: Pronoun) -> antecedents.Choice | None:
        seen.setdefault("all", []).append((candidates, pronoun))
        return usual(candidates, pronoun)

    resolve.heaviest = watching
    try:
        return work()
    finally:
        resolve.heaviest = usual


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
    data = (parser.parse_args().shared or shared_folder()) / "data"
    found = list(chain(cases(read_gum(data / "gum"), GOLD_COUNTS), cases(read_polnear(data / "polnear"), 1.0)))
    begin = np.array(astuple(antecedents.WEIGHTS))
    best = minimize(loss, begin, args=(found,), jac=True, method="L-BFGS-B")
    for name, weights in (("now", begin), ("fitted", best.x)):
        hits = sum(bool(right[int(np.argmax(rows @ weights))]) for rows, right, _ in found)
        print(f"{name}: right {hits} of {len(found)}")
    for field, weight in zip(fields(antecedents.Features), best.x, strict=True):
        print(f"    {field.name}={weight:.2f},")


if __name__ == "__main__":
    main()
