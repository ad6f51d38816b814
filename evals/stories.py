"""Stories: BCubed and pairwise F1 of the clustering, on development sets of gold stories.

    python -m evals.stories                 the table: as shipped, and with numbers chosen on the other sets
    python -m evals.stories --choose        the grid that the numbers were chosen from
    python -m evals.stories --strangers ARCHIVE     the same sets amid a real day's articles, up to ten times as many
    python -m evals.stories --orders 1000           shuffled input of 300 pieces, clustered so many times: one result?

With `--vectors FILE` (see `evals.vectors`) pieces have their second view too.

The sets stand in `shared/data/stories/NAME.dev.jsonl` (see `shared()`), rows of {id, story, title, text, outlet, url,
published}. No text of them is kept here.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from broadsheet.store import Archive
from broadsheet.stories import Vectors
from broadsheet.stories.cluster import settings_for
from broadsheet.stories.growing import cluster
from broadsheet.stories.pieces import Piece, of_article
from broadsheet.stories.settings import FULL, HEADLINES, Settings
from broadsheet.types import Article
from evals import second_view

FLOORS = Path(__file__).parent / "floors.json"
FULL_SETS = ("g5", "ecb", "basil")
HEADLINE_SETS = ("uci", "newst")
SETS = (*FULL_SETS, *HEADLINE_SETS)
STRANGERS = (0, 1000, 3000, 10_000)
SHUFFLED = 300

# The numbers that are chosen on development sets; the rest of the settings are the same for every choice.
GRIDS: Mapping[str, tuple[Settings, tuple[dict[str, Any], ...]]] = {
    "full": (
        FULL,
        tuple(
            {"join": join, "contrast": contrast}
            for join in (0.04, 0.05, 0.06, 0.07)
            for contrast in (0.7, 0.75, 0.8, 0.85)
        ),
    ),
    "headlines": (
        HEADLINES,
        tuple({"join": join, "rarity": rarity} for join in (0.015, 0.02, 0.025, 0.03, 0.04) for rarity in (0.5, 0.75)),
    ),
}


@dataclass(frozen=True, slots=True)
class Gold:
    """A development set: its pieces, and the story of each by id; `vectors` are theirs, where they were given."""

    pieces: tuple[Piece, ...]
    story: Mapping[str, str]
    vectors: Vectors | None = None


def shared() -> Path | None:
    """The folder of shared data: BROADSHEET_SHARED, or `shared` beside the repository; None where there is none."""
    named = os.environ.get("BROADSHEET_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return folder if (folder / "data" / "stories").is_dir() else None


def load(folder: Path, name: str) -> Gold:
    lines = (folder / "data" / "stories" / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return Gold(
        tuple(Piece(str(r["id"]), r["title"] or "", r["text"] or "", r["outlet"], r["published"]) for r in rows),
        {str(row["id"]): str(row["story"]) for row in rows},
    )


# ------------------------------------------------------------------------------------------------------------ scoring


def score(predicted: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, dict[str, float] | int]:
    """BCubed (Bagga and Baldwin 1998) and pairwise precision, recall and F1, in per cent with one decimal.

    An article that `predicted` lacks is a story of its own.
    """
    both = Counter((story, predicted.get(id_, f"alone {id_}")) for id_, story in gold.items())
    in_gold, in_predicted = Counter[str](), Counter[str]()
    for (theirs, ours), count in both.items():
        in_gold[theirs] += count
        in_predicted[ours] += count
    precision = sum(count * count / in_predicted[ours] for (_, ours), count in both.items()) / len(gold)
    recall = sum(count * count / in_gold[theirs] for (theirs, _), count in both.items()) / len(gold)
    together = pairs(both.values())
    return {
        "bcubed": harmonic(precision, recall),
        "pairwise": harmonic(
            together / max(1, pairs(in_predicted.values())), together / max(1, pairs(in_gold.values()))
        ),
        "stories": {"gold": len(in_gold), "predicted": len(in_predicted)},
        "articles": len(gold),
    }


def pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def harmonic(precision: float, recall: float) -> dict[str, float]:
    mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * mean, 1)}


def labels(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each id the number of its group; an id in two groups has the later one's, as in a file of rows."""
    return {id_: str(number) for number, group in enumerate(groups) for id_ in group}


def bcubed(gold: Gold, settings: Settings | None = None) -> float:
    """BCubed F1 of the set, in per cent."""
    result = score(labels(cluster(gold.pieces, settings=settings, vectors=gold.vectors)), gold.story)["bcubed"]
    assert isinstance(result, dict)
    return result["f1"]


# ------------------------------------------------------------------------------------------------------------ choosing


def grid_scores(golds: Mapping[str, Gold], kind: str, names: Sequence[str]) -> list[tuple[Settings, dict[str, float]]]:
    base, grid = GRIDS[kind]
    choices = [replace(base, **change) for change in grid]
    return [(choice, {name: bcubed(golds[name], choice) for name in names}) for choice in choices]


def chosen_without(scored: Sequence[tuple[Settings, dict[str, float]]], left_out: str) -> float:
    """The score of `left_out` with the settings that are best on the mean of the other sets; the first of equals."""
    best = max(scored, key=lambda each: sum(value for name, value in each[1].items() if name != left_out))
    return best[1][left_out]


def table(golds: Mapping[str, Gold]) -> str:
    lines = [
        (
            f"{'set':<8}{'articles':>9}{'settings':>11}{'B³ P':>7}{'B³ R':>7}{'B³ F1':>7}{'pair F1':>9}"
            f"{'chosen elsewhere':>18}"
        )
    ]
    scored = {
        "full": grid_scores(golds, "full", FULL_SETS),
        "headlines": grid_scores(golds, "headlines", HEADLINE_SETS),
    }
    for name, gold in golds.items():
        kind = "headlines" if settings_for(gold.pieces) is HEADLINES else "full"
        result = score(labels(cluster(gold.pieces, vectors=gold.vectors)), gold.story)
        cubed, paired = result["bcubed"], result["pairwise"]
        assert isinstance(cubed, dict)
        assert isinstance(paired, dict)
        elsewhere = chosen_without(scored["headlines" if name in HEADLINE_SETS else "full"], name)
        lines.append(
            f"{name:<8}{len(gold.story):>9}{kind:>11}{cubed['p']:>7}{cubed['r']:>7}{cubed['f1']:>7}"
            f"{paired['f1']:>9}{elsewhere:>18}"
        )
    return "\n".join(lines)


def grid_table(golds: Mapping[str, Gold]) -> str:
    lines = []
    for kind, names in (("full", FULL_SETS), ("headlines", HEADLINE_SETS)):
        changed = list(GRIDS[kind][1][0])
        lines.append("".join(f"{word:>10}" for word in (*changed, *names, "mean")))
        for settings, values in grid_scores(golds, kind, names):
            numbers = [getattr(settings, each) for each in changed]
            mean = round(sum(values.values()) / len(values), 1)
            lines.append("".join(f"{word:>10}" for word in (*numbers, *values.values(), mean)))
    return "\n".join(lines)


def strangers_table(golds: Mapping[str, Gold], archive: Path, vectors: Vectors | None = None) -> str:
    """The scores of the gold articles when so many unrelated ones are clustered with them. `vectors` are theirs."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as connection:
        ids = sorted(row[0] for row in connection.execute("select id from articles where language = 'en'"))
    random.Random(0).shuffle(ids)  # noqa: S311 - a fixed draw, no secret
    with Archive.open(archive) as opened:
        found = opened.articles(ids[: max(STRANGERS)])
    articles = [found[id_] for id_ in ids if id_ in found]
    lines = ["".join(f"{word:>16}" for word in ("strangers", *SETS))]
    for count in STRANGERS:
        some = articles[:count]
        values = [with_strangers(golds[name], some, vectors, titles_only=name in HEADLINE_SETS) for name in SETS]
        lines.append("".join(f"{word:>16}" for word in (count, *values)))
    return "\n".join(lines)


def with_strangers(
    gold: Gold, articles: Sequence[Article], vectors: Vectors | None = None, *, titles_only: bool = False
) -> str:
    """BCubed precision / recall / F1, all as if of one day; a stranger in a gold article's story counts against it.
    Vectors of articles are no vectors of bare titles: those have none."""
    others = [replace(of_article(article), id=f"stranger {article.id}") for article in articles]
    pieces = [replace(piece, published=None) for piece in (*gold.pieces, *others)]
    if titles_only:
        pieces = [replace(piece, text="") if piece.id.startswith("stranger ") else piece for piece in pieces]
    theirs = {} if titles_only or not vectors else vectors
    known = {f"stranger {a.id}": theirs[a.id] for a in articles if a.id in theirs} | dict(gold.vectors or {})
    predicted = labels(cluster(pieces, vectors=known))
    in_predicted = Counter(predicted.values())
    in_gold = Counter(gold.story.values())
    both = Counter((story, predicted[id_]) for id_, story in gold.story.items())
    precision = sum(count * count / in_predicted[ours] for (_, ours), count in both.items()) / len(gold.story)
    recall = sum(count * count / in_gold[theirs] for (theirs, _), count in both.items()) / len(gold.story)
    return "/".join(str(value) for value in harmonic(precision, recall).values())


def results_in_any_order(pieces: Sequence[Piece], runs: int, vectors: Vectors | None = None) -> int:
    """How many different results so many shuffles of the pieces give."""
    results = set()
    for seed in range(runs):
        shuffled = random.Random(seed).sample(pieces, len(pieces))  # noqa: S311 - a fixed draw, no secret
        results.add(cluster(shuffled, vectors=vectors))
    return len(results)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--choose", action="store_true", help="print the grid of settings")
    parser.add_argument("--strangers", type=Path, metavar="ARCHIVE", help="whose articles to mix in")
    parser.add_argument("--orders", type=int, metavar="RUNS", help="cluster shuffled input so many times")
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="the second view, an NPZ of ids and vectors")
    asked = parser.parse_args()
    folder = shared()
    if folder is None:
        raise SystemExit("evals.stories: no shared data; set BROADSHEET_SHARED to its folder")
    vectors = second_view.read(asked.vectors) if asked.vectors else None
    golds = {name: replace(load(folder, name), vectors=second_view.of_set(vectors, name)) for name in SETS}
    if asked.orders:
        pieces = golds["ecb"].pieces[:SHUFFLED]
        different = results_in_any_order(pieces, asked.orders, golds["ecb"].vectors)
        print(f"{asked.orders} orders of {len(pieces)} pieces: {different} result{'s' * (different != 1)}")
    elif asked.strangers:
        print(strangers_table(golds, asked.strangers, vectors))
    else:
        print(grid_table(golds) if asked.choose else table(golds))


if __name__ == "__main__":
    main()
