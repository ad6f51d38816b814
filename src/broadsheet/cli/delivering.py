"""Commands about reviews that are kept: reviews, deliver."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.asking import day_of
from broadsheet.cli.inputs import AsJson, now
from broadsheet.cli.terminal import number, put, put_json, say
from broadsheet.errors import InputError

if TYPE_CHECKING:
    import datetime as dt

    from broadsheet.bulk.delivering import Sent
    from broadsheet.bulk.kept import Kept

WHEN = "%Y-%m-%d %H:%M"


class FeedForm(StrEnum):
    """The forms of a feed."""

    rss = "rss"
    atom = "atom"
    json_feed = "json-feed"


def reviews(
    context: typer.Context,
    since: Annotated[str | None, typer.Option(help="Of this day or later, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Of this day or earlier, YYYY-MM-DD.")] = None,
    form: Annotated[FeedForm | None, typer.Option(help="Write a feed of them instead, in this form.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The feed's file; the pages are written beside it.")
    ] = None,
    address: Annotated[str | None, typer.Option(help="The web address that shows the feed's folder.")] = None,
    title: Annotated[str, typer.Option(help="The feed's title.")] = "Press review",
    name: Annotated[str, typer.Option(help="Which reviews the feed has, as they are called here.")] = "en",
    as_json: AsJson = False,
) -> None:
    """The reviews that are kept: day, name, arrangement, lines, when made, where sent. Or a feed of them."""
    from broadsheet.bulk import kept
    from broadsheet.store import Archive

    first, last = (day_of(each) if each else None for each in (since, until))
    if form is None and (output or address):
        raise InputError("--output and --address", "they are for a feed", "Name its form with --form")
    if form is not None and (output is None or address is None or as_json):
        raise InputError(f"--form {form}", "a feed needs a file and a web address", "Give --output and --address")
    with Archive.open(context.obj) as archive:
        if form is not None and output is not None and address is not None:
            listed = kept.parcels(archive, name, first, last)
            kept.write_feed(form.value, output, listed, address, title)
            say(f"{output}: {number(len(listed))} reviews, each with its page beside it")
            return
        found = kept.kept(archive, first, last)
    for each in found:
        put_json(_row(each)) if as_json else put(_line(each))
    if not found and not as_json:
        say("no review is kept; `broadsheet review` makes one")


def _row(it: Kept) -> dict[str, object]:
    return {
        "day": it.day,
        "name": it.slot,
        "language": it.language,
        "arrangement": it.arrangement,
        "title": it.title,
        "sections": it.sections,
        "lines": it.lines,
        "made": it.made.isoformat() if it.made else None,
        "sent": list(it.sent),
    }


def _line(it: Kept) -> str:
    made = f"made {it.made:{WHEN}}" if it.made else "made at an unknown time"
    sent = f", sent to {', '.join(it.sent)}" if it.sent else ""
    return f"{it.day}  {it.slot:<12} {it.arrangement:<11} {it.sections} sections, {it.lines} lines, {made}{sent}"


def deliver(
    context: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DAY", help="The review's day, YYYY-MM-DD.")],
    settings: Annotated[
        Path, typer.Option("--settings", "-s", help="The settings of `watch`: its [[deliver]] targets.")
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(help="mail, file, feed, webhook, or a target's name; may be repeated.", show_default="all"),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            help="Which review of the day, as `reviews` calls it.", show_default="the one that `watch` delivers"
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also to those who have had it.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent.")] = False,
    as_json: AsJson = False,
) -> None:
    """Send a kept review by the ways that `watch` uses, to each target that has not had it.

    What is sent is taken down, so that `watch` does not send it again. Exit code 1 if a target did not take it.
    """
    from broadsheet.bulk import delivering
    from broadsheet.bulk.watch_settings import read_settings
    from broadsheet.store import Archive

    wanted = day_of(day)
    found = read_settings(settings)
    targets, usual = delivering.chosen(found, to or []), delivering.usual_slot(found)
    if not targets:
        raise InputError(str(settings), "it names no target", "Add [[deliver]]; docs/service.md explains every key")
    with Archive.open(context.obj) as archive:
        sent = delivering.send(
            archive, wanted, targets, now, slot=name or usual, usual=usual, again=again, dry_run=dry_run
        )
    for each in sent:
        what = _became(each, again=again, dry_run=dry_run)
        if as_json:
            put_json({"day": wanted, "target": each.target, "became": what, "had": each.had, "reason": each.failed})
        else:
            put(_told(each, what, wanted))
    if any(each.failed for each in sent):
        raise typer.Exit(1)


def _became(it: Sent, *, again: bool, dry_run: bool) -> str:
    if it.failed:
        return "failed"
    if it.delivered:
        return "delivered"
    return "would be delivered" if dry_run and (again or it.had is None) else "had before"


def _told(it: Sent, what: str, day: dt.date) -> str:
    since = f" on {it.had:{WHEN}}; --again sends it once more" if it.had and what == "had before" else ""
    return f"{it.target}: {what}{since}{f': {it.failed}' if it.failed else f' ({day})' if not since else ''}"
