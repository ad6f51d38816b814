"""Wire copies: how many reprints are found, and how many pairs are found that are none.

    python -m evals.copies ARCHIVE [--draw 300] [--seed 1]

The archive holds a real day; its English articles are drawn from a fixed seed and reprinted at run time: trimmed to a
half or a third of their sentences, edited word by word, dressed in another paper's first and last sentences, and all
three at once. Originals that the finder itself calls copies of each other are left out first. A false pair joins a
reprint with an original that is not its own. No text is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from broadsheet.copies import copy_groups
from broadsheet.store import Archive

SENTENCE = re.compile(r"(?<=[.!?])\s+")
FEWEST = 10  # sentences of an original: a third of fewer is too short to judge
EDITED = 0.08  # of the words are left out, or another word of the text stands for them

Sentences = Sequence[str]


def half(text: Sentences, _: random.Random) -> Sentences:
    return text[: len(text) // 2]


def third(text: Sentences, _: random.Random) -> Sentences:
    return text[: max(3, len(text) // 3)]


def edited(text: Sentences, chance: random.Random) -> Sentences:
    words = " ".join(text).split()
    kept = [chance.choice(words) if chance.random() < EDITED / 2 else word for word in words]
    return [" ".join(word for word in kept if chance.random() > EDITED / 2)]


def dressed(text: Sentences, chance: random.Random) -> Sentences:
    """Two sentences of shuffled words before it and two after, as long as its own."""
    own = [" ".join(chance.sample(words, len(words))) for words in (s.split() for s in text[:4])]
    return [*own[:2], *text, *own[2:]]


def all_three(text: Sentences, chance: random.Random) -> Sentences:
    return dressed(edited(half(text, chance), chance), chance)


CHANGES: Mapping[str, Callable[[Sentences, random.Random], Sentences]] = {
    change.__name__: change for change in (half, third, edited, dressed, all_three)
}


def originals(archive: Path, draw: int, seed: int) -> list[Sentences]:
    """Articles of the day of which none is a copy of another, as sentences."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as connection:
        ids = sorted(row[0] for row in connection.execute("select id from articles where language = 'en'"))
    random.Random(seed).shuffle(ids)  # noqa: S311 - a fixed draw, no secret
    with Archive.open(archive) as opened:
        found = opened.articles(ids[: 4 * draw])
    texts = [found[id_].text for id_ in ids if id_ in found]
    copied = {place for group in copy_groups(texts, [""] * len(texts)) for place in group}
    split: list[Sentences] = [SENTENCE.split(text) for place, text in enumerate(texts) if place not in copied]
    return [sentences for sentences in split if len(sentences) >= FEWEST][:draw]


def measure(texts: Sequence[Sentences], seed: int) -> dict[str, tuple[int, int]]:
    """For each change (reprints found with their original, false pairs)."""
    result = {}
    for name, change in CHANGES.items():
        chance = random.Random(f"{seed} {name}")  # noqa: S311 - a fixed draw, no secret
        both = [" ".join(text) for text in texts] + [" ".join(change(text, chance)) for text in texts]
        pairs = [pair for group in copy_groups(both, [""] * len(both)) for pair in combinations(group, 2)]
        right = sum(second - first == len(texts) for first, second in pairs)
        result[name] = right, len(pairs) - right
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--draw", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    texts = originals(asked.archive, asked.draw, asked.seed)
    print(f"{'reprints':<12}{'found':>8}{'of':>6}{'false pairs':>14}")
    for name, (found, false) in measure(texts, asked.seed).items():
        print(f"{name.replace('_', ' '):<12}{found:>8}{len(texts):>6}{false:>14}")


if __name__ == "__main__":
    main()
