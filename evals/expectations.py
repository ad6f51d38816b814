"""What gofeed and feedparser expect of their own test files, in the five fields that a press review rests on.

An expectation is of a title, a link, a date, a text or an author of one entry. Titles, texts and authors are compared
as the words that a reader sees (tags out, entities read, space joined), links as the address that a browser makes of
them, dates as instants. What else the files expect (podcasts, maps, images, versions, languages of elements, ...) is
not ours, and not counted.
"""

from __future__ import annotations

import ast
import calendar
import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from broadsheet.captures.address import web_address
from broadsheet.captures.item import Item, plain

TITLE, LINK, DATE, TEXT, AUTHOR = "title", "link", "date", "text", "author"
FIELDS: Final = (TITLE, LINK, DATE, TEXT, AUTHOR)
# Content that no reader sees; feedparser's sanitiser takes it out, we do when the article is read.
_UNSEEN: Final = re.compile(r"<(script|style|noscript|applet|object|embed)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.S)
_EXPECT: Final = re.compile(r"^\s*Expect:\s*(.*)$", re.M)
_HEADER: Final = re.compile(r"^\s*Header:\s*([\w-]+)\s*:\s*(.*)$", re.M)
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file expects of a field of its entry number `entry`; any of `values`, normalised, will do."""

    entry: int
    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A test file with its expectations. `url` and `media_type` are what its suite says it was fetched as."""

    suite: str
    file: Path
    expected: tuple[Expected, ...]
    url: str | None = None
    media_type: str | None = None


def cases(folder: Path) -> list[Case]:
    """All cases of both suites that expect something of ours, in order of path."""
    found = [*gofeed(folder / "gofeed"), *feedparser(folder / "feedparser")]
    return [case for case in found if case.expected]


def met(expected: Expected, items: tuple[Item, ...]) -> bool:
    """Whether the entry that we read is what is expected."""
    if expected.entry >= len(items):
        return False
    return bool(set(ours(items[expected.entry], expected.field)) & set(expected.values))


def ours(item: Item, field: str) -> tuple[str, ...]:
    """Our entry's field in the normal form; for the text, each of its forms. Nothing is the empty string."""
    if field == TITLE:
        return (_squeezed(item.get("title") or ""),)
    if field == LINK:
        return (item.get("url") or "",)
    if field == DATE:
        return tuple(instant(item.get(name)) for name in ("date_published", "date_modified"))
    if field == AUTHOR:
        return (",".join(_squeezed(author["name"]) for author in item.get("authors") or ()),)
    return tuple(words(item.get(name)) for name in ("content_html", "content_text", "summary"))


# ----------------------------------------------------------------------------------------------------------- gofeed


def gofeed(folder: Path) -> Iterator[Case]:
    """Beside each feed stands what the library makes of it, as JSON of its own form."""
    for file in sorted(folder.rglob("*")):
        if file.suffix not in (".xml", ".json") or file.stem.endswith("_expected"):
            continue
        told = file.with_suffix(".json") if file.suffix == ".xml" else file.with_name(f"{file.stem}_expected.json")
        if told.exists() and told != file:
            yield Case("gofeed", file, tuple(_of_gofeed(json.loads(told.read_text(encoding="utf-8")))))


def _of_gofeed(feed: dict[str, Any]) -> Iterator[Expected]:
    for number, entry in enumerate(feed.get("items") or feed.get("entries") or ()):
        yield from _some(number, TITLE, [words(entry.get("title"))])
        yield from _some(number, LINK, [address(link) for link in _links(entry)])
        dates = ("publishedParsed", "pubDateParsed", "updatedParsed", "date_published", "date_modified")
        yield from _some(number, DATE, [instant(entry.get(name)) for name in dates])
        texts = [entry.get(name) for name in ("content", "description", "summary", "content_html", "content_text")]
        yield from _some(number, TEXT, [words(text.get("value") if isinstance(text, dict) else text) for text in texts])
        yield from _some(number, AUTHOR, [_people(entry)])


def _links(entry: dict[str, Any]) -> list[str]:
    """The entry's own page: in Atom the link that is "alternate" or says no relation."""
    links = entry.get("links") or ()
    pages = [link.get("href") for link in links if isinstance(link, dict) and link.get("rel", "") in ("", "alternate")]
    return [link for link in (entry.get("link"), entry.get("url"), *pages) if link]


def _people(entry: dict[str, Any]) -> str:
    given = entry.get("authors") or ([entry["author"]] if entry.get("author") else [])
    names = [person.get("name") if isinstance(person, dict) else person for person in given]
    return ",".join(words(name) for name in names if name)


# ------------------------------------------------------------------------------------------------------- feedparser


def feedparser(folder: Path) -> Iterator[Case]:
    """A comment in each file holds a Python expression over what the library makes of it."""
    for file in sorted(folder.rglob("*.xml")):
        text = _characters(file.read_bytes())
        comment = next((match[1] for match in _COMMENT.finditer(text) if _EXPECT.search(match[1])), None)
        if comment is None:
            continue
        headers = {name.lower(): value.strip() for name, value in _HEADER.findall(comment)}
        wanted = _EXPECT.search(comment)
        expected = tuple(_of_feedparser(wanted[1] if wanted else ""))
        url = headers.get("content-location") or "http://127.0.0.1:8097/"
        yield Case("feedparser", file, expected, url, headers.get("content-type"))


def _of_feedparser(expression: str) -> Iterator[Expected]:
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
    except SyntaxError:
        return
    for part in tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]:
        if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.Eq):
            path = _path(part.left)
            field = _FIELD_OF.get(path[2:]) if len(path) > 2 and path[0] == "entries" else None
            if field is not None and isinstance(path[1], int):
                try:
                    value = ast.literal_eval(part.comparators[0])
                except ValueError:
                    continue
                yield Expected(path[1], field, (_normal(field, value),))


_FIELD_OF: Final[dict[tuple[Any, ...], str]] = {
    ("title",): TITLE,
    ("title_detail", "value"): TITLE,
    ("link",): LINK,
    ("published_parsed",): DATE,
    ("updated_parsed",): DATE,
    ("description",): TEXT,
    ("summary",): TEXT,
    ("summary_detail", "value"): TEXT,
    ("content", 0, "value"): TEXT,
    ("author_detail", "name"): AUTHOR,
}


def _path(node: ast.expr) -> tuple[Any, ...]:
    """("entries", 0, "title") of `entries[0]['title']`; empty for anything else."""
    parts: list[Any] = []
    while True:
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            parts.append(node.slice.value)
            node = node.value
        elif isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Name):
            return (node.id, *reversed(parts))
        else:
            return ()


def _normal(field: str, value: Any) -> str:
    if field == DATE:
        moment = dt.datetime.fromtimestamp(calendar.timegm((*value, 0, 0, 0)[:9]), dt.UTC)
        return moment.isoformat()
    return address(value) if field == LINK else words(value)


# ------------------------------------------------------------------------------------------------------ normal form


def words(markup: object) -> str:
    """The words that a reader sees."""
    if not isinstance(markup, str):
        return ""
    seen = plain(_UNSEEN.sub(" ", markup)) or ""
    return _squeezed(seen)


def _squeezed(text: str) -> str:
    """Without space: where tags stand between letters, libraries differ in whether a space does."""
    return _SPACE.sub("", text)


def address(text: object) -> str:
    return web_address(text) or ""


def instant(text: object) -> str:
    """ISO 8601 in UTC; of a date alone its midnight, of a time without zone the same hour in UTC."""
    if not isinstance(text, str) or not text:
        return ""
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return ""
    return (at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)).replace(microsecond=0).isoformat()


def _some(number: int, field: str, values: Iterable[str]) -> Iterator[Expected]:
    kept = tuple(dict.fromkeys(value for value in values if value))
    if kept:
        yield Expected(number, field, kept)


def _characters(body: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16")):
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if body.startswith(b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    return body.decode("utf-8", "replace")
