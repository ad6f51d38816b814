"""Copies, stories and ranking from a thousand articles to a hundred thousand: seconds of CPU, memory, growth.

    python -m benchmarks.stories ARCHIVE [--sizes 1000 3000 10000 30000 100000] [--plot benchmarks/stories.svg]
    python -m benchmarks.stories ARCHIVE --vectors [--sizes ...]       the same with a vector for each article
    python -m benchmarks.stories ARCHIVE --joining 10000 500
    python -m benchmarks.stories --copies 10000 100000 1000000

The first takes a real day out of an archive, all languages, and where that has too few articles adds variants of them
made at run time: another day, a tenth of the words swapped for others of the same text, names made new in each round,
so that the variants tell of other events in words of the same frequency. The third finds the copies of an invented
press (`evals.invented`) that streams by, three in ten of its articles reprints. Each size runs in a process of its own;
memory is its peak. `--joining` says what it costs that so many articles come to a day of so many, and whether the
stories are those of the day that came in one. `--vectors` gives each article one as wide as an encoder's, made of its
first words outside the measured time: what a second view costs, not what it is worth.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import random
import re
import resource
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import log
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from benchmarks.growth import Point, growth_svg
from broadsheet.copies import copies_in_order, find_copies
from broadsheet.store import Archive
from broadsheet.stories import Growing, build, cluster, rank
from broadsheet.stories.pieces import of_article
from broadsheet.types import Article, Moment
from evals.invented import press as press_of_words

SIZES = (1000, 3000, 10_000, 30_000, 100_000)
NAME = re.compile(r"\b[^\W\d_a-zа-я]\w{3,}")
SWAPPED = 0.1  # of a variant's words
BAR = 40
WIDTH, FIRST = 384, 500  # of a vector; characters that it is made of

Step = tuple[str, float]
Made = TypeVar("Made")


def variant(article: Article, round_: int) -> Article:
    """The article as another event of `round_` days before might read."""
    chance = random.Random(f"{round_} {article.id}")  # noqa: S311 - a fixed draw, no secret

    def renamed(text: str) -> str:
        return NAME.sub(lambda name: f"{chr(65 + round_)}{chr(97 + round_)}{name[0]}", text)

    words = article.text.split(" ")
    for _ in range(int(len(words) * SWAPPED)):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    text = renamed(" ".join(words))
    id_, digest = Article.name(f"{article.url} {round_}", text)
    then = article.published
    moved = Moment(then.at - dt.timedelta(days=round_), then.precision) if then else None
    return replace(article, id=id_, sha256=digest, title=renamed(article.title), text=text, published=moved)


def press(archive: Path, count: int) -> list[Article]:
    """`count` articles: a fixed draw of the archive's, then variants of all of them, round by round."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as connection:
        ids = sorted(row[0] for row in connection.execute("select id from articles"))
    random.Random(0).shuffle(ids)  # noqa: S311 - a fixed draw, no secret
    with Archive.open(archive) as opened:
        real = list(opened.articles(ids[:count]).values())
    made, round_ = list(real), 0
    while len(made) < count:
        round_ += 1
        made += [variant(article, round_) for article in real[: count - len(made)]]
    return made


def hashed(article: Article) -> npt.NDArray[np.float32]:
    """A unit vector of the first words."""
    vector = np.zeros(WIDTH, np.float32)
    for word in f"{article.title} {article.text[:FIRST]}".lower().split():
        code = zlib.crc32(word.encode())
        vector[code % WIDTH] += 1 if code & 1 << 20 else -1
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def with_vectors(archive: Path, count: int) -> list[Step]:
    return whole_day(archive, count, vectors=True)


def whole_day(archive: Path, count: int, *, vectors: bool = False) -> list[Step]:
    """CPU seconds of each step, and the peak memory in MB."""
    articles = press(archive, count)
    second = {article.id: hashed(article) for article in articles} if vectors else None
    steps: list[Step] = []
    copies = timed(steps, "copies", lambda: find_copies(articles))
    stories = timed(steps, "cluster", lambda: build(articles, copies, vectors=second))
    by_id = {article.id: article for article in articles}
    timed(steps, "rank", lambda: rank(stories, by_id))
    return [*steps, ("MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)]


def timed(steps: list[Step], name: str, work: Callable[[], Made]) -> Made:
    begun = time.process_time()
    done = work()
    steps.append((name, time.process_time() - begun))
    return done


def only_copies(_: Path, count: int) -> list[Step]:
    """An invented press that streams by; what inventing it took is left out."""
    made = 0.0

    def coming() -> Iterator[Article]:
        nonlocal made
        printed = press_of_words(count)
        while True:
            begun = time.process_time()
            each = next(printed, None)
            made += time.process_time() - begun
            if each is None:
                return
            yield each.article

    begun = time.process_time()
    groups = sum(1 for _ in copies_in_order(coming()))
    spent = time.process_time() - begun - made
    return [("copies", spent), ("groups", groups), ("MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)]


def joining(archive: Path, count: int, new: int) -> Iterator[str]:
    """What new articles cost a day whose words were read, beside clustering it all anew."""
    pieces = [of_article(article) for article in press(archive, count + new)]
    growing, steps = Growing(), list[Step]()
    growing.add(pieces[:count])
    growing.groups()
    timed(steps, "read", lambda: growing.add(pieces[count:]))
    grown = timed(steps, "grouped", growing.groups)
    anew = timed(steps, "anew", lambda: cluster(pieces))
    spent = dict(steps)
    joined = spent["read"] + spent["grouped"]
    yield f"{count:,} articles, {new:,} more: {joined:.2f} s of CPU ({spent['read']:.2f} to read them)"
    yield f"all {count + new:,} anew: {spent['anew']:.2f} s, {spent['anew'] / joined:.1f} times as much"
    yield f"the same stories: {'yes' if grown == anew else 'NO'}"


def measured(
    work: Callable[[Path, int], list[Step]], archive: Path, sizes: Sequence[int], points: list[Point]
) -> Iterator[str]:
    """A row for each size, and how its time compares with n log n from the first; `points` takes what was measured."""
    before: tuple[int, float] | None = None
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            steps = pool.apply(work, (archive, size))
        total = sum(value for name, value in steps if name not in ("MB", "groups"))
        points.append((size, total))
        if before is None:
            yield "".join(f"{name:>10}" for name in ("articles", *(name for name, _ in steps), "all s", "/ n log n"))
        per = total / (size * log(size))
        ratio = f"{per / before[1]:10.2f}" if before else f"{'1':>10}"
        before = before or (size, per)
        yield f"{size:>10}" + "".join(f"{value:>10.1f}" for _, value in steps) + f"{total:>10.1f}{ratio}"
        yield " " * 10 + "█" * max(1, round(BAR * per / before[1] / 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--joining", type=int, nargs=2, metavar=("ARTICLES", "NEW"))
    parser.add_argument("--copies", type=int, nargs="+", metavar="SIZE")
    parser.add_argument("--vectors", action="store_true", help="give each article a vector")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the growth as an SVG")
    asked = parser.parse_args()
    if not asked.archive and not asked.copies:
        parser.error("give an archive, or --copies")
    if asked.joining:
        for line in joining(asked.archive, *asked.joining):
            print(line, flush=True)
        return
    by_size = with_vectors if asked.vectors else whole_day
    work, sizes = (only_copies, asked.copies) if asked.copies else (by_size, asked.sizes)
    points: list[Point] = []
    for line in measured(work, asked.archive or Path(), sizes, points):
        print(line, flush=True)
    if asked.plot:
        what = "Copies" if asked.copies else "Copies, stories and ranking"
        asked.plot.write_text(growth_svg(points, f"{what}: time by size"), encoding="utf-8")
    print("/ n log n: seconds for each n log n, against the first size; 1 or less is growth no worse than n log n")


if __name__ == "__main__":
    main()
