"""A press of 200 hosts, most of them bad in a way of their own: what is asked, taken, refused, and how fast.

    python -m evals.hostile_press [--hosts 200] [--json]

Each host has a feed and three pages. Three days are gathered. Then every page must be in the archive once, as a page
or by the feed's own words, or not at all, as its host's fault has it; no host may have been asked faster than it
allows; and no socket may have been opened to an address that is not public.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gzip
import json
import resource
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from broadsheet.bulk import gathering
from broadsheet.fetch import Policy
from broadsheet.fetch.addresses import is_public
from broadsheet.store import Archive
from broadsheet.types import Feed
from evals.loopback import Answer, Asked, Internet, Reply, running
from evals.press import pages, rss

NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
DAYS = 3
PAGES = 3
PAUSE = 0.05
SLACK = 0.005
"""Seconds that a request may seem early by, for it is timed where it arrives."""

POLICY = replace(
    gathering.policy(),
    per_host_pause=PAUSE,
    total_seconds=8.0,
    largest_body=2_000_000,
    first_wait=0.1,
    longest_wait=5.0,
)

PAGE, WORDS, NOTHING = "page", "own words", "nothing"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a host does to `paths`, what becomes of its pages, and the seconds it allows between two requests."""

    name: str
    becomes: str
    of_feed: Callable[[Asked, bytes, str], Reply | None] | None = None
    of_page: Callable[[Asked, bytes], Reply | None] | None = None
    robots: bytes | None = None
    delay: float = PAUSE
    later: str | None = None


def html(body: bytes, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(body, headers={"Content-Type": "text/html"} | named)


def to(where: str, status: int = 302) -> Callable[..., Reply]:
    return lambda *_: Reply(status=status, headers={"Location": where})


def says(status: int, **headers: str) -> Callable[..., Reply]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda *_: Reply(status=status, headers=named)


def at_first(count: int, reply: Callable[..., Reply]) -> Callable[..., Reply | None]:
    return lambda asked, *_: reply() if asked.nth <= count else None


async def drip(writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"<p>and on and on</p>" * 3000)
        await writer.drain()


def bomb() -> bytes:
    """10 GiB of zeros in gzip members of 64 MiB each, 10 MB on the wire."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    member = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    return member * 160


def chain(asked: Asked, feed: bytes, _: str) -> Reply | None:
    """Three hops, for now."""
    return Reply(status=302, headers={"Location": "/hop1"}) if asked.path == "/feed" else None


def rest_first(asked: Asked, _: bytes) -> Reply | None:
    """Asks for an hour's rest at the first page, and after it is good."""
    if asked.path == "/page0" and asked.nth == 1:
        return Reply(status=429, headers={"Retry-After": "3600"})
    return None


def wrong_charset(_: Asked, body: bytes) -> Reply:
    text = body.decode("utf-8", "replace")
    return html(text.encode("windows-1251", "xmlcharrefreplace"), Content_Type="text/html; charset=windows-1251")


BOMB = bomb()
BROKEN_GZIP = gzip.compress(b"<html>" + bytes(5000))[:-40] + b"broken here and there is no end"
SHUT = b"User-agent: *\nDisallow: /page\n"
SLOW = b"User-agent: *\nCrawl-delay: 0.4\n"

FAULTS: Sequence[Fault] = (
    Fault("none", PAGE),
    Fault("crawl-delay of 0.4 s", PAGE, robots=SLOW, delay=0.4),
    Fault("feed: 301 on every visit", PAGE, of_feed=lambda a, *_: to("/hop2", 301)() if a.path == "/feed" else None),
    Fault("feed: chain of 302", PAGE, of_feed=chain),
    Fault("feed: loop", NOTHING, of_feed=to("/feed", 301)),
    Fault("feed: 403", NOTHING, of_feed=says(403)),
    Fault("feed: 404", NOTHING, of_feed=says(404)),
    Fault("feed: 410", NOTHING, of_feed=says(410)),
    Fault("feed: 429, Retry-After 1 s", PAGE, of_feed=at_first(1, says(429, Retry_After="1"))),
    Fault("feed: 500, then good", PAGE, of_feed=at_first(2, says(500))),
    Fault("feed: 500 always", NOTHING, of_feed=says(500)),
    Fault("feed: drips", NOTHING, of_feed=lambda *_: Reply(b"<rss>", script=drip)),
    Fault("pages: 429, Retry-After an hour, on the first day", PAGE, of_page=rest_first),
    Fault("pages: 404", WORDS, of_page=says(404)),
    Fault("pages: endless", WORDS, of_page=lambda *_: Reply(b"<html>", script=endless)),
    Fault("pages: shorter than announced", WORDS, of_page=lambda _, body: replace(html(body), length=len(body) + 9)),
    Fault("pages: broken gzip", WORDS, of_page=lambda *_: html(BROKEN_GZIP, Content_Encoding="gzip")),
    Fault("pages: bomb of 10 GiB", WORDS, of_page=lambda *_: html(BOMB, Content_Encoding="gzip")),
    Fault("pages: another charset than their tags say", PAGE, of_page=wrong_charset),
    Fault("robots.txt forbids the pages", WORDS, robots=SHUT),
    Fault("pages: to 169.254.169.254", WORDS, of_page=to("http://169.254.169.254/latest/meta-data/")),
    Fault("pages: to ::1", WORDS, of_page=to("http://[::1]/")),
    Fault("pages: to 0x7f000001", WORDS, of_page=to("http://0x7f000001/")),
    Fault("pages: to a file", WORDS, of_page=to("file:///etc/passwd")),
    Fault("name public first, private next", NOTHING, later="127.0.0.1"),
)


def outlet(host: str, fault: Fault, own: Mapping[str, bytes]) -> Answer:
    """How `host` answers."""
    feed = rss(host, [f"http://{host}{path}" for path in own])

    def answer(asked: Asked) -> Reply:
        if asked.path == "/robots.txt":
            reply = Reply(fault.robots) if fault.robots else Reply(status=404)
        elif asked.path in own:
            reply = (fault.of_page(asked, own[asked.path]) if fault.of_page else None) or html(own[asked.path])
        else:
            reply = (fault.of_feed(asked, feed, host) if fault.of_feed else None) or _feed(asked, feed)
        # A name can only change its mind for a new connection.
        return replace(reply, close=True) if fault.later else reply

    return answer


def _feed(asked: Asked, feed: bytes) -> Reply:
    if asked.path == "/hop1":
        return Reply(status=307, headers={"Location": "/hop2"})
    if asked.headers.get("if-none-match") == '"one"':
        return Reply(status=304, headers={"ETag": '"one"'})
    return Reply(feed, headers={"Content-Type": "application/rss+xml", "ETag": '"one"'})


@dataclass(slots=True)
class Count:
    """Of the hosts with one fault: how many, their requests, and pages that became what they should, or not."""

    hosts: int = 0
    requests: int = 0
    right: int = 0
    wrong: int = 0
    too_fast: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """`twice` are pages that were served whole twice or stand in the archive twice; `private` sockets that were
    opened to no public address; `growth` is of this process's memory, in bytes."""

    counts: Mapping[str, Count]
    twice: int
    private: int
    problems: int
    growth: int
    answers: Mapping[str, int]

    @property
    def is_good(self) -> bool:
        bad = any(count.wrong or count.too_fast for count in self.counts.values())
        return not (bad or self.twice or self.private or self.problems)


def trial(
    hosts: int, folder: Path, *, days: int = DAYS, policy: Policy = POLICY, workers: int | None = None
) -> Verdict:
    """Gather `hosts` hosts for `days` days into an archive in `folder`."""
    faults = {f"paper{number:03}.example": FAULTS[number % len(FAULTS)] for number in range(hosts)}
    stock = iter(pages(hosts * PAGES))
    own = {host: {f"/page{n}": next(stock) for n in range(PAGES)} for host in faults}
    internet = Internet(
        {host: outlet(host, fault, own[host]) for host, fault in faults.items()},
        {host: fault.later for host, fault in faults.items() if fault.later},
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers: Counter[str] = Counter()
    # The server's clock is a real one: a night, which gathering counts as one, must not be shorter than a host's pause.
    night = max(fault.delay for fault in faults.values())
    with running(internet), Archive.create(folder / "press.sqlite") as archive:
        archive.add_feeds([Feed(f"http://{host}/feed") for host in faults])
        for day in range(days):
            now = NOON + dt.timedelta(days=day)
            clock = partial(dt.datetime.astimezone, now)
            taken = gathering.gather(archive, now=clock, rules=policy, workers=workers, network=internet.network())
            answers.update(dict(taken.answers))
            time.sleep(night)
        growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        counts, twice = judged(archive, internet, faults, own)
        private = sum(count for address, count in internet.connected.items() if not is_public(address))
        return Verdict(counts, twice, private, len(archive.check()), growth, dict(sorted(answers.items())))


def judged(
    archive: Archive, internet: Internet, faults: Mapping[str, Fault], own: Mapping[str, Mapping[str, bytes]]
) -> tuple[dict[str, Count], int]:
    counts = {fault.name: Count() for fault in FAULTS}
    taken: Counter[tuple[str, str]] = Counter()
    for capture in archive.captures():
        kind = PAGE if capture.media_type == "text/html" else WORDS
        link = capture.origin if kind == PAGE else json.loads(capture.body).get("url")
        taken[link, kind] += 1
    twice = sum(count > 1 for (_, kind), count in taken.items() if kind == PAGE)
    for host, fault in faults.items():
        count = counts[fault.name]
        asked = internet.asked[host]
        count.hosts += 1
        count.requests += len(asked)
        count.too_fast += sum(later.at - sooner.at < fault.delay - SLACK for sooner, later in pairwise(asked))
        for path in own[host]:
            link = f"http://{host}{path}"
            became = PAGE if taken[link, PAGE] else WORDS if taken[link, WORDS] else NOTHING
            count.right += became == fault.becomes
            count.wrong += became != fault.becomes
            twice += fault.becomes == PAGE and internet.served[host, path] > 1
    return counts, twice


def table(verdict: Verdict) -> str:
    lines = [
        "| fault | hosts | requests | pages as they should | not | asked too fast |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {count.hosts} | {count.requests} | {count.right} | {count.wrong} | {count.too_fast} |"
        for name, count in verdict.counts.items()
        if count.hosts
    ]
    said = ", ".join(f"{word} {count}" for word, count in verdict.answers.items())
    lines.append(f"\nTwice: {verdict.twice}. Sockets to an address that is not public: {verdict.private}.")
    lines.append(f"Problems in the archive: {verdict.problems}. Memory grew by {verdict.growth / 1e6:.0f} MB.")
    return "\n".join([*lines, f"Answers: {said}."])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=200)
    with tempfile.TemporaryDirectory() as folder:
        verdict = trial(parser.parse_args().hosts, Path(folder))
    print(table(verdict))
    if not verdict.is_good:
        sys.exit(1)


if __name__ == "__main__":
    main()
