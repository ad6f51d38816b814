"""What is remembered of hosts and addresses, in a run and (by the archive) between runs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from broadsheet.fetch.cache import Stored
from broadsheet.fetch.pace import Pace

ROBOTS_KEPT: Final = dt.timedelta(hours=24)
"""RFC 9309, 2.4: a robots.txt is not used for longer."""


@dataclass(frozen=True, slots=True)
class KeptRobots:
    """A robots.txt as it was read, or that there is none (`body` None)."""

    body: bytes | None
    read: dt.datetime

    def is_good(self, now: dt.datetime) -> bool:
        return dt.timedelta(0) <= now - self.read < ROBOTS_KEPT


@dataclass(slots=True)
class Memory:
    """`fetch` reads and writes it.

    `paces` by host, `robots` by origin, `answers` by address (of requests that ask for it), `moved` the addresses
    whose every redirect was permanent, with where they led. `tally` counts outcomes, by (host, word); `received` is
    bytes of bodies, as they came.
    """

    paces: dict[str, Pace] = field(default_factory=dict)
    robots: dict[str, KeptRobots] = field(default_factory=dict)
    answers: dict[str, Stored] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    tally: Counter[tuple[str, str]] = field(default_factory=Counter)
    received: int = 0
