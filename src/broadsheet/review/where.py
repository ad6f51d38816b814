"""Which outlet a printed line names before or behind its words."""

from __future__ import annotations

from collections.abc import Sequence


def parted(text: str, outlets: Sequence[str], *, titled: bool) -> tuple[str, str, str]:
    """(the outlet that leads the line, its words, the outlets that end it)."""
    for outlet in filter(None, outlets):
        if titled and text.startswith(f"{outlet}: "):
            return text[: len(outlet) + 2], text[len(outlet) + 2 :], ""
        at = _last_bracket(text)
        if not titled and at and outlet in text[at:]:
            return "", text[:at], text[at:]
    return "", text, ""


def _last_bracket(text: str) -> int:
    """Where the bracket that ends the text opens, with the space before it; 0 if none does. Outlets have brackets of
    their own: "Metro (UK)"."""
    depth = 0
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at - 1 if text[at] == "(" and text[at - 1] == " " else 0
    return 0
