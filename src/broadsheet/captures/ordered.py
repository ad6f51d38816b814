"""Feeds that an editor orders: where their entries stand says what the outlet holds for the news of the hour.

Most feeds list what is newest first, and a place there says nothing but the time. A feed whose entries go neither down
nor up in time ("top stories") is read like a front page.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.captures.homepage import Link
from broadsheet.captures.item import Entry

FEWEST = 8  # entries with a time; fewer may stand in any order by chance
# At least this share of neighbours goes down in time, and this share up, where time is not what orders them.
AGAINST = 0.25


def places(entries: Sequence[Entry]) -> tuple[Link, ...]:
    """The entries of one feed that have a page, with their places; none where the feed is ordered by time."""
    linked = [(entry.link, json.loads(entry.capture.body)) for entry in entries if entry.link]
    times = [time for _, item in linked if (time := _time(item.get("date_published"))) is not None]
    steps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if len(times) < FEWEST or min(up, down) < AGAINST * len(steps):
        return ()
    return tuple(Link(link, item.get("title") or "", at, len(linked)) for at, (link, item) in enumerate(linked, 1))


def _time(text: object) -> dt.datetime | None:
    """A point in time; a day alone orders nothing."""
    try:
        found = dt.datetime.fromisoformat(text) if isinstance(text, str) and len(text) > len("2031-05-12") else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
