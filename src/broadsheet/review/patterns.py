"""Patterns out of lists that a person can read."""

from __future__ import annotations


def any_of(text: str) -> str:
    """One pattern out of alternatives written one a line; case is ignored. Those that begin a word stand together, so
    that they are tried at the beginnings of words only."""
    lines = [line.strip() for line in text.strip().splitlines()]
    at_words = "|".join(line.removeprefix(r"\b") for line in lines if line.startswith(r"\b"))
    others = [line for line in lines if not line.startswith(r"\b")]
    return "(?i)" + "|".join((rf"\b(?:{at_words})", *others))


__all__ = ["any_of"]
