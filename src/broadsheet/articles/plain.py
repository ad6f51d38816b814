"""A text file -> a draft: the file's text, code point for code point."""

from __future__ import annotations

from broadsheet.articles.decode import file_characters
from broadsheet.articles.draft import Draft
from broadsheet.errors import ExtractError
from broadsheet.types import Capture

LONGEST_TITLE = 120  # characters


def read(capture: Capture) -> Draft:
    """`ExtractError` if the bytes are no text in any encoding."""
    text = file_characters(capture.body)
    if text is None:
        raise ExtractError(capture.origin, "its bytes are no text in any known encoding", "Save it as UTF-8.")
    return Draft(text=text, title=title_of(text), url=capture.url)


def title_of(text: str) -> str:
    """The first line with words on it, cut: a slice of the text."""
    lines = (line.strip("\ufeff \t\r\f\v\u00a0") for line in text.splitlines())
    return next((line for line in lines if line), "")[:LONGEST_TITLE].rstrip()
