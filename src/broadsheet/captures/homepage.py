"""A front page as a feed: the articles that it links to, and how high each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import ada_url
from courlan import extract_domain
from lxml import html

from broadsheet.captures.address import web_address
from broadsheet.captures.item import Document, Item
from broadsheet.errors import DamagedInput

MOST_LINKS: Final = 300
SHORTEST_HEADLINE: Final = 15
"""Characters; what is shorter is the name of a section."""

_SPACE: Final = re.compile(r"\s+")
# The address of an article has a number, a date or a slug of several words; that of a section has a word or two.
_ARTICLE: Final = re.compile(r"\d{4,}|/20\d\d/|[^/]+(?:[-_][^/]+){3,}|\.s?html?$|\.shtml$")
_ASIDE: Final = frozenset({"nav", "footer", "aside", "form", "script", "style", "noscript"})


@dataclass(frozen=True, slots=True)
class Link:
    """A headline on a front page. `place` counts from 1 at the top; `of` is how many there are."""

    url: str
    title: str
    place: int
    of: int


def parse(body: bytes, *, url: str, subject: str, charset: str | None = None) -> Document:
    """The front page at `url` as a document whose items are its headlines, from the top down."""
    items: tuple[Item, ...] = tuple(
        {"id": link.url, "url": link.url, "title": link.title} for link in links(body, url, subject, charset)
    )
    return Document("homepage", None, url, None, url, items)


def links(body: bytes, url: str, subject: str, charset: str | None = None) -> tuple[Link, ...]:
    """The headlines of the page, in its order. A headline that is linked twice stands at its first place."""
    try:
        root = html.fromstring(body, base_url=url, parser=html.HTMLParser(encoding=charset, huge_tree=False))
    except (ValueError, html.etree.ParserError, LookupError) as error:
        raise DamagedInput(subject, f"the page cannot be read ({error})") from error
    site, found = extract_domain(url, fast=True), dict[str, str]()
    for anchor in _anchors(root):
        address = web_address(anchor.get("href"), url)
        if address is None or extract_domain(address, fast=True) != site:
            continue
        parsed = ada_url.URL(address)
        parsed.hash = ""
        title = _SPACE.sub(" ", anchor.text_content() or anchor.get("title") or "").strip()
        if parsed.href in found or not _ARTICLE.search(parsed.pathname + parsed.search) or parsed.href == url:
            continue
        if len(title) >= SHORTEST_HEADLINE:
            found[parsed.href] = title
        if len(found) >= MOST_LINKS:
            break
    return tuple(Link(address, title, place, len(found)) for place, (address, title) in enumerate(found.items(), 1))


def _anchors(root: Any) -> Any:
    """Links outside menus and footers, in document order."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _ASIDE:
            continue
        if element.tag == "a" and element.get("href"):
            yield element
        else:
            stack.extend(reversed(element))
