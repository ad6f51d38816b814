"""OPML 2.0 (opml.org/spec2.opml): a list of feeds, as every feed reader exports one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from broadsheet.captures.address import web_address
from broadsheet.types import Feed, FeedKind

KINDS: dict[str, FeedKind] = {
    "rss": "rss",
    "atom": "atom",
    "json": "json_feed",
    "sitemap": "news_sitemap",
    "page": "homepage",
}
TYPES = {kind: name for name, kind in KINDS.items()}


def feeds(body: bytes) -> list[Feed]:
    """The feeds that it names, each address once, in its order."""
    # No entity is expanded and nothing is fetched for a document that says so.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(body, parser)
    found: dict[str, Feed] = {}
    for outline in root.iter() if root is not None else ():
        if isinstance(outline.tag, str) and outline.tag.lower() == "outline":
            feed = _feed({str(name).lower(): str(value) for name, value in outline.attrib.items()})
            if feed is not None:
                found.setdefault(feed.url, feed)
    return list(found.values())


def _feed(outline: dict[str, str]) -> Feed | None:
    address = outline.get("xmlurl", "").strip()
    # "feed://x" and "feed:https://x" are what some browsers made of an address.
    if address.lower().startswith("feed:"):
        address = address[5:] if address[5:7] != "//" else f"http:{address[5:]}"
    url = web_address(address)
    if url is None:
        return None
    title = (outline.get("title") or outline.get("text") or "").strip()
    return Feed(url, title or None, KINDS.get(outline.get("type", "").lower()), web_address(outline.get("htmlurl")))


def write(feeds: Iterable[Feed], groups: Mapping[str, str], title: str) -> bytes:
    """The feeds as an OPML 2.0 document, in order of group and url. `groups` has the group of each by its url, or "".

    The same feeds give the same bytes.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    parents = {"": body}
    for feed in sorted(feeds, key=lambda feed: (groups.get(feed.url, ""), feed.url)):
        group = groups.get(feed.url, "")
        if group not in parents:
            parents[group] = etree.SubElement(body, "outline", text=group)
        name = _printable(feed.title or feed.url)
        attributes = {"type": TYPES.get(feed.kind or "rss", "rss"), "text": name, "title": name, "xmlUrl": feed.url}
        if feed.homepage:
            attributes["htmlUrl"] = feed.homepage
        etree.SubElement(parents[group], "outline", attributes)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _printable(name: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(sign if sign.isprintable() else " " for sign in name)
