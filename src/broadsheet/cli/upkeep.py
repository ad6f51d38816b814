"""Commands that look after the archive, and the demonstration: status, rebuild, schema, demo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.inputs import AsJson, Workers, now, taken_lines
from broadsheet.cli.terminal import Meter, number, put, put_json, say, stdout_is_terminal


def status(context: typer.Context, as_json: AsJson = False) -> None:
    """What the archive holds: counts, sizes, feeds that fail, what the last runs did."""
    from broadsheet.cli.listing import one_line_json, status_text
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        found = archive.status()
    put(one_line_json(found) if as_json else status_text(found, str(context.obj), colour=stdout_is_terminal()))


def rebuild(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Change nothing: verify every hash, span and index.")] = False,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Derive everything anew from the captures: articles, statements, stories, indexes. Captures never change.

    With --check, only look: exit code 1 if anything is torn.
    """
    from broadsheet.bulk import adding
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive, Meter() as meter:
        if not check:
            begun = now()
            taken = adding.rebuild(archive, now=begun, workers=workers, progress=meter)
            archive.record_run("rebuild", begun, now(), taken.counts())
        problems = archive.check()
    if as_json:
        put_json({"problems": [{"kind": p.kind, "subject": p.subject, "detail": p.detail} for p in problems]})
    else:
        for problem in problems:
            put(f"{problem.kind}: {problem.subject}: {problem.detail}")
        put(f"{number(len(problems))} problems" if problems else "nothing torn: every hash, span and index agrees")
    if problems:
        raise typer.Exit(1)


def schema(
    of: Annotated[str, typer.Argument(metavar="read|nouns", help="Lines of `read --json`, or all nouns.")] = "read",
) -> None:
    """Print the JSON Schema of what broadsheet writes."""
    from broadsheet import schema as nouns
    from broadsheet.pages import reading

    value = reading.json_schema() if of == "read" else nouns.json_schema()
    put(json.dumps(value, indent=2))


def demo(
    into: Annotated[Path, typer.Option(help="The folder that gets the archive and the review.")] = Path("demo"),
    workers: Workers = None,
) -> None:
    """Review the bundled sample day: invented outlets, no network. Prints where the page is."""
    from broadsheet import sample_day
    from broadsheet.bulk import adding, reviewing
    from broadsheet.forms import FORMS
    from broadsheet.pages import document
    from broadsheet.pipeline.day import Order
    from broadsheet.review import House
    from broadsheet.store import Archive

    into.mkdir(parents=True, exist_ok=True)
    with Archive.create(into / "broadsheet.sqlite") as archive, Meter() as meter:
        taken = adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED, workers=workers, progress=meter)
        for line in taken_lines(taken):
            put(line)
        made = reviewing.review(archive, Order(sample_day.DAY), house=House(), workers=workers, progress=meter)
    for form in FORMS:
        (into / f"review{form.suffixes[0]}").write_bytes(document(made, form.name))
    put(f"{len(made.sections)} stories topped {sample_day.DAY:%A}, {sample_day.DAY.day} {sample_day.DAY:%B %Y}")
    put(f"the review: {(into / 'review.html').resolve()}")
    say(
        f"also as {', '.join(form.suffixes[0] for form in FORMS[1:])} beside it; the archive is there too: try "
        f"`broadsheet --archive {into / 'broadsheet.sqlite'} status`"
    )
