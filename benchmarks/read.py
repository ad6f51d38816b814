"""How fast the rule reader reads: articles of 600 words a second on one core, and what who-is-who takes of it.

    python -m benchmarks.read FILE|FOLDER ... [--repeat N] [--json]

Each path is a text file, or a folder of *.txt. Only reading is timed; the rate is the best of N rounds, in words / 600.
"added" is what acts, hedges, horizons, factuality and nesting add to finding the statements and their speakers: each
round reads every article twice, without and with them, and the two best rounds are compared.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet.language import language
from broadsheet.statements.reader import read, who_said_what
from broadsheet.types import Article, word_count

WORDS = 600


def texts(paths: Sequence[Path]) -> Iterator[str]:
    """Every text under the paths, in order of name."""
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8", errors="replace", newline="") as opened:
                yield opened.read()


def measure(articles: Sequence[Article], repeat: int) -> dict[str, float]:
    """Counts, and the best rate of several rounds in CPU seconds."""
    known = language("en")
    assert known is not None
    best, bare, statements = float("inf"), float("inf"), 0
    for _ in range(repeat):
        begin = time.process_time()
        for article in articles:
            who_said_what(article, known)
        middle = time.process_time()
        statements = sum(len(read(article, known)) for article in articles)
        best, bare = min(best, time.process_time() - middle), min(bare, middle - begin)
    words = sum(word_count(article.text) for article in articles)
    return {
        "articles": len(articles),
        "words": words,
        "statements": statements,
        "seconds": round(best, 3),
        "added, percent": round(100 * (best / bare - 1), 1) if bare else 0.0,
        "articles of 600 words per second": round(words / WORDS / best, 1) if best else 0.0,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    articles = [
        Article(name, "", "benchmark", "", text, digest, language="en")
        for text in texts(given.paths)
        for name, digest in (Article.name(None, text),)
    ]
    result = measure(articles, given.repeat)
    if given.json:
        print(json.dumps(result))
        return
    print("| reading | value |\n|---|---|")
    for name, value in result.items():
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
