"""A real day of press, from its archive file to the page: seconds, rate and memory of each stage.

    python -m benchmarks.day 2019-11-18.html.tar.xz --day 2019-11-18 --language en --write docs/benchmarks-day.md

Runs the program as a user does, twice (the second run must find everything known), in a new folder. Memory is the
proportional set size of the program with all its workers, sampled four times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLE_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program: wall and CPU seconds, peak memory in bytes, what it printed."""

    name: str
    wall: float
    cpu: float
    memory: int
    output: str


def children(parent: int) -> Iterator[int]:
    """The process and all that it started, as the kernel lists them now."""
    yield parent
    try:
        for task in Path(f"/proc/{parent}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from children(int(child))
    except OSError:
        return


def memory_of(pid: int) -> int:
    """Proportional set size in bytes; 0 for a process that is gone."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def run(name: str, command: Sequence[str]) -> Run:
    """Run a command to its end and measure it; its failure is ours."""
    peak = 0
    over = threading.Event()
    before = os.times()
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program

        def watch() -> None:
            nonlocal peak
            while not over.wait(SAMPLE_SECONDS):
                peak = max(peak, sum(memory_of(pid) for pid in set(children(process.pid))))

        watcher = threading.Thread(target=watch)
        watcher.start()
        output, _ = process.communicate()
        over.set()
        watcher.join()
    wall = time.perf_counter() - begun
    after = os.times()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(name, wall, cpu, peak, output)


def table(runs: Sequence[Run]) -> str:
    rows = ["| step | wall s | CPU s | peak memory, MB |", "|---|---:|---:|---:|"]
    rows += [f"| {r.name} | {r.wall:.1f} | {r.cpu:.1f} | {r.memory / 1e6:.0f} |" for r in runs]
    return "\n".join(rows)


def first_run(taken: dict[str, Any], add: Run) -> str:
    refused = ", ".join(f"{reason} {count:,}" for reason, count in sorted(taken["refused"].items()))
    return (
        f"{taken['seen']:,} pages: {taken['new']:,} articles, {taken['same']:,} the same article again, "
        f"{taken['known']:,} the same bytes again, {sum(taken['refused'].values()):,} refused ({refused}). "
        f"{taken['seen'] / add.wall:.0f} pages/s."
    )


def second_run(again: dict[str, Any], runs: Sequence[Run], same: bool) -> str:
    add, add_again, review, review_again = runs
    return (
        f"Second run: {again['new']} new; adding {add.wall / add_again.wall:.0f} times faster, "
        f"the review {review.wall / review_again.wall:.0f} times; "
        f"the two pages are {'the same' if same else 'NOT THE SAME'}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--day", required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--write", type=Path, help="the page that gets the table")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(exist_ok=True, parents=True)
        program = [sys.executable, "-m", "broadsheet", "--archive", str(folder / "day.sqlite")]
        add = [*program, "add", "--json", str(options.input)]
        review = [*program, "review", "--day", options.day, "--language", options.language, "-o"]
        runs = [
            run("add", add),
            run("add again", add),
            run("review", [*review, str(folder / "review.html")]),
            run("review again", [*review, str(folder / "again.html")]),
        ]
        same = (folder / "review.html").read_bytes() == (folder / "again.html").read_bytes()
    taken, again = json.loads(runs[0].output), json.loads(runs[1].output)
    text = "\n\n".join((table(runs), first_run(taken, runs[0]), second_run(again, runs, same)))
    print(text)
    if options.write:
        options.write.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
