"""Bytes -> captures. A kind is one file here and one line in `READERS`; `sniff.py` decides which it is."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from broadsheet.captures import (
    feed,
    folder,
    homepage,
    json_feed,
    jsonl,
    mail,
    opml,
    page,
    pdf,
    sitemap,
    tar,
    text,
    warc,
)
from broadsheet.captures.address import printable, web_address
from broadsheet.captures.item import Document, Entry, entry, has_content
from broadsheet.captures.sniff import Kind, sniff
from broadsheet.captures.source import HEAD, Source, open_source
from broadsheet.errors import EmptyInput, InputError, MissingInput, UnknownKind
from broadsheet.types import Capture, Feed, FeedKind, Refusal

Taken = Capture | Refusal

KINDS_READ: Final = (
    "broadsheet reads RSS, Atom, JSON Feed, news sitemaps, web pages, PDF, letters (.eml, mbox), plain text, "
    "JSONL of articles, WARC, tars of these, and folders."
)


def read(
    path: Path | None, *, now: dt.datetime, body: bytes | None = None, origin: str | None = None
) -> Iterator[Taken]:
    """The captures of a file or folder at `path`, or of `body` (standard input), all received `now`.

    `origin` names it for people, else its own name does. A bad row, member, entry or file of a folder is yielded as
    a refusal. Raises an `InputError` if the input itself cannot be taken; of a cut archive, after what came before.
    """
    if path is None:
        subject = origin or "standard input"
        yield from _take(open_source(io.BytesIO(body or b""), origin=subject, subject=subject), now)
        return
    name = origin or printable(path.name or path.resolve().name)
    try:
        if path.is_dir():
            yield from _folder(path, name, now)
        else:
            with path.open("rb") as raw:
                yield from _take(open_source(raw, origin=name, subject=str(path)), now)
    except FileNotFoundError as error:
        raise MissingInput(str(path), "there is no such file", "Check the name.") from error
    except PermissionError as error:
        raise MissingInput(str(path), "you may not read it", "Check its permissions.") from error
    except OSError as error:
        raise MissingInput(str(path), f"it cannot be read ({error.strerror})") from error


def feeds(body: bytes, *, url: str | None) -> list[Feed]:
    """The feeds that `body` names: an OPML's, or the feed that it is itself (at `url`, else at its own word).

    An empty list for anything else.
    """
    kind = sniff(body[:HEAD])
    if kind == "opml":
        return opml.feeds(body)
    if kind not in DOCUMENTS:
        return []
    try:
        found = DOCUMENTS[kind](body, url, None, url or "feed")
    except InputError:
        return []
    address = web_address(url) or found.own_url
    return [Feed(address, found.title, found.kind, found.homepage)] if address else []


def entries(
    body: bytes,
    *,
    url: str | None,
    media_type_hint: str | None = None,
    now: dt.datetime,
    kind: FeedKind | None = None,
) -> list[Entry]:
    """The entries of the feed in `body`, fetched from `url` with that Content-Type, in its order.

    `kind` is what the feed is followed as: a page is one only as a "homepage". An entry without link, title or words
    is left out. `InputError` if it is no feed.
    """
    subject = url or "feed"
    found = _feed_document(body, url, media_type_hint, subject, now, kind)
    return [made for made in _entries(found, subject, url, now) if isinstance(made, Entry)]


def nested(body: bytes, *, url: str | None, now: dt.datetime) -> tuple[str, ...]:
    """The sitemaps that an index of sitemaps names and that may hold news; empty for anything else."""
    subject = url or "feed"
    try:
        whole = unpacked(body, subject)
        return sitemap.nested(whole, url=url, subject=subject, now=now) if sniff(whole[:HEAD]) == "sitemap" else ()
    except InputError:
        return ()


def unpacked(body: bytes, subject: str) -> bytes:
    """A document that may have been stored packed ("sitemap.xml.gz"), bounded."""
    return open_source(io.BytesIO(body), origin=subject, subject=subject).whole()


def _feed_document(
    body: bytes, url: str | None, media_type: str | None, subject: str, now: dt.datetime, kind: FeedKind | None
) -> Document:
    if not body.strip():
        raise EmptyInput(subject, "the answer is empty", "Try again later.")
    body = unpacked(body, subject)
    looks = sniff(body[:HEAD])
    if looks == "sitemap":
        return sitemap.parse(body, url=url, subject=subject, now=now)
    if looks == "page" and kind == "homepage" and url:
        return homepage.parse(body, url=url, subject=subject)
    if looks not in DOCUMENTS:
        remedy = "Give the address of the feed itself, or follow the page with --as homepage."
        raise UnknownKind(subject, f"it is no feed (it looks like: {looks})", remedy)
    return DOCUMENTS[looks](body, url, media_type, subject)


def fetched(answer: Capture) -> Capture:
    """A page or text that was fetched, under the media type of its content, whatever its host called it.

    Raises `UnknownKind` for anything else.
    """
    kind = sniff(answer.body[:HEAD])
    if kind not in FETCHED:
        raise UnknownKind(answer.origin, f"it is neither a page nor a text (it looks like: {kind})")
    return replace(answer, media_type=FETCHED[kind])


def _rss_or_atom(body: bytes, url: str | None, media_type: str | None, subject: str) -> Document:
    return feed.parse(body, url=url, media_type=media_type, subject=subject)


def _json(body: bytes, url: str | None, _: str | None, subject: str) -> Document:
    return json_feed.parse(body, url=url, subject=subject)


def _sitemap(source: Source, now: dt.datetime) -> Iterator[Taken]:
    found = sitemap.parse(source.whole(), url=None, subject=source.stream.subject, now=now)
    for made in _entries(found, source.origin, None, now):
        yield made.capture if isinstance(made, Entry) else made


def _document(source: Source, now: dt.datetime) -> Iterator[Taken]:
    parse = DOCUMENTS[sniff(source.head, source.origin)]
    found = parse(source.whole(), None, None, source.stream.subject)
    for made in _entries(found, source.origin, found.own_url, now):
        yield made.capture if isinstance(made, Entry) else made


def _entries(found: Document, origin: str, url: str | None, now: dt.datetime) -> Iterator[Entry | Refusal]:
    for number, item in enumerate(found.items, 1):
        if has_content(item):
            yield entry(found, item, number, origin=origin, feed=url, now=now)
        else:
            yield Refusal(f"{origin}#{number}", "empty", "the entry has no link, title or words")


def _folder(path: Path, name: str, now: dt.datetime) -> Iterator[Taken]:
    empty = True
    for source in folder.inputs(path, name):
        empty = False
        yield from [source] if isinstance(source, Refusal) else _forgiving(source, now)
    if empty:
        raise EmptyInput(str(path), "the folder holds no files", "Hidden ones do not count.")


def _archive(archive: Source, now: dt.datetime) -> Iterator[Taken]:
    for member in tar.inputs(archive):
        yield from [member] if isinstance(member, Refusal) else _forgiving(member, now, packed=True)


def _forgiving(source: Source, now: dt.datetime, *, packed: bool = False) -> Iterator[Taken]:
    """What one file of many gives; if it cannot be taken, a refusal."""
    try:
        yield from _take(source, now, packed=packed)
    except InputError as error:
        yield Refusal(source.origin, error.word, error.reason)


def _take(source: Source, now: dt.datetime, *, packed: bool = False) -> Iterator[Taken]:
    if not source.head.strip():
        raise EmptyInput(source.stream.subject, "it is empty")
    kind = sniff(source.head, source.origin)
    if kind == "opml":
        raise UnknownKind(source.stream.subject, "it is a list of feeds, not of articles", "Use `broadsheet add`.")
    if kind in ("tar", "warc") and packed:
        raise UnknownKind(source.stream.subject, "an archive inside an archive is not read", "Unpack it first.")
    if kind not in READERS:
        raise UnknownKind(source.stream.subject, "its bytes are of no kind that broadsheet reads", KINDS_READ)
    yield from READERS[kind](source, now)


DOCUMENTS: Final[dict[Kind, Callable[[bytes, str | None, str | None, str], Document]]] = {
    "feed": _rss_or_atom,
    "json_feed": _json,
}
FETCHED: Final[dict[Kind, str]] = {"page": page.MEDIA_TYPE, "pdf": pdf.MEDIA_TYPE, "text": text.MEDIA_TYPE}
READERS: Final[dict[Kind, Callable[[Source, dt.datetime], Iterator[Taken]]]] = {
    "feed": _document,
    "json_feed": _document,
    "jsonl": jsonl.read,
    "mail": mail.read,
    "mbox": mail.read_many,
    "page": page.read,
    "pdf": pdf.read,
    "sitemap": _sitemap,
    "tar": _archive,
    "text": text.read,
    "warc": warc.read,
}

__all__ = ["Entry", "entries", "feeds", "fetched", "nested", "read"]
