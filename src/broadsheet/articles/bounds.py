"""What a parser may be given: some pages cost it minutes.

libxml2 checks each attribute of a tag against all others (20,000 attributes 0.8 s, 100,000 84 s), and what reads the
tree afterwards is quadratic in its depth. So tags are cut before the parser sees them and the tree is flattened
after it. Both passes are linear. A page that is costly in a way not foreseen here is ended by its caller.
"""

from __future__ import annotations

import re

from lxml import etree, html
from lxml.html import HtmlElement

from broadsheet.errors import ExtractError, NoText

LARGEST_PAGE = 20_000_000  # bytes; the longest live blogs have 5 MB
MOST_ATTRIBUTES = 1_000  # of one tag
# Real pages reach 60; browsers stop at 512.
DEEPEST = 250
# A thousand attributes take two bytes each at least: shorter tags need no look.
SHORTEST_SUSPECT = 2 * MOST_ATTRIBUTES
# Of 439 real pages the largest has 4,098; every one costs some tenths of a millisecond.
MOST_ELEMENTS = 30_000
ELEMENTS = etree.XPath("count(//*)")
# Attributes that hiding is read from stay wherever they stand, or a bomb would make hidden text visible.
KEPT = frozenset({b"style", b"class", b"id", b"hidden", b"aria-hidden"})

# A tokenizer for tags, comments and raw text. Every alternative is possessive and ends in optional parts, so each
# match, once begun, succeeds: no byte is read twice.
ATTRIBUTE = rb"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>]++)?+)?+"""
TOKEN = re.compile(
    rb"<!--(?:[^-]++|-(?!->))*+"
    rb"|<(script|style|textarea|title)(?=[\s/>])[^>]*+>?+(?:[^<]++|<(?!/\1))*+"
    rb"|<(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:[\s/]++|" + ATTRIBUTE + rb")*+)>?+",
    re.IGNORECASE,
)
ONE_ATTRIBUTE = re.compile(rb"([^\s/>=][^\s/>=]*+)" + ATTRIBUTE[len(rb"[^\s/>=][^\s/>=]*+") :])
# Characters that XML cannot hold; lxml refuses to write them back.
CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\ufffe\\uffff]")
PARSER = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)


def parse(page: str, subject: str) -> HtmlElement:
    """The page's tree, within bounds. `NoText` if it holds nothing, `ExtractError` if it is too large or no HTML."""
    if not page.strip():
        raise NoText(subject, "the page is empty")
    raw = CONTROL.sub("", page).encode("utf-8", "replace")
    if len(raw) > LARGEST_PAGE:
        raise ExtractError(subject, f"{len(raw):,} bytes are more than a page may have ({LARGEST_PAGE:,})")
    try:
        tree = html.document_fromstring(cut_attributes(raw), parser=PARSER)
    except (ValueError, etree.LxmlError) as error:
        raise NoText(subject, "there is no page in it", "Is it HTML?") from error
    if (count := int(ELEMENTS(tree))) > MOST_ELEMENTS:
        raise ExtractError(subject, f"{count:,} elements are more than a page may have ({MOST_ELEMENTS:,})")
    return tree


def cut_attributes(raw: bytes) -> bytes:
    """The page with no tag over `MOST_ATTRIBUTES` attributes: the first ones stay, and those that may hide it."""
    cuts = [
        (match.start("attributes"), match.end("attributes"), attributes)
        for match in TOKEN.finditer(raw)
        if match["name"] and match.end() - match.start() > SHORTEST_SUSPECT
        if (attributes := _fewer(match["attributes"])) is not None
    ]
    parts, done = [], 0
    for start, stop, attributes in cuts:
        parts += [raw[done:start], attributes]
        done = stop
    return b"".join([*parts, raw[done:]]) if cuts else raw


def _fewer(attributes: bytes) -> bytes | None:
    """`attributes` cut down, or None if they are few enough. Of two with one name HTML reads the first."""
    first: dict[bytes, bytes] = {}
    count = 0
    for match in ONE_ATTRIBUTE.finditer(attributes):
        name = match[1].lower()
        if count < MOST_ATTRIBUTES or name in KEPT:
            first.setdefault(name, match[0])
        count += 1
    return b" " + b" ".join(first.values()) if count > MOST_ATTRIBUTES else None


def flatten(tree: HtmlElement) -> None:
    """Make what stands deeper than `DEEPEST` the plain text of its ancestor there, in place."""
    level = [tree]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    for element in level:
        element.text = " ".join(element.itertext())
        del element[:]
