"""The user's own outlets: a TOML file whose entries win over the registry's.

[[outlet]]
name = "Harbour Courier"
aliases = ["The Courier"]
country = "ee"
languages = ["en"]
kind = "newspaper"
hosts = ["courier.example"]
feeds = [{ url = "https://courier.example/rss", beat = "maritime" }]
rights = { excerpt = 400, share = 0.1, keep_days = 30, notice = "By courtesy of the Courier." }
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.errors import DamagedInput, MissingInput
from broadsheet.outlets.folding import fold
from broadsheet.outlets.record import Record


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outlet: tuple[Record, ...] = ()


def read_own(path: Path) -> tuple[Record, ...]:
    """The outlets of the file. `MissingInput`, or `DamagedInput` that says what is wrong with it."""
    try:
        found = msgspec.toml.decode(read_bytes(path), type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DamagedInput(str(path), str(error), "docs/registry.md shows the form") from error
    return tuple(msgspec.structs.replace(record, sources=("user",)) for record in found.outlet)


def read_bytes(path: Path) -> bytes:
    """The file as it stands; `MissingInput` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "Check --outlets or BROADSHEET_OUTLETS") from error


def merged(records: Iterable[Record], own: Iterable[Record]) -> list[Record]:
    """`records` with the user's entries: one that shares a host or the name replaces what it says, and adds feeds."""
    found = list(records)
    for entry in own:
        place = next((at for at, record in enumerate(found) if _same(record, entry)), None)
        if place is None:
            found.append(entry)
        else:
            found[place] = _over(found[place], entry)
    return found


def _same(record: Record, entry: Record) -> bool:
    return bool(set(record.hosts) & set(entry.hosts)) or fold(record.name) == fold(entry.name)


def _over(record: Record, entry: Record) -> Record:
    given: dict[str, Any] = {
        name: value
        for name in ("name", "country", "languages", "kind", "owner", "homepage", "rights")
        if (value := getattr(entry, name))
    }
    names = (*entry.aliases, *record.aliases, *(() if entry.name == record.name else (record.name,)))
    theirs = {feed.url for feed in entry.feeds}
    return msgspec.structs.replace(
        record,
        **given,
        aliases=tuple(dict.fromkeys(names)),
        hosts=tuple(dict.fromkeys((*entry.hosts, *record.hosts))),
        sources=("user", *record.sources),
        feeds=(*entry.feeds, *(feed for feed in record.feeds if feed.url not in theirs)),
    )
