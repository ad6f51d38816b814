"""One request from its turn in the host's queue to its outcome: robots, redirects, retries, deadline."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Final

from broadsheet.errors import FetchError, Incomplete
from broadsheet.fetch import robots
from broadsheet.fetch.addresses import Target, target
from broadsheet.fetch.answer import (
    ASKS_FOR_MERCY,
    NOT_MODIFIED,
    OK,
    PERMANENT,
    REDIRECTS,
    RETRIED,
    Answer,
    backoff,
    failed,
)
from broadsheet.fetch.body import whole
from broadsheet.fetch.cache import Stored, confirms
from broadsheet.fetch.codings import ACCEPTED
from broadsheet.fetch.exchange import BROKEN, Connections, Head, may_pass, told
from broadsheet.fetch.hosts import Host
from broadsheet.fetch.memory import Memory
from broadsheet.fetch.network import Network, TooSlow
from broadsheet.fetch.pace import Pace, resting
from broadsheet.fetch.policy import NotModified, Policy, Request
from broadsheet.types import Capture

_ACCEPT: Final = "application/feed+json, application/atom+xml, application/rss+xml, text/html;q=0.9, */*;q=0.5"
_OF_CACHING: Final = ("age", "cache-control", "date", "etag", "expires", "last-modified", "vary")


@dataclass(slots=True)
class Question:
    """What is asked of every hop. `left` is the network time that is left of `total`, in seconds.

    `permanent` turns false at the first redirect that is not for good.
    """

    conditions: Mapping[str, str]
    limit: int
    total: float
    left: float
    asked: dt.datetime
    of_robots: bool = False
    permanent: bool = True
    method: str = "GET"


class Passing(Exception):
    """A failure that another try may cure."""

    def __init__(self, error: FetchError) -> None:
        super().__init__(error)
        self.error = error


class Client:
    """Fetches under one policy. Made inside a running event loop; `close` it there."""

    def __init__(self, policy: Policy, now: Callable[[], dt.datetime], memory: Memory, network: Network) -> None:
        self._policy, self._now, self._memory = policy, now, memory
        self._agent = robots.token(policy.user_agent)
        self._at_once = asyncio.Semaphore(policy.concurrency)
        self._hosts: dict[str, Host] = {}
        self._rules: dict[str, asyncio.Task[robots.Rules]] = {}
        self._connections = Connections(policy, network)

    async def close(self) -> None:
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)
        await self._connections.close()

    async def leave(self, at: Target) -> None:
        """Nothing more is asked of that host for now."""
        await self._connections.leave(at)

    async def get(self, request: Request) -> Capture | NotModified:
        """The outcome of `request`; `FetchError` if there is none."""
        known = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
        conditions = {name: value for name, value in known.items() if value}
        stored = self._memory.answers.get(request.url)
        if conditions and stored is not None and stored.is_fresh(self._now()):
            return NotModified(request)
        if request.as_of is not None:
            conditions["Accept-Datetime"] = format_datetime(request.as_of.astimezone(dt.UTC), usegmt=True)
        question = self._question(conditions, self._policy.largest_body, method=request.method)
        answer = await self._follow(target(request.url), question)
        if answer.status == NOT_MODIFIED and conditions:
            if confirms(request.etag, answer.headers):
                self._remember(request, answer, question, stored)
                return NotModified(request)
            # A 304 about another copy than ours: the whole of it, please.
            question = self._question({}, self._policy.largest_body)
            answer = await self._follow(target(request.url), question)
        if answer.status != OK:
            raise failed(answer, request.url, self._now())
        self._remember(request, answer, question, None)
        return Capture.of(
            answer.body,
            media_type=answer.media_type,
            origin=request.url,
            received=self._now(),
            url=answer.url,
            headers=answer.kept,
        )

    def _remember(self, request: Request, answer: Answer, question: Question, stored: Stored | None) -> None:
        if question.permanent and answer.url != target(request.url).href:
            self._memory.moved[request.url] = answer.url
        if not request.remembered:
            return
        kept = {name: answer.headers[name] for name in _OF_CACHING if name in answer.headers}
        if stored is not None and answer.status == NOT_MODIFIED:
            self._memory.answers[request.url] = stored.updated(kept, question.asked, self._now())
        else:
            self._memory.answers[request.url] = Stored(OK, kept, question.asked, self._now())

    async def _follow(self, start: Target, question: Question) -> Answer:
        """The answer at the end of the redirects. Every hop is checked like the first."""
        at = start
        for _ in range(self._policy.redirects + 1):
            if not question.of_robots:
                (await self._rules_of(at)).check(at.href, at.path, self._agent)
            answer = await self._persist(at, question)
            where = answer.headers.get("location")
            if answer.status not in REDIRECTS or where is None:
                return answer
            question.permanent = question.permanent and answer.status in PERMANENT
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
                    host.pace = resting(host.pace, self._now() + dt.timedelta(seconds=wait))
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
        except Incomplete:
            host.answered(well=True)
            raise
        except BROKEN as error:
            found = told(error, at, question.total)
            host.silent(found, slow=isinstance(error, (TimeoutError, TooSlow)))
            raise (Passing(found) if may_pass(error) else found) from error
        host.answered(well=answer.status not in ASKS_FOR_MERCY)
        if answer.status in RETRIED:
            raise Passing(failed(answer, at.href, self._now()))
        return answer

    async def _exchange(self, at: Target, question: Question) -> Answer:
        """One question and its answer, in the host's turn and within what is left of the request's time."""
        loop = asyncio.get_running_loop()
        headers = {"User-Agent": self._policy.user_agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
        async with self._host(at).turn(self._at_once):
            started = loop.time()
            question.asked = self._now()
            try:
                async with (
                    asyncio.timeout(question.left),
                    self._connections.ask(at, headers | dict(question.conditions), question.method) as head,
                ):
                    wanted = head.status == OK and question.method == "GET"
                    body = await self._body(head, at, question) if wanted else b""
                    return Answer(at.href, head.status, head.headers, body)
            finally:
                question.left -= loop.time() - started

    async def _body(self, head: Head, at: Target, question: Question) -> bytes:
        try:
            body = await whole(
                head.chunks,
                coding=head.coding,
                limit=question.limit,
                subject=at.href,
                framed=head.framed or question.of_robots,
                cut_at_limit=question.of_robots,
            )
        except BROKEN as error:
            if isinstance(error, (TimeoutError, TooSlow)):
                raise
            reason = f"the body ends early ({' '.join(str(error).split())})"
            raise Incomplete(at.href, reason, "It is asked again another time.") from error
        self._memory.received += len(body)
        return body

    async def _rules_of(self, at: Target) -> robots.Rules:
        """The host's rules, asked for once."""
        if at.origin not in self._rules:
            self._rules[at.origin] = asyncio.create_task(self._ask_rules(at))
        found = await asyncio.shield(self._rules[at.origin])
        self._host(at).slow_down(min(found.delay(self._agent), self._policy.longest_crawl_delay))
        return found

    async def _ask_rules(self, at: Target) -> robots.Rules:
        known = self._memory.robots.get(at.origin)
        if known is not None and known.is_good(self._now()):
            return robots.remembered(known)
        question = self._question({}, robots.LARGEST, of_robots=True)
        try:
            answer = await self._follow(target(at.robots), question)
        except FetchError as error:
            return robots.unreachable(error)
        if kept := robots.kept(answer, self._now()):
            self._memory.robots[at.origin] = kept
        return robots.rules(answer)

    def _question(
        self, conditions: Mapping[str, str], limit: int, *, of_robots: bool = False, method: str = "GET"
    ) -> Question:
        total = self._policy.total_seconds
        return Question(conditions, limit, total, total, self._now(), of_robots, method=method)

    def _host(self, at: Target) -> Host:
        if at.host not in self._hosts:
            self._hosts[at.host] = self._new_host(at)
        return self._hosts[at.host]

    def _new_host(self, at: Target) -> Host:
        """As it was when it was last asked: at that pace, or still at rest."""
        floor = self._policy.per_host_pause
        pace = self._memory.paces.get(at.host) or Pace(floor)
        host = Host(pace if pace.pause >= floor else Pace(floor, rests_until=pace.rests_until), floor)
        wait = (pace.rests_until - self._now()).total_seconds() if pace.rests_until else 0.0
        if wait > self._policy.longest_wait:
            reason = "the host asked to be left alone for longer"
            host.close(FetchError(at.href, reason, "It is asked again another time.", status=429, retry_after=wait))
        elif wait > 0:
            host.rest(wait)
        return host

    def note_paces(self) -> None:
        """Write what was learned of the hosts to memory."""
        for name, host in self._hosts.items():
            self._memory.paces[name] = host.pace
