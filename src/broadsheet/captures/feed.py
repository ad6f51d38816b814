"""RSS and Atom, by feedparser. Its `bozo` mark (badly formed) is no failure: most such feeds are readable."""

from __future__ import annotations

import io
import re
from typing import Any, Final, cast

import feedparser
from feedparser.encodings import convert_to_utf8

from broadsheet.captures.address import web_address
from broadsheet.captures.dates import iso
from broadsheet.captures.item import Document, Item, plain
from broadsheet.captures.prolog import without_prolog
from broadsheet.errors import DamagedInput, UnknownKind
from broadsheet.types import FeedKind

_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
# feedparser takes time in the square of a tag's attributes; no feed has this many.
MOST_ATTRIBUTES: Final = 200
_CROWDED: Final = re.compile(
    rb"""<[^\s<>/'"]++(?>\s++[^\s=<>/'"]++\s*+=\s*+(?>'[^']*+'|"[^"]*+")){%d}""" % (MOST_ATTRIBUTES + 1)
)
# Old Atom packs HTML as base64 of any bytes.
_MARKUP: Final = frozenset({"text/html", "application/xhtml+xml", "application/octet-stream"})


def parse(body: bytes, *, url: str | None, media_type: str | None, subject: str) -> Document:
    """The feed in `body`, fetched from `url` with the Content-Type `media_type`. `UnknownKind` if it is no feed."""
    charset = _CHARSET.search(media_type or "")
    try:
        found = _parse(body, url, charset[1] if charset else None, subject)
    except DamagedInput:
        raise
    except Exception as error:  # feedparser raises whatever its parts do
        raise DamagedInput(subject, f"the feed cannot be read ({type(error).__name__}: {error})") from error
    feed, entries = found["feed"], found["entries"]
    if not found.get("version") and not entries:
        raise UnknownKind(subject, "the XML is neither RSS nor Atom", "Give the address of the feed itself.")
    kind: FeedKind = "atom" if str(found.get("version")).startswith("atom") else "rss"
    own = [link.get("href") for link in _links(feed) if link.get("rel") == "self"]
    return Document(
        kind=kind,
        title=plain(_get(feed, "title")),
        homepage=web_address(_get(feed, "link"), url),
        language=_get(feed, "language"),
        own_url=web_address(own[0], url) if own else None,
        items=tuple(_item(entry, kind, url) for entry in entries),
    )


def _parse(body: bytes, url: str | None, charset: str | None, subject: str) -> Any:
    # The media type itself is kept from feedparser: for text/xml it would have to assume US-ASCII (RFC 3023).
    said = {"content-type": f"application/xml; charset={charset}" if charset else "application/xml"}
    # The prolog is looked for in the characters that will be parsed, whatever encoding they came in.
    text = without_prolog(convert_to_utf8(said, body, {}))
    if _CROWDED.search(text):
        raise DamagedInput(subject, f"a tag has more than {MOST_ATTRIBUTES} attributes")
    headers = {"content-type": "application/xml; charset=utf-8", **({"content-location": url} if url else {})}
    # Our article room cleans the HTML of entries; feedparser's own sanitiser would only cost time.
    return feedparser.parse(io.BytesIO(text), sanitize_html=False, resolve_relative_uris=True, response_headers=headers)


def _item(entry: Any, kind: FeedKind, base: str | None) -> Item:
    markup, text, summary = _content(entry)
    # dc:date, the only date of RSS 1.0, is an update to feedparser.
    published = _date(entry, "published") or (_date(entry, "updated") if kind == "rss" else None)
    return {
        "id": _get(entry, "id"),
        "url": web_address(_get(entry, "feedburner_origlink"), base) or web_address(_get(entry, "link"), base),
        "title": plain(_get(entry, "title")),
        "content_html": markup,
        "content_text": text,
        "summary": summary,
        "date_published": published,
        "date_modified": _date(entry, "updated"),
        "authors": _authors(entry),
        "language": _language(entry),
    }


def _content(entry: Any) -> tuple[str | None, str | None, str | None]:
    """(HTML, plain text, summary). A description that stands alone is the content, not a summary of it."""
    summary = dict.get(entry, "summary_detail") or {"value": _get(entry, "summary")}
    contents = [part for part in dict.get(entry, "content") or () if part.get("value")]
    if not contents:
        contents, summary = [summary], {}
    markup = [part["value"] for part in contents if part.get("type", "text/html") in _MARKUP]
    text = [part["value"] for part in contents if _is_plain(str(part.get("type")))]
    # Several contents are the same words in several forms or languages: the longest says the most.
    longest = max((value for value in markup if value), key=len, default=None)
    words = None if longest else max((value for value in text if value), key=len, default=None)
    short = plain(summary.get("value"))
    # feedparser gives the content for a summary where there is none.
    return longest, words, short if short != plain(longest or words) else None


def _is_plain(media_type: str) -> bool:
    """Whether content of this type is words without markup."""
    return media_type.startswith("text/") and media_type not in _MARKUP


def _authors(entry: Any) -> list[dict[str, str]]:
    names = [plain(person.get("name")) for person in dict.get(entry, "authors") or ()] or [plain(_get(entry, "author"))]
    return [{"name": name} for name in dict.fromkeys(names) if name]


def _language(entry: Any) -> str | None:
    parts = [*(dict.get(entry, "content") or ()), dict.get(entry, "title_detail") or {}]
    return next((part["language"] for part in parts if part.get("language")), None)


def _date(entry: Any, name: str) -> str | None:
    return iso(_get(entry, name), dict.get(entry, f"{name}_parsed"))


def _links(feed: Any) -> list[dict[str, str]]:
    return cast("list[dict[str, str]]", dict.get(feed, "links") or [])


def _get(thing: Any, key: str) -> str | None:
    # dict's own get: feedparser's answers for one date with another, and warns of it.
    value = dict.get(thing, key)
    return value if isinstance(value, str) and value.strip() else None
