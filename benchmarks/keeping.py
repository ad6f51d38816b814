"""What keeping costs: backup, restore and exports of a filled archive, and whether each comes back equal.

    python -m benchmarks.keeping ARCHIVE [--language en]

The archive is only read. Everything that is written goes to a folder that is removed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from broadsheet.bulk import exporting
from broadsheet.bulk.exporting import Form
from broadsheet.store import Archive, Choice, saving

FORMS: tuple[Form, ...] = ("warc", "jsonl", "parquet", "ninjs")


def timed(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--language", default="en", help="the articles that go out and come back")
    options = parser.parse_args()
    now = dt.datetime.now(dt.UTC)
    print("| step | seconds | MB | comes back |\n|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        out, again = folder / "backup.tar", folder / "again.sqlite"
        seconds = timed(lambda: saving.backup(options.archive, out))
        restoring = timed(lambda: saving.restore(out, again))
        with Archive.open(options.archive) as archive, Archive.open(again) as other:
            same = all(a == b for a, b in zip(archive.dump(clock=True), other.dump(clock=True), strict=True))
        print(f"| backup | {seconds:.1f} | {out.stat().st_size / 1e6:,.0f} | |")
        print(f"| restore | {restoring:.1f} | {again.stat().st_size / 1e6:,.0f} | {'equal' if same else 'NOT EQUAL'} |")
        again.unlink()
        chosen = Choice(language=options.language)
        for form in FORMS:
            first, second = folder / f"first.{form}", folder / f"second.{form}"
            named = folder / ("first.warc.gz" if form == "warc" else f"named.{form}")
            with Archive.open(options.archive) as archive:
                seconds = timed(lambda: exporting.export(archive, chosen, form, first))  # noqa: B023 - called at once
            first.rename(named)
            with Archive.create(folder / f"{form}.sqlite") as other:
                importing = timed(lambda: exporting.import_file(other, named, form, now=now))  # noqa: B023
                exporting.export(other, Choice(), form, second)
            same = digest(named) == digest(second)
            print(f"| export {form} | {seconds:.1f} | {named.stat().st_size / 1e6:,.0f} | |")
            print(f"| import {form} | {importing:.1f} | | {'equal' if same else 'NOT EQUAL'} |", flush=True)


if __name__ == "__main__":
    main()
