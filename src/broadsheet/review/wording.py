"""Which words a review in a language is written with."""

from __future__ import annotations

from broadsheet.review.english import ENGLISH
from broadsheet.review.words import ReviewWords

LANGUAGES = {words.code: words for words in (ENGLISH,)}


def words(code: str) -> ReviewWords:
    """The words of the language with this code; English where we have none, so that a review is always possible."""
    return LANGUAGES.get(code, ENGLISH)
