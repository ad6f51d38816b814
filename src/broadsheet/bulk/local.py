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
from broadsheet.captures import mail
from broadsheet.errors import BroadsheetError, FetchError, InputError
from broadsheet.fetch import mailbox
from broadsheet.store import FeedState
from broadsheet.types import Capture, Feed, Refusal

PASSWORD: Final = "BROADSHEET_IMAP_PASSWORD"  # noqa: S105 # the name of a variable
SCHEMES: Final = ("file", "imap", "imaps")


def is_local(feed: Feed) -> bool:
    """Whether the feed is looked through rather than fetched."""
    return urlsplit(feed.url).scheme in SCHEMES


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
