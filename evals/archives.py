"""Promise 4: cut anywhere, or with any bit flipped, a web archive gives no page but its own.

    python -m evals.archives [--flips 10000] [--seed 4]

Over an archive of eight pages, plain and packed member by member, with block and payload digests, and with payload
digests alone (as some crawlers write). Beside it, what fastwarc hands out when it is not asked to verify. Exit code 1
if a single wrong page was taken.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from fastwarc.warc import ArchiveIterator, WarcRecordType

from broadsheet.captures import read
from broadsheet.errors import InputError
from broadsheet.types import Capture
from tests.captures.archives import archive, page

PAGES = 8
WHEN = dt.datetime(2030, 5, 4, tzinfo=dt.UTC)
RIGHT = frozenset(page(number) for number in range(PAGES))

Reader = Callable[[bytes], Iterator[bytes]]


@dataclass(slots=True)
class Tally:
    """Damaged archives read, the pages they gave, and those of them that are no page of the archive."""

    damaged: int = 0
    given: int = 0
    wrong: int = 0

    def add(self, pages: list[bytes]) -> None:
        self.damaged += 1
        self.given += len(pages)
        self.wrong += sum(each not in RIGHT for each in pages)


def ours(body: bytes) -> Iterator[bytes]:
    try:
        for each in read(None, now=WHEN, body=body, origin="crawl.warc"):
            if isinstance(each, Capture):
                yield each.body
    except InputError:
        return


def bare(body: bytes) -> Iterator[bytes]:
    try:
        for record in ArchiveIterator(io.BytesIO(body), record_types=WarcRecordType.response, parse_http=True):
            yield record.reader.read()
    except (OSError, ValueError, EOFError):
        return


def cuts(whole: bytes, reader: Reader) -> Tally:
    """The archive cut after each of its bytes."""
    tally = Tally()
    for stop in range(len(whole)):
        tally.add(list(reader(whole[:stop])))
    return tally


def flips(whole: bytes, reader: Reader, count: int, seed: int) -> Tally:
    """`count` times the archive with one bit flipped."""
    tally, chance = Tally(), random.Random(seed)  # noqa: S311 # not for secrets
    for _ in range(count):
        body = bytearray(whole)
        body[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        tally.add(list(reader(bytes(body))))
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flips", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    print("| archive | damage | times | pages given | wrong pages | wrong, unverified |\n|---|---|---:|---:|---:|---:|")
    wrong = 0
    for name, whole in (
        ("plain", archive(PAGES)),
        ("packed", archive(PAGES, packed=True)),
        ("plain, payload digests", archive(PAGES, digests=("payload",))),
        ("packed, payload digests", archive(PAGES, packed=True, digests=("payload",))),
    ):
        assert set(ours(whole)) == RIGHT
        for damage, measure in (
            ("cut at every byte", cuts),
            ("one bit flipped", partial(flips, count=options.flips, seed=options.seed)),
        ):
            found, unverified = measure(whole, ours), measure(whole, bare)
            wrong += found.wrong
            numbers = (found.damaged, found.given, found.wrong, unverified.wrong)
            print(f"| {name} | {damage} | {' | '.join(f'{number:,}' for number in numbers)} |", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
