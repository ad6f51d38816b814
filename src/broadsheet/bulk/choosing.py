"""Feeds out of the registry of the press: what a person asks for, and what there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from broadsheet import outlets
from broadsheet.errors import InputError
from broadsheet.outlets import PressFeed
from broadsheet.outlets.places import country_code
from broadsheet.types import Feed, OutletKind


@dataclass(frozen=True, slots=True)
class Choice:
    """Which feeds: of these countries and beats (of any, where none is named), in these languages, of these kinds."""

    countries: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    every: bool = False

    def __bool__(self) -> bool:
        return bool(self.countries or self.beats or self.languages or self.kinds)


def choose(choice: Choice) -> list[PressFeed]:
    """The feeds that fit. `InputError` that says what there is, if a word is not known or nothing fits."""
    countries = {country_code(name) for name in choice.countries}
    every = outlets.feeds(every=True)
    _known("--beat", choice.beats, {feed.beat for feed in every if feed.beat})
    _known("--language", choice.languages, {language for feed in every for language in feed.languages})
    kinds = [kind for kind in get_args(OutletKind) if kind in choice.kinds]
    found = outlets.feeds(
        countries=countries, beats=choice.beats, languages=choice.languages, kinds=kinds, every=choice.every
    )
    if not found:
        raise InputError(
            " ".join((*choice.countries, *choice.beats, *choice.languages, *choice.kinds)),
            "the registry has no feed that fits all of this",
            "Ask for less, or add outlets of your own (docs/registry.md)",
        )
    return found


def feeds_of(listed: Iterable[PressFeed]) -> list[Feed]:
    return [Feed(each.url, each.outlet.name, each.kind, each.outlet.homepage) for each in listed]


def line(each: PressFeed) -> str:
    about = ", ".join(part for part in (each.outlet.country, "/".join(each.languages), each.beat) if part)
    return f"{each.outlet.name} ({about}): {each.url}"


def as_dict(each: PressFeed) -> dict[str, object]:
    return {
        "feed": each.url,
        "outlet": each.outlet.name,
        "country": each.outlet.country,
        "languages": each.languages,
        "beat": each.beat,
        "kind": each.kind,
        "checked": each.checked.isoformat() if each.checked else None,
    }


def _known(option: str, given: Iterable[str], there: set[str]) -> None:
    for word in given:
        if word not in there:
            raise InputError(f"{option} {word}", "the registry has no such thing", f"It has: {_listed(there)}")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
