"""Workers that die, fail, spin or hang cost one item each."""

from __future__ import annotations

import itertools
import multiprocessing

from broadsheet.workers import Budget, Lost, supervised
from tests.crew import double, troublesome


def test_every_item_comes_back_once() -> None:
    assert sorted(supervised(double, range(100), workers=2)) == [(n, 2 * n) for n in range(100)]


def test_nothing_in_nothing_out() -> None:
    assert list(supervised(double, [], workers=2)) == []


def test_a_bad_item_spoils_only_itself() -> None:
    answers = dict(supervised(troublesome, range(40), workers=2, budget=Budget(cpu_seconds=0.4)))
    lost = {n: answer.reason for n, answer in answers.items() if isinstance(answer, Lost)}
    assert lost == {5: "died", 9: "failed", 12: "over-budget", 14: "over-budget"}
    assert [n for n in range(40) if n not in lost] == sorted(n for n, answer in answers.items() if answer == n)


def test_closing_early_leaves_no_process() -> None:
    answers = supervised(double, itertools.count(), workers=2)
    next(answers)
    answers.close()
    assert multiprocessing.active_children() == []
