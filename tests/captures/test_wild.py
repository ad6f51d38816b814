"""A sample of the files that feed libraries test with; `evals/feeds.py` reads them all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.feeds import CRASHED, GAVE, HUNG, NO_ENTRIES, OTHER, SHARED, judge, measure, table
from tests.captures.inputs import PAGE, RSS

WILD = SHARED / "data" / "feeds_in_the_wild"
EVERY = 40


@pytest.mark.skipif(not WILD.is_dir(), reason="no ../shared/data/feeds_in_the_wild here")
def test_none_crashes() -> None:
    files = sorted(file for file in WILD.rglob("*.*") if file.is_file())[::EVERY]
    found = Counter(judge(str(file)) for file in files)
    assert found[GAVE] > len(files) / 4


def test_the_table_counts_every_file(tmp_path: Path) -> None:
    for name, body in {"one/a.xml": RSS, "one/b.html": PAGE, "two/c": b"", "two/d.xml": b"<rss/>"}.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(body)
    counts = measure(tmp_path)
    assert counts == {"one": Counter({GAVE: 1, OTHER: 1}), "two": Counter({"refused: empty": 1, NO_ENTRIES: 1})}
    assert table(counts).splitlines()[-1] == "| **all** | 4 | 1 | 0 | 1 | 1 | 1 | 0 | 0 |"
    assert f"{CRASHED} | {HUNG} |" in table(counts)
