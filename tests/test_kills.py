"""Killed at random moments, an add and a review go on to the bytes of a run that nobody stopped."""

from __future__ import annotations

from broadsheet import sample_day
from evals.kills import trials

KILLS = 4


def test_nothing_is_lost_or_torn_by_kill_9() -> None:
    verdicts = trials(sample_day.path(), str(sample_day.DAY), KILLS, seed=11)
    assert [(verdict.torn, verdict.same) for verdict in verdicts] == [("", True)] * KILLS
