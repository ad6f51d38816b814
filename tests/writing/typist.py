"""A language model's server on loopback that answers as a test wants: well, badly, late, never, for ever."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

FENCE = re.compile(r"<sentences (\w+)>\n(.*)\n</sentences \1>", re.S)
Answer = Callable[["Asked"], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Asked:
    """A request as it came; `nth` counts from 1."""

    nth: int
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    http: web.Request

    @property
    def rows(self) -> list[dict[str, str]]:
        """The sentences that were given, read out of the fence as a model would."""
        [_, user] = self.body["messages"]
        found = FENCE.fullmatch(user["content"])
        assert found
        return [json.loads(line) for line in found[2].split("\n")]


@dataclass
class Typist:
    """`url` is its base address, `asked` all that came."""

    answer: Answer
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    async def take(self, http: web.Request) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in http.headers.items()}
        asked = Asked(len(self.asked) + 1, http.path, headers, await http.json(), http)
        self.asked.append(asked)
        return await self.answer(asked)


@contextmanager
def typist(answer: Answer) -> Iterator[Typist]:
    """The server while the block runs."""
    made, loop, ready = Typist(answer), asyncio.new_event_loop(), threading.Event()
    closing = asyncio.Event()

    async def run() -> None:
        app = web.Application()
        app.router.add_post("/{path:.*}", made.take)
        runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        [address] = runner.addresses
        made.url = f"http://127.0.0.1:{address[1]}/v1"
        ready.set()
        await closing.wait()
        await runner.cleanup()

    def work() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(run())

    thread = threading.Thread(target=work)
    thread.start()
    assert ready.wait(10)
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(closing.set)
        thread.join()


# ------------------------------------------------------------------------------------------------------- answers


def completion(content: str) -> web.Response:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}}
    return web.json_response({"id": "1", "choices": [choice]})


def saying(write: Callable[[str], str | None]) -> Answer:
    """Of each sentence what `write` makes of it, none for None."""

    async def answer(asked: Asked) -> web.StreamResponse:
        made = [(row["id"], write(row["text"])) for row in asked.rows]
        return completion(json.dumps({"sentences": [{"id": id_, "text": text} for id_, text in made if text]}))

    return answer


def content(text: str) -> Answer:
    """This as the model's answer."""

    async def answer(_: Asked) -> web.StreamResponse:
        return completion(text)

    return answer


def raw(body: bytes) -> Answer:
    """This instead of a completion."""

    async def answer(_: Asked) -> web.StreamResponse:
        return web.Response(body=body, content_type="application/json")

    return answer


def status(code: int, **headers: str) -> Answer:
    async def answer(_: Asked) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.json_response({"error": {"message": "secret of the server"}}, status=code, headers=named)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """The first to the first request and so on, the last for ever."""

    async def answer(asked: Asked) -> web.StreamResponse:
        return await answers[min(asked.nth, len(answers)) - 1](asked)

    return answer


def late(seconds: float, then: Answer) -> Answer:
    async def answer(asked: Asked) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return await then(asked)

    return answer


async def never(asked: Asked) -> web.StreamResponse:
    """Takes the request and says nothing."""
    await asyncio.sleep(60)
    raise AssertionError("nobody waits so long")


def endless(piece: bytes, every: float) -> Answer:
    """Goes on and on: a piece at a time."""

    async def answer(asked: Asked) -> web.StreamResponse:
        made = web.StreamResponse(headers={"Content-Type": "application/json"})
        await made.prepare(asked.http)
        while True:
            await made.write(piece)
            await asyncio.sleep(every)

    return answer
