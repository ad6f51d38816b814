"""How fast the encoder reads: whole texts in, statements out, beside the bare onnxruntime pass over the same pieces.

    python -m benchmarks.encoder FILE|FOLDER ... [--model FOLDER] [--articles N] [--threads 1 2] [--json]

Texts are cut to articles of 600 words; of three turns the quickest counts. Rates are by the clock, CPU seconds beside
them; the start is the time from nothing to the first text read, memory the peak of the process (MB).
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.read import WORDS, texts
from broadsheet.encoder import Encoder
from broadsheet.encoder.network import HERE
from broadsheet.encoder.pieces import cut, windows
from broadsheet.language import language
from broadsheet.statements import read
from broadsheet.types import Article

TURNS = 3


def articles_of(paths: Sequence[Path], most: int) -> list[Article]:
    """The first articles of 600 words that the texts give."""
    found: list[Article] = []
    for text in texts(paths):
        words = list(re.finditer(r"\S+", text))
        for first in range(0, len(words) - WORDS + 1, WORDS):
            part = text[words[first].start() : words[first + WORDS - 1].end()]
            name, digest = Article.name(None, part)
            found.append(Article(name, "", "benchmark", "", part, digest, language="en"))
            if len(found) == most:
                return found
    return found


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """(seconds by the clock, CPU seconds)."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def measure(articles: Sequence[Article], model: Path, threads: int) -> dict[str, float]:
    known = language("en")
    assert known is not None
    encoder = Encoder(model, threads=threads)
    start, _ = timed(lambda: encoder.encode(["A text."]))

    def whole() -> None:
        taggings = encoder.encode([article.text for article in articles])
        for article, tagging in zip(articles, taggings, strict=True):
            read(article, known, tagging, encoder.settings)

    # On a machine with other work the least of several turns is what the work itself costs.
    turns = [(*timed(whole), timed(lambda: bare_pass(encoder, articles))[1]) for _ in range(TURNS)]
    clock, cpu, bare = (min(each) for each in zip(*turns, strict=True))
    return {
        "threads": threads,
        "articles of 600 words per second": round(len(articles) / clock, 2),
        "the same per CPU second": round(len(articles) / cpu, 2),
        "whole read, times the bare pass": round(cpu / bare, 2),
        "start": round(start, 2),
        "memory": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def bare_pass(encoder: Encoder, articles: Sequence[Article]) -> None:
    """Only the network over the same windows, one thread."""
    tokenizer, network, _ = encoder.load()
    inputs = []
    for article in articles:
        pieces = cut(tokenizer, article.text)
        inputs += [
            {"ids": pieces.ids[None, begin:stop], "look": pieces.look[None, begin:stop]}
            for begin, stop in windows(pieces, article.text)
        ]
    for each in inputs:
        network.run(None, each)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, default=HERE)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    articles = articles_of(given.paths, given.articles)
    for threads in given.threads:
        result = measure(articles, given.model, threads)
        if given.json:
            print(json.dumps(result))
            continue
        print("| reading with the encoder | value |\n|---|---|")
        for name, value in result.items():
            print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
