"""Commands by which a desk has its way: story merge, split, pin, drop; decisions, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from broadsheet.cli.asking import opened
from broadsheet.cli.inputs import AsJson, now
from broadsheet.cli.terminal import Meter, put, put_json, say

if TYPE_CHECKING:
    from broadsheet.pipeline.desk import Wish
    from broadsheet.store import Archive, Decision
    from broadsheet.types import Story

StoryName = Annotated[str, typer.Argument(metavar="STORY", help="Its id, or the beginning of one.")]

story = typer.Typer(
    name="story",
    no_args_is_help=True,
    help="Decide about stories: what is one, what comes first, what is not shown. Decisions hold for the articles "
    "concerned: they survive new articles and `rebuild`, and `undo` takes them back.",
)


@story.command()
def merge(
    context: typer.Context,
    one: StoryName,
    other: Annotated[str, typer.Argument(metavar="STORY", help="The other one.")],
    as_json: AsJson = False,
) -> None:
    """Two stories are one, and stay so while they grow."""
    from broadsheet.pipeline import desk

    with opened(context) as archive:
        left, right = archive.story(one), archive.story(other)
        _decide(archive, desk.merge(archive, left, right), left, as_json)


@story.command()
def split(
    context: typer.Context,
    name: StoryName,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Ids or addresses of its articles.")],
    as_json: AsJson = False,
) -> None:
    """Articles of a story are a story of their own; reprints go with their original."""
    from broadsheet.pipeline import desk

    with opened(context) as archive:
        found = archive.story(name)
        named = [archive.find(each) for each in articles]
        _decide(archive, desk.split(archive, found, named), found, as_json)


@story.command()
def pin(
    context: typer.Context,
    name: StoryName,
    place: Annotated[int, typer.Option(min=1, help="The place, from 1.")] = 1,
    as_json: AsJson = False,
) -> None:
    """A story stands at a place of the order, whatever its score."""
    from broadsheet.pipeline import desk

    with opened(context) as archive:
        found = archive.story(name)
        _decide(archive, desk.pin(archive, found, place), found, as_json)


@story.command()
def drop(context: typer.Context, name: StoryName, as_json: AsJson = False) -> None:
    """A story is not shown in reviews and lists."""
    from broadsheet.pipeline import desk

    with opened(context) as archive:
        found = archive.story(name)
        _decide(archive, desk.drop(archive, found), found, as_json)


def decisions(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also those that were taken back.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List what was decided: merges, splits, pins, drops, in order."""
    with opened(context) as archive:
        made = archive.decisions(undone=everything)
    for each in made:
        if as_json:
            put_json(_plain(each))
        else:
            taken_back = f", taken back {each.undone:%Y-%m-%d %H:%M}" if each.undone else ""
            put(f"{each.number:>4}  {each.made:%Y-%m-%d %H:%M}  {each.kind}: {each.said}{taken_back}")
    if not made and not as_json:
        say("nothing decided yet: `broadsheet story --help`")


def undo(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[DECISION]", help="Its number.", show_default="last")] = None,
    as_json: AsJson = False,
) -> None:
    """Take a decision back: the last one, or that of a number."""
    with opened(context) as archive:
        gone = archive.undo(number, now())
    if as_json:
        put_json(_plain(gone))
    else:
        put(f"decision {gone.number} taken back: {gone.kind}: {gone.said}")


def _decide(archive: Archive, wish: Wish, about: Story, as_json: bool) -> None:
    """Take the wish down, rank the days that it touches anew, and say where its stories stand now."""
    from broadsheet.pipeline.day import Day, orders_of, rank

    orders = orders_of(archive, about)
    decision = archive.decide(wish.kind, wish.about, wish.said, now())
    standing = []
    with Meter() as meter:
        for order in orders:
            ranked = rank(archive, Day(archive, order), meter)
            standing += [
                (order, place, each)
                for place, each in enumerate(ranked, 1)
                if any(note.decision == decision.number for note in each.desk)
            ]
    if as_json:
        rows = [
            {"day": str(order.day), "story": each.id, "title": each.title, "place": None if each.dropped else place}
            for order, place, each in standing
        ]
        put_json(_plain(decision) | {"now": rows})
        return
    put(f"decision {decision.number} ({decision.kind}); `broadsheet undo {decision.number}` takes it back")
    for order, place, each in standing:
        where = "not shown" if each.dropped else f"place {place}"
        put(f"{order.day}, {where}: {each.id}  {each.title}")


def _plain(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.number,
        "kind": decision.kind,
        "said": decision.said,
        "about": decision.about,
        "made": decision.made.isoformat(),
        "undone": decision.undone.isoformat() if decision.undone else None,
    }
