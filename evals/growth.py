"""What a page or feed costs that was made to be slow, at n, 2n and 4n: twice the input, at most 2.3 times the time.

    python -m evals.growth

Each is read as it is in a run: in a process that is ended over its budget. A ratio over 2.3 is only good if the page
was ended and reported. CPU seconds, the best of two.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadsheet import captures
from broadsheet.errors import InputError
from broadsheet.fetch.robots_txt import RobotsTxt
from broadsheet.pipeline.captured import take
from broadsheet.types import Capture
from broadsheet.workers import Budget, Lost, supervised

MOST_RATIO = 2.3
ROUNDS = 2
LEAST = 0.02
"""Seconds under which a time is noise, and no page is a danger."""
NOW = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
BUDGET = Budget(cpu_seconds=10.0)
TEXT = "<p>The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday.</p>"


def _selectors(count: int) -> str:
    return f"<style>{','.join(f'.a{i} .b' for i in range(count))}{{display:none}}</style>"


def _namespaces(count: int) -> str:
    return f"<rss {' '.join(f'xmlns:a{i}={chr(34)}u{i}{chr(34)}' for i in range(count))}/>"


PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "attributes on one tag": (25_000, lambda n: f"<p {' '.join(f'a{i}=1' for i in range(n))}>x</p>"),
    "nested divs": (25_000, lambda n: "<div>" * n),
    "nested spans": (25_000, lambda n: "<span>x" * n),
    "open paragraphs": (7_000, lambda n: "<p>x" * n),
    "nested tables": (2_000, lambda n: "<table><tr><td>" * n),
    "nested links": (7_000, lambda n: "<a href=/x>" * n),
    "one long line": (100_000, lambda n: f"<p>{'word ' * n}</p>"),
    "no space": (500_000, lambda n: f"<p>{'a' * n}</p>"),
    "entities": (100_000, lambda n: f"<p>{'&amp;' * n}</p>"),
    "open comment": (500_000, lambda n: "<!--" * n),
    "open tag": (250_000, lambda n: "<p " * n),
    "quotation marks in a tag": (500_000, lambda n: f"<p a={chr(34) * n}>x"),
    "a style sheet of rules": (10_000, lambda n: f"<style>{'.a{color:red}' * n}</style>"),
    "a style sheet of selectors": (
        10_000,
        lambda n: f"<style>{','.join(f'.a{i} .b' for i in range(n))}{{display:none}}</style>",
    ),
    "a style sheet left open": (100_000, lambda n: f"<style>{'{' * n}"),
    "JSON-LD brackets": (100_000, lambda n: f'<script type="application/ld+json">{"[" * n}</script>'),
    "dates": (20_000, lambda n: f"<p>{'12 May 2031 ' * n}</p>"),
    "links to read also": (2_000, lambda n: "<ul>" + "<li><a href=/x>Read also: ships</a></li>" * n + "</ul>"),
    "meta tags": (7_000, lambda n: '<meta name="author" content="A">' * n),
}
FEEDS: dict[str, tuple[int, Callable[[int], str]]] = {
    "feed of many items": (2_000, lambda n: _rss("<item><title>x</title><link>http://a.example/</link></item>" * n)),
    "feed of open items": (5_000, lambda n: _rss("<item>" * n)),
    "feed of attributes": (10_000, lambda n: _rss(f"<item {' '.join(f'a{i}={chr(34)}{chr(34)}' for i in range(n))}/>")),
    "feed of namespaces": (
        2_000,
        lambda n: f"<rss {' '.join(f'xmlns:a{i}={chr(34)}u{i}{chr(34)}' for i in range(n))}/>",
    ),
    "feed of entities": (5, lambda n: _entities(n)),
    "feed of CDATA": (50_000, lambda n: _rss("<item><title>" + "<![CDATA[x]]>" * n + "</title></item>")),
}


def _rss(items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'


def _entities(depth: int) -> str:
    """Each is ten of the one before: a billion laughs."""
    lines = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(2 * depth))
    return f'<!DOCTYPE rss [<!ENTITY a0 "ha">{lines}]>{_rss(f"<item><title>&a{2 * depth};</title></item>")}'


@dataclass(frozen=True, slots=True)
class Task:
    """A page, a feed or a robots.txt to be read."""

    kind: str
    body: str


def cost(task: Task) -> tuple[float, str]:
    """CPU seconds of one reading, and what came of it."""
    begun = time.process_time()
    body = task.body.encode()
    if task.kind == "page":
        found = take(Capture.of(body, media_type="text/html", origin="page", received=NOW))
        outcome = type(found).__name__.lower()
    elif task.kind == "feed":
        try:
            outcome = f"{len(captures.entries(body, url='http://a.example/', now=NOW))} entries"
        except InputError as error:
            outcome = error.word
    else:
        outcome = str(RobotsTxt(body).allows("x", "/" + "a" * 8000 + "b"))
    return time.process_time() - begun, outcome


def tasks() -> Iterator[tuple[str, int, Callable[[int], Task]]]:
    for name, (size, make) in PAGES.items():
        yield name, size, lambda n, make=make: Task("page", f"<html><body><article>{TEXT}{make(n)}")  # type: ignore[misc]
    for name, (size, make) in FEEDS.items():
        yield name, size, lambda n, make=make: Task("feed", make(n))  # type: ignore[misc]
    yield (
        "robots.txt of stars",
        2_000,
        lambda n: Task("robots", f"User-agent: *\nDisallow: /{'*a' * 4000}$\n" * (n // 100)),
    )


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds at n, 2n and 4n (None where it was ended), and what came of the largest."""

    name: str
    size: int
    seconds: tuple[float | None, float | None, float | None]
    outcome: str

    @property
    def ratios(self) -> list[float]:
        """Of the steps of which both ends were measured and one is worth it."""
        pairs = zip(self.seconds, self.seconds[1:], strict=False)
        return [after / max(before, LEAST) for before, after in pairs if before and after and after > LEAST]

    @property
    def is_good(self) -> bool:
        return all(ratio <= MOST_RATIO for ratio in self.ratios)


def measured() -> Iterator[Growth]:
    for name, size, make in tasks():
        sizes = [size, 2 * size, 4 * size]
        given = {make(n).body: n for n in sizes}
        best: dict[int, float] = {}
        outcome = ""
        trials = [make(n) for _ in range(ROUNDS) for n in sizes]
        for task, found in supervised(cost, trials, workers=1, budget=BUDGET):
            n = given[task.body]
            if isinstance(found, Lost):
                outcome = f"ended: {found.reason}"
            else:
                best[n] = min(best.get(n, found[0]), found[0])
                outcome = found[1] if n == sizes[-1] and not outcome.startswith("ended") else outcome
        yield Growth(name, size, (best.get(sizes[0]), best.get(sizes[1]), best.get(sizes[2])), outcome)


def main() -> None:
    print("| input | n | s at n | 2n | 4n | ratios | what came of 4n |\n|---|--:|--:|--:|--:|---|---|")
    bad = []
    for growth in measured():
        times = " | ".join("ended" if seconds is None else f"{seconds:.3f}" for seconds in growth.seconds)
        ratios = ", ".join(f"{ratio:.1f}" for ratio in growth.ratios) or "-"
        print(f"| {growth.name} | {growth.size} | {times} | {ratios} | {growth.outcome} |", flush=True)
        bad += [] if growth.is_good else [growth.name]
    if bad:
        sys.exit(f"more than {MOST_RATIO}: {', '.join(bad)}")


if __name__ == "__main__":
    main()
