"""What a page says of itself, gathered once: {sign: values in order}.

Signs are the names of meta tags in lower case ("og:title", "article:published_time", "dc.date"), "canonical",
"html lang", "title", "h1", "time", "rel author", "menu", "itemprop x", and what JSON-LD says ("ld:headline").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from lxml.html import HtmlElement

from broadsheet.articles import json_ld

Signs = Mapping[str, Sequence[str]]

METAS = etree.XPath("//meta[@content]")
LINKS = etree.XPath("//link[@href][@rel]")
HEADINGS = etree.XPath("//h1")
MARKED = etree.XPath(
    "//*[@itemprop='datePublished' or @itemprop='dateModified' or @itemprop='headline' or @itemprop='author' "
    "or @itemprop='name' and ancestor::*[@itemprop='author']][not(self::meta)]"
)
BYLINES = etree.XPath("//*[@rel='author'] | //*[contains(@class, 'author') or contains(@class, 'byline')]")
BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline)(?:[_-]?names?)?(?:\s|$)", re.IGNORECASE)
MENUS = etree.XPath("//*[self::nav or self::header or contains(@class, 'nav') or contains(@class, 'menu')]//a")
LONGEST_LABEL = 30  # characters
TIMES = etree.XPath("//time[@datetime]")
JSON_LD = etree.XPath("//script[@type='application/ld+json']/text()")
# A value longer than this is no title, name or date.
LONGEST = 5_000


def gather(tree: HtmlElement) -> Signs:
    """The signs of a page, before anything is taken off its tree."""
    found: dict[str, list[str]] = {}
    for sign, value in (*_in_the_head(tree), *_on_the_page(tree)):
        if value and (value := value.strip()):
            found.setdefault(sign.strip().lower(), []).append(value[:LONGEST])
    return found | json_ld.read(JSON_LD(tree))


def _in_the_head(tree: HtmlElement) -> Iterator[tuple[str, str | None]]:
    for meta in METAS(tree):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if sign := meta.get(key):
                yield f"itemprop {sign}" if key == "itemprop" else sign, meta.get("content")
    for link in LINKS(tree):
        if link.get("rel").lower() == "canonical":
            yield "canonical", link.get("href")
    for language in ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang"):
        yield "html lang", tree.get(language)
    for title in tree.iterfind(".//head/title"):
        yield "title", title.text_content()


def _on_the_page(tree: HtmlElement) -> Iterator[tuple[str, str | None]]:
    for heading in HEADINGS(tree):
        yield "h1", heading.text_content()
    for element in MARKED(tree):
        value = element.get("content") or element.get("datetime") or element.text_content()
        yield f"itemprop {element.get('itemprop')}", value
    for element in BYLINES(tree):
        if element.get("rel") == "author" or BYLINE_CLASS.search(element.get("class") or ""):
            yield "rel author", element.text_content()
    for link in MENUS(tree):
        if len(label := link.text_content().strip()) <= LONGEST_LABEL:
            yield "menu", label
    for time in TIMES(tree):
        yield "time published" if _says_published(time) else "time", time.get("datetime")


def _says_published(time: HtmlElement) -> bool:
    words = f"{time.get('itemprop') or ''} {time.get('class') or ''} {time.get('pubdate') or ''}".lower()
    return "publish" in words or "pubdate" in words or time.get("pubdate") is not None


def first(signs: Signs, names: Sequence[str]) -> list[str]:
    """The values of `names`, in that order."""
    return [value for name in names for value in signs.get(name, ())]
