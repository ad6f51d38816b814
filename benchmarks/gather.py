"""Pages a second from the network to the archive, beside bare trafilatura on the same pages in the same run.

    python -m benchmarks.gather [--pages 3000] [--hosts 60]

A server in a process of its own, on loopback, has the pages of the press day (invented ones without it) on some
hosts, with feeds that announce them; nobody paces. They are fetched, extracted and stored. Then the same pages are
given to bare trafilatura, in as many processes as the machine has cores. CPU seconds are of all processes of ours,
the server's not counted.

What one side needs is imported where it begins: every worker reads this file again, and would pay for both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import resource
import socket
import ssl
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.workers import Budget, processors, supervised
from evals.press import pages, rss

if TYPE_CHECKING:
    from broadsheet.fetch.network import AddressInfo, Network
    from evals.loopback import Asked, Reply

NOW = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Rate:
    """What it took: seconds on the wall and of the processors, for so many pages with text."""

    pages: int
    wall: float
    cpu: float

    def row(self, name: str) -> str:
        return (
            f"| {name} | {self.pages} | {self.wall:.1f} | {self.pages / self.wall:.0f} | {self.pages / self.cpu:.0f} |"
        )


def spread(stock: Sequence[bytes], hosts: int) -> dict[str, dict[str, bytes]]:
    """Pages by host and path."""
    papers: dict[str, dict[str, bytes]] = {f"paper{number:03}.example": {} for number in range(hosts)}
    names = sorted(papers)
    for number, body in enumerate(stock):
        papers[names[number % hosts]][f"/{number}"] = body
    return papers


def serve(count: int, hosts: int, told: Connection) -> None:
    """The server's process: tells its port and ends when it is told anything."""
    from evals.loopback import Internet, Reply, running

    papers = spread(pages(count), hosts)
    feeds = {host: rss(host, [f"http://{host}{path}" for path in own]) for host, own in papers.items()}

    def answer(asked: Asked) -> Reply:
        if asked.path == "/feed":
            return Reply(feeds[asked.host], headers={"Content-Type": "application/rss+xml"})
        body = papers[asked.host].get(asked.path)
        return Reply(status=404) if body is None else Reply(body, headers={"Content-Type": "text/html"})

    with running(Internet(dict.fromkeys(papers, answer))) as internet:
        told.send(internet.port)
        told.recv()


def network(port: int) -> Network:
    """Every name is a public address, and every connection goes to the server."""
    from broadsheet.fetch.network import Network

    async def resolve(host: str, wanted: int) -> list[AddressInfo]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("23.0.0.1", wanted))]

    class Wire(socket.socket):
        def connect(self, address: object) -> None:
            super().connect(("127.0.0.1", port))

    return Network(resolve, lambda _: Wire(socket.AF_INET, socket.SOCK_STREAM), ssl.create_default_context())


def gathered(port: int, hosts: int, folder: Path) -> Rate:
    from broadsheet.bulk import gathering
    from broadsheet.store import Archive
    from broadsheet.types import Feed

    policy = replace(gathering.policy(), per_host_pause=0.0)
    wall, cpu = time.perf_counter(), spent()
    with Archive.create(folder / "a.sqlite") as archive:
        archive.add_feeds([Feed(f"http://paper{number:03}.example/feed") for number in range(hosts)])
        taken = gathering.gather(archive, now=lambda: NOW, rules=policy, network=network(port))
    if taken.unfetched or taken.errors:
        raise RuntimeError(f"the network failed: {taken.unfetched} {taken.errors[:3]}")
    return Rate(taken.new + taken.same, time.perf_counter() - wall, spent() - cpu)


def bare(body: bytes) -> str | None:
    import trafilatura

    return getattr(trafilatura.bare_extraction(body, with_metadata=True), "text", None)


def extracted(stock: Sequence[bytes]) -> Rate:
    wall, cpu = time.perf_counter(), spent()
    budget = Budget(cpu_seconds=60.0)
    found = sum(isinstance(text, str) for _, text in supervised(bare, stock, workers=processors(), budget=budget))
    return Rate(found, time.perf_counter() - wall, spent() - cpu)


def spent() -> float:
    """CPU seconds of this process and of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--hosts", type=int, default=60)
    options = parser.parse_args()
    from broadsheet.bulk import gathering  # noqa: F401 # loaded before anything is timed

    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve, args=(options.pages, options.hosts, there), daemon=True)
    server.start()
    port = here.recv()
    stock = pages(options.pages)
    beside = extracted(stock)
    with tempfile.TemporaryDirectory() as folder:
        ours = gathered(port, options.hosts, Path(folder))
    here.send("enough")
    server.join()
    print("| what | pages with text | wall s | pages/s | pages per CPU s |\n|---|--:|--:|--:|--:|")
    print(ours.row("fetched, extracted, stored"))
    print(beside.row("bare trafilatura, nothing else"))
    share = (ours.pages / ours.wall) / (beside.pages / beside.wall)
    cpu = (ours.pages / ours.cpu) / (beside.pages / beside.cpu)
    print(f"\n{processors()} cores. Ours is {share:.0%} of bare trafilatura on the wall, {cpu:.0%} by CPU.")


if __name__ == "__main__":
    main()
