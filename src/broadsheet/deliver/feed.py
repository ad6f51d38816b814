"""Past reviews as feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed (version 1.1), with a page for each."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from email.utils import format_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from broadsheet.deliver.files import put
from broadsheet.deliver.targets import FeedTarget, Parcel

ATOM = "http://www.w3.org/2005/Atom"
# Characters that no XML 1.0 document may hold.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(target: FeedTarget, parcels: Sequence[Parcel]) -> None:
    """The newest page first, so that no feed names a page that is not there. DeliveryError if one cannot be written."""
    folder = Path(target.folder)
    write_pages(target, parcels[:1])
    for name, made in (("atom.xml", atom), ("rss.xml", rss), ("feed.json", json_feed)):
        put(target.key, folder / name, made(target, parcels, name))


def write_pages(target: FeedTarget, parcels: Sequence[Parcel]) -> None:
    """A page for each. DeliveryError if one cannot be written."""
    for parcel in parcels:
        put(target.key, Path(target.folder) / page_name(parcel), parcel.form("html"))


def page_name(parcel: Parcel) -> str:
    return f"{parcel.day}-{parcel.slug}.html"


def atom(target: FeedTarget, parcels: Sequence[Parcel], name: str) -> bytes:
    """The feed that is to be shown as `name` at the target's address."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, f"{{{ATOM}}}title", target.title)
    _add(feed, f"{{{ATOM}}}id", _address(target, name))
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=_address(target, name))
    _add(feed, f"{{{ATOM}}}updated", _instant(max(parcel.made for parcel in parcels)))
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, f"{{{ATOM}}}name", "broadsheet")
    for parcel in parcels:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, f"{{{ATOM}}}title", parcel.title)
        _add(entry, f"{{{ATOM}}}id", _address(target, page_name(parcel)))
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=_address(target, page_name(parcel)))
        _add(entry, f"{{{ATOM}}}updated", _instant(parcel.made))
        _add(entry, f"{{{ATOM}}}content", parcel.text("text")).set("type", "text")
    return _document(feed)


def rss(target: FeedTarget, parcels: Sequence[Parcel], name: str) -> bytes:
    """The same as RSS 2.0, which has no place for its own name; its descriptions are HTML."""
    feed = ET.Element("rss", version="2.0")
    channel = ET.SubElement(feed, "channel")
    _add(channel, "title", target.title)
    _add(channel, "link", target.address)
    _add(channel, "description", target.title)
    _add(channel, "lastBuildDate", format_datetime(max(parcel.made for parcel in parcels)))
    for parcel in parcels:
        item = ET.SubElement(channel, "item")
        _add(item, "title", parcel.title)
        _add(item, "link", _address(target, page_name(parcel)))
        _add(item, "guid", _address(target, page_name(parcel)))
        _add(item, "pubDate", format_datetime(parcel.made))
        _add(item, "description", html.escape(parcel.text("text"), quote=False).replace("\n", "<br>\n"))
    return _document(feed)


def json_feed(target: FeedTarget, parcels: Sequence[Parcel], name: str) -> bytes:
    """The same as JSON Feed."""
    items = [
        {
            "id": _address(target, page_name(parcel)),
            "url": _address(target, page_name(parcel)),
            "title": parcel.title,
            "content_text": parcel.text("text"),
            "date_modified": _instant(parcel.made),
            "language": parcel.language,
        }
        for parcel in parcels
    ]
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": target.title,
        "feed_url": _address(target, name),
        "items": items,
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


FEEDS: Mapping[str, Callable[[FeedTarget, Sequence[Parcel], str], bytes]] = {
    "rss": rss,
    "atom": atom,
    "json-feed": json_feed,
}


def _document(root: ET.Element) -> bytes:
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = NOT_XML.sub("\ufffd", text)
    return child


def _address(target: FeedTarget, name: str) -> str:
    return f"{target.address.rstrip('/')}/{name}"


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
