"""A month of a press of 300 feeds, gathered on a virtual clock, with faults and 20 kills: the archive is the same.

    python -m evals.month [--feeds 300] [--days 30] [--kills 20]

The press is a function of the time: what a feed announces, which of its answers fail and how. The gathering runs in
a process of its own that goes from hour to hour, and is killed (-9) at random moments and started again at the hour
it was in. In the end the archive must be, line by line of its dump with the times of receipt, that of a run that
nobody killed; and every article that the press's feeds showed must be in it once. (What a paper wrote before the first
hour, and its feed no longer shows then, is not asked for.)
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.bulk import gathering
from broadsheet.store import Archive
from broadsheet.types import Feed
from evals.loopback import Answer, Asked, Internet, Reply, running

BEGIN = dt.datetime(2031, 5, 1, tzinfo=dt.UTC)
STEP = dt.timedelta(hours=1)
SHOWN = 10
"""Items that a feed shows, the newest; and lines that differ, where there are more."""
CALM = 26
"""Hours without faults at the end, in which every feed is due once more."""
# No answer of this press is slow: a limit of real time would only make a busy machine's run differ from a quiet one's.
POLICY = replace(gathering.policy(), per_host_pause=0.0, first_wait=0.0, retries=0, total_seconds=600.0)


def chance(*what: object) -> float:
    """A number in [0, 1) that is always the same for the same things."""
    digest = hashlib.sha256("/".join(map(str, what)).encode()).digest()
    return int.from_bytes(digest[:7], "big") / (1 << 56)


@dataclass(frozen=True, slots=True)
class Paper:
    """One outlet: how often it writes, and what it writes."""

    number: int

    @property
    def host(self) -> str:
        return f"paper{self.number:03}.example"

    @property
    def feed(self) -> str:
        return f"http://{self.host}/feed"

    def hours(self) -> int:
        """From one article to the next: from twice a day to every third day."""
        return 12 + int(60 * chance("pace", self.number))

    def written(self, hour: int) -> range:
        """The numbers of the articles that are out by that hour."""
        return range((hour + self.number) // self.hours())

    def shown(self, hours: int) -> range:
        """The numbers of the articles that its feed shows at some time until then."""
        return range(max(len(self.written(0)) - SHOWN, 0), len(self.written(hours)))

    def url(self, article: int) -> str:
        return f"http://{self.host}/{article}"

    def page(self, article: int) -> bytes:
        text = "".join(
            f"<p>The port of {self.host} counted {7 * article + line} ships on its day {article}, harbour master "
            f"Piet Aalders said, and {line} more than the year before came from the north.</p>"
            for line in range(3)
        )
        head = f'<meta property="og:url" content="{self.url(article)}"><title>Ships, {article}</title>'
        return f"<html><head>{head}</head><body><article>{text}</article></body></html>".encode()

    def document(self, hour: int) -> bytes:
        items = "".join(
            f"<item><title>Ships, {n}</title><link>{self.url(n)}</link><guid>{self.url(n)}</guid>"
            f"<description>The port of {self.host} counted its ships on its day {n}, in short.</description></item>"
            for n in reversed(self.written(hour)[-SHOWN:])
        )
        return f'<rss version="2.0"><channel><title>{self.host}</title>{items}</channel></rss>'.encode()


FAULTS: Sequence[Reply] = (
    Reply(status=500),
    Reply(status=503, headers={"Retry-After": "7200"}),
    Reply(b"<rss", length=999),
    Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
    Reply(status=404),
    Reply(b"<rss version='2.0'><channel><item>", close=True),
    Reply(status=302, headers={"Location": "http://127.0.0.1/"}),
)


def answer(paper: Paper, clock: list[int], hours: int) -> Answer:
    """How a paper answers at the hour that the clock shows: one time in eight badly, until `hours` are over."""

    def say(asked: Asked) -> Reply:
        hour = clock[0]
        if asked.path == "/robots.txt":
            return Reply(status=404)
        luck = chance("fault", paper.number, asked.path, hour) if hour < hours else 1.0
        if asked.path == "/feed":
            if luck < 1 / 8:
                return FAULTS[int(luck * 8 * len(FAULTS))]
            tag = f'"{paper.written(hour).stop}"'
            if asked.headers.get("if-none-match") == tag:
                return Reply(status=304, headers={"ETag": tag})
            return Reply(paper.document(hour), headers={"ETag": tag, "Content-Type": "application/rss+xml"})
        if luck < 1 / 16:
            return FAULTS[int(luck * 16 * 4)]
        return Reply(paper.page(int(asked.path[1:])), headers={"Content-Type": "text/html"})

    return say


def gather(path: Path, papers: Sequence[Paper], hours: int) -> None:
    """From the hour that is noted beside the archive to the end."""
    note = path.with_suffix(".hour")
    clock = [int(note.read_text()) if note.exists() else 0]
    internet = Internet({paper.host: answer(paper, clock, hours) for paper in papers})
    network = internet.network()
    with running(internet), Archive.create(path) as archive:
        archive.add_feeds([Feed(paper.feed) for paper in papers])
        while clock[0] < hours + CALM:
            now = BEGIN + clock[0] * STEP
            gathering.gather(archive, now=lambda now=now: now, rules=POLICY, workers=0, network=network)  # type: ignore[misc]
            clock[0] += 1
            aside = note.with_suffix(".next")
            aside.write_text(str(clock[0]))
            aside.replace(note)


def contents(path: Path) -> Iterator[str]:
    with Archive.open(path) as archive:
        yield from archive.dump(clock=True)
        for state in archive.feeds():
            yield f"{state.feed.url} {state.last}"


def started(path: Path, feeds: int, hours: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "evals.month", "--gather", str(path), "--feeds", str(feeds), "--hours", str(hours)]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own program


def run(path: Path, feeds: int, hours: int) -> float:
    """The seconds of a run that nobody kills."""
    begun = time.monotonic()
    if started(path, feeds, hours).wait():
        raise RuntimeError(f"{path}: the gathering failed")
    return time.monotonic() - begun


def killed(path: Path, feeds: int, hours: int, kills: int, seconds: float, seed: int) -> int:
    """The same, killed at random moments; how many of the kills met it running."""
    luck = random.Random(seed)  # noqa: S311 - not for secrets
    met = 0
    while met < kills:
        process = started(path, feeds, hours)
        # Each life is as long as a share of the whole, so that the kills are spread over the month.
        try:
            process.wait(luck.uniform(0.5, 1.5) * seconds / (kills + 1))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            met += 1
    run(path, feeds, hours)
    return met


@dataclass(frozen=True, slots=True)
class Verdict:
    """`different` lines of the two archives; `lost` and `twice` articles of the press; problems that `check` found."""

    articles: int
    kills: int
    different: tuple[str, ...]
    lost: int
    twice: int
    problems: int

    @property
    def is_good(self) -> bool:
        return not (self.different or self.lost or self.twice or self.problems)


def trial(folder: Path, feeds: int, hours: int, kills: int, seed: int = 1) -> Verdict:
    papers = [Paper(number) for number in range(feeds)]
    whole, broken = folder / "whole.sqlite", folder / "broken.sqlite"
    seconds = run(whole, feeds, hours)
    met = killed(broken, feeds, hours, kills, seconds, seed)
    one, other = set(contents(whole)), set(contents(broken))
    with Archive.open(broken) as archive:
        urls = [paper.url(n) for paper in papers for n in paper.shown(hours)]
        found = {url: len(archive.versions(url)) for url in urls}
        problems = len(archive.check())
    return Verdict(
        articles=len(urls),
        kills=met,
        different=tuple(sorted(one ^ other)),
        lost=sum(count == 0 for count in found.values()),
        twice=sum(count > 1 for count in found.values()),
        problems=problems,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--gather", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--hours", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.gather:
        gather(options.gather, [Paper(number) for number in range(options.feeds)], options.hours)
        return
    with tempfile.TemporaryDirectory() as scratch:
        verdict = trial(Path(scratch), options.feeds, 24 * options.days, options.kills)
    print("| articles | kills | lines that differ | articles lost | twice | problems |\n|--:|--:|--:|--:|--:|--:|")
    print(
        f"| {verdict.articles} | {verdict.kills} | {len(verdict.different)} | {verdict.lost} | {verdict.twice} "
        f"| {verdict.problems} |"
    )
    if not verdict.is_good:
        sys.exit("\n".join(line[:400] for line in verdict.different[:SHOWN]))


if __name__ == "__main__":
    main()
