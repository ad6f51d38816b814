"""How hits and the state of the archive look in a terminal, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from broadsheet.cli.terminal import number

if TYPE_CHECKING:
    from broadsheet.store import Hit, Status

MEGABYTE = 1_000_000


def one_line_json(value: object) -> str:
    """Any noun as one line of JSON."""
    import msgspec

    return json.dumps(msgspec.to_builtins(value, str_keys=True), ensure_ascii=False)


def hit_text(hit: Hit, *, colour: bool) -> str:
    """Outlet, time and title; the words found; the address and the place."""
    from broadsheet.pages.shown import printed

    words = Text(hit.words)
    if hit.passage:
        for mark in hit.marks:
            words.stylize("bold yellow", mark.start - hit.passage.start, mark.stop - hit.passage.start)
    head = Text(f"{hit.outlet or 'unknown outlet'}, {str(hit.published)[:16] if hit.published else 'no date'}: ")
    head.append(hit.title, "bold")
    place = f" {hit.passage.start}-{hit.passage.stop}" if hit.passage else ""
    foot = Text(f"{hit.article}{place}  {hit.url or ''}", "dim")
    return printed(head, Text(" ").join(words.split("\n")), foot, Text(), colour=colour)


def status_text(status: Status, name: str, *, colour: bool) -> str:
    """What is there, what was refused, which feeds fail, what was last done."""
    from broadsheet.pages.shown import printed

    facts = Table(box=None, show_header=False, pad_edge=False)
    for label, value in (
        ("archive", f"{name}, {status.size / MEGABYTE:,.1f} MB"),
        ("captures", number(status.captures)),
        ("articles", number(status.articles) + _by_name(status.languages)),
        ("refused", number(sum(count for _, count in status.refusals)) + _by_name(status.refusals)),
        ("statements", number(sum(count for _, count in status.statements)) + _by_name(status.statements)),
        ("reviews", number(status.reviews)),
        ("feeds", f"{number(status.feeds)}, {len(status.failing)} failing"),
    ):
        facts.add_row(Text(label, "dim"), Text(value))
    parts: list[RenderableType] = [facts]
    for state in status.failing:
        if state.last:
            times = f"{state.last.failures} time{'s' * (state.last.failures != 1)}"
            parts.append(Text(f"failing {times}: {state.feed.url}: {state.last.error}", "red"))
    for kind, key, reason, detail in status.quarantine:
        parts.append(Text(f"in quarantine: {kind} {key}: {reason}: {detail}", "red"))
    for run in status.runs:
        counts = ", ".join(f"{name} {number(count)}" for name, count in run.counts if count)
        seconds = (run.finished - run.started).total_seconds()
        parts.append(Text(f"{run.finished:%Y-%m-%d %H:%M} {run.what} in {seconds:.0f} s: {counts}"))
    return printed(*parts, colour=colour)


def _by_name(counts: tuple[tuple[str, int], ...], most: int = 8) -> str:
    if not counts:
        return ""
    shown = ", ".join(f"{name} {number(count)}" for name, count in counts[:most])
    return f" ({shown}{', ...' if len(counts) > most else ''})"
