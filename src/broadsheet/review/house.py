"""House style: what a desk sets for itself."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from string import Formatter
from typing import Any, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadsheet.errors import InputError, MissingInput
from broadsheet.review.colours import ACCENT, HEX, LEAST_CONTRAST, PAPER, contrast, readable
from broadsheet.review.logo import DATA, embedded
from broadsheet.types import Arrangement, Masthead, Picture

# The seed gives its three stories 693, 383 and 102 words; a review of six is read in five to eight minutes.
WORDS_BY_RANK = (700, 380, 300, 250, 200, 150)
DISCLAIMER = (
    "Made by machine out of the articles cited. Every line is taken from the article shown under its number; "
    "the outlets are responsible for what they print."
)
PICTURES: tuple[Picture, ...] = get_args(Picture)
ARRANGEMENTS: tuple[Arrangement, ...] = get_args(Arrangement)
# A table of the same file that is not about style: `broadsheet.writing` reads it.
WRITER = "writer"
DATELINE_NAMES = frozenset({"place", "date", "weekday", "year", "desk", "author"})
DATELINE_EXAMPLE = '"{place}, {weekday}, {date} {year}. /{desk}/."'


@dataclass(frozen=True, slots=True)
class House:
    """The desk's name and place for the dateline; how many stories get a section, how many words by rank (the last
    number serves all later ranks), how many more a line each; the disclaimer; the time zone that the desk's day is
    counted in, for the command that asks for a day.

    `author` is the credit as it is to be printed, `dateline` its form where the language's own will not do, `logo` the
    picture as a data: address (in the file: a path), `accent` a colour, `pictures` those that the page shows,
    `arrange` how the review is put together.
    """

    desk: str = "broadsheet"
    place: str = ""
    sections: int = 6
    words: tuple[int, ...] = WORDS_BY_RANK
    round_up: int = 8
    disclaimer: str = DISCLAIMER
    zone: str = "UTC"
    author: str = ""
    dateline: str = ""
    logo: str = ""
    accent: str = ACCENT
    pictures: tuple[Picture, ...] = PICTURES
    arrange: Arrangement = "agency"

    def __post_init__(self) -> None:
        for check in (_counts, _words, _zone, _dateline, _logo, _accent, _pictures, _arrange):
            check(self)

    @property
    def masthead(self) -> Masthead:
        return Masthead(self.desk, self.author, self.logo, self.accent, self.pictures)

    def words_for(self, rank: int) -> int:
        """The words that the story at `rank` (0 is the first) may take."""
        return self.words[min(rank, len(self.words) - 1)]

    @classmethod
    def from_toml(cls, path: Path) -> House:
        """The house style in a TOML file: fields of this class by name, all optional. `InputError` names file, key,
        value and remedy."""
        try:
            data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
            data.pop(WRITER, None)
        except OSError as error:
            raise MissingInput(str(path), error.strerror or str(error)) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError(str(path), f"not TOML: {error}") from error
        known = {field.name: type(field.default) for field in fields(cls)}
        for key, value in data.items():
            if key not in known:
                raise InputError(str(path), f"no such setting: {key}", f"Known are {', '.join(sorted(known))}")
            wanted = list if known[key] is tuple else known[key]
            if type(value) is not wanted:
                said = f"{key} must be {KINDS[wanted]}, not {value!r}"
                raise InputError(str(path), said, f"{key} = {_example(cls, key)}")
        settings: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
        }
        if settings.get("logo"):
            settings["logo"] = embedded(path.parent / settings["logo"])
        try:
            return cls(**settings)
        except InputError as error:
            raise InputError(f"{path}: {error.subject}", error.reason, error.remedy) from None


KINDS = {str: "text in quotation marks", int: "a whole number", list: "a list"}


def _example(house: type[House], key: str) -> str:
    """A value of the right kind, as TOML."""
    [default] = [field.default for field in fields(house) if field.name == key]
    return json.dumps(list(default) if isinstance(default, tuple) else default, ensure_ascii=False)


def _wrong(key: str, value: object, reason: str, remedy: str) -> InputError:
    shown = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return InputError(f"{key} = {shown}", reason, remedy)


def _counts(house: House) -> None:
    if house.sections < 1:
        raise _wrong("sections", house.sections, "a review has at least one section", "sections = 6")
    if house.round_up < 0:
        raise _wrong("round_up", house.round_up, "a round-up has 0 lines or more", "round_up = 8")


def _words(house: House) -> None:
    numbers = all(type(number) is int and number > 0 for number in house.words)
    if not house.words or not numbers:
        reason = "words must be a list of whole numbers of at least 1"
        raise _wrong("words", house.words, reason, "words = [700, 380, 300]")


def _zone(house: House) -> None:
    try:
        ZoneInfo(house.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _wrong("zone", house.zone, "no such time zone", 'zone = "Europe/Moscow"') from None


def _dateline(house: House) -> None:
    """Only names that stand for a text, so that whoever writes a house style reaches nothing else by it."""
    try:
        found = [name for _, name, spec, conversion in Formatter().parse(house.dateline) if name is not None]
        extra = any(spec or conversion for _, _, spec, conversion in Formatter().parse(house.dateline))
    except ValueError as error:
        raise _wrong("dateline", house.dateline, str(error), f"dateline = {DATELINE_EXAMPLE}") from None
    if extra or not set(found) <= DATELINE_NAMES:
        known = ", ".join(f"{{{name}}}" for name in sorted(DATELINE_NAMES))
        raise _wrong("dateline", house.dateline, f"it may hold {known}", f"dateline = {DATELINE_EXAMPLE}")


def _logo(house: House) -> None:
    if house.logo and not house.logo.startswith(DATA):
        raise _wrong("logo", house.logo[:80], "not a picture as a data: address", "Read the file with House.from_toml")


def _accent(house: House) -> None:
    if not HEX.fullmatch(house.accent):
        raise _wrong("accent", house.accent, "a colour is written #rrggbb, in small letters", f'accent = "{ACCENT}"')
    if (found := contrast(house.accent, PAPER)) < LEAST_CONTRAST:
        reason = f"its contrast on the page is {found:.1f}, and text needs {LEAST_CONTRAST}"
        raise _wrong("accent", house.accent, reason, f'accent = "{readable(house.accent, PAPER)}"')


def _pictures(house: House) -> None:
    if not all(each in PICTURES for each in house.pictures):
        raise _wrong("pictures", house.pictures, f"known are {', '.join(PICTURES)}", 'pictures = ["timeline"]')


def _arrange(house: House) -> None:
    if house.arrange not in ARRANGEMENTS:
        raise _wrong("arrange", house.arrange, f"known are {', '.join(ARRANGEMENTS)}", 'arrange = "outlet"')
