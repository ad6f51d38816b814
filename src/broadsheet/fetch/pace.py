"""How fast a host is asked, learned from how it answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

SLOWER: Final = 2.0
FASTER: Final = 0.75
CALM: Final = 10
"""Good answers in a row after which a host that was slowed down is asked a little faster."""

SHORTEST_SLOWED: Final = 0.5
LONGEST: Final = 60.0


@dataclass(frozen=True, slots=True)
class Pace:
    """`pause` is the seconds between two requests, `calm` the good answers since the last change.

    `rests_until` is when a host that asked to be left alone may be asked again.
    """

    pause: float
    calm: int = 0
    rests_until: dt.datetime | None = None


def slower(pace: Pace) -> Pace:
    """After trouble: 429, 503, no answer in time."""
    return replace(
        pace, pause=min(max(pace.pause, SHORTEST_SLOWED / SLOWER) * SLOWER, max(LONGEST, pace.pause)), calm=0
    )


def faster(pace: Pace, floor: float) -> Pace:
    """After a good answer; never under `floor`, the policy's pause or the host's own crawl-delay."""
    if pace.calm + 1 < CALM or pace.pause <= floor:
        return replace(pace, calm=min(pace.calm + 1, CALM))
    return replace(pace, pause=max(floor, pace.pause * FASTER), calm=0)


def resting(pace: Pace, until: dt.datetime) -> Pace:
    """The host asked to be left alone until then."""
    return replace(pace, rests_until=max(until, pace.rests_until or until))
