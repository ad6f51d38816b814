"""Which site a feed belongs to, and what that site is called, as far as lists and titles of feeds tell."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from tld import get_tld

from broadsheet.captures.address import web_address
from broadsheet.outlets.folding import fold
from broadsheet.types import OutletKind

HERE = Path(__file__).parent
# Sites that carry the words of others: a feed there says nothing of who publishes it.
CARRIERS = frozenset((HERE / "carriers.txt").read_text(encoding="utf-8").split())
# Domains under which several outlets stand: there the whole host is the site.
SHARED = frozenset((HERE / "shared.txt").read_text(encoding="utf-8").split())
FRONTS = re.compile(r"^(?:www\d?|rss\d?|feeds?|feedx|partner-feeds|xml|m|amp|news-feeds?|api|assets|static|cdn)\.")
SEPARATOR = re.compile(r"\s+[|–—•·»:-]+\s+|\s*(?:\||»|::|·)\s*|:\s+")
LONGEST_NAME = 48
MOST_WORDS = 6
SIGNS: tuple[tuple[OutletKind, re.Pattern[str]], ...] = (
    ("government", re.compile(r"(?:^|\.)(?:gov|gouv|gob|gub|govt|europa)(?:\.|$)")),
    ("agency", re.compile(r"\b(?:(?:news|press) agency|agence|agenzia|agencia|agência|ajansı)\b", re.I)),
    ("broadcaster", re.compile(r"\b(?:tv|radio|rádio|fm|televisi\w+|télévision|broadcast\w*|rundfunk)\b", re.I)),
    ("magazine", re.compile(r"\b(?:magazine?|weekly|revista)\b", re.I)),
)


def site(address: str | None) -> str | None:
    """The registered domain of an address; None for a carrier, or for what is no web address."""
    found = web_address(address)
    if found is None:
        return None
    domain = get_tld(found, as_object=True, fail_silently=True, search_private=True)
    domain = getattr(domain, "fld", None)
    if domain is None or domain in CARRIERS:
        return None
    return host(found) if domain in SHARED else domain


def host(address: str) -> str:
    """The host without what only says that it serves feeds ("www.", "rss.")."""
    name = (urlsplit(web_address(address) or "").hostname or "").rstrip(".")
    while (shorter := FRONTS.sub("", name)) != name and "." in shorter:
        name = shorter
    return name


def same(url: str) -> str:
    """What two addresses of one feed have in common: http or https, www or not, a slash at the end or none."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip())
    return bare.rstrip("/").casefold()


def title_name(title: str, domain: str) -> str | None:
    """The outlet's name in a feed's title ("Lenta.ru : Новости"): the part most like its domain, else the first."""
    parts = [part.strip(' \t-–—|:»«"') for part in SEPARATOR.split(" ".join(title.split())) if part]
    parts = [part for part in parts if part and len(part) <= LONGEST_NAME and len(part.split()) <= MOST_WORDS]
    if not parts:
        return None
    label = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0])
    return max(parts, key=lambda part: (_likeness(part, label), -parts.index(part)))


def _likeness(part: str, label: str) -> int:
    letters = fold(part).replace(" ", "")
    if not letters or not letters.isascii():
        return 0
    return len(letters) if letters in label or label in letters else 0


def kind_of(name: str, domain: str) -> OutletKind | None:
    """What its own name or domain says that it is; None where they do not."""
    return next((kind for kind, sign in SIGNS if sign.search(domain if kind == "government" else name)), None)
