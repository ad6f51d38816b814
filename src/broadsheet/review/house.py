"""House style: what a desk sets for itself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadsheet.errors import InputError, MissingInput

# The seed gives its three stories 693, 383 and 102 words; a review of six is read in five to eight minutes.
WORDS_BY_RANK = (700, 380, 300, 250, 200, 150)
DISCLAIMER = (
    "Made by machine out of the articles cited. Every line is taken from the article shown under its number; "
    "the outlets are responsible for what they print."
)


@dataclass(frozen=True, slots=True)
class House:
    """The desk's name and place for the dateline; how many stories get a section, how many words by rank (the last
    number serves all later ranks), how many more a line each; the disclaimer; the time zone that the desk's day is
    counted in, for the command that asks for a day.
    """

    desk: str = "broadsheet"
    place: str = ""
    sections: int = 6
    words: tuple[int, ...] = WORDS_BY_RANK
    round_up: int = 8
    disclaimer: str = DISCLAIMER
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.sections < 1 or self.round_up < 0:
            raise InputError("house style", "a review has at least one section and no fewer than 0 round-up lines")
        if not self.words or min(self.words) < 1:
            raise InputError("house style", "words must be a list of numbers of at least 1", "words = [700, 380, 300]")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise InputError("house style", f"no such time zone: {self.zone!r}", 'zone = "Europe/Moscow"') from None

    def words_for(self, rank: int) -> int:
        """The words that the story at `rank` (0 is the first) may take."""
        return self.words[min(rank, len(self.words) - 1)]

    @classmethod
    def from_toml(cls, path: Path) -> House:
        """The house style in a TOML file: fields of this class by name, all optional. `InputError` names the key."""
        try:
            data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise MissingInput(str(path), error.strerror or str(error)) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError(str(path), f"not TOML: {error}") from error
        kinds = {"sections": int, "round_up": int, "words": list}
        known = {field.name for field in fields(cls)}
        for key, value in data.items():
            if key not in known:
                raise InputError(str(path), f"no such setting: {key}", f"Known are {', '.join(sorted(known))}")
            if type(value) is not (kind := kinds.get(key, str)):
                raise InputError(str(path), f"{key} must be a {kind.__name__}, not {value!r}")
        if "words" in data:
            if not all(type(number) is int for number in data["words"]):
                raise InputError(str(path), "words must be whole numbers")
            data["words"] = tuple(data["words"])
        return cls(**data)
