"""Wire copies: how many reprints are found, and how many pairs are found that are none.

    python -m evals.copies                                      an invented press of 20,000 articles
    python -m evals.copies --window 4000                        the same, compared by no more than so many at a time
    python -m evals.copies ARCHIVE [--draw 300] [--seed 1]      reprints of a real day's articles

The invented press (`evals.invented`) knows of each article which report it prints: a reprint is found if it is in a
group with the report or another reprint of it, a pair is false if it is of two reports, and a group's direction is
right if its original is the report itself. The tests hold its floors.

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
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from broadsheet.copies import copies_in_order, copy_groups
from broadsheet.copies.in_order import WINDOW
from broadsheet.store import Archive
from evals.invented import CHANGES as INVENTED_CHANGES
from evals.invented import Printed, press

SENTENCE = re.compile(r"(?<=[.!?])\s+")
FEWEST = 10  # sentences of an original: a third of fewer is too short to judge
EDITED = 0.08  # of the words are left out, or another word of the text stands for them

INVENTED = 20_000  # articles

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


# ----------------------------------------------------------------------------------------------- the invented press


@dataclass(frozen=True)
class Result:
    """`found` and `of`: reprints by their change; `false`: pairs of two reports; `right` of `groups` with their report
    among them name it as the original."""

    found: Mapping[str, int]
    of: Mapping[str, int]
    false: int
    right: int
    groups: int

    @property
    def share_found(self) -> float:
        return round(100 * sum(self.found.values()) / sum(self.of.values()), 1)

    @property
    def share_right(self) -> float:
        return round(100 * self.right / self.groups, 1)


def measure_invented(printed: Iterable[Printed], window: int = WINDOW) -> Result:
    known = {each.article.id: each for each in printed}
    found, false, right, groups = Counter[str](), 0, 0, 0
    for copies in copies_in_order((each.article for each in known.values()), window):
        members = [known[id_] for id_ in copies.members]
        of_report = Counter(member.report for member in members)
        found.update(member.change for member in members if member.change and of_report[member.report] > 1)
        false += (len(members) ** 2 - sum(count * count for count in of_report.values())) // 2
        first = next((member for member in members if not member.change), None)
        if first is not None:
            groups += 1
            right += copies.original == first.article.id
    of = Counter(each.change for each in known.values() if each.change)
    return Result(found, of, false, right, groups)


def table(result: Result) -> str:
    lines = [f"{'reprints':<12}{'found':>8}{'of':>6}"]
    lines += [f"{name.replace('_', ' '):<12}{result.found[name]:>8}{result.of[name]:>6}" for name in INVENTED_CHANGES]
    lines.append(f"all: {result.share_found} %; false pairs: {result.false}")
    lines.append(f"direction: {result.right} of {result.groups} groups, {result.share_right} %")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--draw", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", type=int, default=WINDOW, help="of the invented press, articles")
    asked = parser.parse_args()
    if asked.archive is None:
        print(table(measure_invented(press(INVENTED, asked.seed), asked.window)))
        return
    texts = originals(asked.archive, asked.draw, asked.seed)
    print(f"{'reprints':<12}{'found':>8}{'of':>6}{'false pairs':>14}")
    for name, (found, false) in measure(texts, asked.seed).items():
        print(f"{name.replace('_', ' '):<12}{found:>8}{len(texts):>6}{false:>14}")


if __name__ == "__main__":
    main()
