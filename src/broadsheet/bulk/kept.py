"""The reviews that an archive keeps: what they are called, when each was made, where it went."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.bulk.delivering import parcel_of
from broadsheet.deliver import FeedTarget, Parcel
from broadsheet.deliver.feed import FEEDS, write_pages
from broadsheet.deliver.files import put
from broadsheet.errors import NotFound
from broadsheet.pages import digest
from broadsheet.store import Archive
from broadsheet.types import Arrangement, Review

# Under this kind the archive remembers, by day and slot, the hash of a review and when that was made.
MADE = "review.made"


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept review. `slot` tells it from others of its day; `made` is None where no clock was at hand; `sent` are the
    targets that had this very review, and not an earlier one of the day."""

    day: dt.date
    slot: str
    language: str
    arrangement: Arrangement
    title: str
    sections: int
    lines: int
    made: dt.datetime | None
    sent: tuple[str, ...]


def note_made(archive: Archive, day: dt.date, slot: str, review: Review, now: dt.datetime) -> None:
    """Remember when the review was made; one that is the same as before keeps its time."""
    name, sha256 = f"{day} {slot}", digest(review)
    if not archive.recall(MADE, [name]).get(name, b"").startswith(sha256.encode()):
        archive.remember({MADE: {name: f"{sha256} {now.isoformat()}".encode()}})


def made_at(archive: Archive, day: dt.date, slot: str, sha256: str) -> dt.datetime | None:
    """When the review of this hash was made, as far as that is remembered of it and not of another."""
    name = f"{day} {slot}"
    remembered, _, at = archive.recall(MADE, [name]).get(name, b"").decode().partition(" ")
    return dt.datetime.fromisoformat(at) if at and remembered == sha256 else None


def kept(archive: Archive, since: dt.date | None = None, until: dt.date | None = None) -> list[Kept]:
    """The reviews of these days, both included, the newest day first, then by slot."""
    went: dict[tuple[dt.date, str], list[str]] = defaultdict(list)
    for done in archive.deliveries():
        went[done.day, done.sha256].append(done.target)
    found = []
    for day, slot, review in archive.reviews(since, until):
        sha256 = digest(review)
        sent, at = tuple(went[day, sha256]), made_at(archive, day, slot, sha256)
        count, title = sum(1 for _ in review.lines()), review.headline.text
        found.append(Kept(day, slot, review.language, review.arrangement, title, len(review.sections), count, at, sent))
    return found


def parcels(
    archive: Archive, slot: str, since: dt.date | None = None, until: dt.date | None = None
) -> Sequence[Parcel]:
    """The reviews kept as `slot`, the newest first. What no clock was at hand for counts as made when its day ended.
    `NotFound` if there is none."""
    found = []
    for day, _, review in archive.reviews(since, until, slot):
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC)
        found.append(parcel_of(review, made_at(archive, day, slot, digest(review)) or end, slot))
    if not found:
        raise NotFound(
            slot, "no review of these days is kept under that name", "`broadsheet reviews` lists those that are"
        )
    return found


def write_feed(form: str, path: Path, listed: Sequence[Parcel], address: str, title: str) -> None:
    """A feed of these reviews ("rss", "atom", "json-feed"), and beside it the pages that it leads to. `DeliveryError`
    if one cannot be written."""
    target = FeedTarget(name=str(path), folder=str(path.parent), address=address, title=title)
    write_pages(target, listed)
    put(target.key, path, FEEDS[form](target, listed, path.name))


__all__ = ["Kept", "kept", "made_at", "note_made", "parcels", "write_feed"]
