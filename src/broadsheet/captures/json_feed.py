"""JSON Feed 1.1 (jsonfeed.org/version/1.1) and 1.0: what is right is taken, a wrong field is left out."""

from __future__ import annotations

import json
from typing import Any

from broadsheet.captures.address import web_address
from broadsheet.captures.dates import iso
from broadsheet.captures.item import Document, Item, plain
from broadsheet.errors import DamagedInput, UnknownKind


def parse(body: bytes, *, url: str | None, subject: str) -> Document:
    """The feed in `body`, fetched from `url`. `DamagedInput` if it is no JSON, `UnknownKind` if it is no feed."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise DamagedInput(subject, f"the JSON ends early or is corrupt ({error})", "Get the file again.") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnknownKind(subject, "the JSON is no JSON Feed: it has no list of items", "See jsonfeed.org.")
    base = url or web_address(feed.get("feed_url")) or web_address(feed.get("home_page_url"))
    shared = _authors(feed)
    items = [_item(item, base, shared) for item in feed["items"] if isinstance(item, dict)]
    return Document(
        kind="json_feed",
        title=plain(_string(feed, "title")),
        homepage=web_address(feed.get("home_page_url"), base),
        language=_string(feed, "language"),
        own_url=web_address(feed.get("feed_url"), base),
        items=tuple(items),
    )


def _item(item: dict[str, Any], base: str | None, shared: list[dict[str, str]]) -> Item:
    key = item.get("id")
    # The standard asks for a string and for readers that take a number too.
    name = str(key) if isinstance(key, str | int | float) and not isinstance(key, bool) else None
    return {
        "id": name,
        "url": web_address(item.get("url"), base) or web_address(item.get("external_url"), base),
        "title": plain(_string(item, "title")),
        "content_html": _string(item, "content_html"),
        "content_text": _string(item, "content_text"),
        "summary": plain(_string(item, "summary")),
        "date_published": iso(item.get("date_published")),
        "date_modified": iso(item.get("date_modified")),
        "authors": _authors(item) or shared,
        "language": _string(item, "language"),
    }


def _authors(thing: dict[str, Any]) -> list[dict[str, str]]:
    """`authors` of 1.1, or the one `author` of 1.0; those with a name."""
    given = thing.get("authors")
    people = given if isinstance(given, list) else [thing.get("author")]
    names = [plain(_string(person, "name")) for person in people if isinstance(person, dict)]
    return [{"name": name} for name in names if name]


def _string(thing: dict[str, Any], key: str) -> str | None:
    value = thing.get(key)
    return value if isinstance(value, str) and value.strip() else None
