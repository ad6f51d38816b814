"""Addresses as a browser reads them (WHATWG URL), and names that are safe to print."""

from __future__ import annotations

from typing import Any

import ada_url


def web_address(text: Any, base: str | None = None) -> str | None:
    """The absolute http(s) address that `text` means at `base`, None for anything else."""
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        url = ada_url.URL(text.strip(), base)
    except ValueError:  # also UnicodeEncodeError, of a lone surrogate
        return web_address(text) if base is not None else None
    return url.href if url.protocol in ("http:", "https:") else None


def printable(name: str) -> str:
    """A file's name without what would break a terminal, a log or UTF-8."""
    return name if name.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
