"""Commands that exchange the archive's content with others: export, import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.inputs import AsJson, Workers, now, open_or_create, report
from broadsheet.cli.terminal import Meter, number, put, put_json


class FileForm(StrEnum):
    """The forms that the archive is exchanged in."""

    warc = "warc"
    jsonl = "jsonl"
    parquet = "parquet"
    ninjs = "ninjs"


Form = Annotated[FileForm | None, typer.Option("--form", help="The form, if not that of the file's name.")]


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="FILE", help=".warc.gz, .jsonl, .parquet or .ninjs.")],
    form: Form = None,
    day: Annotated[str | None, typer.Option(help="Only articles of this day, YYYY-MM-DD.")] = None,
    zone: Annotated[str, typer.Option(help="The time zone that the day is counted in.")] = "UTC",
    outlet: Annotated[str | None, typer.Option(help="Only of this outlet.")] = None,
    language: Annotated[str | None, typer.Option(help="Only in this language.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write captures (WARC 1.1, exact to the byte) or articles (JSON Lines, Parquet, ninjs 3.0) for others to read."""
    from broadsheet.bulk import exporting
    from broadsheet.cli.asking import day_of, zone_of
    from broadsheet.store import Archive, Choice

    chosen = Choice(day_of(day) if day else None, zone_of(zone), outlet, language)
    kind = exporting.form_of(out) if form is None else form.value
    with Archive.open(context.obj) as archive, Meter() as meter:
        done = exporting.export(archive, chosen, kind, out, progress=meter)
    things = "captures" if kind == "warc" else "articles"
    if as_json:
        counts = {things: done.count, "cut": done.cut, "left_out": done.left_out}
        put_json({"file": str(out), "form": kind, **counts})
        return
    put(f"{out}: {number(done.count)} {things}")
    if done.cut or done.left_out:
        said = f"{number(done.cut)} of them cut, {number(done.left_out)} more left out"
        put(f"{said}: their outlets allow no more (docs/registry.md)")


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".warc(.gz), .jsonl, .parquet or .ninjs.")],
    form: Form = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Take in what `export` wrote, here or elsewhere. What is there already is not taken twice."""
    from broadsheet.bulk import exporting

    kind = exporting.form_of(file) if form is None else form.value
    begun = now()
    with open_or_create(context.obj) as archive, Meter() as meter:
        taken = exporting.import_file(archive, file, kind, now=begun, workers=workers, progress=meter)
        archive.record_run("import", begun, now(), taken.counts())
    report(taken, as_json)
