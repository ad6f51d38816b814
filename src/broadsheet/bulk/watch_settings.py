"""What `broadsheet watch` is told: a TOML file, every key of which is checked, by name."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from broadsheet.deliver import Target
from broadsheet.errors import InputError, MissingInput

CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file."""


class GatherPart(_Part, frozen=True, kw_only=True):
    """`look_seconds` is how often it is looked which feeds are due; each feed keeps its own pace.

    `revisit`: pages are looked at again an hour, six and a day after they came, for edits and deletions.
    """

    look_seconds: Annotated[float, msgspec.Meta(ge=1)] = 60.0
    allow_private: tuple[str, ...] = ()
    revisit: bool = True
    workers: Annotated[int, msgspec.Meta(ge=1)] | None = None


class ReviewPart(_Part, frozen=True, kw_only=True):
    """`at` is the hour and minute in `zone`; `of` the day that is reviewed then; `house` the path of a house style."""

    at: str
    zone: str = "UTC"
    language: Annotated[str, msgspec.Meta(min_length=2)] = "en"
    of: Literal["today", "yesterday"] = "today"
    house: str | None = None

    @property
    def clock(self) -> tuple[int, int]:
        hour, _, minute = self.at.partition(":")
        return int(hour), int(minute)


class HealthPart(_Part, frozen=True, kw_only=True):
    """/healthz and /metrics, on loopback."""

    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 8787


class RetentionPart(_Part, frozen=True, kw_only=True):
    """`rights` is the path of the rights record that `broadsheet expire` applies, once a day."""

    rights: str


class WatchSettings(_Part, frozen=True, kw_only=True):
    """The whole file; every table may be left out."""

    gather: GatherPart = GatherPart()
    review: ReviewPart | None = None
    deliver: tuple[Target, ...] = ()
    health: HealthPart | None = None
    retention: RetentionPart | None = None


def read_settings(path: Path) -> WatchSettings:
    """MissingInput, or InputError that names the key and what it may be."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found = msgspec.convert(data, WatchSettings)
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "Check the name.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"not TOML: {error}") from error
    except msgspec.ValidationError as error:
        reason = str(error).replace("$.", "").replace("$", "the file")
        raise InputError(str(path), reason, "docs/service.md explains every key.") from error
    _check(found, path)
    return found


def _check(found: WatchSettings, path: Path) -> None:
    """What types cannot say."""
    if found.deliver and found.review is None:
        raise InputError(str(path), "deliver: there is no review to deliver", 'Add [review] with at = "06:30".')
    keys = [target.key for target in found.deliver]
    for key in keys:
        if keys.count(key) > 1:
            raise InputError(str(path), f"deliver: two targets are called {key!r}", 'Give each a name = "...".')
    if found.review:
        if not CLOCK.fullmatch(found.review.at):
            raise InputError(str(path), f"review.at: {found.review.at!r} is no time of day", 'Write at = "06:30".')
        try:
            ZoneInfo(found.review.zone)
        except (ZoneInfoNotFoundError, ValueError):
            reason = f"review.zone: there is no zone {found.review.zone!r}"
            raise InputError(str(path), reason, 'Write zone = "Europe/Moscow".') from None


def owed_day(part: ReviewPart, now: dt.datetime) -> dt.date:
    """The day of the review that was last to be made by `now`: of the last time that the clock in the zone struck."""
    zone = ZoneInfo(part.zone)
    local = now.astimezone(zone)
    struck = local.date() if local.time() >= dt.time(*part.clock) else local.date() - dt.timedelta(days=1)
    return struck if part.of == "today" else struck - dt.timedelta(days=1)
