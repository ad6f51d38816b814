"""How many jobs a second go through the queue: put, leased in batches, finished, by one process and by two at once.

    python -m benchmarks.queue --jobs 20000

Beside it stands how many single commits this disk takes a second, since each batch costs two.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import tempfile
import time
from pathlib import Path

from broadsheet.store import Archive

NOW = dt.datetime(2026, 3, 17, 12, tzinfo=dt.UTC)
BATCHES = (20, 100, 500)


def drain(path: Path, batch: int) -> None:
    with Archive.open(path) as archive:
        while keys := archive.queue.lease("page", NOW, most=batch):
            archive.queue.finish("page", keys)


def seconds_to_drain(path: Path, jobs: int, batch: int, processes: int) -> float:
    with Archive.open(path) as archive:
        archive.queue.put("page", (f"https://paper.example/{number}" for number in range(jobs)), NOW)
    crew = [multiprocessing.Process(target=drain, args=(path, batch)) for _ in range(processes)]
    begun = time.perf_counter()
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    return time.perf_counter() - begun


def commits_a_second(path: Path) -> float:
    with Archive.open(path) as archive:
        begun, count = time.perf_counter(), 0
        while time.perf_counter() - begun < 1:
            archive.queue.put("one", [str(count)], NOW)
            count += 1
        archive.queue.lease("one", NOW, most=count)
        archive.queue.finish("one", map(str, range(count)))
    return count / (time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "a.sqlite")
        Archive.create(path).close()
        print(f"single commits: {commits_a_second(path):,.0f}/s\n")
        print("| batch | processes | jobs/s |\n|---:|---:|---:|")
        for batch in BATCHES:
            for processes in (1, 2):
                seconds = seconds_to_drain(path, options.jobs, batch, processes)
                print(f"| {batch} | {processes} | {options.jobs / seconds:,.0f} |")


if __name__ == "__main__":
    main()
