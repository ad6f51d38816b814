"""The archive by itself: articles added a second, the load of a day, searches, bytes on the disk.

    python -m benchmarks.store --articles 20000 --folder /tmp

The articles are made up: words drawn by Zipf's law from an invented vocabulary, about 3.5 KB of text in 8 KB of page,
as on an ordinary news page without its scripts. CPU seconds are of this process; wall seconds depend on what else runs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Moment, Span, Statement, Voice

DAY = dt.date(2026, 3, 17)
START = dt.datetime(2026, 3, 17, tzinfo=dt.UTC)
VOCABULARY = 60_000
# Words, with the spaces between them about 3,500 characters.
TEXT_WORDS = 520
PAGE_BYTES = 8_000
STATEMENTS = 12
SPEAKERS = 5_000
BATCH = 256
LANGUAGES = ("en", "ru", "en", "es")
READER = "benchmark/1"
SEARCHES = 50


@dataclass(frozen=True, slots=True)
class Measured:
    what: str
    figure: str


def vocabulary(random: np.random.Generator) -> list[str]:
    letters = np.array(list("etaoinshrdlucmfwypvbgk"))
    lengths = random.integers(2, 11, VOCABULARY)
    return ["".join(random.choice(letters, length)) for length in lengths]


def press(count: int, seed: int = 1) -> Iterator[tuple[Capture, Article]]:
    """Captures and their articles, spread over one day, in no order of time."""
    random = np.random.default_rng(seed)
    words = np.array(vocabulary(random))
    for number in range(count):
        text = " ".join(words[np.minimum(random.zipf(1.2, TEXT_WORDS), VOCABULARY) - 1])
        frame = " ".join(f'<div class="{word}">' for word in words[random.integers(0, VOCABULARY, 300)])
        page = f"<html>{frame}<article>{text}</article></html>"[: PAGE_BYTES + len(text) // 8].encode()
        url = f"https://outlet{number % 300}.example/{number}"
        published = Moment(START + dt.timedelta(seconds=int(random.integers(0, 86_400))))
        capture = Capture.of(page, media_type="text/html", origin=f"day.tar!{number}.html", received=START, url=url)
        name, sha256 = Article.name(url, text)
        yield (
            capture,
            Article(
                id=name,
                capture=capture.sha256,
                extractor="benchmark/1",
                title=text[:70],
                text=text,
                sha256=sha256,
                language=LANGUAGES[number % len(LANGUAGES)],
                url=url,
                outlet=f"Outlet {number % 300}",
                published=published,
            ),
        )


def statements(article: Article, random: np.random.Generator) -> tuple[Statement, ...]:
    """As many as a real article has, of speakers invented by number."""
    starts = sorted(int(start) for start in random.integers(0, len(article.text) - 200, STATEMENTS))
    return tuple(
        Statement(
            id=f"s{number}",
            article=article.id,
            kind="indirect",
            content=(Span(article.id, start + 20, start + 160),),
            cue=(Span(article.id, start + 14, start + 18),),
            source=(Span(article.id, start, start + 13),),
            speaker=Voice(f"Speaker {random.integers(SPEAKERS)} Brandt", True, Span(article.id, start, start + 13)),
            found_by="benchmark",
        )
        for number, start in enumerate(starts)
    )


@contextmanager
def timed(into: list[Measured], what: str, count: int, unit: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    rates = f", {count / wall:,.0f} {unit}/s wall, {count / cpu:,.0f} {unit}/s CPU" if count > 1 else ""
    into.append(Measured(what, f"{wall:.2f} s wall, {cpu:.2f} s CPU{rates}"))


def milliseconds(call: Callable[[], object]) -> str:
    taken = []
    cpu = time.process_time()
    for _ in range(SEARCHES):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    cpu = (time.process_time() - cpu) / SEARCHES * 1000
    p95 = statistics.quantiles(taken, n=20)[-1]
    return f"p50 {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms wall, mean {cpu:.1f} ms CPU"


def fill(archive: Archive, pairs: Sequence[tuple[Capture, Article]], into: list[Measured]) -> None:
    with timed(into, f"add, batches of {BATCH}", len(pairs), "articles"):
        for first in range(0, len(pairs), BATCH):
            archive.add(pairs[first : first + BATCH])
    with timed(into, "add the same again", len(pairs), "articles"):
        for first in range(0, len(pairs), BATCH):
            archive.add(pairs[first : first + BATCH])
    with timed(into, "known", len(pairs), "hashes"):
        archive.known(capture.sha256 for capture, _ in pairs)


def derive(archive: Archive, pairs: Sequence[tuple[Capture, Article]], into: list[Measured]) -> None:
    random = np.random.default_rng(2)
    found = {article.id: statements(article, random) for _, article in pairs}
    ids = sorted(found)
    with timed(into, f"save statements, {STATEMENTS} an article", len(found), "articles"):
        for first in range(0, len(ids), BATCH):
            archive.save_statements(READER, {name: found[name] for name in ids[first : first + BATCH]})
    with timed(into, "load statements", len(ids), "articles"):
        archive.statements(READER, ids)


def look(archive: Archive, pairs: Sequence[tuple[Capture, Article]], into: list[Measured]) -> None:
    english = sum(article.language == "en" for _, article in pairs)
    for again in ("", ", again"):
        with timed(into, f"day() of {english:,} articles with texts{again}", 1, ""):
            assert len(archive.day(DAY, "en")) == english
    with timed(into, f"day_ids() of {english:,} articles", 1, ""):
        archive.day_ids(DAY, "en")
    rare = pairs[0][1].text.split()[-1]
    frequent = max(set(pairs[0][1].text.split()), key=pairs[0][1].text.split().count)
    noon = START + dt.timedelta(hours=12)
    searches: dict[str, Callable[[], object]] = {
        "search, the most common word": lambda: archive.search(frequent),
        "search, a word": lambda: archive.search(rare),
        "search, two words": lambda: archive.search(f"{frequent} {rare}"),
        "search, a phrase": lambda: archive.search(f'"{pairs[0][1].text[:30].rsplit(" ", 1)[0]}"'),
        "search, common word, before noon": lambda: archive.search(frequent, until=noon),
        "search, common word, one outlet of 300": lambda: archive.search(frequent, outlet="Outlet 7"),
        "search, common word, one speaker of 5,000": lambda: archive.search(frequent, speaker="speaker 77"),
    }
    into.extend(Measured(what, milliseconds(call)) for what, call in searches.items())
    with timed(into, "status()", 1, ""):
        archive.status()
    with timed(into, "check()", len(pairs), "articles"):
        assert archive.check() == []


def measure(count: int, folder: Path) -> list[Measured]:
    into: list[Measured] = []
    pairs = list(press(count))
    raw = sum(len(capture.body) for capture, _ in pairs) / count
    text = sum(len(article.text.encode()) for _, article in pairs) / count
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        path = Path(scratch, "archive.sqlite")
        with Archive.create(path) as archive:
            fill(archive, pairs, into)
        size = path.stat().st_size / count
        into.append(Measured("bytes an article", f"{size:,.0f}: {raw:,.0f} of page and {text:,.0f} of text, indexed"))
        with timed(into, "open", 1, ""):
            archive = Archive.open(path)
        with archive:
            derive(archive, pairs, into)
            look(archive, pairs, into)
        with_statements = path.stat().st_size / count
        into.append(Measured("bytes an article with its statements", f"{with_statements:,.0f}"))
    return into


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    print(f"| {options.articles:,} articles | |\n|---|---|")
    for measured in measure(options.articles, options.folder):
        print(f"| {measured.what} | {measured.figure} |")


if __name__ == "__main__":
    main()
