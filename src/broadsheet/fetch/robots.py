"""robots.txt (RFC 9309), read by protego."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protego import Protego

from broadsheet.errors import FetchError, Incomplete, Refused
from broadsheet.fetch.answer import OK, Answer
from broadsheet.fetch.hosts import again

LARGEST: Final = 512 * 1024
"""Bytes that are read of a robots.txt; the standard asks for 500 KiB at least."""

_LATER: Final = "It is asked again another time."


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows. `unreachable` is why its rules could not be read: then nothing is allowed."""

    parsed: Protego | None = None
    unreachable: FetchError | None = None

    def check(self, url: str, user_agent: str) -> None:
        """Raises `Refused` if the host forbids `url`, or the error that kept its rules from being read."""
        if self.unreachable is not None:
            raise again(self.unreachable, url)
        if self.parsed is not None and not self.parsed.can_fetch(url, user_agent):
            raise Refused(url, "robots.txt of the host forbids it", "Ask the publisher for another way.")

    def delay(self, user_agent: str) -> float:
        """Seconds that the host asks for between requests."""
        asked = self.parsed.crawl_delay(user_agent) if self.parsed is not None else None
        return max(0.0, float(asked or 0.0))


def rules(answer: Answer) -> Rules:
    """By the standard: rules where there are some, none where the host has no such file."""
    if answer.status == OK:
        return Rules(Protego.parse(answer.body.decode("utf-8", "replace").removeprefix("\ufeff")))
    if 400 <= answer.status < 500:
        return Rules()
    reason = f"the host does not say what it allows (HTTP {answer.status})"
    return Rules(unreachable=Refused(answer.url, reason, _LATER, status=answer.status))


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
