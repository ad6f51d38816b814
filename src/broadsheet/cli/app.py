"""The program: its commands, its exit codes, and what becomes of an error.

Exit codes: 0 done; 1 an error, said in one line on standard error; 2 wrong usage; 3 `check` found something;
130 interrupted.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from broadsheet import __version__
from broadsheet.cli import (
    changes,
    checking,
    declaring,
    delivering,
    desk,
    exports,
    feeds,
    inputs,
    keeping,
    mementos,
    outputs,
    speaking,
    top,
    upkeep,
    watching,
)
from broadsheet.errors import BroadsheetError, DiskFull, MissingInput

app = typer.Typer(
    name="broadsheet",
    help="The day's press in one page: the top stories, who said what to whom, "
    "and the exact place every line comes from.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"broadsheet {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    archive: Annotated[
        Path, typer.Option(envvar="BROADSHEET_ARCHIVE", help="The archive: one SQLite file.", show_default=True)
    ] = Path("broadsheet.sqlite"),
    outlets: Annotated[
        Path | None,
        typer.Option(envvar="BROADSHEET_OUTLETS", help="Outlets of your own: a TOML file that adds to the registry."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Options that stand before any command."""
    context.obj = archive
    if outlets:
        # By the environment, so that the processes that read pages see it too.
        os.environ["BROADSHEET_OUTLETS"] = str(outlets)


# The groups of `--help`, in the order of a day's work.
PANELS: tuple[tuple[str, tuple[Callable[..., None] | typer.Typer, ...]], ...] = (
    ("Take in", (inputs.init, inputs.add, inputs.gather, feeds.app, inputs.remove, exports.import_)),
    ("Review", (outputs.review, outputs.templates, top.top, top.profiles, changes.changes, declaring.usage)),
    ("Pass on", (delivering.reviews, delivering.deliver)),
    ("Look", (outputs.show, outputs.search, speaking.speakers, changes.diff)),
    ("Without an archive", (checking.check, outputs.read, outputs.stories, upkeep.schema, upkeep.demo)),
    ("Decide", (desk.story, speaking.speaker, desk.decisions, desk.undo)),
    ("Keep running", (watching.watch, watching.alert, upkeep.status, keeping.queue, mementos.mementos)),
    ("The archive", (upkeep.rebuild, keeping.backup, keeping.restore, exports.export, watching.expire)),
)
for panel, commands in PANELS:
    for command in commands:
        if isinstance(command, typer.Typer):
            app.add_typer(command, rich_help_panel=panel)
        else:
            app.command(command.__name__.rstrip("_"), rich_help_panel=panel)(command)


def main() -> None:
    """Run, and turn every error into one line and an exit code."""
    try:
        app()
    except BroadsheetError as error:
        _fail(error)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; what was stored stays, run the same command again to go on\n")
        sys.exit(130)
    except OSError as error:
        _fail(_of_system(error))


def _of_system(error: OSError) -> BroadsheetError:
    name = str(error.filename or "the system")
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(name, reason, "Make room and run the command again: nothing stored is lost")
    return MissingInput(name, reason)


def _fail(error: BroadsheetError) -> None:
    if "--json" in sys.argv:
        said = {"error": error.word, "subject": error.subject, "reason": error.reason, "remedy": error.remedy}
        sys.stderr.write(json.dumps(said, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"broadsheet: {error}\n")
    sys.exit(1)
