"""A feed's document -> what it announces. It runs in a process that may be ended, and loads nothing that it does not
use: no database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from broadsheet import captures
from broadsheet.captures import Entry, homepage, ordered
from broadsheet.errors import InputError
from broadsheet.types import Capture, FeedKind
from broadsheet.workers import Budget

# A feed of a hundred thousand items takes about a minute; real ones a fraction of a second.
FEED_BUDGET: Final = Budget(cpu_seconds=60.0)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document of a feed, the address that the feed is known by, and what it is followed as."""

    feed: str
    document: Capture
    kind: FeedKind | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a document announces: entries; of an index, its sitemaps; of a front page, its links, and those of a feed
    that is ordered like one."""

    entries: tuple[Entry, ...]
    nested: tuple[str, ...] = ()
    links: tuple[homepage.Link, ...] = ()


def list_entries(fetched: Fetched) -> Listed | InputError:
    """Links are relative to where the document was found in the end."""
    document, url = fetched.document, fetched.document.url or fetched.feed
    try:
        found = captures.entries(
            document.body,
            url=url,
            media_type_hint=content_type(document),
            now=document.received,
            kind=fetched.kind,
        )
        front = fetched.kind == "homepage"
        links = tuple(homepage.links(document.body, url, url)) if front else ordered.places(found)
    except InputError as error:
        return error
    entries = tuple(replace(entry, capture=replace(entry.capture, feed=fetched.feed)) for entry in found)
    return Listed(entries, captures.nested(document.body, url=url, now=document.received), links)


def content_type(document: Capture) -> str | None:
    return next((value for name, value in document.headers if name.lower() == "content-type"), None)
