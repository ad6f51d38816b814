"""News sitemaps and indexes of sitemaps (sitemaps.org/protocol.html, Google's sitemap-news 0.9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from broadsheet.captures.address import web_address
from broadsheet.captures.dates import iso
from broadsheet.captures.item import Document, Item, plain
from broadsheet.errors import DamagedInput, UnknownKind

RECENT: Final = dt.timedelta(days=3)
"""A news sitemap holds two days by its rules; of a whole one, only pages that changed so lately are news."""

MOST_NESTED: Final = 10
"""Sitemaps of an index that are asked: those for news, then the newest."""

_HUGE: Final = 50_000
"""Addresses that a sitemap may hold, by its rules."""


@dataclass(frozen=True, slots=True)
class Nested:
    """A sitemap that an index names, and when it last changed (ISO 8601), where that is said."""

    url: str
    changed: str | None


def parse(body: bytes, *, url: str | None, subject: str, now: dt.datetime) -> Document:
    """The pages of a sitemap that are news by `now`; none of an index, whose sitemaps `nested` gives."""
    root = _root(body, subject)
    items = tuple(_items(root, url, now)) if _name(root) == "urlset" else ()
    return Document("news_sitemap", _publication(root), None, None, None, items)


def nested(body: bytes, *, url: str | None, subject: str, now: dt.datetime) -> tuple[str, ...]:
    """The sitemaps of an index that may hold news by `now`; empty for what is no index."""
    root = _root(body, subject)
    if _name(root) != "sitemapindex":
        return ()
    found = [
        Nested(address, iso(_text(each, "lastmod")))
        for each in _children(root, "sitemap")
        if (address := web_address(_text(each, "loc"), url))
    ]
    recent = [each for each in found if each.changed is None or _is_recent(each.changed, now)]
    recent.sort(key=lambda each: each.url)
    recent.sort(key=lambda each: each.changed or "", reverse=True)
    recent.sort(key=lambda each: "news" not in each.url.lower())
    return tuple(dict.fromkeys(each.url for each in recent[:MOST_NESTED]))


def _root(body: bytes, subject: str) -> Any:
    # No entity is expanded and nothing is fetched for a document that says so.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedInput(subject, f"the sitemap cannot be read ({error})") from error
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise UnknownKind(subject, "the XML is no sitemap", "Give the address of the sitemap itself.")
    return root


def _items(root: Any, base: str | None, now: dt.datetime) -> Iterator[Item]:
    for number, each in enumerate(_children(root, "url")):
        if number >= _HUGE:
            return
        address = web_address(_text(each, "loc"), base)
        news = next(_children(each, "news"), None)
        published = iso(_text(news, "publication_date")) if news is not None else None
        changed = iso(_text(each, "lastmod"))
        if address is None or (news is None and not (changed and _is_recent(changed, now))):
            continue
        publication = next(_children(news, "publication"), None) if news is not None else None
        yield {
            "id": address,
            "url": address,
            "title": plain(_text(news, "title")) if news is not None else None,
            "date_published": published,
            "date_modified": changed,
            "language": _text(publication, "language") if publication is not None else None,
        }


def _publication(root: Any) -> str | None:
    """The publication's name, as the first entry gives it."""
    for each in _children(root, "url"):
        for news in _children(each, "news"):
            for publication in _children(news, "publication"):
                return plain(_text(publication, "name"))
    return None


def _is_recent(moment: str, now: dt.datetime) -> bool:
    at = dt.datetime.fromisoformat(moment)
    return (at if at.tzinfo else at.replace(tzinfo=dt.UTC)) >= now - RECENT


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _name(child) == name)


def _text(element: Any, name: str) -> str | None:
    child = next(_children(element, name), None)
    return (child.text or "").strip() or None if child is not None else None


def _name(element: Any) -> str:
    """Without its namespace, which feeds of this kind often get wrong; empty for a comment."""
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
