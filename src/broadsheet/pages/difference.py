"""What changed between two versions of a page, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.text import Text

from broadsheet.articles.difference import Change, compare
from broadsheet.pages.clean import keep_visible
from broadsheet.pages.shown import printed
from broadsheet.types import Article

# Unchanged text that is shown beside a change, in code points.
AROUND = 120
STYLE = {"removed": "red strike", "added": "green", "kept": ""}
# Without colours, the notation of wdiff(1).
MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "kept": ("", "")}


def difference_text(before: Article, after: Article, changes: Sequence[Change], head: str, *, colour: bool) -> str:
    """The head, the headline if it changed, and each change with a little of what stands around it."""
    parts = [Text(head, "bold")]
    if before.title != after.title:
        title = Text("title: ", "dim")
        for change in compare(before.title, after.title):
            title.append_text(_run(before.title, after.title, change, colour))
        parts.append(title)
    body = Text()
    for number, change in enumerate(changes):
        if change.kind == "kept":
            body.append(_between(after.text[slice(*change.after)], first=number == 0, last=number + 1 == len(changes)))
        else:
            body.append_text(_run(before.text, after.text, change, colour))
    same = all(change.kind == "kept" for change in changes)
    return printed(*parts, Text(), Text("the text is the same") if same else body, colour=colour)


def difference_json(before: Article, after: Article, changes: Sequence[Change], facts: dict[str, Any]) -> str:
    """The runs with their places (code points, end exclusive) in the two texts; words of those that changed."""
    runs = [
        {"kind": change.kind, "before": list(change.before), "after": list(change.after)}
        | ({} if change.kind == "kept" else {"words": _words(before.text, after.text, change)})
        for change in changes
    ]
    titles = {"before": before.title, "after": after.title, "changed": before.title != after.title}
    value = facts | {"before": before.id, "after": after.id, "title": titles, "changes": runs}
    return json.dumps(value, ensure_ascii=False)


def _words(before: str, after: str, change: Change) -> str:
    return before[slice(*change.before)] if change.kind == "removed" else after[slice(*change.after)]


def _run(before: str, after: str, change: Change, colour: bool) -> Text:
    opening, closing = ("", "") if colour else MARKS[change.kind]
    return Text(opening + keep_visible(_words(before, after, change)) + closing, STYLE[change.kind])


def _between(text: str, *, first: bool, last: bool) -> str:
    """Unchanged text, cut in the middle: its end before a change, its beginning after one."""
    text = keep_visible(text)
    if first and last:
        return ""
    if len(text) <= (1 if first or last else 2) * AROUND:
        return text
    head = "" if first else text[:AROUND].rsplit(" ", 1)[0]
    tail = "" if last else text[-AROUND:].split(" ", 1)[-1]
    return f"{head} […] {tail}" if head else f"[…] {tail}"
