"""Past reviews as an Atom feed (RFC 4287) and a JSON Feed (version 1.1), with a page for each."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from broadsheet.deliver.files import put
from broadsheet.deliver.targets import FeedTarget, Parcel

ATOM = "http://www.w3.org/2005/Atom"
# Characters that no XML 1.0 document may hold.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(target: FeedTarget, parcels: Sequence[Parcel]) -> None:
    """The pages first, so that no feed names a page that is not there. DeliveryError if one cannot be written."""
    folder = Path(target.folder)
    for parcel in parcels[:1]:
        put(target.key, folder / page_name(parcel), parcel.form("html"))
    put(target.key, folder / "atom.xml", atom(target, parcels))
    put(target.key, folder / "feed.json", json_feed(target, parcels))


def page_name(parcel: Parcel) -> str:
    return f"{parcel.day}-{parcel.language}.html"


def atom(target: FeedTarget, parcels: Sequence[Parcel]) -> bytes:
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", target.title)
    _add(feed, "id", _address(target, "atom.xml"))
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=_address(target, "atom.xml"))
    _add(feed, "updated", _instant(max(parcel.made for parcel in parcels)))
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", "broadsheet")
    for parcel in parcels:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "title", parcel.title)
        _add(entry, "id", _address(target, page_name(parcel)))
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=_address(target, page_name(parcel)))
        _add(entry, "updated", _instant(parcel.made))
        _add(entry, "content", parcel.text("text")).set("type", "text")
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def json_feed(target: FeedTarget, parcels: Sequence[Parcel]) -> bytes:
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
        "feed_url": _address(target, "feed.json"),
        "items": items,
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = NOT_XML.sub("\ufffd", text)
    return child


def _address(target: FeedTarget, name: str) -> str:
    return f"{target.address.rstrip('/')}/{name}"


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
