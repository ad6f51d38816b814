"""Asks every feed of the registry once, politely, and notes in `checked.tsv` which answer, which moved, which fail.

    python -m registry.check [--country CODE ...] [--allow-private HOST ...]

`registry.build` reads the notes: a feed that answers gets its date, one that moved its new address, and one that has
failed for `PATIENCE` is left out. What was checked before and is not asked now keeps its note.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from broadsheet import outlets
from broadsheet.bulk import gathering
from broadsheet.bulk.trying import Trial, try_feeds
from broadsheet.fetch import Policy
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.types import Feed

FILE = Path(__file__).with_name("checked.tsv")
PATIENCE = dt.timedelta(days=14)
"""A feed that fails once is having a bad day."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a feed: the day it was last asked, what came of it, the first day of the failures in a row.

    Days are ISO 8601; `to` is the address that it answers at now, if another.
    """

    url: str
    asked: str
    outcome: str
    failing_since: str = ""
    to: str = ""
    title: str = ""

    @property
    def is_good(self) -> bool:
        return not self.failing_since

    @property
    def is_dead(self) -> bool:
        """Whether it has failed for so long that nobody should follow it."""
        if self.is_good:
            return False
        return dt.date.fromisoformat(self.asked) - dt.date.fromisoformat(self.failing_since) >= PATIENCE


def noted(before: Note | None, trial: Trial, day: dt.date) -> Note:
    """What to note of a trial, after what was noted before."""
    if trial.is_good:
        title = " ".join((trial.title or "").split())
        return Note(trial.feed, day.isoformat(), trial.outcome, "", trial.answered_at or "", title)
    since = before.failing_since if before and before.failing_since else day.isoformat()
    known = before or Note(trial.feed, "", "")
    return replace(known, asked=day.isoformat(), outcome=trial.outcome, failing_since=since)


def check(
    urls: Sequence[Feed],
    before: Iterable[Note],
    *,
    rules: Policy,
    now: Callable[[], dt.datetime],
    workers: int = 1,
    progress: Progress = silent,
) -> list[Note]:
    """The notes after asking these feeds, in order of address."""
    notes = {note.url: note for note in before}
    for trial in try_feeds(urls, rules=rules, now=now, workers=workers, progress=progress):
        notes[trial.feed] = noted(notes.get(trial.feed), trial, now().date())
    return sorted(notes.values(), key=lambda note: note.url)


def read(file: Path = FILE) -> list[Note]:
    """The notes of the file; none if it does not exist."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as text:
        return [Note(**row) for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)]


def write(notes: Iterable[Note], file: Path = FILE) -> None:
    lines = ["\t".join(field.name for field in fields(Note)), *("\t".join(astuple(note)) for note in notes)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--country", action="append", default=[], help="only feeds of this country")
    parser.add_argument("--allow-private", action="append", default=[], metavar="HOST")
    asked = parser.parse_args()
    listed = outlets.feeds(countries=asked.country, every=True)
    feeds = [Feed(each.url, kind=each.kind) for each in listed]
    before = {note.url: note for note in read()}
    notes = check(
        feeds, before.values(), rules=gathering.policy(asked.allow_private), now=lambda: dt.datetime.now(dt.UTC)
    )
    write(notes)
    for note in notes:
        was = before.get(note.url)
        if note != was and (not note.is_good or note.to):
            print(f"{note.outcome:<12} {note.url} {'-> ' + note.to if note.to else ''}")
    good = sum(note.is_good for note in notes)
    print(
        f"{len(notes)} noted: {good} answer, {sum(bool(note.to) for note in notes)} moved, "
        f"{sum(note.is_dead for note in notes)} dead for {PATIENCE.days} days or more"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
