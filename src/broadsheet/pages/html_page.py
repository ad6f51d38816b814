"""The review as one HTML file: no script, no request, every text escaped, the style allowed by its own hash only."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from broadsheet.pages.clean import SPACE, direction, keep_visible
from broadsheet.pages.view import view
from broadsheet.review.colours import ACCENT, DARK_PAPER, HEX, PAPER, readable
from broadsheet.review.logo import DATA
from broadsheet.types import Review


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("broadsheet.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Every text on its way into the page; what is Markup went this way when it was made."""
    return keep_visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style(accent: str) -> tuple[str, str]:
    """(the style sheet with the house's accent, its source expression for the Content-Security-Policy)."""
    environment = _environment()
    assert environment.loader is not None
    text, _, _ = environment.loader.get_source(environment, "review.css")
    text = SPACE.sub(" ", text).strip() + _accented(accent)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return text, f"sha256-{digest}"


def _accented(accent: str) -> str:
    """The rules that put the house's colour in place of ours, lightened for the dark; none for what is no colour."""
    if accent == ACCENT or not HEX.fullmatch(accent):
        return ""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {readable(accent, DARK_PAPER)}; }} }}"
    return f" :root {{ --accent: {readable(accent, PAPER)}; }} {dark}"


def html_page(review: Review) -> str:
    """The whole file."""
    shown, masthead = view(review), review.masthead
    style, style_hash = _style(masthead.accent)
    return (
        _environment()
        .get_template("review.html.j2")
        .render(
            view=shown,
            review=review,
            labels=shown.words.labels,
            page_dir=direction(review.language),
            logo=masthead.logo if masthead.logo.startswith(DATA) else "",
            style=Markup(style),  # noqa: S704 -- our own file, no text of others
            style_hash=style_hash,
        )
    )
