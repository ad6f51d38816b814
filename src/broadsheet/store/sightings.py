"""Which sighting of a capture counts: the deciding half of `taking`, functions of nouns only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from broadsheet.store.wording import encodes, storable
from broadsheet.types import Article, Capture, Refusal

# Entries of feeds that are no article by themselves: its page is still to be fetched; it was taken in its place.
ANNOUNCED = "announced"
FOLLOWED = "followed"
NOT_UNICODE = "not-unicode"
NOT_UNICODE_DETAIL = "the text or address holds half of a surrogate pair, which is not a character"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A capture at one origin, and what one version of the extractor made of it."""

    capture: Capture
    extractor: str
    article: Article | None
    refusal: Refusal | None

    @property
    def rank(self) -> tuple[int, str, str]:
        """The least of one extractor's sightings of a capture counts."""
        reason = self.refusal.reason if self.refusal else None
        return standing(reason), storable(self.capture.origin), self.article.id if self.article else ""


@dataclass(frozen=True, slots=True)
class Held:
    """A capture as the archive has it: its sighting, without the bodies."""

    rank: tuple[int, str, str]
    extractor: str
    article: str | None
    received: dt.datetime


def standing(reason: str | None) -> int:
    """An article (no reason) beats a refusal, which may be for want of time, and that an entry which only waits."""
    return 0 if reason is None else 2 if reason == ANNOUNCED else 1


def sighting_of(capture: Capture, article: Article) -> Sighting:
    """A capture that was taken; refused after all if no database can hold the article."""
    if encodes(article.text) and encodes(article.url or ""):
        return Sighting(capture, article.extractor, article, None)
    refusal = Refusal(capture.origin, NOT_UNICODE, NOT_UNICODE_DETAIL, capture.sha256)
    return Sighting(capture, article.extractor, None, refusal)


def best_sightings(sightings: Iterable[Sighting]) -> dict[str, Sighting]:
    """The one that counts for each capture, with the earliest receipt of all of them, in order of hash."""
    best: dict[str, Sighting] = {}
    earliest: dict[str, dt.datetime] = {}
    for sighting in sorted(sightings, key=lambda s: (s.capture.sha256, s.rank, s.capture.received)):
        sha, when = sighting.capture.sha256, sighting.capture.received
        best.setdefault(sha, sighting)
        earliest[sha] = min(when, earliest.get(sha, when))
    return {sha: seen_at(one, earliest[sha]) for sha, one in best.items()}


def seen_at(sighting: Sighting, when: dt.datetime) -> Sighting:
    if sighting.capture.received == when:
        return sighting
    return replace(sighting, capture=replace(sighting.capture, received=when))


def wins(sighting: Sighting, before: Held | None) -> bool:
    """Whether it takes the place of what the archive holds of the same capture."""
    return before is None or sighting.extractor != before.extractor or sighting.rank < before.rank


def received(sighting: Sighting, before: Held | None) -> dt.datetime:
    return min(sighting.capture.received, before.received) if before else sighting.capture.received
