"""One request from its turn in the host's queue to its outcome: robots, redirects, retries, deadline."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Final

import aiohttp

from broadsheet.errors import FetchError, Incomplete
from broadsheet.fetch import addresses, robots
from broadsheet.fetch.addresses import PrivateAddress, Target, target
from broadsheet.fetch.answer import NOT_MODIFIED, OK, REDIRECTS, RETRIED, Answer, backoff, failed
from broadsheet.fetch.body import ACCEPTED, whole
from broadsheet.fetch.hosts import Host
from broadsheet.fetch.policy import NotModified, Policy, Request
from broadsheet.types import Capture

_ACCEPT: Final = "application/feed+json, application/atom+xml, application/rss+xml, text/html;q=0.9, */*;q=0.5"
_BROKEN: Final = (aiohttp.ClientError, OSError, ValueError)  # ValueError: what a client finds unfit to send
_FINAL: Final = (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError)


@dataclass(slots=True)
class Question:
    """What is asked of every hop. `left` is the network time that is left of `total`, in seconds."""

    conditions: Mapping[str, str]
    limit: int
    total: float
    left: float
    of_robots: bool = False


class Passing(Exception):
    """A failure that another try may cure."""

    def __init__(self, error: FetchError) -> None:
        super().__init__(error)
        self.error = error


class Client:
    """Fetches under one policy. Made inside a running event loop; `close` it there."""

    def __init__(self, policy: Policy, now: Callable[[], dt.datetime]) -> None:
        self._policy, self._now = policy, now
        self._at_once = asyncio.Semaphore(policy.concurrency)
        self._hosts: dict[str, Host] = {}
        self._rules: dict[str, asyncio.Task[robots.Rules]] = {}
        self._sessions = AsyncExitStack()
        # Two, so that what an allowed name resolves to is open to that name alone.
        self._guarded, self._open = self._session(guarded=True), self._session(guarded=False)

    async def close(self) -> None:
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)
        await self._sessions.aclose()

    async def get(self, request: Request) -> Capture | NotModified:
        """The outcome of `request`; `FetchError` if there is none."""
        known = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
        conditions = {name: value for name, value in known.items() if value}
        question = self._question(conditions, self._policy.largest_body)
        answer = await self._follow(target(request.url), question)
        if answer.status == NOT_MODIFIED and conditions:
            return NotModified(request)
        if answer.status != OK:
            raise failed(answer, request.url, self._now())
        return Capture.of(
            answer.body,
            media_type=answer.media_type,
            origin=request.url,
            received=self._now(),
            url=answer.url,
            headers=answer.kept,
        )

    async def _follow(self, start: Target, question: Question) -> Answer:
        """The answer at the end of the redirects. Every hop is checked like the first."""
        at = start
        for _ in range(self._policy.redirects + 1):
            if not question.of_robots:
                (await self._rules_of(at)).check(at.href, self._policy.user_agent)
            answer = await self._persist(at, question)
            where = answer.headers.get("location")
            if answer.status not in REDIRECTS or where is None:
                return answer
            at = target(where, at.href)
        reason = f"it redirects more than {self._policy.redirects} times"
        raise FetchError(start.href, reason, "Check the address in a browser.")

    async def _persist(self, at: Target, question: Question) -> Answer:
        """The answer, after retries where another try can help. The host rests before each."""
        host, attempt = self._host(at), 0
        while True:
            host.check(at.href)
            try:
                return await self._try(at, question)
            except Passing as passing:
                error = passing.error
                wait = backoff(attempt, self._policy.first_wait) if error.retry_after is None else error.retry_after
                if wait > self._policy.longest_wait:
                    host.close(error)
                    raise error from passing
                host.rest(wait)
                if attempt == self._policy.retries:
                    raise error from passing
                attempt += 1

    async def _try(self, at: Target, question: Question) -> Answer:
        """The answer to one try; `FetchError` if there is none, `Passing` if another may be better."""
        host = self._host(at)
        try:
            answer = await self._exchange(at, question)
        except _BROKEN as error:
            told = _told(error, at, question)
            host.silent(told)
            raise (Passing(told) if _may_pass(error) else told) from error
        host.answered()
        if answer.status in RETRIED:
            raise Passing(failed(answer, at.href, self._now()))
        return answer

    async def _exchange(self, at: Target, question: Question) -> Answer:
        """One question and its answer, in the host's turn and within what is left of the request's time."""
        session = self._open if at.host in self._policy.allow_private else self._guarded
        loop = asyncio.get_running_loop()
        async with self._host(at).turn(self._at_once):
            started = loop.time()
            try:
                async with (
                    asyncio.timeout(question.left),
                    session.get(at.url, headers=dict(question.conditions), allow_redirects=False) as response,
                ):
                    body = await _body(response, at, question) if response.status == OK else b""
                    headers: dict[str, str] = {}
                    for name, value in response.headers.items():
                        headers.setdefault(name.lower(), value)
                    return Answer(at.href, response.status, headers, body)
            finally:
                question.left -= loop.time() - started

    async def _rules_of(self, at: Target) -> robots.Rules:
        """The host's rules, asked for once."""
        if at.origin not in self._rules:
            self._rules[at.origin] = asyncio.create_task(self._ask_rules(at))
        found = await asyncio.shield(self._rules[at.origin])
        self._host(at).slow_down(min(found.delay(self._policy.user_agent), self._policy.longest_crawl_delay))
        return found

    async def _ask_rules(self, at: Target) -> robots.Rules:
        question = self._question({}, robots.LARGEST, of_robots=True)
        try:
            return robots.rules(await self._follow(target(at.robots), question))
        except FetchError as error:
            return robots.unreachable(error)

    def _question(self, conditions: Mapping[str, str], limit: int, *, of_robots: bool = False) -> Question:
        return Question(conditions, limit, self._policy.total_seconds, self._policy.total_seconds, of_robots)

    def _host(self, at: Target) -> Host:
        if at.host not in self._hosts:
            self._hosts[at.host] = Host(self._policy.per_host_pause)
        return self._hosts[at.host]

    def _session(self, *, guarded: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=0,  # The queues here are the limit.
            resolver=aiohttp.ThreadedResolver(),
            socket_factory=addresses.public_socket if guarded else None,
        )
        session = aiohttp.ClientSession(
            connector=connector,
            # Our own deadline counts every second; the client's is off.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            # Bodies are unpacked and verified here.
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._policy.user_agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED},
        )
        self._sessions.push_async_callback(session.close)
        return session


async def _body(response: aiohttp.ClientResponse, at: Target, question: Question) -> bytes:
    coding = ", ".join(response.headers.getall("Content-Encoding", []))
    chunks = response.content.iter_any()
    return await whole(chunks, coding=coding, limit=question.limit, subject=at.href, cut_at_limit=question.of_robots)


def _is_private(error: BaseException) -> bool:
    return isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, PrivateAddress)


def _may_pass(error: BaseException) -> bool:
    """Of the failures only a broken connection is tried again; a request that took all its time has none left."""
    if isinstance(error, (TimeoutError, *_FINAL)) or _is_private(error):
        return False
    return isinstance(error, aiohttp.ClientConnectionError | OSError)


def _told(error: BaseException, at: Target, question: Question) -> FetchError:
    """`error` of the client in our words."""
    if _is_private(error):
        return addresses.refused(at.href)
    if isinstance(error, aiohttp.ClientPayloadError):
        return Incomplete(at.href, f"the body ends early ({_line(error)})", "It is asked again another time.")
    if isinstance(error, TimeoutError):
        reason, remedy = f"no answer in {question.total:g} s", "It is asked again another time."
    elif isinstance(error, aiohttp.ClientConnectorDNSError):
        reason, remedy = f"no host {at.host} is found", "Check the spelling, and the network."
    elif isinstance(error, _FINAL):
        reason, remedy = (
            f"its certificate or encryption is not good ({_line(error)})",
            "Check the address in a browser.",
        )
    elif isinstance(error, aiohttp.ClientResponseError):
        reason, remedy = f"the answer is no HTTP ({_line(error)})", "Check the address."
    else:
        reason, remedy = f"the connection failed ({_line(error)})", "Check the network."
    return FetchError(at.href, reason, remedy)


def _line(error: BaseException) -> str:
    """The error's own words, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
