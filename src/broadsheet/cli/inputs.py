"""Commands that bring the press in: init, add, gather, remove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.terminal import Meter, number, put, put_json, say

if TYPE_CHECKING:
    from broadsheet.bulk.taking import Taken
    from broadsheet.store import Archive

# Hosts in trouble that a summary names.
MOST_HOSTS = 10


class FollowAs(StrEnum):
    """What an address or a path is followed as, where its content does not say it."""

    homepage = "homepage"
    watch = "watch"


class OutletKindName(StrEnum):
    """The kinds of outlets, as `types.OutletKind` lists them."""

    newspaper = "newspaper"
    magazine = "magazine"
    agency = "agency"
    broadcaster = "broadcaster"
    online = "online"
    government = "government"
    organisation = "organisation"


AllowPrivate = Annotated[
    list[str] | None,
    typer.Option(metavar="HOST", help="Fetch from this host though its address is private or loopback."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
Workers = Annotated[int | None, typer.Option(help="Processes that read pages.", show_default="all processors")]


def now() -> dt.datetime:
    """The one clock of the command line."""
    return dt.datetime.now(dt.UTC)


def init(context: typer.Context, as_json: AsJson = False) -> None:
    """Make an archive here (or at --archive PATH)."""
    from broadsheet.store import Archive

    path: Path = context.obj
    there = path.exists()
    Archive.create(path).close()
    if as_json:
        put_json({"archive": str(path), "new": not there})
    else:
        put(f"{path}: {'already an archive, nothing changed' if there else 'a new archive'}")


def add(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEED|FILE|FOLDER|OPML|-", help="What to add; - is standard input.", show_default=False),
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Follow the press of this country: ru, Russia. Repeatable.")
    ] = None,
    beat: Annotated[
        list[str] | None,
        typer.Option(metavar="BEAT", help="Follow feeds of this subject: energy, economy. Repeatable."),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Of these, only in this language: en. Repeatable.")
    ] = None,
    kind: Annotated[
        list[OutletKindName] | None, typer.Option(help="Of these, only outlets of this kind. Repeatable.")
    ] = None,
    every: Annotated[bool, typer.Option("--every", help="Feeds of sections too, and news sitemaps.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show which feeds it would follow, and follow none.")
    ] = False,
    follow_as: Annotated[
        FollowAs | None,
        typer.Option(
            "--as", help="Follow an address as a front page (homepage), or a folder or file of letters (watch)."
        ),
    ] = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Take articles in, or follow feeds.

    A web address is followed as a feed (`gather` fetches it): RSS, Atom, JSON Feed, a news sitemap, with --as homepage
    a front page; so is a mailbox (imaps://user@host/folder, its password in BROADSHEET_IMAP_PASSWORD). --country and
    --beat follow feeds out of the registry of the press. A file or folder is read at once: RSS, Atom or JSON Feed
    documents, news sitemaps, pages, PDF, letters (.eml, mbox), plain texts, JSONL of articles, WARC and
    .html.tar(.xz|.gz) archives, OPML lists of feeds; with --as watch, at each `gather` too. What is there already is
    not taken twice.
    """
    from broadsheet.bulk import adding, choosing, taking

    chosen = choosing.Choice(tuple(country or ()), tuple(beat or ()), tuple(language or ()), tuple(kind or ()), every)
    if not inputs and not chosen:
        raise typer.BadParameter("give a feed, a file, a folder, --country or --beat")
    listed = choosing.choose(chosen) if chosen else []
    if dry_run:
        for each in listed:
            put_json(choosing.as_dict(each)) if as_json else put(choosing.line(each))
        return
    total, begun = taking.Taken(), now()
    with open_or_create(context.obj) as archive, Meter() as meter:
        total += adding.follow(archive, choosing.feeds_of(listed))
        for name in inputs or ():
            total += adding.add(
                archive,
                name,
                now=begun,
                as_homepage=follow_as is FollowAs.homepage,
                watched=follow_as is FollowAs.watch,
                workers=workers,
                progress=meter,
            )
        archive.record_run("add", begun, now(), total.counts())
    report(total, as_json)


def gather(
    context: typer.Context,
    allow_private: AllowPrivate = None,
    proxy: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Go through this proxy (HTTP, SOCKS 5); else HTTPS_PROXY counts."),
    ] = None,
    seconds: Annotated[float | None, typer.Option(min=0, help="Ask nothing more after this time.")] = None,
    megabytes: Annotated[float | None, typer.Option(min=0, help="Ask nothing more after so much was received.")] = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Fetch the feeds that are due, and the articles they announce.

    Each host is asked one thing at a time, at a pace that its answers teach and that is remembered. A feed that has
    moved for good is followed to its new address after three visits that say so; one that is gone is asked no more.
    """
    import os

    from broadsheet.bulk import gathering
    from broadsheet.fetch.proxies import Proxies, from_environment
    from broadsheet.store import Archive

    begun = now()
    with Archive.open(context.obj) as archive, Meter() as meter:
        proxies = Proxies.everything_through(proxy) if proxy else from_environment(os.environ)
        size = int(megabytes * 1_000_000) if megabytes is not None else None
        rules = gathering.policy(allow_private or (), proxies=proxies, seconds=seconds, size=size)
        total = gathering.gather(archive, now=now, rules=rules, workers=workers, progress=meter)
        archive.record_run("gather", begun, now(), total.counts())
    report(total, as_json)


def remove(
    context: typer.Context,
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds.")],
    as_json: AsJson = False,
) -> None:
    """Undo `add FEED`: stop following feeds. Their articles stay."""
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        gone = [url for url in feeds if archive.remove_feed(url)]
    missing = sorted(set(feeds) - set(gone))
    if as_json:
        put_json({"removed": gone, "not_followed": missing})
    else:
        for url in gone:
            put(f"no longer followed: {url}")
        for url in missing:
            say(f"broadsheet: {url}: not among the feeds. `broadsheet status` lists them")
    if missing:
        raise typer.Exit(1)


def open_or_create(path: Path) -> Archive:
    from broadsheet.store import Archive

    if not path.exists():
        say(f"{path}: a new archive")
    return Archive.create(path)


def taken_lines(taken: Taken) -> Iterator[str]:
    """The summary of a run: what came, what was known, what was refused and why."""
    if taken.feeds or taken.feeds_known:
        known = f", {number(taken.feeds_known)} followed already" if taken.feeds_known else ""
        yield f"{number(taken.feeds)} feeds to follow{known}; `broadsheet gather` fetches them"
    if taken.feeds_unchanged:
        yield f"{number(taken.feeds_unchanged)} feeds had nothing new"
    if taken.seen or not (taken.feeds or taken.feeds_known):
        refused = sum(count for _, count in taken.refused)
        yield (
            f"{number(taken.seen)} seen: {number(taken.new)} new articles, {number(taken.known + taken.same)} known, "
            f"{number(refused)} refused"
        )
    for reason, count in sorted(taken.refused, key=lambda pair: (-pair[1], pair[0])):
        yield f"  refused, {reason}: {number(count)}"
    for reason, count in taken.unfetched:
        yield f"  page not to be had, {reason}: {number(count)} (the feed's own text was taken)"


def network_lines(taken: Taken) -> Iterator[str]:
    """What the network gave: outcomes, the hosts that gave the most trouble, feeds that moved or are gone."""
    if taken.answers:
        yield "asked: " + ", ".join(f"{word} {number(count)}" for word, count in taken.answers)
    trouble = [(count, host, word) for host, word, count in taken.hosts if word not in ("fetched", "unchanged")]
    for count, host, word in sorted(trouble, key=lambda each: (-each[0], each[1:]))[:MOST_HOSTS]:
        yield f"  {host or '(no address)'}, {word}: {number(count)}"
    if len(trouble) > MOST_HOSTS:
        yield f"  and {number(len(trouble) - MOST_HOSTS)} more; --json lists every host"
    for what, count in taken.postponed:
        yield f"left for the next run, {what}: {number(count)}"
    for old, new in taken.moved:
        yield f"moved for good: {old} is followed at {new} from now on"
    for url in taken.gone:
        yield f"gone for good: {url} is asked no more; `broadsheet remove` forgets it"


def report(taken: Taken, as_json: bool) -> None:
    """Print the summary; an input that failed as a whole is an error."""
    if as_json:
        put_json(taken.as_dict())
    else:
        for line in (*taken_lines(taken), *network_lines(taken)):
            put(line)
        for error in taken.errors:
            say(f"broadsheet: {error}")
    if taken.errors:
        raise typer.Exit(1)
