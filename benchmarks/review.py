"""The review of a read archive, in every arrangement and form: seconds and memory of each, run as a user runs it.

    python -m benchmarks.review ARCHIVE --day 2019-11-18 [--language en]

Works on a copy of the archive. "First" does for an arrangement what the archive lacks: it clusters, ranks and reads.
"Composed" makes it anew out of what is read, for a desk of another name. Then that desk's review by story is written in
each form, out of the one that is kept. Memory as in `benchmarks.day`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from benchmarks.day import Run, run, table
from broadsheet.forms import FORMS
from broadsheet.store.saving import take_snapshot
from broadsheet.types import Arrangement

ARRANGEMENTS: tuple[Arrangement, ...] = get_args(Arrangement)


def runs_of(archive: Path, day: str, language: str, folder: Path) -> Iterator[Run]:
    command = [sys.executable, "-m", "broadsheet", "--archive", str(archive), "review", "--day", day]
    command += ["--language", language]
    house = folder / "house.toml"
    for arrangement in ARRANGEMENTS:
        arranged = [*command, "--arrange", arrangement, "--output", str(folder / f"{arrangement}.html")]
        yield run(f"{arrangement}: first", arranged)
        house.write_text('desk = "Another desk"\n', encoding="utf-8")
        yield run(f"{arrangement}: composed", [*arranged, "--house", str(house)])
    for form in FORMS:
        again = [*command, "--house", str(house), "--form", form.name, "--output", str(folder / f"again.{form.name}")]
        yield run(f"{form.name}: written", again)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--day", required=True)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        take_snapshot(options.archive, folder / "day.sqlite")
        print(table(list(runs_of(folder / "day.sqlite", options.day, options.language, folder))))


if __name__ == "__main__":
    main()
