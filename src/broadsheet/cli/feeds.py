"""Commands about the feeds that are followed: list, show, test, disable, enable, export."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.inputs import AsJson, now
from broadsheet.cli.terminal import Meter, number, put, put_json, say
from broadsheet.errors import NotFound

if TYPE_CHECKING:
    from broadsheet.bulk.trying import Trial
    from broadsheet.store import Archive, FeedState

app = typer.Typer(name="feeds", help="The feeds that are followed.", invoke_without_command=True)
ALL = "all"


class State(StrEnum):
    """How a feed stands."""

    new = "new"
    fine = "fine"
    failing = "failing"
    gone = "gone"
    disabled = "disabled"


Which = Annotated[State | None, typer.Option("--state", help="Only feeds that stand so.")]
Private = Annotated[
    list[str] | None,
    typer.Option("--allow-private", metavar="HOST", help="Fetch from this host though its address is private."),
]


@app.callback()
def feeds(context: typer.Context, state: Which = None, as_json: AsJson = False) -> None:
    """The feeds that are followed: state, last visit, when the next is due, failures and why.

    Without a command, lists them.
    """
    if context.invoked_subcommand:
        return
    with _open(context) as archive:
        found = [each for each in archive.feeds() if state is None or state_of(each) == state]
    for each in found:
        if as_json:
            put_json(as_dict(each))
        else:
            put(line(each))
    if not found and not as_json:
        say("no such feeds: `broadsheet add FEED` or `broadsheet add --country CODE` follows some")


@app.command()
def show(
    context: typer.Context,
    feed: Annotated[str, typer.Argument(metavar="FEED", help="Its address.")],
    as_json: AsJson = False,
) -> None:
    """Explain one feed: whose it is, what came of the last visit, when it is asked next and why then."""
    from broadsheet import outlets

    with _open(context) as archive:
        found = _state(archive, feed)
        taken = archive.taken_from(feed)
    host = _host(feed)
    outlet = outlets.by_host(host) if host else None
    if as_json:
        about = {"name": outlet.name, "country": outlet.country, "kind": outlet.kind} if outlet else None
        put_json({**as_dict(found), "outlet": about, "captures": taken})
        return
    for label, value in (
        ("feed", found.feed.url),
        ("title", found.feed.title),
        ("outlet", f"{outlet.name} ({outlet.country or 'country not known'})" if outlet else None),
        ("kind", found.feed.kind),
        ("homepage", found.feed.homepage),
        ("captures", number(taken)),
        ("state", state_of(found).value),
        ("disabled", found.disabled),
        ("last visit", _when(found.last.at) if found.last else "never"),
        ("came of it", found.last.outcome if found.last else None),
        ("error", found.last.error if found.last else None),
        ("failures", str(found.last.failures) if found.last and found.last.failures else None),
        ("next visit", why_then(found)),
    ):
        if value:
            put(f"{label:<11} {value}")


@app.command("test")
def try_(
    context: typer.Context,
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED|all", help="Addresses, followed or not; or all that are followed.")
    ],
    allow_private: Private = None,
    as_json: AsJson = False,
) -> None:
    """Ask feeds now and say what they hold. Nothing is stored. Exit code 1 if one fails."""
    from broadsheet.bulk import gathering, trying
    from broadsheet.store import Archive
    from broadsheet.types import Feed

    path: Path = context.obj
    known = {}
    if feeds == [ALL] or path.exists():
        with Archive.open(path) as archive:
            known = {each.feed.url: each.feed for each in archive.feeds()}
    asked = list(known.values()) if feeds == [ALL] else [known.get(url, Feed(url)) for url in feeds]
    asked = [feed for feed in asked if feed.url.startswith(("http://", "https://"))]
    failed = 0
    with Meter() as meter:
        rules = gathering.policy(allow_private or ())
        for trial in trying.try_feeds(asked, rules=rules, now=now, progress=meter):
            failed += not trial.is_good
            if as_json:
                import msgspec

                put_json(msgspec.to_builtins(trial))
            else:
                put(trial_line(trial))
    if failed:
        raise typer.Exit(1)


@app.command()
def disable(
    context: typer.Context,
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds.")],
    why: Annotated[str, typer.Option(help="The reason, kept with the feed.")] = "by hand",
    as_json: AsJson = False,
) -> None:
    """Ask these feeds no more, until `feeds enable`. They stay on the list."""
    _set(context, feeds, why, as_json)


@app.command()
def enable(
    context: typer.Context,
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds.")],
    as_json: AsJson = False,
) -> None:
    """Undo `feeds disable`; a feed that was given up as gone is asked again too. It is due at once."""
    _set(context, feeds, None, as_json)


@app.command()
def export(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write the OPML.", show_default="standard output")
    ] = None,
) -> None:
    """Write the feeds as OPML, grouped by country, for any feed reader. `broadsheet add FILE.opml` takes it in."""
    from broadsheet import outlets
    from broadsheet.captures import opml

    with _open(context) as archive:
        followed = [each.feed for each in archive.feeds()]
    groups = {}
    for feed in followed:
        host = _host(feed.url)
        outlet = outlets.by_host(host) if host else None
        groups[feed.url] = (outlet.country if outlet else None) or ""
    document = opml.write(followed, groups, "broadsheet")
    if output is None:
        put(document.decode().rstrip("\n"))
    else:
        output.write_bytes(document)
        say(f"{output}: {number(len(followed))} feeds")


# ------------------------------------------------------------------------------------------------------------ lines


def state_of(found: FeedState) -> State:
    from broadsheet.store import GONE

    if found.disabled:
        return State.disabled
    if found.last is None:
        return State.new
    if found.last.outcome == GONE:
        return State.gone
    return State.failing if found.last.failures else State.fine


def line(found: FeedState) -> str:
    """One feed: its state, what came of the last visit, the next."""
    state, last = state_of(found), found.last
    visited = f"{_when(last.at)} {last.outcome}" if last else "never"
    due = "" if state in (State.disabled, State.gone) else f", next {_when(last.due) if last else 'now'}"
    failures = f", {last.failures} failures: {last.error}" if last and last.failures else ""
    why = f", {found.disabled}" if found.disabled else ""
    return f"{state.value:<9} {found.feed.url}  ({visited}{due}{failures}{why})"


def as_dict(found: FeedState) -> dict[str, object]:
    """For `--json`."""
    feed, last = found.feed, found.last
    return {
        "feed": feed.url,
        "title": feed.title,
        "kind": feed.kind,
        "homepage": feed.homepage,
        "state": state_of(found).value,
        "disabled": found.disabled,
        "last": last.at.isoformat() if last else None,
        "outcome": last.outcome if last else None,
        "due": last.due.isoformat() if last else None,
        "failures": last.failures if last else 0,
        "error": last.error if last else None,
    }


def why_then(found: FeedState) -> str:
    """When it is asked next, and the rule that says so."""
    last = found.last
    if found.disabled:
        return "never: it is disabled (`broadsheet feeds enable` undoes that)"
    if last is None:
        return "at the next `broadsheet gather`: it was never asked"
    if state_of(found) is State.gone:
        return "never: its host says that it is gone for good (`broadsheet feeds enable` asks again)"
    wait = last.due - last.at
    minutes = f"{wait.total_seconds() / 60:,.0f} minutes after the last visit"
    if last.failures:
        return f"{_when(last.due)}, {minutes}: after a failure it is asked less and less often, once a day at least"
    return f"{_when(last.due)}, {minutes}: one with news is asked again soon, one without waits twice as long each time"


def trial_line(trial: Trial) -> str:
    parts = [
        f"{number(trial.entries)} entries" if trial.is_good else "",
        f"newest {trial.newest}" if trial.newest else "",
    ]
    parts += [trial.title or "", trial.detail or "", f"answered at {trial.answered_at}" if trial.answered_at else ""]
    return f"{trial.outcome:<9} {trial.feed}  ({', '.join(part for part in parts if part)})"


def _when(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


# ---------------------------------------------------------------------------------------------------------- archive


def _open(context: typer.Context) -> Archive:
    from broadsheet.store import Archive

    return Archive.open(context.obj)


def _state(archive: Archive, url: str) -> FeedState:
    found = next((each for each in archive.feeds() if each.feed.url == url), None)
    if found is None:
        raise NotFound(url, "it is not among the feeds", "`broadsheet feeds` lists them")
    return found


def _set(context: typer.Context, feeds: list[str], why: str | None, as_json: bool) -> None:
    with _open(context) as archive:
        for url in feeds:
            _state(archive, url)
        archive.set_disabled(feeds, why)
    if as_json:
        put_json({"feeds": feeds, "disabled": why})
    else:
        for url in feeds:
            put(f"disabled: {url} ({why})" if why else f"enabled: {url}")


def _host(url: str) -> str | None:
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
