"""Which words a review in a language is checked with."""

from __future__ import annotations

from broadsheet.checking.english import ENGLISH
from broadsheet.checking.words import CheckWords
from broadsheet.language import Language, language

LANGUAGES = {words.code: words for words in (ENGLISH,)}


def known_language(code: str | None) -> tuple[Language, CheckWords] | None:
    """The language and the checker's words of it, None where one of them is missing."""
    found = language(code)
    words = LANGUAGES.get(found.code) if found else None
    return (found, words) if found and words else None
