"""The text of a page: its paragraphs, in order, as a reader reads them.

A page whose one <article> holds nearly all of it and nothing but prose is read straight off the tree. Any other is
trafilatura's to cut free of what stands around the text. Both give a tree of blocks that `blocks.py` writes out.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document, Extractor

from broadsheet.articles import blocks
from broadsheet.articles.blocks import Block
from broadsheet.articles.trim import folded
from broadsheet.articles.wording import seen, words

for library in ("trafilatura", "htmldate", "courlan"):
    # They tell the terminal of every page that gives nothing; we raise.
    logging.getLogger(library).setLevel(logging.CRITICAL)

# Of the page's words, the share that a clear article holds.
NEARLY_ALL = 0.95
# What prose is made of. A <div> inside the article, and who knows what it is.
PROSE = words(
    "p a b i u em strong br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote q cite pre code sup sub small mark span s del ins "
    "abbr time table thead tbody tfoot tr td th caption figure figcaption img picture source address header footer "
    "aside details summary dl dt dd wbr anchor related slideshow pic embed-post map"
)
ARTICLES = etree.XPath("//article")
WORDS = etree.XPath("string-length(normalize-space(.))")
# What trafilatura compares its result with is quadratic in the blocks of a page; long pages do without.
ELEMENTS = etree.XPath("count(//*)")
MANY_ELEMENTS = 10_000
THOROUGH = Extractor(output_format="python", comments=False)
FAST = Extractor(output_format="python", comments=False, fast=True)


def clear_article(tree: HtmlElement) -> HtmlElement | None:
    """The page's <article>, if it is all that the page has to say and is made of nothing but prose."""
    found = ARTICLES(tree)
    if len(found) != 1 or not all(element.tag in PROSE for element in found[0].iterdescendants()):
        return None
    body = tree.find("body")
    return found[0] if body is None or WORDS(found[0]) >= NEARLY_ALL * WORDS(body) else None


def read(tree: HtmlElement, titles: AbstractSet[str] = frozenset()) -> list[Block]:
    """The page's blocks of text; `titles` are the folded wordings of its headline. The tree is used up."""
    if (article := clear_article(tree)) is not None:
        return blocks.of_prose(article)
    options = THOROUGH if ELEMENTS(tree) <= MANY_ELEMENTS else FAST
    document = trafilatura.bare_extraction(tree, options=options)
    found = blocks.of_extracted(document.body) if isinstance(document, Document) else []
    return paragraphs(tree) if _is_everything(found, titles) else found


def _is_everything(found: Sequence[Block], titles: AbstractSet[str]) -> bool:
    """Whether this is trafilatura's last resort, all that is on the page in one line: headline, menus, captions."""
    if len(found) != 1:
        return False
    line = folded(found[0].text)
    return any(title and title in line and title != line for title in titles)


def paragraphs(tree: HtmlElement) -> list[Block]:
    """What stands in paragraphs, of a page that has little more: under a video, say."""
    where = tree.find(".//article")
    places = (where if where is not None else tree).iter("p")
    return [block for paragraph in places for block in blocks.of_prose(paragraph)]


def written(found: Iterable[Block]) -> str:
    """The text: blocks separated by an empty line."""
    return seen("\n\n".join(block.text for block in found))
