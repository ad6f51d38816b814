"""Lists of feeds and hand-kept names -> the registry's data file. The same lists give the same file, to the byte.

python -m registry.build ../feed_lists --names ../press_day/index.tsv.gz
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from broadsheet.captures.address import web_address
from broadsheet.outlets.folding import fold
from broadsheet.outlets.places import countries, country_of_host
from broadsheet.outlets.record import FeedRecord, Record, Source
from broadsheet.types import OutletKind
from registry import check, lists, naming

FILE = Path(__file__).parent.parent / "src" / "broadsheet" / "outlets" / "press.jsonl"
MOST_FEEDS = 40
"""Feeds of one outlet: general ones first. Some lists name every street of a regional paper."""
ENOUGH_FEEDS = 20
"""Of a country that has as many from outlets with a name, those without one are left out."""
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LANGUAGE_OF_FRONT = re.compile(r"^(en|english|fr|es|ru|russian|ar|arabic|de|pt|zh|chinese|fa)\.")
LANGUAGE_WORDS = {"english": "en", "russian": "ru", "arabic": "ar", "chinese": "zh"}


@dataclass
class Site:
    """What the lists say of one outlet, while it is gathered."""

    key: str
    names: Counter[str] = field(default_factory=Counter)
    aliases: tuple[str, ...] = ()
    countries: Counter[str] = field(default_factory=Counter)
    languages: tuple[str, ...] = ()
    said_languages: Counter[str] = field(default_factory=Counter)
    kind: OutletKind | None = None
    owner: str | None = None
    homepage: str | None = None
    hosts: list[str] = field(default_factory=list)
    sources: set[Source] = field(default_factory=set)
    feeds: dict[str, FeedRecord] = field(default_factory=dict)
    reviewed: bool = False
    national: bool = False


class Sites:
    """Sites by the hosts that they were given by hand, else by registered domain."""

    def __init__(self) -> None:
        self.all: dict[str, Site] = {}
        self.claimed: dict[str, Site] = {}
        self._by_host: dict[str, Site] = {}

    def know(self, row: dict[str, str]) -> None:
        """A row of the hand-kept names."""
        hosts = [host for host in row["hosts"].split(",") if host]
        site = Site(
            key=f"={row['name']}",
            names=Counter([row["name"]]),
            aliases=tuple(name for name in row["aliases"].split(";") if name),
            countries=Counter([row["country"]]),
            languages=tuple(row["languages"].split(",")),
            kind=msgspec.convert(row["kind"], OutletKind),
            homepage=f"https://{hosts[0]}/" if hosts else None,
            hosts=hosts,
            sources={"hand"},
            reviewed=True,
            national=True,
        )
        self.all[site.key] = site
        for host in hosts:
            self._by_host[host] = site

    def at(self, address: str | None) -> Site | None:
        """The site that an address belongs to, made if it is new; None for a carrier of others' words."""
        url = web_address(address)
        if url is None:
            return None
        labels = (urlsplit(url).hostname or "").split(".")
        for start in range(len(labels) - 1):
            if site := self._by_host.get(".".join(labels[start:])):
                return site
        domain = naming.site(url)
        if domain is None:
            return None
        site = self.all.setdefault(domain, Site(domain))
        # A whole site of one country's edition ("ca.news.example") is the outlet of its domain.
        site.hosts = site.hosts or [domain]
        return site


def build(folder: Path, names: Mapping[str, str], notes: Iterable[check.Note] = ()) -> list[Record]:
    """The records, reviewed ones first, each part by country and name.

    `names` are what sites call themselves, `notes` what a check found of the feeds.
    """
    sites = Sites()
    for row in lists.known():
        sites.know(row)
    for row in lists.by_hand():
        owner, key = sites.all[f"={row['outlet']}"], naming.same(row["url"])
        owner.feeds[key] = FeedRecord(row["url"], None, row["beat"] or None, row["language"] or None)
        sites.claimed[key] = owner
    feeds = lists.feeds(folder)
    categories: dict[str, set[str]] = defaultdict(set)
    for feed in feeds:
        if feed.country and feed.source == "kite":
            categories[naming.host(feed.url)].add(feed.country)
    sections = lists.table("sections.tsv")
    for feed in feeds:
        _take(sites, feed, categories, sections)
    for publisher in lists.publishers(folder):
        _describe(sites, publisher)
    for domain, name in names.items():
        if (site := sites.all.get(domain)) and not site.names:
            site.names[name] += 1
    _note(sites, notes)
    records = _worth_keeping([_record(site) for site in sites.all.values() if site.feeds or site.reviewed])
    return sorted(records, key=lambda record: ("hand" not in record.sources, record.country or "zz", record.name))


def _note(sites: Sites, notes: Iterable[check.Note]) -> None:
    """What a check found: the day of an answer, a new address, a death; and the titles of feeds nobody named."""
    by_key = {naming.same(note.url): note for note in notes}
    for site in sites.all.values():
        for key, feed in list(site.feeds.items()):
            note = by_key.get(key)
            if note is None:
                continue
            if note.is_dead:
                del site.feeds[key]
            elif note.is_good:
                day = dt.date.fromisoformat(note.asked)
                site.feeds[key] = msgspec.structs.replace(feed, url=note.to or feed.url, checked=day)
                if note.title and not site.names and (name := naming.title_name(note.title, site.hosts[0])):
                    site.names[name] += 1


def _worth_keeping(records: list[Record]) -> list[Record]:
    """Those with a name; without one, those of a subject, and those of countries that would else have few."""
    named = Counter(r.country for r in records if not _is_unnamed(r) for _ in r.feeds)
    return [r for r in records if not _is_unnamed(r) or not r.national or named[r.country] < ENOUGH_FEEDS]


def _is_unnamed(record: Record) -> bool:
    return record.name in record.hosts


def _take(sites: Sites, feed: lists.Listed, categories: dict[str, set[str]], sections: dict[str, str]) -> None:
    url, key = web_address(feed.url), naming.same(feed.url)
    # A feed belongs to one outlet, whatever another list says.
    site = sites.claimed.get(key) or sites.at(feed.homepage) or sites.at(feed.url)
    if url is None or site is None:
        return
    country = _country(feed, site, categories)
    if feed.national and country is None:
        return  # foreign press about the country, or press of nobody knows which
    beat = feed.beat or section_of(url, sections)
    language = _language(url, feed)
    if country:
        site.countries[country] += 1
    if feed.language and not beat:
        site.said_languages[feed.language] += 1
    if feed.name and (name := naming.title_name(feed.name, site.hosts[0])):
        site.names[name] += 0 if site.reviewed else 1
    site.homepage = site.homepage or web_address(feed.homepage)
    site.sources.add(feed.source)
    site.national = site.national or feed.national
    sites.claimed[key] = site
    known = site.feeds.setdefault(key, FeedRecord(url, feed.kind, beat, language, feed.checked))
    site.feeds[key] = msgspec.structs.replace(known, checked=known.checked or feed.checked)


def _country(feed: lists.Listed, site: Site, categories: dict[str, set[str]]) -> str | None:
    """The site's country, where this listing proves one; None where it does not, or where it is another's press."""
    if site.reviewed:
        own = next(iter(site.countries))
        return own if own == feed.country or not feed.national else None
    domain = country_of_host(site.key)
    if domain:
        return domain if domain == feed.country or not feed.national else None
    if not feed.national:
        return None
    if feed.source != "kite":
        return feed.country
    # A category of a country also holds what others write about it.
    names = {fold(name).replace(" ", "-") for name in (countries()[feed.country].names if feed.country else ())}
    about = any(name in urlsplit(feed.url).path.lower() for name in names)
    return None if about or len(categories[naming.host(feed.url)]) > 1 else feed.country


def section_of(url: str, sections: dict[str, str]) -> str | None:
    """The beat that an address names in its own words (".../rss/deportes.xml"), the last word that says one."""
    parts = urlsplit(url)
    for word in reversed(WORDS.findall(f"{parts.path}?{parts.query}".lower())):
        for piece in (word, *reversed(word.split("-"))):
            if piece in sections:
                return sections[piece]
    return None


def _language(url: str, feed: lists.Listed) -> str | None:
    """The language that a feed's own address states."""
    host = re.sub(r"^(?:www|rss|feeds?)\.", "", urlsplit(url).hostname or "")
    if front := LANGUAGE_OF_FRONT.match(host):
        return LANGUAGE_WORDS.get(front[1], front[1])
    first = urlsplit(url).path.lower().split("/")[1:3]
    return next((word for word in first if word in ("en", "fr", "es", "ru", "ar", "de", "pt", "zh", "fa")), None)


def _describe(sites: Sites, publisher: lists.Publisher) -> None:
    for domain in publisher.domains:
        site = sites.at(f"https://{domain}/")
        if site is None:
            continue
        site.owner = site.owner or publisher.owner
        site.sources.add("kite")
        if site.reviewed:
            continue
        site.kind = site.kind or publisher.kind
        if publisher.country:
            site.countries = Counter([publisher.country])
        if len(publisher.domains) <= 2:
            site.names = Counter([re.sub(r"\s*\([^)]*\)$", "", publisher.name)])


def _record(site: Site) -> Record:
    name = _name(site)
    country = next((code for code, _ in _commonest(site.countries)), None)
    languages = site.languages or _languages(site, country)
    ordered = sorted(site.feeds.values(), key=lambda feed: (feed.beat is not None, feed.beat or "", feed.url))
    return Record(
        name=name,
        aliases=site.aliases,
        country=country,
        languages=languages,
        kind=site.kind or naming.kind_of(name, site.key),
        owner=site.owner if site.owner != name else None,
        homepage=site.homepage or f"https://{site.key}/",
        hosts=tuple(site.hosts),
        national=site.national,
        sources=tuple(sorted(site.sources)),
        feeds=tuple(ordered[:MOST_FEEDS]),
    )


def _name(site: Site) -> str:
    """The commonest name; the domain where no list has one."""
    return next((name for name, _ in _commonest(site.names)), site.key)


def _languages(site: Site, country: str | None) -> tuple[str, ...]:
    """What the lists say; else the language of the country's press, where it has one only."""
    if site.said_languages:
        return (_commonest(site.said_languages)[0][0],)
    spoken = countries()[country].languages if country else ()
    return spoken if len(spoken) == 1 else ()


def _commonest(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def write(records: list[Record], file: Path) -> None:
    file.write_bytes(msgspec.json.Encoder(order="deterministic").encode_lines(records))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, help="the folder with the four lists")
    parser.add_argument("--names", type=Path, help="a gzipped TSV with columns host and site_name")
    parser.add_argument("--to", type=Path, default=FILE)
    asked = parser.parse_args()
    records = build(asked.lists, lists.site_names(asked.names) if asked.names else {}, check.read())
    write(records, asked.to)
    feeds = [feed for record in records for feed in record.feeds]
    print(f"{len(records)} outlets of {len({record.country for record in records if record.country})} countries")
    print(f"{len(feeds)} feeds of {len({r.country for r in records if r.country and r.feeds})} countries")
    print(f"{sum('hand' in record.sources for record in records)} named by hand; {asked.to.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
