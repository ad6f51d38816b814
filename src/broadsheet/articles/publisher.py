"""The fields of an article as its publisher's own tags give them: for each an ordered list of signs, the first wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from broadsheet import outlets
from broadsheet.articles import addresses
from broadsheet.articles.moments import moment
from broadsheet.articles.signs import Signs, first
from broadsheet.articles.wording import one_line
from broadsheet.types import Moment

TITLE = ("ld:headline", "og:title", "h1", "itemprop headline", "twitter:title", "dc.title", "dcterms.title", "title")
OUTLET = ("og:site_name", "ld:publisher", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
BYLINE = (
    "ld:author",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "itemprop name",
    "itemprop author",
    "rel author",
)
DESCRIPTION = (
    "og:description",
    "description",
    "ld:description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
)
PUBLISHED = (
    "ld:published",
    "article:published_time",
    "og:article:published_time",
    "itemprop datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date.created",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "datepublished",
    "ld:created",
    "time published",
)
MODIFIED = (
    "ld:modified",
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "itemprop datemodified",
    "article:modified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
)
LANGUAGE = ("html lang", "ld:language", "og:locale", "content-language", "dc.language", "dcterms.language", "language")
ADDRESS = ("canonical", "og:url", "ld:url")

# "Volkova | Homepage": what a site's template adds to its name.
JUNK = re.compile(
    r"\s*[|–—:•-]\s*(?:home\s?page|home|startseite|главная(?: страница)?|inicio|portada|accueil|news site)\s*$",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"https?://|^www\.", re.IGNORECASE)
BY = re.compile(r"^(?:by|von|par|por|de la redaction|автор|текст|text|written by|от|di|door|av)\s*:?\s+", re.IGNORECASE)
DATED = re.compile(r"[\s|,•·(–—-]*(?:\d{1,2}[./ -]\s?\w+\.?,?[./ -]\s?\d{4}|\d{4}-\d\d-\d\d|\w+ \d{1,2}, \d{4}).*$")
NO_NAME = re.compile(r"https?://|^www\.|^@|^\W*$|^(?:admin|administrator|editor|null|undefined|none)$", re.IGNORECASE)
LONGEST_NAME = 120
MOST_NAMES = 8
CUT = ("...", "…")
SHORTEST_HEADLINE = 15  # characters: "Live - Volkova resigns" is not "Live"
# A wording for those who share it that is shorter than this share of the headline says too little to stand for it.
LEAST_SHARED = 0.4
# What a site adds to its headlines: a separator, and a name.
TAIL = re.compile(r"\s*(?:[|｜ㅣ•·»*：]|--|\s[–—-]\s)\s*\S|-\S+\s*[|｜ㅣ]")
KICKER_END = re.compile(r"(?:[:|»]|[–—-])\s+$")
# Separators between a headline and the name of its site.
SEPARATOR = re.compile(r"\s+[|–—•·»\-]+\s+|\s*[|»]\s*")


def title(signs: Signs, outlet: str | None) -> str:
    """The headline without the name of its site; "" if the page has none."""
    wordings = all_titles(signs, outlet)
    if not wordings:
        return ""
    best = wordings[0]
    if best.endswith(CUT):
        # Search engines want JSON-LD headlines of 110 characters at most.
        start = best.rstrip("".join(CUT)).rstrip()
        best = next((other for other in wordings if other.startswith(start) and not other.endswith(CUT)), best)
    # "Headline - National | site.example" where another sign has the headline alone
    best = next((other for other in wordings if _is_without_tail(other, best)), best)
    # "Port of Ossen: Headline" where those who share it get the headline alone
    return next((other for other in _wordings(signs, ("og:title",), outlet) if _is_heart(other, best)), best)


def _is_heart(short: str, whole: str) -> bool:
    """Whether `whole` is `short` with a kicker in front, or a clause more at its end."""
    if not max(SHORTEST_HEADLINE, LEAST_SHARED * len(whole)) <= len(short) < len(whole) or short.endswith(CUT):
        return False
    before, after = whole[: -len(short)], whole[len(short) :]
    return (whole.endswith(short) and KICKER_END.search(before) is not None) or (
        whole.startswith(short) and not after[0].isalnum()
    )


def _is_without_tail(bare: str, whole: str) -> bool:
    tail = whole[len(bare) :]
    return len(bare) >= SHORTEST_HEADLINE and whole.startswith(bare) and TAIL.match(tail) is not None


def all_titles(signs: Signs, outlet: str | None) -> list[str]:
    """Every wording that the page gives its headline."""
    return _wordings(signs, TITLE, outlet)


def _wordings(signs: Signs, among: Sequence[str], outlet: str | None) -> list[str]:
    names = {name.casefold() for name in (outlet, *_outlet_names(signs)) if name}
    found = (bare_title(one_line(value), names) for value in first(signs, among))
    return [headline for headline in found if headline]


def bare_title(headline: str, names: set[str]) -> str:
    """`headline` without a site's name at its end; "" if it is nothing but one."""
    if headline.casefold() in names:
        return ""
    for match in reversed(list(SEPARATOR.finditer(headline))):
        if headline[match.end() :].casefold() in names:
            return headline[: match.start()]
    return headline


def outlet(signs: Signs, address: str | None) -> str | None:
    """The name of the outlet: one name for a host that the registry knows, else its own word, else its host."""
    host = addresses.host(address)
    return canonical(host) or next(iter(_outlet_names(signs)), None) or host


def canonical(host: str | None) -> str | None:
    """The name of the outlet at `host` that a person chose for the registry, None where nobody did."""
    found = outlets.by_host(host) if host else None
    return found.name if found and found.reviewed else None


def _outlet_names(signs: Signs) -> list[str]:
    return [name for value in first(signs, OUTLET) if (name := site_name(value))]


def site_name(value: str) -> str:
    """A site's name as a reader would write it."""
    name = JUNK.sub("", one_line(value))
    return "" if len(name) > LONGEST_NAME or NO_NAME.search(name) else name


def byline(signs: Signs) -> str | None:
    """Who signs it, names joined by commas; of the first sign that holds a name."""
    for sign in BYLINE:
        names = dict.fromkeys(name for value in signs.get(sign, ()) if (name := person(value)))
        if names:
            return ", ".join(list(names)[:MOST_NAMES])
    return None


def person(value: str) -> str:
    """A name, without "by" before it and a date after it; "" for what is none."""
    name = DATED.sub("", BY.sub("", one_line(value))).strip(" ,;|•·–—-")
    return "" if len(name) > LONGEST_NAME or NO_NAME.search(name) else name


def description(signs: Signs) -> str | None:
    return next((line for value in first(signs, DESCRIPTION) if (line := one_line(value))), None)


def published(signs: Signs) -> Moment | None:
    """The first readable date; an instant of the same day, further down the list, is taken for a bare one."""
    found = _moments(first(signs, PUBLISHED))
    if not found:
        return None
    day = found[0].at.date()
    return next((m for m in found if m.precision == "instant" and m.at.date() == day), found[0])


def modified(signs: Signs) -> Moment | None:
    return next(iter(_moments(first(signs, MODIFIED))), None)


def _moments(values: Iterable[str]) -> list[Moment]:
    return [found for value in values if (found := moment(value))]


def claimed_language(signs: Signs) -> str | None:
    return next(iter(first(signs, LANGUAGE)), None)


def address(signs: Signs, fetched: str | None) -> str | None:
    """The page's own word for its address, if it stays on the site that it was fetched from and names a page."""
    here = addresses.clean(fetched)
    for value in first(signs, ADDRESS):
        found = addresses.clean(value, here)
        if found and (here is None or (addresses.same_site(found, here) and not _loses_the_page(found, here))):
            return found
    return here


def _loses_the_page(found: str, here: str) -> bool:
    """Some templates name the front page as canonical of every page."""
    return addresses.is_front_page(found) and not addresses.is_front_page(here)
