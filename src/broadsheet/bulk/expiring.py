"""The rights record -> what the archive may keep no longer."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from broadsheet import outlets
from broadsheet.errors import InputError, MissingInput
from broadsheet.store import Aged, Archive

Days = Annotated[int, msgspec.Meta(ge=1)]


class OutletRights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For how many days after its receipt the text of an outlet may be kept; without `keep_days`, for ever."""

    name: str
    keep_days: Days | None = None


class Rights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The record: what holds for each outlet that is named, else what the outlet's own record says, and `keep_days` for
    all others."""

    keep_days: Days | None = None
    outlet: tuple[OutletRights, ...] = ()

    def days_of(self, outlet: str | None) -> int | None:
        """By the name that the archive has of it, whatever the case of its letters."""
        name = (outlet or "").casefold()
        named = [each.keep_days for each in self.outlet if each.name.casefold() == name]
        if named:
            return named[0]
        known = outlets.rights_of(None, outlet)
        return known.keep_days if known and known.keep_days else self.keep_days


@dataclass(frozen=True, slots=True)
class Expiry:
    """What is past its time, and of it what kept reviews quote."""

    aged: tuple[Aged, ...]
    quoted: frozenset[str]

    def removable(self, *, also_quoted: bool) -> tuple[Aged, ...]:
        return tuple(each for each in self.aged if also_quoted or each.article not in self.quoted)


def read_rights(path: Path) -> Rights:
    """MissingInput, or InputError that names the key."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Rights)
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "Check the name.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"not TOML: {error}") from error
    except msgspec.ValidationError as error:
        remedy = 'Write keep_days = 365, and [[outlet]] tables with name = "..." and keep_days = 30.'
        raise InputError(str(path), str(error), remedy) from error


def find(archive: Archive, rights: Rights, now: dt.datetime) -> Expiry:
    """Changes nothing."""
    quoted: set[str] = set()
    for _, _, review in archive.reviews():
        quoted.update(review.by_article)
    past = tuple(archive.aged(rights.days_of, now))
    return Expiry(past, frozenset(quoted & {each.article for each in past}))


def expire(archive: Archive, found: Expiry, now: dt.datetime, *, also_quoted: bool = False) -> int:
    """Remove it, and give the room back, so that no free page of the file holds the text any more."""
    count = archive.expire([each.article for each in found.removable(also_quoted=also_quoted)], now)
    if count:
        archive.vacuum()
    return count
