"""The desk has its way: through the program, over new articles and a rebuild, and back again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.stories.press import REPORTS, report

DAY = "2021-05-12"


def rows(path: str, press) -> str:  # type: ignore[no-untyped-def]
    """Articles as a file that `broadsheet add` takes."""
    lines = [
        {
            "id": each.id,
            "title": each.title,
            "text": each.text,
            "outlet": each.outlet,
            "url": each.url,
            "published": each.published.at.isoformat(),
        }
        for each in press
    ]
    Path(path).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def sections(run) -> list[dict]:  # type: ignore[no-untyped-def, type-arg]
    said = run("review", "--day", DAY, "--json")
    assert said.code == 0, said.err
    found: list[dict] = json.loads(said.out)["sections"]  # type: ignore[type-arg]
    return found


def reach(run) -> list[int]:  # type: ignore[no-untyped-def]
    """How many articles the stories of the review have."""
    return sorted(section["reach"] for section in sections(run))


def test_a_merge_survives_new_articles_and_a_rebuild_and_can_be_undone(run) -> None:  # type: ignore[no-untyped-def]
    assert run("add", rows("press.jsonl", REPORTS)).code == 0
    _, bank, flood = sections(run)
    said = json.loads(run("story", "merge", bank["story"], flood["story"], "--json").out)
    assert said["decision"] == 1
    assert [now["place"] for now in said["now"]] == [2]
    assert reach(run) == [6, 6]

    assert run("add", rows("more.jsonl", [report("bank", 8), report("flood", 9)])).code == 0
    assert reach(run) == [6, 8]
    assert run("rebuild").code == 0
    [merged] = [section for section in sections(run) if section["reach"] == 8]
    assert merged["desk"] == [{"how": "merged", "decision": 1}]
    assert "put together by the desk" in run("review", "--day", DAY, "--form", "md").out
    assert "merged (decision 1)" in run("show", merged["story"]).out

    assert "are one story" in run("decisions").out
    assert run("undo").code == 0
    assert reach(run) == [3, 5, 6]
    assert json.loads(run("decisions", "--all", "--json").out)["undone"]
    assert "no decision holds" in run("undo").error


def test_a_pinned_story_leads_and_a_dropped_one_is_not_shown(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    port, bank, flood = sections(run)
    assert "place 1" in run("story", "pin", flood["story"]).out
    assert "not shown" in run("story", "drop", port["story"]).out
    assert [section["story"] for section in sections(run)] == [flood["story"], bank["story"]]
    assert "dropped (decision 2)" in run("show", port["story"]).out


def test_a_split_article_stands_alone(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    port = sections(run)[0]
    listed = json.loads(run("show", port["story"], "--json").out)["articles"]
    said = run("story", "split", port["story"], listed[0]["url"], "--json")
    assert len(json.loads(said.out)["now"]) == 2
    assert reach(run) == [1, 2, 4, 5]


def test_what_cannot_be_decided_is_said(run) -> None:  # type: ignore[no-untyped-def]
    run("add", rows("press.jsonl", REPORTS))
    port, bank, _ = sections(run)
    assert "one story already" in run("story", "merge", port["story"], port["story"]).error
    listed = json.loads(run("show", port["story"], "--json").out)["articles"]
    everything = [each["url"] for each in listed]
    assert "nothing would be left" in run("story", "split", port["story"], *everything).error
    assert "not an article of story" in run("story", "split", bank["story"], everything[0]).error
    assert "no story has an id" in run("story", "pin", "ffffffffffffffff").error
    assert "no decision of that number" in run("undo", 5).error
    assert run("decisions").out == ""
