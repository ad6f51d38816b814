"""A row of an article collection (JSON Lines: id, title, text, outlet, url, published) -> a draft.

Every field is taken as it stands, the text code point for code point: offsets are offsets into the field.
"""

from __future__ import annotations

from broadsheet.articles import addresses
from broadsheet.articles.draft import Draft
from broadsheet.articles.feed_item import record
from broadsheet.articles.languages import code
from broadsheet.articles.moments import moment
from broadsheet.errors import ExtractError
from broadsheet.types import Capture


def read(capture: Capture) -> Draft:
    """`ExtractError` if it is no such row."""
    row = record(capture)
    text = row.get("text")
    if not isinstance(text, str):
        raise ExtractError(capture.origin, 'the row has no "text"')
    given = {name: value.strip() for name, value in row.items() if isinstance(value, str) and value.strip()}
    return Draft(
        text=text,
        title=given.get("title", ""),
        url=addresses.clean(given.get("url") or capture.url),
        outlet=given.get("outlet"),
        byline=given.get("byline"),
        description=given.get("description"),
        published=moment(str(row["published"])) if row.get("published") is not None else None,
        modified=moment(given.get("modified")),
        claimed=given.get("language"),
        certain=code(given.get("language")) is not None,
    )
