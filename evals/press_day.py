"""A real day judged by hand: are its stories pure, and has none a twin?

    python -m evals.press_day ARCHIVE --day 2019-11-18 --draw 50 --seed 1    what the judge reads, to the screen only
    python -m evals.press_day ARCHIVE --day 2019-11-18 --top 20
    python -m evals.press_day ARCHIVE --day 2019-11-18 --vectors FILE         with a second view (`evals.vectors`)
    python -m evals.press_day --tally                                         what was judged, by draw

A story is *pure* if at most one in five of its originals tells of something else; it has a *twin* if a second story of
five articles or more tells of the same event. Judgements stand in `press_day.json` as ids
and verdicts; no text of the press is kept. A story's id follows from its articles: where the method has changed since,
the ids of a judgement are not those of today's stories, and the judgement holds for the method that it names.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from broadsheet.pipeline.day import Day, Order, rank
from broadsheet.pipeline.view import View
from broadsheet.store import Archive
from broadsheet.stories import Vectors, explain
from broadsheet.types import Article, Story
from evals import second_view

JUDGEMENTS = Path(__file__).with_suffix(".json")
FEWEST = 5  # articles of a story that is drawn
SHOWN, LEAD = 60, 110


def drawn(stories: Sequence[Story], count: int, seed: int) -> list[Story]:
    big = sorted((story for story in stories if len(story.articles) >= FEWEST), key=lambda story: story.id)
    return random.Random(seed).sample(big, min(count, len(big)))  # noqa: S311 - a fixed draw, no secret


def show(
    story: Story,
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    vectors: Vectors | None = None,
    *,
    neighbours: bool,
) -> None:
    reprints = {reprint for copy in story.copies for reprint in copy.reprints}
    print(f"\n== {story.id}  {len(story.articles)} articles, {len(reprints)} reprints  {story.title}")
    for id_ in [each for each in story.articles if each not in reprints][:SHOWN]:
        article = articles[id_]
        print(f"   {id_}  {(article.outlet or '')[:16]:<16}  {article.title[:80]} | {article.text[:LEAD]!r}")
    if neighbours:
        for near in explain(story, stories, articles, vectors).near:
            print(f"   ~ {near.likeness:.2f}  {near.story}  {near.articles:>3}  {near.title[:80]}")


def view_in(path: Path) -> View:
    """The vectors of a file, under the hash of its bytes."""
    known = second_view.read(path)
    return View(
        hashlib.sha256(path.read_bytes()).hexdigest(),
        lambda articles: {article.id: known[article.id] for article in articles if article.id in known},
    )


def tally() -> str:
    lines = [f"{'draw':<10}{'method':<18}{'stories':>8}{'pure':>6}{'twins':>7}"]
    for draw in json.loads(JUDGEMENTS.read_text(encoding="utf-8")):
        verdicts = draw["stories"]
        pure = sum(each["pure"] for each in verdicts)
        twins = sum(each["twin"] for each in verdicts)
        lines.append(f"{draw['draw']:<10}{draw['method']:<18}{len(verdicts):>8}{pure:>6}{twins:>7}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--day", type=dt.date.fromisoformat)
    parser.add_argument("--language", default="en")
    parser.add_argument("--draw", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--top", type=int, help="the first so many, in order of rank, instead of a draw")
    parser.add_argument("--neighbours", action="store_true", help="also the nearest stories of each (slower)")
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="the second view, an NPZ of ids and vectors")
    parser.add_argument("--tally", action="store_true")
    asked = parser.parse_args()
    if asked.tally:
        print(tally())
        return
    if not (asked.archive and asked.day):
        parser.error("give an archive and --day, or --tally")
    with Archive.open(asked.archive) as archive:
        day = Day(archive, Order(asked.day, asked.language), view_in(asked.vectors) if asked.vectors else None)
        stories = rank(archive, day)
        chosen = stories[: asked.top] if asked.top else drawn(stories, asked.draw, asked.seed)
        vectors = day.view.vectors(list(day.articles.values())) if day.view else None
        for story in chosen:
            show(story, stories, day.articles, vectors, neighbours=asked.neighbours)


if __name__ == "__main__":
    main()
