"""Inputs on this machine -> the archive; and all that is derived from captures, derived anew."""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from broadsheet import articles, captures
from broadsheet.bulk.extracting import going_on, take_again, take_all, take_captures
from broadsheet.bulk.taking import EXTRACT, Taken
from broadsheet.captures.sniff import sniff
from broadsheet.captures.source import HEAD
from broadsheet.errors import InputError, MissingInput
from broadsheet.fetch.mailbox import mailbox_address
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Archive
from broadsheet.types import Feed

BLOCK = 1 << 20


def add(
    archive: Archive,
    name: str,
    *,
    now: dt.datetime,
    as_homepage: bool = False,
    watched: bool = False,
    workers: int | None = None,
    progress: Progress = silent,
) -> Taken:
    """Take in one input: the address of a feed or a mailbox, an OPML list, a file, a folder, or `-` (standard input).

    `as_homepage` follows an address as a front page; a `watched` path is looked through at each gathering too. An
    input that cannot be taken, or ends in damage, is in the result's `errors`; what stood before the damage is kept.
    Raises `ArchiveError` if the archive cannot be written.
    """
    try:
        if name.startswith(("http://", "https://")):
            return follow(archive, [Feed(name, kind="homepage" if as_homepage else None)])
        if name.startswith(("imap://", "imaps://")):
            return follow(archive, [Feed(mailbox_address(name), kind="mailbox")])
        if name == "-":
            stream = captures.read(None, now=now, body=sys.stdin.buffer.read(), origin="standard input")
            return take_all(archive, stream, now=going_on(now), workers=workers, progress=progress)
        path = Path(name)
        followed = follow(archive, [watch(path)]) if watched else Taken()
        again = take_again(archive, now=going_on(now), workers=workers, progress=progress)
        return followed + again + _add_path(archive, path, now, workers, progress)
    except InputError as error:
        return Taken(errors=(error,))


def watch(path: Path) -> Feed:
    """A folder or file as a feed. `MissingInput` if there is none."""
    if not path.exists():
        raise MissingInput(str(path), "there is no such file or folder", "Check the name.")
    return Feed(path.resolve().as_uri(), kind="folder")


def follow(archive: Archive, feeds: Sequence[Feed]) -> Taken:
    """Put feeds on the list of those that `gather` visits."""
    new, known = archive.add_feeds(feeds) if feeds else (0, 0)
    return Taken(feeds=new, feeds_known=known)


def _add_path(archive: Archive, path: Path, now: dt.datetime, workers: int | None, progress: Progress) -> Taken:
    """A file that was taken in to its end before is known by its hash alone."""
    digest = None
    if path.is_file():
        digest, head = _digest(path)
        if sniff(head, path.name) == "opml":
            return follow(archive, captures.feeds(path.read_bytes(), url=None))
        if done := archive.input_done(digest, articles.EXTRACTOR):
            return Taken(seen=done["seen"], known=done["seen"])
    taken = take_all(archive, captures.read(path, now=now), now=going_on(now), workers=workers, progress=progress)
    if digest and not taken.errors:
        archive.mark_input(digest, articles.EXTRACTOR, {"seen": taken.seen})
    return taken


def _digest(path: Path) -> tuple[str, bytes]:
    """SHA-256 (hex) of a file, and its first bytes. An unreadable file is left to `captures.read` to explain."""
    digest, head = hashlib.sha256(), b""
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                head = head or block[:HEAD]
                digest.update(block)
    except OSError:
        return "", b""
    return digest.hexdigest(), head


def rebuild(archive: Archive, *, now: dt.datetime, workers: int | None = None, progress: Progress = silent) -> Taken:
    """Drop what was derived, and extract anew what an older extractor took or refused. Captures never change."""
    archive.drop_derived()
    archive.queue.clear(EXTRACT)
    stream = archive.captures_to_read()
    return take_captures(archive, stream, now=going_on(now), workers=workers, progress=progress)
