"""What commands are asked for, as words on the command line: an archive, a day, a zone, a profile."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from broadsheet.cli.inputs import now
from broadsheet.errors import InputError

if TYPE_CHECKING:
    from broadsheet.cli.terminal import Meter
    from broadsheet.pipeline.view import View
    from broadsheet.store import Archive
    from broadsheet.stories import Profiles

ProfileName = Annotated[
    str | None, typer.Option("--profile", help="A saved profile: its part of the press, its beat, its weights.")
]
ProfilesFile = Annotated[
    Path | None,
    typer.Option(
        "--profiles",
        envvar="BROADSHEET_PROFILES",
        help="The TOML file of profiles and weights.",
        show_default="profiles.toml beside the archive",
    ),
]
PROFILES = "profiles.toml"


class MadeOf(StrEnum):
    """What stories are made of."""

    words = "words"
    meaning = "meaning"


StoriesBy = Annotated[
    MadeOf,
    typer.Option(
        "--stories",
        help="What stories are made of: words; or meaning: words, and what a small model says English articles mean.",
    ),
]


def day_of(text: str) -> dt.date:
    """A day as it is typed; today for "". InputError."""
    try:
        return dt.date.fromisoformat(text) if text else now().date()
    except ValueError:
        raise InputError(f"--day {text}", "not a date", "Write it as YYYY-MM-DD") from None


def zone_of(name: str) -> dt.tzinfo:
    """A time zone by its name. InputError."""
    try:
        return dt.UTC if name == "UTC" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise InputError(f"--zone {name}", "no such time zone", 'Write it as "Europe/Moscow"') from None


def view_of(archive: Archive, made_of: MadeOf, meter: Meter, threads: int | None = None) -> View | None:
    """The second view that is wished for."""
    if made_of is MadeOf.words:
        return None
    from broadsheet.bulk.meaning import encoder_view

    return encoder_view(archive, threads=threads, progress=meter)


def profiles_of(archive: Path, file: Path | None, wanted: bool) -> Profiles:
    """The profiles of the file, of the one beside the archive if none is named; `wanted`: there must be one."""
    from broadsheet.stories import read_profiles

    return read_profiles(file or archive.with_name(PROFILES), wanted=wanted or file is not None)


__all__ = ["ProfileName", "ProfilesFile", "day_of", "profiles_of", "zone_of"]


def opened(context: typer.Context) -> Archive:
    """The archive of `--archive`, which stands before any command, however deep the command itself stands."""
    from broadsheet.store import Archive

    return Archive.open(context.find_root().obj)
