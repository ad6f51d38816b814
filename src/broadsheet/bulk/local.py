"""Feeds that are no web address: folders that are watched, and mailboxes. What is new in them goes the usual way."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from broadsheet import captures
from broadsheet.bulk.extracting import take_all
from broadsheet.bulk.taking import Taken
from broadsheet.bulk.visits import FETCHED, UNCHANGED
from broadsheet.captures import mail
from broadsheet.errors import BroadsheetError, FetchError, InputError
from broadsheet.fetch import mailbox
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive, FeedState, Visit
from broadsheet.types import Capture, Feed, Refusal

PASSWORD: Final = "BROADSHEET_IMAP_PASSWORD"  # noqa: S105 # the name of a variable
EVERY: Final = dt.timedelta(minutes=5)
SCHEMES: Final = ("file", "imap", "imaps")


def is_local(feed: Feed) -> bool:
    """Whether the feed is looked through rather than fetched."""
    return urlsplit(feed.url).scheme in SCHEMES


def look_through(
    archive: Archive, *, now: Callable[[], dt.datetime], workers: int | None = None, progress: Progress = silent
) -> Taken:
    """Take what is new in every folder and mailbox that is followed; both are looked through at each gathering."""
    states = [state for state in archive.feeds() if is_local(state.feed) and not state.disabled]
    if not states:
        return Taken()
    tour = Round(states, now)
    taken = take_all(archive, tour.stream(), now=now, workers=workers, progress=progress)
    # Only now: what stands before a mark is in the archive.
    archive.visited([(look.state.feed.url, visit(look, now())) for look in tour.looked])
    return taken + Taken(errors=tuple(look.failed for look in tour.looked if look.failed))


def visit(look: Looked, now: dt.datetime) -> Visit:
    """What is recorded of a look."""
    last = look.state.last
    return Visit(
        at=now,
        outcome=look.failed.word if look.failed else FETCHED if look.found else UNCHANGED,
        due=now + EVERY,
        etag=look.mark,
        error=(look.failed.reason or str(look.failed)) if look.failed else None,
        failures=(last.failures if last else 0) + 1 if look.failed else 0,
    )


@dataclass(slots=True)
class Looked:
    """What came of looking through one feed: how many were there, the mark to remember, what went wrong."""

    state: FeedState
    found: int = 0
    mark: str | None = None
    failed: BroadsheetError | None = None


@dataclass(slots=True)
class Round:
    """A round over local feeds. `looked` is filled while `stream` is read; it is whole when the stream has ended."""

    states: Sequence[FeedState]
    now: Callable[[], dt.datetime]
    looked: list[Looked] = field(default_factory=list)

    def stream(self) -> Iterator[Capture | Refusal]:
        """Everything in the folders, and the letters that came since the last visit. One bad feed ends only itself."""
        for state in self.states:
            look = Looked(state, mark=state.last.etag if state.last else None)
            self.looked.append(look)
            try:
                yield from self._read(look)
            except (InputError, FetchError) as error:
                look.failed = error

    def _read(self, look: Looked) -> Iterator[Capture | Refusal]:
        url, now = look.state.feed.url, self.now()
        if urlsplit(url).scheme == "file":
            for each in captures.read(Path(unquote(urlsplit(url).path)), now=now):
                look.found += 1
                yield replace(each, feed=url) if isinstance(each, Capture) else each
            return
        for letter in mailbox.letters(url, os.environ.get(PASSWORD, ""), seen=look.mark):
            look.found += 1
            yield mail.letter(letter.body, origin=f"{url}#{letter.number}", now=now, feed=url)
            look.mark = letter.mark
