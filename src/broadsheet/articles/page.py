"""A web page -> a draft: the publisher's word for title, outlet and dates, and the text that a reader sees."""

from __future__ import annotations

import datetime as dt

from htmldate import find_date
from lxml.html import HtmlElement

from broadsheet.articles import body, bounds, decode, hidden, publisher, signs
from broadsheet.articles.draft import Draft
from broadsheet.articles.moments import moment
from broadsheet.articles.trim import Around, trim
from broadsheet.captures.item import announced
from broadsheet.errors import NoText
from broadsheet.types import Capture, Moment

# About a sentence. What is shorter is the stub of a video, a gallery or a page that failed to load.
SHORTEST_TEXT = 50  # columns: a Chinese or Japanese character says as much as two letters
WIDE = range(0x2E80, 0xFFDD)


def read(capture: Capture) -> Draft:
    """`NoText` if a reader finds less than a sentence, `ExtractError` if it is no page or costs too much."""
    tree = bounds.parse(decode.page_characters(capture.body, capture.headers), capture.origin)
    return of_tree(tree, capture)


def of_tree(tree: HtmlElement, capture: Capture) -> Draft:
    found = signs.gather(tree)
    hidden.prune(tree, capture.origin)
    bounds.flatten(tree)
    address = publisher.address(found, capture.url)
    outlet = publisher.outlet(found, address)
    title = publisher.title(found, outlet)
    byline = publisher.byline(found)
    description = publisher.description(found)
    titles = [title, *publisher.all_titles(found, outlet)]
    around = Around.of(titles, description, byline, found.get("menu", ()))
    said = publisher.published(found)
    by_feed = None if said else moment(announced(capture))
    published = said or by_feed or _searched(tree, capture)
    return Draft(
        text=_text(tree, around, capture.origin),
        title=title,
        url=address,
        outlet=outlet,
        byline=byline,
        description=description,
        published=published,
        modified=publisher.modified(found),
        claimed=publisher.claimed_language(found),
        dated_by="feed" if by_feed else "page",
    )


def _text(tree: HtmlElement, around: Around, subject: str) -> str:
    """Paragraphs separated by an empty line; `NoText` for less than a sentence. The tree is used up."""
    text = body.written(trim(body.read(tree, around.titles), around))
    if columns(text) < SHORTEST_TEXT:
        raise NoText(subject, "there is no text on the page" if not text else f"no text but {text!r}")
    return text


def columns(text: str) -> int:
    """The width of a text in letters."""
    return sum(2 if ord(sign) in WIDE else 1 for sign in text[: 2 * SHORTEST_TEXT])


def _searched(tree: HtmlElement, capture: Capture) -> Moment | None:
    """htmldate's guess, a day, for a page whose tags say nothing. It never knows more than the capture's own day."""
    latest = (capture.received + dt.timedelta(days=1)).date().isoformat()
    return moment(find_date(tree, original_date=True, extensive_search=True, max_date=latest, url=capture.url))
