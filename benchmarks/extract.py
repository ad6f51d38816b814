"""Pages a second: `articles.extract` beside bare trafilatura, on the same random pages, one core.

    python -m benchmarks.extract FOLDER [--pages 2000] [--seed 1]

FOLDER holds pages as .html files, at any depth, such as an unpacked day of press. Prints a Markdown table; CPU time,
the best of some rounds, so that a neighbour on the machine disturbs little.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura

from broadsheet import articles
from broadsheet.errors import ExtractError
from broadsheet.types import Capture

ROUNDS = 3
RECEIVED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

Taker = Callable[[Capture], str | None]


def ours(capture: Capture) -> str | None:
    try:
        return articles.extract(capture).text
    except ExtractError:
        return None


def bare(capture: Capture) -> str | None:
    return _text(trafilatura.bare_extraction(capture.body, with_metadata=True))


def bare_fast(capture: Capture) -> str | None:
    return _text(trafilatura.bare_extraction(capture.body, with_metadata=True, fast=True))


def bare_text_only(capture: Capture) -> str | None:
    return _text(trafilatura.bare_extraction(capture.body, fast=True))


def _text(found: object) -> str | None:
    return getattr(found, "text", None)


TAKERS: dict[str, Taker] = {
    "broadsheet (text, metadata, language, hidden text out)": ours,
    "trafilatura (text, metadata)": bare,
    "trafilatura, fast (text, metadata)": bare_fast,
    "trafilatura, fast (text only)": bare_text_only,
}


def captures(folder: Path, count: int, seed: int) -> list[Capture]:
    files = sorted(folder.rglob("*.html"))
    chosen = random.Random(seed).sample(files, min(count, len(files)))  # noqa: S311 (a sample, no secret)
    return [
        Capture.of(file.read_bytes(), media_type="text/html", origin=file.name, received=RECEIVED) for file in chosen
    ]


def seconds(taker: Taker, pages: Sequence[Capture]) -> float:
    """CPU seconds of the fastest round."""
    taker(pages[0])  # models and patterns are loaded once, not per page
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for page in pages:
            taker(page)
        rounds.append(time.process_time() - start)
    return min(rounds)


def refusals(pages: Sequence[Capture]) -> Counter[str]:
    """How many pages give no article, by reason."""
    found: Counter[str] = Counter()
    for page in pages:
        try:
            articles.extract(page)
        except ExtractError as error:
            found[error.word] += 1
    return found


def table(pages: Sequence[Capture]) -> str:
    lines = ["| extractor | pages/s | ms a page | pages with text |", "|---|--:|--:|--:|"]
    for name, taker in TAKERS.items():
        spent = seconds(taker, pages)
        with_text = sum(taker(page) is not None for page in pages)
        lines.append(f"| {name} | {len(pages) / spent:.0f} | {1000 * spent / len(pages):.2f} | {with_text} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pages = captures(arguments.folder, arguments.pages, arguments.seed)
    print(f"{len(pages)} pages, {sum(len(page.body) for page in pages) / len(pages) / 1000:.1f} kB each\n")
    print(table(pages))
    print(f"\nrefused by broadsheet: {dict(sorted(refusals(pages).items()))}")


if __name__ == "__main__":
    main()
