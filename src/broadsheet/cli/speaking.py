"""Commands about who speaks: speakers; speaker merge, split, link."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.asking import opened
from broadsheet.cli.inputs import AsJson, Workers, now
from broadsheet.cli.terminal import Meter, put, put_json, stdout_is_terminal

if TYPE_CHECKING:
    from broadsheet.pipeline.desk import Wish
    from broadsheet.store import Archive

SpeakerName = Annotated[str, typer.Argument(metavar="SPEAKER", help="A name, in any spelling.")]

speaker = typer.Typer(
    name="speaker",
    no_args_is_help=True,
    help="Decide about speakers: who is one, who is somebody else, which Wikidata item it is. Decisions hold for names "
    "and articles: they survive new articles and `rebuild`, and `undo` takes them back.",
)


def speakers(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="The day, YYYY-MM-DD.", show_default="today")] = "",
    language: Annotated[str, typer.Option(help="The language of the press.")] = "en",
    zone: Annotated[str, typer.Option(help="The time zone that the day is counted in.")] = "UTC",
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    workers: Workers = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List the most quoted speakers of a day, with roles, counts and outlets. Reads what was not read yet."""
    from broadsheet.bulk import reviewing
    from broadsheet.cli.asking import day_of, zone_of
    from broadsheet.pages import quoted as rows_of
    from broadsheet.pipeline.day import Order
    from broadsheet.pipeline.quoted import most_quoted

    order = Order(day_of(day), language, zone_of(zone))
    with opened(context) as archive, Meter() as meter:
        reader = partial(reviewing.read_each, workers=workers, progress=meter)
        rows = most_quoted(archive, order, reader=reader)[:limit]
    if as_json:
        for row in rows:
            put(rows_of.as_json(row))
    else:
        put(rows_of.as_text(rows, colour=stdout_is_terminal()))


@speaker.command()
def merge(
    context: typer.Context,
    one: SpeakerName,
    other: Annotated[str, typer.Argument(metavar="SPEAKER", help="The other one.")],
    as_json: AsJson = False,
) -> None:
    """Two speakers are one, called as the first."""
    from broadsheet.pipeline import lookup, quoted

    with opened(context) as archive:
        left, right = lookup.speaker(archive, one).speaker, lookup.speaker(archive, other).speaker
        _decide(archive, quoted.merge(archive, left, right), one, as_json)


@speaker.command()
def split(
    context: typer.Context,
    name: SpeakerName,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Ids or addresses of articles.")],
    as_json: AsJson = False,
) -> None:
    """Who speaks under a name in some articles is somebody else."""
    from broadsheet.pipeline import lookup, quoted

    with opened(context) as archive:
        found = lookup.speaker(archive, name).speaker
        named = [archive.find(each) for each in articles]
        _decide(archive, quoted.split(archive, found, named), name, as_json)


@speaker.command()
def link(
    context: typer.Context,
    name: SpeakerName,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Q123, or the item's address.")],
    as_json: AsJson = False,
) -> None:
    """A speaker is the person of a Wikidata item. Nothing is fetched."""
    from broadsheet.pipeline import lookup, quoted

    with opened(context) as archive:
        found = lookup.speaker(archive, name).speaker
        _decide(archive, quoted.link(archive, found, item), name, as_json)


def _decide(archive: Archive, wish: Wish, name: str, as_json: bool) -> None:
    """Take the wish down, and say who is meant by the name now."""
    from broadsheet.pipeline import lookup

    decision = archive.decide(wish.kind, wish.about, wish.said, now())
    after = lookup.speaker(archive, name).speaker
    if as_json:
        put_json(
            {
                "decision": decision.number,
                "kind": decision.kind,
                "said": decision.said,
                "now": {"id": after.id, "name": after.name, "aliases": after.aliases, "item": after.item},
            }
        )
        return
    put(f"decision {decision.number} ({decision.kind}): {decision.said}")
    put(f"`broadsheet undo {decision.number}` takes it back")
