"""Kill -9 at random moments of an add and of a review; then go on, and compare with a run that nobody stopped.

    python -m evals.kills INPUT --day 2026-03-17 --kills 20

After each kill the archive must open, `rebuild --check` must find nothing torn, and the same command run again must
end with the same archive (its logical dump) and the same review, to the byte.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.store import Archive


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one killed run: `torn` is what `rebuild --check` said, `same` whether the bytes agree."""

    command: str
    after: float
    killed: bool
    torn: str
    same: bool


def program(archive: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "broadsheet", "--archive", str(archive), *arguments]


def run(command: Sequence[str]) -> str:
    """Run to the end; its failure is an error that shows what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.returncode}: {done.stderr}")
    return done.stdout


def killed(command: Sequence[str], after: float) -> bool:
    """Start the command with its workers in a group of its own, kill all of it; whether it was still running."""
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        time.sleep(after)
        running = process.poll() is None
        if running:
            process.send_signal(signal.SIGKILL)
        return running


def fingerprint(archive: Path) -> str:
    digest = hashlib.sha256()
    with Archive.open(archive) as opened:
        for line in opened.dump():
            digest.update(line.encode())
    return digest.hexdigest()


def trial(folder: Path, steps: Sequence[Sequence[str]], kill: int, after: float, whole: tuple[str, bytes]) -> Verdict:
    """Run `steps` in a new archive, kill step number `kill`, look, and do it again to the end."""
    archive, page = folder / "a.sqlite", folder / "review.html"
    commands = [program(archive, *(argument.format(page=page) for argument in step)) for step in steps]
    for command in commands[:kill]:
        run(command)
    was_running = killed(commands[kill], after)
    torn = ""
    if archive.exists():
        try:
            run(program(archive, "rebuild", "--check"))
        except RuntimeError as error:
            torn = str(error)
    for command in commands[kill:]:
        run(command)
    same = (fingerprint(archive), page.read_bytes()) == whole
    return Verdict(steps[kill][0], after, was_running, torn, same)


def trials(source: Path, day: str, kills: int, seed: int) -> list[Verdict]:
    steps: tuple[tuple[str, ...], ...] = (("add", str(source)), ("review", "--day", day, "-o", "{page}"))
    # A fixed seed names the moments again; what the machine does at them differs each time, as it should.
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "whole")
        folder.mkdir()
        archive, page = folder / "a.sqlite", folder / "review.html"
        seconds = []
        for step in steps:
            begun = time.perf_counter()
            run(program(archive, *(argument.format(page=page) for argument in step)))
            seconds.append(time.perf_counter() - begun)
        whole = fingerprint(archive), page.read_bytes()
        verdicts = []
        for number in range(kills):
            folder = Path(scratch, str(number))
            folder.mkdir()
            which = number % len(steps)
            verdicts.append(trial(folder, steps, which, chance.uniform(0, seconds[which]), whole))
        return verdicts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--day", required=True)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    verdicts = trials(options.input, options.day, options.kills, options.seed)
    print("| command | killed after s | was running | torn | same bytes after going on |")
    print("|---|---:|---|---|---|")
    for v in verdicts:
        yes = {True: "yes", False: "no"}
        print(f"| {v.command} | {v.after:.2f} | {yes[v.killed]} | {v.torn or 'nothing'} | {yes[v.same]} |")
    if any(v.torn or not v.same for v in verdicts):
        sys.exit(1)


if __name__ == "__main__":
    main()
