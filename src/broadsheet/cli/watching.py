"""Commands of an archive that keeps itself filled: watch, alert, expire."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.inputs import AsJson, now, open_or_create
from broadsheet.cli.terminal import number, put, put_json, say

alert = typer.Typer(
    name="alert", help="Be told when a saved search or a speaker has something new.", no_args_is_help=True
)


def watch(
    context: typer.Context,
    settings: Annotated[
        Path | None,
        typer.Option("--settings", "-s", help="A TOML file: when to gather and review, where to deliver."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due and stop; for a timer.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only read the settings, and say what is wrong.")] = False,
) -> None:
    """Keep the archive filled: each feed at its own pace, the review at its hour, delivered; until it is stopped.

    Other commands may be used meanwhile; a second watch on the same archive refuses. SIGTERM stops it cleanly.
    """
    from broadsheet.bulk.watch_settings import WatchSettings, read_settings

    chosen = read_settings(settings) if settings else WatchSettings()
    if check:
        put(f"{settings or 'no file'}: good")
        return
    from broadsheet.bulk.service import serve

    with open_or_create(context.obj) as archive:
        serve(archive, chosen, say=lambda line: say(f"{now():%Y-%m-%d %H:%M:%S} {line}"), once=once)


@alert.command("add")
def add_alert(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What to call it.")],
    to: Annotated[str, typer.Option(help="A web address (signed JSON), or any address that apprise knows.")],
    words: Annotated[str, typer.Argument(help="Words, or a phrase in quotation marks.")] = "",
    speaker: Annotated[str | None, typer.Option(help="Only where this speaker says it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only in this outlet.")] = None,
    language: Annotated[str | None, typer.Option(help="Only in this language.")] = None,
    as_json: AsJson = False,
) -> None:
    """Save an alert. `watch` tells of what comes in from now on, each article once."""
    from broadsheet.bulk import alerting
    from broadsheet.store import Alert, Archive

    with Archive.open(context.obj) as archive:
        new = alerting.add(archive, Alert(name, words, speaker, outlet, language, to, now()))
    put_json({"alert": name, "new": new}) if as_json else put(f"{name}: {'saved' if new else 'replaced'}")


@alert.command("list")
def list_alerts(context: typer.Context, as_json: AsJson = False) -> None:
    """The saved alerts."""
    from broadsheet.cli.listing import one_line_json
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        alerts = archive.alerts()
    for each in alerts:
        parts = {"speaker": each.speaker, "outlet": each.outlet, "language": each.language}
        wanted = "".join(f", {name} {value}" for name, value in parts.items() if value)
        put(one_line_json(each) if as_json else f"{each.name}: {each.words or 'anything'}{wanted}, to {each.target}")
    if not alerts and not as_json:
        say("no alerts")


@alert.command("remove")
def remove_alert(context: typer.Context, name: Annotated[str, typer.Argument(help="Its name.")]) -> None:
    """Forget an alert."""
    from broadsheet.errors import NotFound
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        if not archive.remove_alert(name):
            raise NotFound(name, "there is no alert of that name", "`broadsheet alert list` names them.")
    put(f"{name}: removed")


def expire(
    context: typer.Context,
    rights: Annotated[
        Path | None,
        typer.Option(
            help="The rights record: a TOML file with keep_days, also by outlet.",
            show_default="what the records of outlets say",
        ),
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Remove it; without this, only show what would go.")] = False,
    also_quoted: Annotated[bool, typer.Option("--also-quoted", help="Remove also what kept reviews quote.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show, or with --apply remove, articles whose outlet lets their text be kept no longer."""
    from broadsheet.bulk import expiring
    from broadsheet.store import Archive

    begun = now()
    record = expiring.read_rights(rights) if rights else expiring.Rights()
    with Archive.open(context.obj) as archive:
        found = expiring.find(archive, record, begun)
        going = found.removable(also_quoted=also_quoted)
        removed = 0
        if apply:
            removed = expiring.expire(archive, found, begun, also_quoted=also_quoted)
            archive.record_run(
                "expire", begun, now(), {"removed": removed, "kept_quoted": len(found.aged) - len(going)}
            )
    if as_json:
        rows = [{"article": e.article, "outlet": e.outlet, "received": str(e.received), "days": e.days} for e in going]
        put_json({"past": rows, "kept_quoted": len(found.aged) - len(going), "removed": removed})
        return
    for each in going:
        put(f"{each.article}  {each.outlet or 'unknown outlet'}, kept since {each.received:%Y-%m-%d}: {each.title}")
    if kept := len(found.aged) - len(going):
        put(f"{number(kept)} more are past their time but quoted by kept reviews (--also-quoted)")
    done = f"{number(removed)} articles removed" if apply else f"{number(len(going))} would be removed; --apply does it"
    put(done)
