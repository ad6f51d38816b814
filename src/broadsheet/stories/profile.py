"""Saved profiles: which part of the press to rank, and what counts. A small TOML file, by default beside the archive.

[weights]                       # for every ranking; see `Weights` for the parts
speakers = 0.2

[profiles.energy]
about = "Oil, gas, power"
language = "en"                 # the language of the press
countries = ["ru", "kz"]        # only outlets of these countries (ISO 3166)
words = ["oil", "gas pipeline*"]    # in the title or the lead; * stands for any ending
names = ["OPEC", "Gazprom"]     # anywhere in the text
outlets = ["Harbour Courier"]   # only these, by name or host
without = ["tabloid.example"]   # not these
sections = 4                    # of the review
weights = { beat = 0.3 }
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from broadsheet.errors import InputError, MissingInput
from broadsheet.stories.weights import Weights

LISTS = ("countries", "words", "names", "outlets", "without")
MOST_SECTIONS = 50
HEADER = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What part of a day's press is ranked: empty tuples let everything through. `name` is "" for all of it."""

    name: str = ""
    about: str = ""
    language: str | None = None
    countries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sections: int | None = None
    weights: Weights = field(default_factory=Weights)

    @property
    def has_beat(self) -> bool:
        return bool(self.words or self.names)

    @property
    def chooses_outlets(self) -> bool:
        return bool(self.countries or self.outlets or self.without)


@dataclass(frozen=True, slots=True)
class Profiles:
    """A profiles file. `path` may not be there: then there are none, and the weights are the defaults."""

    path: Path
    weights: Weights = field(default_factory=Weights)
    by_name: Mapping[str, Profile] = field(default_factory=dict)

    def get(self, name: str | None) -> Profile:
        """The profile of that name, the whole press for None. InputError where there is none of it."""
        if name is None:
            return Profile(weights=self.weights)
        if name not in self.by_name:
            known = ", ".join(sorted(self.by_name)) or "none"
            raise InputError(
                str(self.path), f"no profile {name!r} in it", f"Add a table [profiles.{name}]; there are: {known}"
            )
        return self.by_name[name]


def read_profiles(path: Path, *, wanted: bool = False) -> Profiles:
    """The profiles of a file; none if there is no such file, unless it is `wanted`. InputError names line and key."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if wanted:
            raise MissingInput(str(path), "no such file", "docs/how-to.md shows what a profile looks like") from error
        return Profiles(path)
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"not UTF-8 at byte {error.start}", "Save it as UTF-8") from error
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error)) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            str(path), f"not TOML: {error}", "Texts stand in quotation marks, lists in brackets"
        ) from error
    return _File(path, text).profiles(data)


class _File:
    """The file while it is read: it knows where each key stands."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()

    def profiles(self, data: Mapping[str, Any]) -> Profiles:
        for key in data:
            if key not in ("weights", "profiles"):
                raise self._error("", key, "no such table", "There are [weights] and [profiles.NAME]")
        weights = self._weights("weights", self._table("", "weights", data.get("weights", {})), Weights())
        named = self._table("", "profiles", data.get("profiles", {}))
        found = {
            name: self._profile(name, self._table("profiles", name, given), weights) for name, given in named.items()
        }
        return Profiles(self._path, weights, found)

    def _profile(self, name: str, given: Mapping[str, Any], weights: Weights) -> Profile:
        table, known = f"profiles.{name}", [each.name for each in fields(Profile) if each.name != "name"]
        values: dict[str, Any] = {}
        for key, value in given.items():
            if key not in known:
                raise self._error(table, key, "no such setting", f"Known are {', '.join(known)}")
            values[key] = self._value(table, key, value, weights)
        return Profile(**{"weights": weights} | values, name=name)

    def _value(self, table: str, key: str, value: Any, weights: Weights) -> Any:
        if key == "weights":
            return self._weights(f"{table}.weights", self._table(table, key, value), weights)
        if key in LISTS:
            if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
                raise self._error(table, key, "must be a list of texts", f'{key} = ["one", "another"]')
            return tuple(each.lower() if key == "countries" else each for each in value)
        if key == "sections":
            if type(value) is not int or not 1 <= value <= MOST_SECTIONS:
                raise self._error(table, key, f"must be a whole number from 1 to {MOST_SECTIONS}", "sections = 6")
            return value
        if not isinstance(value, str) or not value.strip():
            raise self._error(table, key, "must be a text", f'{key} = "..."')
        return value

    def _weights(self, table: str, given: Mapping[str, Any], weights: Weights) -> Weights:
        for key, value in given.items():
            if key not in Weights.names():
                raise self._error(table, key, "no such part of the score", f"Known are {', '.join(Weights.names())}")
            if type(value) not in (int, float) or not 0 <= value < float("inf"):
                raise self._error(table, key, "must be a number of 0 or more", f"{key} = 0.2")
        try:
            return weights.changed({key: float(value) for key, value in given.items()})
        except ValueError as error:
            raise self._error(table, next(iter(given)), str(error), "Leave one above 0") from error

    def _table(self, table: str, key: str, value: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            whole = f"{table}.{key}" if table else key
            raise self._error(table, key, "must be a table", f"Begin a line with [{whole}]")
        return value

    def _error(self, table: str, key: str, reason: str, remedy: str) -> InputError:
        return InputError(f"{self._path}, line {self._line(table, key)}", f"{key}: {reason}", remedy)

    def _line(self, table: str, key: str) -> int:
        """Where the key is set: in its table, in a table's name, or inside braces; else the file's first line."""
        here, inside = "", re.compile(rf"(?:^|[\s{{,.\"'])({re.escape(key)})[\"']?\s*=")
        for number, line in enumerate(self._lines, 1):
            if header := HEADER.match(line):
                here = header[1].replace('"', "")
                if here == (f"{table}.{key}" if table else key) or (not table and here.split(".")[0] == key):
                    return number
            elif inside.search(line) and (table.startswith(here) or here.startswith(table)):
                return number
        return 1


__all__ = ["Profile", "Profiles", "read_profiles"]
