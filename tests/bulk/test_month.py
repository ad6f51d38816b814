"""Three days of a press of eight feeds with faults and kills (`python -m evals.month` has the month)."""

from __future__ import annotations

from pathlib import Path

from evals import month


def test_a_gathering_that_is_killed_ends_with_the_same_archive(tmp_path: Path) -> None:
    verdict = month.trial(tmp_path, feeds=8, hours=72, kills=2)
    assert verdict.is_good, verdict
    assert (verdict.kills, verdict.articles > 5) == (2, True)
