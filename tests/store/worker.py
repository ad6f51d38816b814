"""An invented day's work on an archive, for processes that are killed, or that meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from broadsheet.store import Archive
from broadsheet.types import Article, Capture
from tests.store.press import DAY, EXTRACTOR, READER, at, capture, piece, refusal, said, story

PIECES = 120
BATCH = 6
FILLING = "It rained on the harbour, and the council met. " * 40


def day_of_press(count: int = PIECES) -> list[tuple[Capture, Article]]:
    return [
        piece(
            f'"We count to {number}," said Speaker {number % 7}. {FILLING}{number}',
            url=f"https://marrow.example/{number}",
            published=at(number % 24, number % 60),
            origin=f"day.tar!{number}",
        )
        for number in range(count)
    ]


def work(
    path: Path, pieces: Sequence[tuple[Capture, Article]], acknowledge: Callable[[str], None] = lambda sha256: None
) -> None:
    """Add what is missing, read what is unread, make the stories; `acknowledge` is told each capture that is in."""
    with Archive.open(path) as archive:
        for first in range(0, len(pieces), BATCH):
            batch = pieces[first : first + BATCH]
            known = archive.known(page.sha256 for page, _ in batch)
            missing = [(page, article) for page, article in batch if page.sha256 not in known]
            bad = capture(f"bad {first}", origin=f"bad {first}")
            archive.add(missing, [refusal(bad)], extractor=EXTRACTOR)
            for page, _ in batch:
                acknowledge(page.sha256)
            ids = [article.id for _, article in batch]
            read = archive.statements(READER, ids)
            unread = [article for _, article in batch if article.id not in read]
            archive.save_statements(READER, {a.id: (said(a, "We count", f"Speaker {len(a.text)}"),) for a in unread})
        day = archive.day(DAY)
        archive.save_stories("method/1", [story(f"story {n}", *day[n : n + 5]) for n in range(0, len(day), 5)])


def dumped(path: Path) -> list[str]:
    with Archive.open(path) as archive:
        assert archive.check() == []
        return list(archive.dump(clock=True))
