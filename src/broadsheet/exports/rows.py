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


def within(row: Row, cap: int | None) -> Row | None:
    """The row with no more of its text than `cap` code points, up to the end of a word; None where none is left."""
    if cap is None or len(row.text) <= cap:
        return row
    text = row.text[:cap]
    if not row.text[cap].isspace():
        text = text[: max((at for at, each in enumerate(text) if each.isspace()), default=0)]
    # A description is taken out of the text, or says it again; the hash is that of the whole text.
    return msgspec.structs.replace(row, text=text.rstrip(), description=None) if text.strip() else None


def row_bytes(row: Row) -> bytes:
    """One line of JSON, without its end; the same row gives the same bytes."""
    return msgspec.json.encode(row)
