"""Who publishes an article: the outlet, whose it is, and where, as far as a registry or the address tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.outlets import Registry
from broadsheet.types import Article

HOST = re.compile(r"^[a-z]+://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)

# Domains of countries that do not stand where their letters say, or that the world uses as generic ones.
GENERIC_DOMAINS = frozenset({"ai", "am", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "su", "tv", "ws"})
COUNTRY_OF_DOMAIN = {"uk": "gb"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """`name` of the outlet, else its host; `owner` and `country` (ISO 3166, lower case) where they are known."""

    name: str
    owner: str | None = None
    country: str | None = None


class Publishers:
    """Looks publishers up, each once. Without a registry, only names and domains are known."""

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry
        self._known: dict[tuple[str, str], Publisher] = {}

    def of(self, article: Article) -> Publisher:
        site, name = host(article.url) or "", (article.outlet or "").strip()
        if (site, name) not in self._known:
            self._known[site, name] = self._look_up(site, name)
        return self._known[site, name]

    def _look_up(self, site: str, name: str) -> Publisher:
        """By its host, which no other has; by its name where the host is not known."""
        found = None
        if self._registry is not None:
            found = (self._registry.by_host(site) if site else None) or (self._registry.find(name) if name else None)
        country = (found.country if found else None) or country_of_domain(site)
        return Publisher(name or site, found.owner if found else None, country)


def host(url: str | None) -> str | None:
    """The host of an address, without "www."."""
    found = HOST.match(url or "")
    return found.group(1).lower() if found else None


def country_of_domain(site: str) -> str | None:
    ending = site.rsplit(".", 1)[-1]
    if len(ending) != 2 or ending in GENERIC_DOMAINS or not ending.isalpha():
        return None
    return COUNTRY_OF_DOMAIN.get(ending, ending)


__all__ = ["Publisher", "Publishers", "host"]
