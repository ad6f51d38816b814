"""What a host allows by its robots.txt, and what it means if that cannot be read (RFC 9309, 2.3.1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from broadsheet.errors import FetchError, Incomplete, Refused
from broadsheet.fetch.answer import OK, Answer
from broadsheet.fetch.hosts import again
from broadsheet.fetch.memory import KeptRobots
from broadsheet.fetch.robots_txt import RobotsTxt

LARGEST: Final = 512 * 1024
"""Bytes that are read of a robots.txt; the standard asks for 500 KiB at least."""

_LATER: Final = "It is asked again another time."


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows. `unreachable` is why its rules could not be read: then nothing is allowed."""

    text: RobotsTxt | None = None
    unreachable: FetchError | None = None

    def check(self, url: str, path: str, agent: str) -> None:
        """Raises `Refused` if the host forbids `path`, or the error that kept its rules from being read."""
        if self.unreachable is not None:
            raise again(self.unreachable, url)
        if self.text is not None and not self.text.allows(agent, path):
            raise Refused(url, "robots.txt of the host forbids it", "Ask the publisher for another way.")

    def delay(self, agent: str) -> float:
        """Seconds that the host asks for between requests."""
        return self.text.delay(agent) if self.text is not None else 0.0


def token(user_agent: str) -> str:
    """The name that robots.txt files know a program by: what stands before the version."""
    return user_agent.partition("/")[0].partition(" ")[0]


def rules(answer: Answer) -> Rules:
    """By the standard: rules where there are some, none where the host has no such file."""
    if answer.status == OK:
        return Rules(RobotsTxt(answer.body))
    if 400 <= answer.status < 500:
        return Rules()
    reason = f"the host does not say what it allows (HTTP {answer.status})"
    return Rules(unreachable=Refused(answer.url, reason, _LATER, status=answer.status))


def kept(answer: Answer, now: dt.datetime) -> KeptRobots | None:
    """What is to be remembered; a host that failed is asked again."""
    if answer.status == OK:
        return KeptRobots(answer.body, now)
    return KeptRobots(None, now) if 400 <= answer.status < 500 else None


def remembered(known: KeptRobots) -> Rules:
    return Rules(RobotsTxt(known.body) if known.body is not None else None)


def unreachable(error: FetchError) -> Rules:
    """By the standard: while a host fails, it allows nothing.

    429 counts as failing, although it is a 4xx: a host that is asked too much has not allowed more.
    """
    if isinstance(error, Incomplete):
        return Rules(unreachable=again(error, error.subject, f"robots.txt: {error.reason}"))
    if error.status is None:
        return Rules(unreachable=error)
    reason = f"the host does not say what it allows ({error.reason})"
    status, wait = error.status, error.retry_after
    return Rules(unreachable=Refused(error.subject, reason, _LATER, status=status, retry_after=wait))
