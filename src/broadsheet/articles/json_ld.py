"""What a page's JSON-LD (schema.org) says of its article, flattened to a few names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

Thing = dict[str, Any]

# Pages repeat whole shops and menus in JSON-LD; the article stands near the top.
MOST_THINGS = 5_000
ARTICLE_TYPES = ("article", "blogposting", "report", "review", "liveblogposting", "socialmediaposting")
PAGE_TYPES = ("webpage", "itempage", "videoobject", "newsmediaorganization")


def read(scripts: Iterable[str]) -> dict[str, list[str]]:
    """{"ld:headline": [...], "ld:published", "ld:modified", "ld:author", "ld:publisher", ...} of the page's article."""
    things = list(_things(scripts))
    articles = [thing for thing in things if _is(thing, ARTICLE_TYPES)]
    pages = [thing for thing in things if _is(thing, PAGE_TYPES)]
    names = {str(thing["@id"]): thing for thing in things if isinstance(thing.get("@id"), str) and "name" in thing}
    found: dict[str, list[str]] = {}
    for thing in [*articles[:1], *pages[:1]]:
        for name, values in _fields(thing, names).items():
            if values:
                found.setdefault(f"ld:{name}", values)
    return found


def _fields(thing: Thing, names: dict[str, Thing]) -> dict[str, list[str]]:
    return {
        "headline": _words(thing.get("headline")),
        "name": _words(thing.get("name")),
        "published": _words(thing.get("datePublished")),
        "created": _words(thing.get("dateCreated")) + _words(thing.get("uploadDate")),
        "modified": _words(thing.get("dateModified")),
        "author": _names(thing.get("author"), names) or _names(thing.get("creator"), names),
        "publisher": _names(thing.get("publisher"), names),
        "description": _words(thing.get("description")),
        "language": _words(thing.get("inLanguage")),
        "url": _words(thing.get("url")) + _ids(thing.get("mainEntityOfPage")),
    }


def _things(scripts: Iterable[str]) -> Iterator[Thing]:
    """Every object of every script, outer ones first."""
    waiting: list[Any] = [found for script in scripts if (found := _parsed(script)) is not None]
    count = 0
    while waiting and count < MOST_THINGS:
        here = waiting.pop(0)
        count += 1
        if isinstance(here, list):
            waiting = [*here[:MOST_THINGS], *waiting]
        elif isinstance(here, dict):
            yield here
            waiting += [
                here[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
                if isinstance(here.get(key), dict | list)
            ]


def _parsed(script: str) -> Any:
    script = script.strip().removeprefix("<![CDATA[").removesuffix("]]>").removeprefix("<!--").removesuffix("-->")
    try:
        return json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is(thing: Thing, endings: tuple[str, ...]) -> bool:
    kinds = thing.get("@type")
    return any(str(kind).lower().endswith(endings) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _words(value: Any) -> list[str]:
    if isinstance(value, list):
        return [word for part in value[:20] for word in _words(part) if not isinstance(part, list)]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return [value] if isinstance(value, str) and value.strip() else []


def _ids(value: Any) -> list[str]:
    return _words(value.get("@id") if isinstance(value, dict) else value)


def _names(value: Any, names: dict[str, Thing]) -> list[str]:
    """Names of people or organisations, given as words, objects, or references to objects elsewhere."""
    found = []
    for one in value[:20] if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one:
            one = names.get(str(one.get("@id")))
        found += _words(one.get("name") if isinstance(one, dict) else one)
    return found
