"""The address of an article: one spelling for one page."""

from __future__ import annotations

import re

import ada_url
from courlan import extract_domain

from broadsheet.captures.address import web_address

# Parameters that say where a reader came from. courlan's own list takes "gallery" and "session" too, which name pages.
TRACKS = re.compile(
    r"^(?:utm_|mc_|pk_|mtm_|itm_|ga_|vero_|oly_|mkt_|at_(?:medium|campaign|custom)|hsa_)"
    r"|^(?:fb|g|dc|yc|ysc|twc|msclk|igsh|wbra|gbra|tt)l?c?l?id$"
    r"|^(?:xtor|cmpid|ncid|icid|ocid|smid|CMP|s_cid|ito|ns_[a-z_]+|partner|taid|guccounter|guce_[a-z_]+|rss|feedtype)$",
    re.IGNORECASE,
)


def clean(text: str | None, base: str | None = None) -> str | None:
    """`text` at `base` as a browser reads it (WHATWG URL), without fragment and tracking; None if no http address."""
    address = web_address(text, base)
    if address is None:
        return None
    url = ada_url.URL(address)
    url.hash = ""
    if url.search:
        kept = [part for part in url.search[1:].split("&") if part and not _tracks(part.partition("=")[0])]
        url.search = "&".join(kept)
    return str(url.href)


def host(address: str | None) -> str | None:
    """The host without "www."."""
    found = web_address(address)
    return ada_url.URL(found).hostname.removeprefix("www.") or None if found else None


def same_site(one: str, other: str) -> bool:
    """Whether both belong to one registered domain."""
    first, second = extract_domain(one, fast=True), extract_domain(other, fast=True)
    return bool(first) and first == second


def is_front_page(address: str) -> bool:
    url = ada_url.URL(address)
    return url.pathname in ("", "/") and not url.search


def _tracks(parameter: str) -> bool:
    return TRACKS.search(parameter) is not None
