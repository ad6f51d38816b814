"""The command that says whose text was used: usage."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.inputs import AsJson
from broadsheet.cli.terminal import number, put, put_json

if TYPE_CHECKING:
    from broadsheet.pipeline.usage import Use


def usage(
    context: typer.Context,
    since: Annotated[str | None, typer.Option(help="Reviews of this day or later, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Reviews of this day or earlier, YYYY-MM-DD.")] = None,
    as_json: AsJson = False,
) -> None:
    """What kept reviews show of each outlet's articles, for declarations: lines, characters, share of the article."""
    from broadsheet.cli.asking import day_of
    from broadsheet.pipeline.usage import usage as found
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        uses = found(archive, day_of(since) if since else None, day_of(until) if until else None)
    if as_json:
        put_json({"uses": [row(use) for use in uses]})
        return
    for outlet, group in groupby(uses, key=lambda use: use.outlet):
        own = list(group)
        articles = number(len({use.article for use in own}))
        printed, shown = number(sum(use.printed for use in own)), number(sum(use.shown for use in own))
        put(f"{outlet or 'unknown outlet'}: {articles} articles, {printed} characters printed, {shown} shown")
        for use in own:
            share = "unknown share" if use.share is None else f"{use.share:.0%}"
            counts = f"{use.lines} lines, {number(use.printed)} printed, {number(use.shown)} shown ({share})"
            put(f"    {use.day} {use.review}: {counts}  {use.title}  {use.url or use.article}")
    if not uses:
        put("no kept review of these days quotes an article")


def row(use: Use) -> dict[str, object]:
    return {
        "day": str(use.day),
        "review": use.review,
        "arrangement": use.arrangement,
        "outlet": use.outlet,
        "article": use.article,
        "title": use.title,
        "url": use.url,
        "lines": use.lines,
        "printed": use.printed,
        "shown": use.shown,
        "share": use.share,
    }
