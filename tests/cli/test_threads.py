"""A story over two days on the command line: what it goes on with, and what is new."""

from __future__ import annotations

import json

from tests.cli.test_desk import DAY, rows
from tests.stories.press import REPORTS, report

PILOTS = "Pilots of Ossen refused to guide tankers on Tuesday, and 14,500 tonnes of grain rot in the roads."


def test_show_tells_what_is_new_against_the_day_before(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("monday.jsonl", REPORTS))
    run("add", rows("tuesday.jsonl", [report("port", number, days=1, more=PILOTS) for number in range(3)]))
    before = json.loads(run("top", "--day", DAY, "--json", "--limit", 1).out)
    [today] = [json.loads(line) for line in run("top", "--day", "2021-05-13", "--json").out.splitlines()]
    assert today["continues"] == before["id"]
    shown = run("show", today["id"])
    assert "new against the earlier story" in shown.out
    assert "number 14,500" in shown.out
    news = json.loads(run("show", today["id"], "--json").out)["news"]
    assert [number for number, _ in news["numbers"]] == ["14,500"]
    assert "new against" not in run("show", before["id"]).out
