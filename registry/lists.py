"""The four lists of feed addresses, read into one form.

    news-feed-list-of-countries (MIT)   a feed and its publication by country, with what a check of 2026-03-25 found
    kite (MIT)                          feeds by country and by subject; outlets with their country and owner
    awesome-rss-feeds (CC0)             feeds by country, as OPML
    fundus (MIT)                        feeds and news sitemaps by country

Only addresses, names and facts are taken: no descriptions.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.captures import opml
from broadsheet.outlets.places import code_of
from broadsheet.outlets.record import Source
from broadsheet.types import FeedKind, OutletKind
from registry import naming

HERE = Path(__file__).parent
CHECKED = dt.date(2026, 3, 25)
# Codes of one list that are not ISO 3166.
FUNDUS_CODES = {"uk": "gb", "ind": "in", "isl": "is"}
LONGEST_OWNER = 90
NO_OWNER = re.compile(r"^(?:unknown|independent|n/a|none)?$", re.IGNORECASE)
KINDS: dict[str, OutletKind] = {"Print Media": "newspaper", "Public Broadcaster": "broadcaster"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as a list gives it. `national` says that the list holds it for press of that country."""

    source: Source
    url: str
    country: str | None = None
    national: bool = False
    name: str | None = None
    homepage: str | None = None
    kind: FeedKind | None = None
    beat: str | None = None
    language: str | None = None
    checked: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """What kite says of an organisation and its domains."""

    name: str
    country: str | None
    domains: tuple[str, ...]
    owner: str | None
    kind: OutletKind | None


def feeds(lists: Path) -> list[Listed]:
    """Every feed of every list, in a fixed order: the checked list first, since its word is the freshest."""
    return [*countries(lists), *fundus(lists), *awesome(lists), *kite(lists)]


def by_hand() -> list[dict[str, str]]:
    """Feeds of well-known outlets that the lists lack: outlet, url, beat, language."""
    return rows("feeds.tsv")


def countries(lists: Path) -> Iterator[Listed]:
    """Feeds that did not answer on the day of the check are left out."""
    folder = lists / "news-feed-list-of-countries"
    alive = json.loads((folder / "active-feeds-auto-generated.json").read_text(encoding="utf-8"))
    beats = table("beats.tsv")
    for code, rows in sorted(alive.items()):
        country = code_of(code)
        for row in rows:
            yield Listed(
                "countries",
                row["publication_rss_feed_uri"],
                country,
                country is not None,
                row["publication_name"],
                row["publication_website_uri"],
                beat=beats.get(row.get("category") or ""),
                checked=CHECKED,
            )


def kite(lists: Path) -> Iterator[Listed]:
    """Categories are countries ("Russia"), parts of them ("UK | Scotland") or subjects; some subjects are left out."""
    beats = table("beats.tsv")
    for category, row in sorted(json.loads((lists / "kite/kite_feeds.json").read_text(encoding="utf-8")).items()):
        country = code_of(category.partition(" | ")[0].partition(" (")[0])
        beat = None if country and category not in beats else beats.get(category)
        if country is None and beat is None:
            continue
        language = row["source_language"].partition("-")[0]
        for url in sorted(row["feeds"]):
            yield Listed(
                "kite", url, country, country is not None, beat=beat, language=LANGUAGES.get(language, language)
            )


# What one list calls by other than its ISO 639-1 code.
LANGUAGES = {"arq": "ar", "gr": "el", "cnr": "sr"}


def awesome(lists: Path) -> Iterator[Listed]:
    for file in sorted((lists / "awesome-rss-feeds/countries/with_category").glob("*.opml")):
        country = code_of(file.stem)
        for feed in opml.feeds(file.read_bytes()):
            yield Listed("awesome", feed.url, country, country is not None, feed.title)


def fundus(lists: Path) -> Iterator[Listed]:
    """Its whole sitemaps (not those of news) are archives of everything that a site ever had: left out."""
    for line in (lists / "fundus/fundus_sources.tsv").read_text(encoding="utf-8").splitlines():
        code, kind, url = line.split("\t")
        if kind != "Sitemap":
            country = code_of(FUNDUS_CODES.get(code, code))
            yield Listed("fundus", url, country, True, kind="news_sitemap" if kind == "NewsMap" else None)


def publishers(lists: Path) -> list[Publisher]:
    rows = json.loads((lists / "kite/media_data.json").read_text(encoding="utf-8"))
    return [
        Publisher(
            row["organization"].strip(),
            code_of(row["country"]) if row["country"] else None,
            tuple(row["domains"]),
            owner(row["owner"]),
            KINDS.get(row["typology"]),
        )
        for row in rows
    ]


def owner(text: str) -> str | None:
    """A short statement of who owns it; None where the list says nothing, or tells a story instead."""
    line = " ".join(text.split()).rstrip(". ")
    return None if NO_OWNER.match(line) or len(line) > LONGEST_OWNER else line


def known() -> list[dict[str, str]]:
    """The hand-kept names: name, aliases, country, languages, kind, hosts."""
    return rows("known.tsv")


def site_names(index: Path) -> dict[str, str]:
    """What sites call themselves (og:site_name), by registered domain: the commonest of a day's pages.

    `index` is a gzipped TSV with the columns `host` and `site_name`. Only what most pages of a host agree on counts.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(index, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = " ".join(row["site_name"].split())
            domain = naming.site(f"https://{row['host']}/") if name else None
            if domain and len(name) <= naming.LONGEST_NAME:
                said[domain][name] += 1
    commonest = {domain: min(names.items(), key=lambda pair: (-pair[1], pair[0])) for domain, names in said.items()}
    return {domain: name for domain, (name, count) in commonest.items() if 2 * count > said[domain].total()}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def table(name: str) -> dict[str, str]:
    """A two-column TSV beside this file, without its head."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)
