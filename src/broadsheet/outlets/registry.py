"""The registry in memory: outlets by name, by host, by country."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from broadsheet.outlets.folding import fold, parted
from broadsheet.outlets.record import FeedRecord, Record
from broadsheet.types import FeedKind, Outlet, OutletKind, Rights


@dataclass(frozen=True, slots=True)
class PressFeed:
    """A feed of the registry and whose it is. `beat` is None for general news; `checked` when it last answered."""

    url: str
    outlet: Outlet
    kind: FeedKind | None = None
    beat: str | None = None
    languages: tuple[str, ...] = ()
    checked: dt.date | None = None


class Registry:
    """Outlets as they are known. Indexes are made when they are first asked for."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._outlets: dict[int, Outlet] = {}

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Outlet]:
        return (self._outlet(at) for at in range(len(self._records)))

    def find(self, name: str, *, country: str | None = None) -> Outlet | None:
        """The outlet of that name: case, accents, punctuation and a leading article do not count.

        Names are shared ("La Prensa"): an outlet that a person reviewed goes before others, and one whose own name it
        is before those that it is an alias of. None where several are left, unless `country` decides.
        """
        folded = fold(name)
        article, bare = parted(folded)
        found = self._choose(self._by_name.get(folded, ()), bare, country)
        if found is None:
            # "The Standard" is not "Der Standard".
            same = [at for at, theirs in self._by_bare_name.get(bare, ()) if not article or theirs in ("", article)]
            found = self._choose(same, bare, country)
        return None if found is None else self._outlet(found)

    def by_host(self, host: str) -> Outlet | None:
        """The outlet that publishes at `host` ("www.iz.ru"), or at the nearest host above it that is known."""
        labels = host.lower().removeprefix("www.").rstrip(".").split(".")
        for start in range(len(labels) - 1):
            place = self._by_host.get(".".join(labels[start:]))
            if place is not None:
                return self._outlet(place)
        return None

    def rights_of(self, url: str | None, name: str | None) -> Rights | None:
        """What the outlet that publishes at the address, or else the one of that name, lets be done with its text."""
        if not self.has_rights:
            return None
        site = host_of(url)
        found = (self.by_host(site) if site else None) or (self.find(name) if name else None)
        return found.rights if found else None

    def feeds(
        self,
        *,
        countries: Collection[str] = (),
        beats: Collection[str] = (),
        languages: Collection[str] = (),
        kinds: Collection[OutletKind] = (),
        every: bool = False,
    ) -> list[PressFeed]:
        """Feeds that fit all that is given, in the registry's order.

        Without `beats` and `every`, of each outlet its feeds of general news: those of sections and the news sitemap
        only where it has no others, since they announce the same articles again; none of an outlet of one subject.
        """
        found = []
        for at, record in enumerate(self._records):
            if (countries and record.country not in countries) or (kinds and record.kind not in kinds):
                continue
            fitting = [feed for feed in record.feeds if not languages or _speaks(record, feed, languages)]
            if beats:
                fitting = [feed for feed in fitting if feed.beat in beats]
            elif not every:
                fitting = _general(fitting) if record.national else []
            found += [self._feed(at, feed) for feed in fitting]
        return found

    def _choose(self, places: Sequence[int], bare: str, country: str | None) -> int | None:
        """One place, or none."""
        narrower: list[Callable[[int], bool]] = [self._is_reviewed, lambda at: self._is_called(at, bare)]
        if country:
            narrower.insert(0, lambda at: self._records[at].country == country)
        for fits in narrower:
            if len(places) > 1:
                places = [at for at in places if fits(at)] or places
        return places[0] if len(places) == 1 else None

    def _is_reviewed(self, at: int) -> bool:
        return self._records[at].reviewed

    def _is_called(self, at: int, bare: str) -> bool:
        return parted(fold(self._records[at].name))[1] == bare

    def _outlet(self, at: int) -> Outlet:
        if at not in self._outlets:
            self._outlets[at] = self._records[at].outlet()
        return self._outlets[at]

    def _feed(self, at: int, feed: FeedRecord) -> PressFeed:
        languages = (feed.language,) if feed.language else self._records[at].languages
        return PressFeed(feed.url, self._outlet(at), feed.kind, feed.beat, languages, feed.checked)

    @cached_property
    def has_rights(self) -> bool:
        """Whether any outlet says what it allows: mostly none does, and nothing is to be looked up."""
        return any(record.rights is not None for record in self._records)

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for at, record in enumerate(self._records):
            names = (record.name, *record.aliases)
            # "The Standard (Kenya)" is one of several that print themselves "The Standard".
            bare = (record.name.partition(" (")[0],) if record.name.endswith(")") else ()
            for key in dict.fromkeys(fold(name) for name in (*names, *bare)):
                index[key].append(at)
        return dict(index)

    @cached_property
    def _by_bare_name(self) -> dict[str, list[tuple[int, str]]]:
        """By the name without its article: place and article."""
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for key, places in self._by_name.items():
            article, bare = parted(key)
            held = {at for at, _ in index[bare]}
            index[bare] += [(at, article) for at in places if at not in held]
        return dict(index)

    @cached_property
    def _by_host(self) -> dict[str, int]:
        # The first of two that claim one host keeps it: the user's and the reviewed stand before the others.
        return {host: at for at, record in reversed(list(enumerate(self._records))) for host in record.hosts}


def host_of(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _speaks(record: Record, feed: FeedRecord, languages: Collection[str]) -> bool:
    return feed.language in languages if feed.language else any(each in languages for each in record.languages)


def _general(feeds: list[FeedRecord]) -> list[FeedRecord]:
    documents = [feed for feed in feeds if feed.kind != "news_sitemap"] or feeds
    return [feed for feed in documents if feed.beat is None] or documents
