"""How the cost of reading grows on text that was made to be slow: twice the text, twice the time.

    python -m benchmarks.hostile

Prints the ratio of CPU times for n, 2n and 4n; a quadratic step shows as 4.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from broadsheet.language import language
from broadsheet.statements import read
from broadsheet.types import Article

HOSTILE: dict[str, Callable[[int], str]] = {
    "no space": lambda n: "a" * (40 * n),
    "straight marks": lambda n: '"' * n,
    "marks apart": lambda n: '" ' * n,
    "curly marks": lambda n: "“a " * n,
    "single marks": lambda n: "‘a '" * n,
    "emoji": lambda n: "😀" * n,
    "combining marks": lambda n: "e\u0301" * n,
    "verbs": lambda n: "said " * n,
    "participles": lambda n: ", saying " * n,
    "clauses": lambda n: "he said that " * (n // 3),
    "names": lambda n: "John Smith " * n,
    "namesakes": lambda n: " ".join(f"J{number} Smith" for number in range(n)),
    "quoted": lambda n: '"Yes," he said. ' * (n // 4),
    "open paragraphs": lambda n: '"open\n' * n,
    "brackets": lambda n: "( said " * n,
    "commas": lambda n: "a, " * n,
    "according": lambda n: "according to " * (n // 4),
    "descriptions": lambda n: "The expert said no. " * (n // 3),
    "dots": lambda n: ". " * n,
}
SIZE = 5000
ROUNDS = 3


def seconds(text: str) -> float:
    """The least CPU time of several readings."""
    known = language("en")
    assert known is not None
    name, digest = Article.name(None, text)
    article = Article(name, "", "", "", text, digest)
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        read(article, known)
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    print("| text | n, s | 2n / n | 4n / 2n |\n|---|---:|---:|---:|")
    for name, make in sorted(HOSTILE.items()):
        once, twice, four = (seconds(make(size)) for size in (SIZE, 2 * SIZE, 4 * SIZE))
        print(f"| {name} | {once:.3f} | {twice / once:.1f} | {four / twice:.1f} |")


if __name__ == "__main__":
    main()
