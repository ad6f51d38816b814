"""A press of 25 hosts, each bad in a way of its own (`python -m evals.hostile_press` has 200)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evals import hostile_press, press


def test_a_hostile_press_is_gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROADSHEET_SHARED", raising=False)
    assert press.shared() is None
    policy = replace(hostile_press.POLICY, total_seconds=1.5)
    verdict = hostile_press.trial(25, tmp_path, days=2, policy=policy, workers=0)
    assert verdict.is_good, hostile_press.table(verdict)
    assert sum(count.right for count in verdict.counts.values()) == 75
