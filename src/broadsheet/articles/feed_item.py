"""An entry of a feed, as one JSON Feed 1.1 item (jsonfeed.org/version/1.1) -> a draft."""

from __future__ import annotations

import json
from typing import Any

from broadsheet.articles import addresses, blocks, body, bounds, hidden, publisher
from broadsheet.articles.draft import Draft
from broadsheet.articles.moments import moment
from broadsheet.articles.trim import Around, trim
from broadsheet.articles.wording import one_line
from broadsheet.errors import ExtractError, NoText
from broadsheet.types import Capture


def read(capture: Capture) -> Draft:
    """`ExtractError` if it is no item; `NoText` if it has a title and nothing else, as in feeds of headlines."""
    item = record(capture)
    about = item.get("_broadsheet")
    about = about if isinstance(about, dict) else {}
    address = addresses.clean(_string(item, "url") or _string(item, "external_url") or capture.url)
    title = one_line(_string(item, "title") or "")
    summary = one_line(_string(item, "summary") or "")
    published = moment(_string(item, "date_published"))
    return Draft(
        text=_text(item, title, capture.origin) or summary,
        title=title,
        url=address,
        outlet=_outlet(address or _string(about, "homepage"), _string(about, "outlet")),
        byline=_byline(item),
        description=summary or None,
        published=published,
        modified=moment(_string(item, "date_modified")),
        claimed=_string(item, "language") or _string(about, "language"),
        text_of="feed",
        dated_by="feed" if published else "page",
    )


def _outlet(address: str | None, feed_title: str | None) -> str | None:
    host = addresses.host(address)
    return publisher.canonical(host) or publisher.site_name(feed_title or "") or host


def record(capture: Capture) -> dict[str, Any]:
    """The JSON object that the capture is; `ExtractError` if it is none."""
    try:
        found = json.loads(capture.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ExtractError(capture.origin, f"it is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise ExtractError(capture.origin, "it is not a JSON object")
    return found


def _text(item: dict[str, Any], title: str, subject: str) -> str:
    """The entry's own text: its HTML as prose, hidden parts out; else its plain text as it stands."""
    if markup := _string(item, "content_html"):
        try:
            tree = bounds.parse(f"<html><body><article>{markup}</article></body></html>", subject)
        except NoText:
            return ""
        hidden.prune(tree, subject)
        bounds.flatten(tree)
        return body.written(trim(blocks.of_prose(tree), Around.of([title])))
    return _string(item, "content_text") or ""


def _byline(item: dict[str, Any]) -> str | None:
    people = item.get("authors")
    people = people if isinstance(people, list) else [item.get("author")]
    names = [publisher.person(_string(person, "name") or "") for person in people if isinstance(person, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value.strip() else None
