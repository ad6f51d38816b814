"""An entry of any feed as one JSON Feed 1.1 item (jsonfeed.org/version/1.1): the capture of an entry.

The item's bytes have sorted keys, so that the same entry gives the same capture whenever it comes.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from broadsheet.captures.address import printable
from broadsheet.types import Capture, FeedKind

MEDIA_TYPE: Final = "application/feed+json"
_TAG: Final = re.compile(r"<[^<>]*>")
# What stands between these tags is no word that a reader sees.
_UNSEEN: Final = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.S | re.I)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SPACE: Final = re.compile(r"\s+")
_LONGEST_NAME: Final = 200

# Among the headers of a page: the date under which its feed announced it.
ANNOUNCED: Final = "broadsheet-announced"

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as it stands: what it says of itself, and its items in its own order."""

    kind: FeedKind
    title: str | None
    homepage: str | None
    language: str | None
    own_url: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: the address of its page, where it has one, and the capture of the entry itself."""

    link: str | None
    capture: Capture


def has_content(item: Item) -> bool:
    return bool(item.get("url") or item.get("content_html") or item.get("content_text") or item.get("title"))


def entry(document: Document, item: Item, number: int, *, origin: str, feed: str | None, now: dt.datetime) -> Entry:
    """`item`, the `number`th (from 1) of `document`, as a capture."""
    about = {"outlet": document.title, "homepage": document.homepage, "language": document.language}
    filled = {**item, "_broadsheet": {key: value for key, value in about.items() if value}}
    body = _json({key: value for key, value in filled.items() if value})
    link = item.get("url")
    which = printable(str(item.get("id") or link or number))[:_LONGEST_NAME]
    found = Capture.of(body, media_type=MEDIA_TYPE, origin=f"{origin}#{which}", received=now, url=link, feed=feed)
    return Entry(link, found)


def dated(page: Capture, entries: Iterable[Capture]) -> Capture:
    """The page with a note of the first date under which these entries of feeds announced it, if any did.

    It is kept with the page, so that the page reads to the same article whenever it is read again.
    """
    dates = (json.loads(entry.body).get("date_published") for entry in entries)
    return noted(page, next((date for date in dates if isinstance(date, str) and date), None))


def noted(page: Capture, date: str | None) -> Capture:
    return replace(page, headers=(*page.headers, (ANNOUNCED, printable(date)))) if date else page


def announced(page: Capture) -> str | None:
    """The date that was noted, as the feed gives it."""
    return next((value for name, value in page.headers if name == ANNOUNCED), None)


def plain(markup: object) -> str | None:
    """A title or summary as one line of plain text: tags out, entities read, space joined. None if nothing is left."""
    if not isinstance(markup, str):
        return None
    text = html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", markup))) if "<" in markup or "&" in markup else markup
    return _SPACE.sub(" ", _CONTROLS.sub("", text)).strip() or None


def _json(item: Item) -> bytes:
    text = json.dumps(item, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate, which "\ud800" in JSON can make, has no UTF-8.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
