"""Commands that keep the archive safe: backup, restore, queue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.inputs import AsJson, now
from broadsheet.cli.terminal import Meter, number, put, put_json

MEGABYTE = 1_000_000


def backup(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The backup to write; what is there is replaced.")],
    as_json: AsJson = False,
) -> None:
    """Save the archive to one file, compressed and with its hashes, and verify it. Others may write meanwhile."""
    from broadsheet.store import Archive, saving

    path: Path = context.obj
    Archive.open(path).close()  # says what is wrong if there is none
    with Meter() as meter:
        saving.backup(path, out, told=lambda done, whole: meter("MB saved", done // MEGABYTE, whole // MEGABYTE))
        made = saving.verify(out, told=lambda done, _: meter("MB verified", done // MEGABYTE))
    facts = {"backup": str(out), "bytes": out.stat().st_size, "archive_bytes": made.size, "sha256": made.sha256}
    if as_json:
        put_json(facts)
    else:
        megabytes = f"{made.size / MEGABYTE:,.1f} MB in {out.stat().st_size / MEGABYTE:,.1f} MB"
        put(f"{out}: {megabytes}, verified, sha256 {made.sha256[:16]}")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the archive that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put the archive of a backup at --archive, each byte verified. A damaged backup is refused, with the place."""
    from broadsheet.store import Archive, saving

    path: Path = context.obj
    with Meter() as meter:
        made = saving.restore(file, path, force=force, told=lambda done, _: meter("MB restored", done // MEGABYTE))
    with Archive.open(path) as archive:
        held = archive.status()
    if as_json:
        put_json({"archive": str(path), "sha256": made.sha256, "captures": held.captures, "articles": held.articles})
    else:
        put(f"{path}: {number(held.articles)} articles of {number(held.captures)} captures, as they were saved")


def queue(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(help="Only jobs of this kind.")] = None,
    quarantined: Annotated[bool, typer.Option("--quarantined", help="Only those in quarantine.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Take jobs out of quarantine, to be tried again.")] = False,
    key: Annotated[str | None, typer.Option(help="With --retry: only the job with this key.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many are listed.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the jobs that wait, are under way or are in quarantine, with the reason; retry the last."""
    from broadsheet.cli.listing import one_line_json
    from broadsheet.store import Archive

    with Archive.open(context.obj) as archive:
        if retry:
            count = archive.queue.retry(kind, key, now())
            put_json({"retried": count}) if as_json else put(f"{number(count)} jobs out of quarantine")
            return
        counts = archive.queue.counts(now())
        jobs = archive.queue.jobs(kind, quarantined=True if quarantined else None, limit=limit)
    if as_json:
        for job in jobs:
            put(one_line_json(job))
        return
    for name, states in counts.items():
        put(f"{name}: " + ", ".join(f"{number(count)} {state}" for state, count in states.items()))
    for job in jobs:
        tries = f", begun {job.attempts} times" if job.attempts else ""
        state = f"quarantined ({job.reason}: {job.detail})" if job.reason else f"due {job.due:%Y-%m-%d %H:%M}"
        held = f", with {job.holder} until {job.expires:%H:%M}" if job.expires and job.expires > now() else ""
        put(f"  {job.kind}  {job.key}  {state}{tries}{held}")
    if not counts:
        put("nothing waits")
