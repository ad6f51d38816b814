"""A line of the registry's file, and of the user's own: what is known of one outlet."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from broadsheet.types import FeedKind, Outlet, OutletKind, Rights

Source = Literal["hand", "countries", "kite", "awesome", "fundus", "user"]
"""Where a fact comes from: the hand-kept names, one of the feed lists (see docs/registry.md), the user's own file."""


class FeedRecord(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A feed of an outlet. `beat` is its section or subject, None for general news; `checked` when it last answered."""

    url: str
    kind: FeedKind | None = None
    beat: str | None = None
    language: str | None = None
    checked: dt.date | None = None


class RightsRecord(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What an outlet lets be done with its text: see `broadsheet.types.Rights`."""

    reprint: bool = True
    excerpt: Annotated[int, msgspec.Meta(ge=0)] | None = None
    share: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    keep_days: Annotated[int, msgspec.Meta(ge=1)] | None = None
    notice: str = ""

    def rights(self) -> Rights:
        return Rights(self.reprint, self.excerpt, self.share, self.keep_days, self.notice)


class Record(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An outlet as it is stored. `sources` says which lists name it; "hand" or "user" among them means reviewed.

    `national` is false for one that the lists know only for its subject (a solar power magazine).
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    kind: OutletKind | None = None
    owner: str | None = None
    homepage: str | None = None
    hosts: tuple[str, ...] = ()
    national: bool = True
    sources: tuple[Source, ...] = ()
    feeds: tuple[FeedRecord, ...] = ()
    rights: RightsRecord | None = None

    @property
    def reviewed(self) -> bool:
        """Whether a person chose the name, so that it may replace what a page calls itself."""
        return "hand" in self.sources or "user" in self.sources

    def outlet(self) -> Outlet:
        return Outlet(
            name=self.name,
            aliases=self.aliases,
            country=self.country,
            languages=self.languages,
            homepage=self.homepage,
            kind=self.kind,
            owner=self.owner,
            hosts=self.hosts,
            reviewed=self.reviewed,
            rights=self.rights.rights() if self.rights else None,
        )
