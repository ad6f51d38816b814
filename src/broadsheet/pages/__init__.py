"""Review -> page: the same words in every form (see `broadsheet.forms`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from broadsheet.errors import InputError
from broadsheet.forms import FORMS, form_named
from broadsheet.pages.html_page import html_page
from broadsheet.pages.json_form import SCHEMA, digest, json_form
from broadsheet.pages.letter import letter
from broadsheet.pages.markdown import markdown
from broadsheet.pages.news_item import news_item
from broadsheet.pages.plain_text import plain_text
from broadsheet.pages.templated import copy_bundled, from_template, list_bundled
from broadsheet.types import Review


def _pdf(review: Review) -> bytes:
    from broadsheet.pages.pdf import pdf

    return pdf(review)


def _docx(review: Review) -> bytes:
    from broadsheet.pages.word_document import word_document

    return word_document(review)


# What sets PDF and writes Word is loaded when it is asked for.
WRITERS: Mapping[str, Callable[[Review], str | bytes]] = MappingProxyType(
    {
        "html": html_page,
        "md": markdown,
        "json": json_form,
        "text": plain_text,
        "ninjs": news_item,
        "eml": letter,
        "pdf": _pdf,
        "docx": _docx,
    }
)
FORMATS = tuple(form.name for form in FORMS)
TEXTS = tuple(form.name for form in FORMS if form.text)


def document(review: Review, form: str) -> bytes:
    """The review in one of `FORMATS`, as a file holds it; `InputError` for another."""
    made = WRITERS[form_named(form).name](review)
    return made.encode() if isinstance(made, str) else made


def render(review: Review, form: str) -> str:
    """The review in one of `TEXTS`; `InputError` for another."""
    if not form_named(form).text:
        raise InputError(f"form {form!r}", "no text", f"Texts are {', '.join(TEXTS)}")
    return document(review, form).decode()


__all__ = [
    "FORMATS",
    "SCHEMA",
    "TEXTS",
    "copy_bundled",
    "digest",
    "document",
    "from_template",
    "list_bundled",
    "render",
]
