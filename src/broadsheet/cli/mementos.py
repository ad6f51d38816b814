"""The command that asks a web archive for its copies of cited pages."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet.cli.asking import day_of
from broadsheet.cli.inputs import AllowPrivate, AsJson, now
from broadsheet.cli.terminal import Meter, number, put, put_json


def mementos(
    context: typer.Context,
    day: Annotated[str, typer.Option(help="The day, YYYY-MM-DD.", show_default="today")] = "",
    language: Annotated[str, typer.Option(help="The language of the press.")] = "en",
    every: Annotated[bool, typer.Option("--every", help="All pages of the day, not those a review cites.")] = False,
    gate: Annotated[
        str | None,
        typer.Option(help="The TimeGate of a web archive (RFC 7089).", show_default="the Internet Archive's"),
    ] = None,
    allow_private: AllowPrivate = None,
    as_json: AsJson = False,
) -> None:
    """Ask a web archive which pages it holds; the next review links its copies beside the outlets' own pages.

    The addresses of the pages are sent to that archive, and nothing else. Nothing is asked unless this is run.
    """
    from broadsheet.bulk import mementos as seeking
    from broadsheet.bulk.gathering import policy
    from broadsheet.store import Archive

    begun, asked = now(), day_of(day)
    with Archive.open(context.obj) as archive, Meter() as meter:
        articles = seeking.of_day(archive, asked, language) if every else seeking.cited(archive, asked, language)
        found = seeking.seek(
            archive,
            articles,
            gate=gate or seeking.GATE,
            now=now,
            rules=policy(allow_private or ()),
            progress=meter,
        )
        archive.record_run("mementos", begun, now(), found.counts())
    if as_json:
        put_json(found.counts())
        return
    put(
        f"{number(found.asked)} pages asked for: {number(found.found)} with a copy, {number(found.none)} without, "
        f"{number(found.failed)} unanswered; {number(found.known)} were known"
    )
    if found.failed and found.failed == found.asked:
        raise typer.Exit(1)
