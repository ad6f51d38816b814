"""The registry of national press: who publishes, where from, in which languages, and which feeds they keep.

Made by `python -m registry.build` from lists of feed addresses and from names kept by hand. A file of the user's own,
named by the environment variable `BROADSHEET_OUTLETS`, adds to it and wins over it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from broadsheet.outlets.own import merged, read_bytes, read_own
from broadsheet.outlets.record import Record
from broadsheet.outlets.registry import PressFeed, Registry
from broadsheet.types import Outlet, OutletKind, Rights

OWN_FILE: Final = "BROADSHEET_OUTLETS"


def registry() -> Registry:
    """All that is known, the user's file included; read once for each value of `BROADSHEET_OUTLETS`.

    Raises `MissingInput` or `DamagedInput` for that file.
    """
    return _registry(os.environ.get(OWN_FILE, ""))


@cache
def _registry(own: str) -> Registry:
    records = msgspec.json.Decoder(Record).decode_lines(_press())
    return Registry(merged(records, read_own(Path(own))) if own else records)


def edition() -> str:
    """Eight hex digits that change when the registry or the user's file does: names of articles depend on it."""
    return _edition(os.environ.get(OWN_FILE, ""))


@cache
def _edition(own: str) -> str:
    digest = hashlib.sha256(_press())
    if own:
        digest.update(read_bytes(Path(own)))
    return digest.hexdigest()[:8]


def _press() -> bytes:
    return files("broadsheet.outlets").joinpath("press.jsonl").read_bytes()


def find(name: str, *, country: str | None = None) -> Outlet | None:
    """The outlet called `name` in any language, None if there is none or several; see `Registry.find`."""
    return registry().find(name, country=country)


def by_host(host: str) -> Outlet | None:
    """The outlet that publishes at `host`; see `Registry.by_host`."""
    return registry().by_host(host)


def rights_of(url: str | None, name: str | None) -> Rights | None:
    """What the outlet at the address, or of that name, lets be done with its text; see `Registry.rights_of`."""
    return registry().rights_of(url, name)


def feeds(
    *,
    countries: Collection[str] = (),
    beats: Collection[str] = (),
    languages: Collection[str] = (),
    kinds: Collection[OutletKind] = (),
    every: bool = False,
) -> list[PressFeed]:
    """The feeds that fit all that is given; see `Registry.feeds`. Countries are ISO 3166 codes in lower case."""
    return registry().feeds(countries=countries, beats=beats, languages=languages, kinds=kinds, every=every)


__all__ = ["OWN_FILE", "PressFeed", "Registry", "by_host", "edition", "feeds", "find", "registry", "rights_of"]
