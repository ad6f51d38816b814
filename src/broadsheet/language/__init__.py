"""What differs by language, as data: `language("en")` gives all that the readers know of English."""

from __future__ import annotations

from broadsheet.language.base import Language
from broadsheet.language.en import ENGLISH

LANGUAGES: dict[str, Language] = {known.code: known for known in (ENGLISH,)}


def language(code: str | None) -> Language | None:
    """The language of this ISO 639 code ("en", "en-GB"), or None where we have no data for it."""
    return LANGUAGES.get((code or "").lower().replace("_", "-").split("-")[0])


__all__ = ["LANGUAGES", "Language", "language"]
