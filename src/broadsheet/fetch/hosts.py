"""One queue for each host: a request at a time, with rests between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from broadsheet.errors import FetchError
from broadsheet.fetch.pace import Pace, faster, slower

GIVEN_UP_AFTER: Final = 3
"""Tries in a row without any answer, after which a host is not asked again in this call."""


class Host:
    """A host as one call knows it. Times are of the event loop's clock, in seconds."""

    def __init__(self, pace: Pace, floor: float) -> None:
        self.pace, self._floor = pace, floor
        self._free_at, self._silences = 0.0, 0
        self._closed: FetchError | None = None
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, at_once: asyncio.Semaphore) -> AsyncIterator[None]:
        """Waits for its turn, holds one place of `at_once` meanwhile, and rests afterwards."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            # A rest can be prolonged while it lasts.
            while (wait := self._free_at - loop.time()) > 0:  # noqa: ASYNC110 it waits for a time, not for an event
                await asyncio.sleep(wait)
            async with at_once:
                try:
                    yield
                finally:
                    self.rest(self.pace.pause)

    def rest(self, seconds: float) -> None:
        """No request before `seconds` from now."""
        self._free_at = max(self._free_at, asyncio.get_running_loop().time() + seconds)

    def slow_down(self, pause: float) -> None:
        """At least `pause` between requests from now on: the host's own word."""
        self._floor = max(self._floor, pause)
        if pause > self.pace.pause:
            self.pace = Pace(pause, rests_until=self.pace.rests_until)
            self.rest(pause)

    def close(self, error: FetchError) -> None:
        """No request in this call any more."""
        self._closed = error

    def check(self, url: str) -> None:
        """Raises what closed the host, said of `url`."""
        if self._closed is not None:
            raise again(self._closed, url)

    def answered(self, *, well: bool) -> None:
        """An answer came; not `well` if the host asks for mercy."""
        self._silences = 0
        if well:
            self.pace = faster(self.pace, self._floor)
        else:
            self._slower()

    def _slower(self) -> None:
        """From this request on, not only from the next."""
        self.pace = slower(self.pace)
        self.rest(self.pace.pause)

    def silent(self, error: FetchError, *, slow: bool) -> None:
        """A try ended without an answer. One that took all its time is enough to leave the host for this call."""
        self._slower()
        self._silences = GIVEN_UP_AFTER if slow else self._silences + 1
        if self._silences >= GIVEN_UP_AFTER:
            self.close(error)


def again(error: FetchError, url: str, reason: str | None = None) -> FetchError:
    """`error`, said of `url`."""
    said = error.reason if reason is None else reason
    return type(error)(url, said, error.remedy, status=error.status, retry_after=error.retry_after)
