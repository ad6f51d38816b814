"""A cycle over 1,000 hosts, 100 of which drip, beside the same cycle where none does.

    python -m benchmarks.drips [--hosts 1000] [--dripping 100] [--requests 4] [--pause 6]

Each host is asked for its robots.txt and some pages, with a pause between two requests, as a polite reader does. A
dripping host sends a byte every 50 ms for ever. A cycle ends when the last host is through.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import time
from collections import Counter
from dataclasses import replace

from broadsheet.bulk import gathering
from broadsheet.fetch import Request, fetch, word
from evals.loopback import Answer, Asked, Internet, Reply, running

NOW = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
PAGE = b"<html><p>The harbour of Velm reopened on Friday.</p></html>"


async def drip(writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.05)


def whole(asked: Asked) -> Reply:
    return Reply(status=404) if asked.path == "/robots.txt" else Reply(PAGE)


def dripping(asked: Asked) -> Reply:
    return Reply(status=404) if asked.path == "/robots.txt" else Reply(b"<html>", script=drip)


def cycle(hosts: int, bad: int, requests: int, pause: float) -> tuple[float, Counter[str]]:
    """Seconds of one cycle, and its outcomes. The bad hosts stand evenly among the others."""
    names = [f"paper{number:04}.example" for number in range(hosts)]
    drips = {names[number * hosts // bad] for number in range(bad)} if bad else set()
    answers: dict[str, Answer] = {name: dripping if name in drips else whole for name in names}
    wanted = [Request(f"http://{name}/{number}") for number in range(requests) for name in names]
    policy = replace(gathering.policy(), per_host_pause=pause)
    outcomes: Counter[str] = Counter()
    with running(Internet(answers)) as internet:
        begun = time.perf_counter()
        for _, outcome in fetch(wanted, policy=policy, now=lambda: NOW, network=internet.network()):
            outcomes[word(outcome)] += 1
        return time.perf_counter() - begun, outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=1000)
    parser.add_argument("--dripping", type=int, default=100)
    parser.add_argument("--requests", type=int, default=4)
    parser.add_argument("--pause", type=float, default=6.0)
    options = parser.parse_args()
    clean, _ = cycle(options.hosts, 0, options.requests, options.pause)
    slow, outcomes = cycle(options.hosts, options.dripping, options.requests, options.pause)
    print(f"| hosts | of them dripping | cycle, s |\n|--:|--:|--:|\n| {options.hosts} | 0 | {clean:.1f} |")
    print(f"| {options.hosts} | {options.dripping} | {slow:.1f} |")
    print(f"\n{slow / clean:.2f} times as long. Outcomes: {dict(sorted(outcomes.items()))}.")


if __name__ == "__main__":
    main()
