"""The forms that a review is given in: how each is called, which endings of a file's name mean it, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from broadsheet.errors import InputError


@dataclass(frozen=True, slots=True)
class Form:
    """`text` is false for what a terminal cannot show."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    text: bool = True


FORMS = (
    Form("html", (".html", ".htm"), "text/html; charset=utf-8"),
    Form("md", (".md",), "text/markdown; charset=utf-8"),
    Form("json", (".json",), "application/json"),
    Form("text", (".txt",), "text/plain; charset=utf-8"),
    Form("ninjs", (".ninjs",), "application/json"),
    Form("eml", (".eml",), "message/rfc822"),
    Form("pdf", (".pdf",), "application/pdf", text=False),
    Form("docx", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", text=False),
)
BY_NAME = {form.name: form for form in FORMS}
BY_SUFFIX = {suffix: form for form in FORMS for suffix in form.suffixes}


def form_named(name: str) -> Form:
    """InputError for a name of none."""
    if name not in BY_NAME:
        raise InputError(f"form {name!r}", "no such form", f"Known are {', '.join(BY_NAME)}")
    return BY_NAME[name]


def form_of_file(path: Path) -> Form:
    """By the ending of its name. InputError if that does not say."""
    if found := BY_SUFFIX.get(path.suffix.lower()):
        return found
    known = ", ".join(BY_SUFFIX)
    raise InputError(str(path), "its name does not say the form", f"End it in {known}, or name the form")
