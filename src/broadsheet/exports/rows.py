"""An article as a row: the one form that JSON Lines, Parquet and ninjs share, and that `broadsheet add` reads."""

from __future__ import annotations

import msgspec

from broadsheet.types import Article


class Row(msgspec.Struct, frozen=True):
    """The fields of an article that are its own. Times are ISO 8601; of a known day without an hour, the date."""

    id: str
    title: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    byline: str | None = None
    description: str | None = None
    sha256: str | None = None


def row_of(article: Article) -> Row:
    return Row(
        id=article.id,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        url=article.url,
        published=str(article.published) if article.published else None,
        modified=str(article.modified) if article.modified else None,
        language=article.language,
        byline=article.byline,
        description=article.description,
        sha256=article.sha256,
    )


def row_bytes(row: Row) -> bytes:
    """One line of JSON, without its end; the same row gives the same bytes."""
    return msgspec.json.encode(row)
