"""Who is who: speaker, role, hearer, act and factuality of the reader's statements against a gold set made by reading.

    python -m evals.who [--split dev|test|both] [--by-source] [--errors [MEASURE]] [--json] [--shared FOLDER]
    python -m evals.who --agreement [--json]

The measures are defined in `evals/who/score.py`, the annotation in `evals/who/guidelines.md`. `--errors` lists what is
wrong on dev (never on test), of one measure or of all. `--agreement` scores the second reading against the first, and
the set against the annotators of PolNeAR. An article whose text is no longer the annotated one is left out and named,
and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from broadsheet.language import language
from broadsheet.statements import read
from broadsheet.types import Article
from evals.attribution import shared_folder
from evals.who.agreement import against_corpus, two_readings
from evals.who.articles import articles_of
from evals.who.gold import Said, Split, Text, load
from evals.who.score import ONE_SIDED, TWO_SIDED, Tally, Verdict, as_said, kappa

SHOWN = 90


def predicted(article: Article) -> list[Said]:
    """What the reader finds at the top level."""
    known = language("en")
    assert known is not None
    return [as_said(each) for each in read(article, known) if each.parent is None]


def score(texts: Sequence[Text], articles: Mapping[str, Article]) -> Tally:
    """The reader against the gold; articles that are not there are left out."""
    tally = Tally()
    for text in texts:
        if text.id in articles:
            article = articles[text.id]
            tally.add(text.id, article.text, text.said, predicted(article))
    return tally


# ---------------------------------------------------------------------------------------------------- showing


def table(results: Mapping[str, dict[str, dict[str, float]]]) -> str:
    """Markdown: a row a measure, a column a split."""
    lines = ["| measure | " + " | ".join(results) + " |", "|---|" + "---|" * len(results)]
    for measure in (*TWO_SIDED, *ONE_SIDED):
        cells = [cell(result[measure]) for result in results.values()]
        lines.append(f"| {measure} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cell(figures: dict[str, float]) -> str:
    if "accuracy" in figures:
        return f"{figures['accuracy']} % of {figures['gold']:.0f}"
    return f"F1 {figures['f1']} (P {figures['p']}, R {figures['r']}, {figures['gold']:.0f} gold)"


def error_lines(verdicts: Sequence[Verdict], articles: Mapping[str, Article], only: str) -> Iterator[str]:
    """What is wrong, a block a statement: what was wanted and what was found."""
    for verdict in verdicts:
        wrong = [each for each in verdict.wrong if only in ("all", each)]
        if wrong:
            text = articles[verdict.article].text
            yield f"{verdict.article} {verdict.gold.content[0][0]}: {', '.join(wrong)}"
            yield "  gold   " + shown(text, verdict.gold)
            if verdict.found is not None:
                yield "  found  " + shown(text, verdict.found)


def shown(text: str, said: Said) -> str:
    words = " … ".join(text[start:stop] for start, stop in said.content).replace("\n", " ")
    person = said.person
    who = "nobody" if person is None else f"{person.names[0]}{'' if person.named else ' (unnamed)'}"
    roles = "; ".join(text[start:stop] for start, stop in person.roles) if person is not None else ""
    told = f"{said.told.names[0]}, {said.told.status}" if said.told.names else "none"
    return f"{who} [{roles}] -> {told} | {said.act} {said.factuality} | {words[:SHOWN]}"


def by_source(texts: Sequence[Text]) -> dict[str, list[Text]]:
    return {name: [text for text in texts if text.source == name] for name in ("press_day", "polnear")}


# ---------------------------------------------------------------------------------------------------- running


def groups(split: str, apart: bool) -> dict[str, list[Text]]:
    """Column -> its articles."""
    splits: list[Split] = ["dev", "test"] if split == "both" else ["test" if split == "test" else "dev"]
    loaded = {name: load(name) for name in splits}
    if not apart:
        return dict(loaded.items())
    return {f"{name} {source}": part for name, texts in loaded.items() for source, part in by_source(texts).items()}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.who", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", default="dev", choices=("dev", "test", "both"))
    parser.add_argument("--by-source", action="store_true", help="the press day and PolNeAR apart")
    parser.add_argument("--errors", nargs="?", const="all", metavar="MEASURE", help="list what is wrong on dev")
    parser.add_argument("--agreement", action="store_true", help="the second reading against the first")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shared", type=Path, default=None)
    given = parser.parse_args()
    if given.errors and given.split != "dev":
        parser.error("errors are listed of dev only: who has read the test set can no longer be tested on it")
    shared = given.shared or shared_folder()
    return show_agreement(shared, given.json) if given.agreement else show_scores(given, shared)


def show_scores(given: argparse.Namespace, shared: Path) -> int:
    parts = groups(given.split, given.by_source)
    articles, drifted = found_articles([text for texts in parts.values() for text in texts], shared)
    tallies = {name: score(texts, articles) for name, texts in parts.items()}
    results = {name: tally.result() for name, tally in tallies.items()}
    print(json.dumps(results, indent=1) if given.json else table(results))
    if given.errors and not given.json:
        for name, tally in tallies.items():
            print("\n".join(["", f"{name}:", *error_lines(tally.verdicts, articles, given.errors)]))
    return 1 if drifted else 0


def show_agreement(shared: Path, as_json: bool) -> int:
    texts = [*load("dev"), *load("test")]
    articles, drifted = found_articles(texts, shared)
    tally = two_readings(articles)
    result: dict[str, dict[str, float]] = tally.result()
    extra = {
        "act kappa": {"kappa": round(kappa(tally.acts), 3)},
        "corpus": against_corpus(texts, articles, shared),
    }
    if as_json:
        print(json.dumps({**result, **extra}, indent=1))
        return 1 if drifted else 0
    corpus = extra["corpus"]
    print(table({"second reading": result}))
    print(f"\nact: Cohen's kappa {extra['act kappa']['kappa']}")
    print(
        f"PolNeAR's annotators hold {corpus['ours found']} % of our {corpus['statements']} statements there, "
        f"{corpus['same source']} % of those with the same source"
    )
    return 1 if drifted else 0


def found_articles(texts: Sequence[Text], shared: Path) -> tuple[dict[str, Article], list[str]]:
    """The articles, and the ids of those that had to be left out, which standard error names."""
    articles, drifted = articles_of(texts, shared)
    if drifted:
        print(f"not the text that was annotated, left out: {', '.join(drifted)}", file=sys.stderr)
    return articles, drifted


if __name__ == "__main__":
    sys.exit(main())
