"""Article -> Statement: from nouns to nouns, one text at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from broadsheet import language, statements
from broadsheet.encoder import Encoder
from broadsheet.errors import InputError, NoText
from broadsheet.pipeline.captured import take
from broadsheet.types import Article, Capture, Reading, Refusal, Statement

Found = tuple[str, tuple[Statement, ...]]
Reader = Callable[[Sequence[Article]], Iterator[Found]]


def read(article: Article, *, with_encoder: bool = False) -> tuple[Statement, ...]:
    """Article -> statements; none for a language that nobody here can read.

    With the encoder, rules and model read together: more is found, at many times the cost.
    """
    known = language.language(article.language)
    if known is None:
        return ()
    if not with_encoder:
        return statements.read(article, known)
    [tagging] = _encoder().encode([article.text])
    return statements.read(article, known, tagging, _encoder().settings)


@cache
def _encoder() -> Encoder:
    """This process's own, which loads its model at the first text."""
    return Encoder()


def reader_name(*, with_encoder: bool = False) -> str:
    """The name under which an archive keeps what was read: another model's reading is another."""
    return f"{statements.READER}+{_encoder().settings.name}" if with_encoder else statements.READER


def read_each(wanted: Sequence[Article], *, with_encoder: bool = False) -> Iterator[Found]:
    """(article id, statements) for each article, one after the other."""
    for article in wanted:
        yield article.id, read(article, with_encoder=with_encoder)


def read_capture(capture: Capture, *, with_encoder: bool = False) -> Reading | Refusal:
    """Capture -> Article -> statements."""
    article = take(capture)
    return article if isinstance(article, Refusal) else Reading(article, read(article, with_encoder=with_encoder))


def read_text(text: str) -> Reading:
    """A plain text -> statements, offsets into the text as given. Raises `NoText`, `InputError`."""
    try:
        body = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError("text", f"half of a surrogate pair stands at {error.start}") from error
    epoch = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # a text has no time of receipt, and nothing here asks for one
    reading = read_capture(Capture.of(body, media_type="text/plain", origin="text", received=epoch))
    if isinstance(reading, Refusal):
        raise NoText("text", reading.detail)
    return reading
