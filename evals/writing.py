"""How a language model's sentences are judged: none that says another thing may stand, and moving the speaker may.

python -m evals.writing REVIEW.json   # of any review of ours; by default that of the sample day
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from broadsheet.schema import from_json
from broadsheet.types import Review
from broadsheet.writing.judging import FREE, why_not
from broadsheet.writing.request import requests

SAMPLE = Path(__file__).parent.parent / "tests" / "data" / "sample_review.json"
WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,:-]*\d|\d")
SAID = re.compile(r"([A-Z][^“”\",]+) said ([^“”\"]+)\.")
ROUNDS = 3


def plain_sentences(review: Review) -> list[str]:
    """Those that a model would be given."""
    return [plain.body for request in requests(review) for plain in request.plain]


def moved(text: str) -> str:
    """Who speaks, at the end: "Torv said the port would close." becomes "The port would close, Torv said." """
    if found := SAID.fullmatch(text):
        return f"{found[2][0].upper()}{found[2][1:]}, {found[1]} said."
    return text


def altered(plains: list[str], rounds: int = ROUNDS) -> Iterator[tuple[str, str, str]]:
    """(what was done, the sentence, what it was): a word that says something dropped, put in, replaced, or two
    exchanged; the same for the same sentences."""
    chance = random.Random(7)  # noqa: S311 - a draw that can be repeated
    strange = [word for plain in plains for word in _meaning(plain)]
    for plain in plains:
        places = [match for match in WORD.finditer(plain) if match[0].lower() not in FREE["en"]]
        for _ in range(rounds if len(places) > 1 else 0):
            one, other = sorted(chance.sample(places, 2), key=lambda match: match.start())
            new = chance.choice([word for word in strange if word.lower() not in plain.lower()])
            before, after, between = plain[: one.start()], plain[one.end() :], plain[one.end() : other.start()]
            yield "dropped", before + after.lstrip(), plain
            yield "put in", f"{before}{new} {one[0]}{after}", plain
            yield "replaced", before + new + after, plain
            if one[0].lower() != other[0].lower():
                yield "exchanged", before + other[0] + between + one[0] + plain[other.end() :], plain


def _meaning(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word.lower() not in FREE["en"]]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    plains = plain_sentences(from_json(Review, path.read_bytes()))
    print(f"{len(plains)} sentences; as they are {sum(why_not(each, each, 'en') is None for each in plains)} stand")
    turned = [(moved(each), each) for each in plains if moved(each) != each]
    whys = Counter(why_not(text, plain, "en") or "stands" for text, plain in turned)
    print(f"who speaks moved to the end by a pattern: {len(turned)}: {dict(whys.most_common())}")
    count: Counter[str] = Counter()
    stand: Counter[str] = Counter()
    for what, text, plain in altered(plains):
        count[what] += 1
        if why_not(text, plain, "en") is None:
            stand[what] += 1
            print(f"stands, a word {what}:\n    {text}\n    {plain}")
    for what in count:
        print(f"a word {what}: {count[what]}, of which {stand[what]} stand")


if __name__ == "__main__":
    main()
