"""What a person types into the search box, as a full-text query that cannot be wrong.

Words must all occur; "words in quotation marks" must stand together; a star at the end of a word stands for any
ending. Everything else is punctuation. Of very many words the first MOST_WORDS count.
"""

from __future__ import annotations

import re

MOST_WORDS = 50
# A quotation closed or not, or a run of anything else.
PART = re.compile(r'["“„«]([^"“”„«»]*)(?:["”»]|$)|([^\s"“”„«»]+)')
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def match_expression(typed: str) -> str | None:
    """An FTS5 expression; None if nothing that was typed is a word."""
    parts = []
    for phrase, word in PART.findall(UNPRINTABLE.sub(" ", typed)):
        wanted = phrase or word
        if any(letter.isalnum() for letter in wanted):
            # Between quotation marks FTS5 knows no operators, and there are none left inside.
            parts.append(f'"{wanted}"' + ("*" if wanted.endswith("*") and not phrase else ""))
    return " ".join(list(dict.fromkeys(parts))[:MOST_WORDS]) or None
