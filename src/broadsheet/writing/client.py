"""The question sent, the answer fetched: bounded in time and size, whatever the server does."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from broadsheet.errors import WriterError
from broadsheet.writing.settings import WriterSettings

MOST_BYTES = 2_000_000
ATTEMPTS = 4
# Of a server that asks for patience.
PATIENCE = (429, 503)
LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    body: bytes
    retry_after: str = ""


@dataclass
class Client:
    """Asks one server for one review. `clock` gives seconds, `sleep` waits so many."""

    settings: WriterSettings
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.ends = self.clock() + self.settings.total_seconds

    def ask(self, body: bytes) -> bytes:
        """The body of the answer. `WriterError` if none came that is one, in the time that there is."""
        for attempt in range(ATTEMPTS):
            reply = self._post(body)
            if 200 <= reply.status < 300:
                return reply.body
            wait = _wait(reply.retry_after, attempt)
            if reply.status not in PATIENCE or attempt + 1 == ATTEMPTS or wait >= self._left():
                raise WriterError(self.settings.model, f"its server answered {reply.status}", _remedy(reply.status))
            self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _left(self) -> float:
        return self.ends - self.clock()

    def _post(self, body: bytes) -> _Reply:
        import aiohttp

        name, left = self.settings.model, self._left()
        if left <= 0:
            raise WriterError(name, f"the {self.settings.total_seconds:g} s for all sections were used up")
        seconds = min(self.settings.timeout_seconds, left)
        try:
            return asyncio.run(_send(self.settings, body, seconds))
        except TimeoutError as error:
            raise WriterError(name, f"no whole answer in {seconds:.0f} s", "Raise timeout_seconds") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise WriterError(
                name, f"its server cannot be reached ({type(error).__name__})", "Check that it runs"
            ) from error


def _wait(asked: str, attempt: int) -> float:
    """Seconds before the next attempt: as many as the server asks for, else 1, 2, 4."""
    try:
        return min(max(0.0, float(asked)), LONGEST_WAIT)
    except ValueError:
        return float(2**attempt)


def _remedy(status: int) -> str:
    return {401: "Set the key in the environment", 404: "Check the address and the name of the model"}.get(status, "")


async def _send(settings: WriterSettings, body: bytes, seconds: float) -> _Reply:
    """One request. No redirect is followed, and no answer unpacked, so that its size is what comes over the line."""
    import aiohttp

    # Without codings there is no small answer that becomes a large one.
    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if key := os.environ.get(settings.key_variable):
        headers["Authorization"] = f"Bearer {key}"
    total = aiohttp.ClientTimeout(total=seconds)
    async with (
        aiohttp.ClientSession(timeout=total, auto_decompress=False) as session,
        session.post(settings.address, data=body, headers=headers, allow_redirects=False) as answer,
    ):
        pieces, size = [], 0
        async for piece in answer.content.iter_chunked(65_536):
            size += len(piece)
            if size > MOST_BYTES:
                raise WriterError(settings.model, f"its answer is longer than {MOST_BYTES:,} bytes")
            pieces.append(piece)
        return _Reply(answer.status, b"".join(pieces), answer.headers.get("Retry-After", ""))


__all__ = ["Client"]
