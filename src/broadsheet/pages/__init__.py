"""Review -> page: the same words as HTML, Markdown, JSON or plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from broadsheet.errors import InputError
from broadsheet.pages.html_page import html_page
from broadsheet.pages.markdown import markdown
from broadsheet.pages.plain_text import plain_text
from broadsheet.schema import to_json
from broadsheet.types import Review

SCHEMA = "broadsheet-review/1"


def json_form(review: Review) -> str:
    """The review as JSON (the published schema), indented, with the schema's name first."""
    whole = to_json(review).replace(b"{", b'{"schema":"' + SCHEMA.encode() + b'",', 1)
    return msgspec.json.format(whole, indent=2).decode() + "\n"


WRITERS: Mapping[str, Callable[[Review], str]] = MappingProxyType(
    {"html": html_page, "md": markdown, "json": json_form, "text": plain_text}
)
FORMATS = tuple(WRITERS)


def render(review: Review, form: str) -> str:
    """The review in one of `FORMATS`; `InputError` for another."""
    if form not in WRITERS:
        raise InputError(f"form {form!r}", "no such form", f"Known are {', '.join(FORMATS)}")
    return WRITERS[form](review)


__all__ = ["FORMATS", "SCHEMA", "render"]
