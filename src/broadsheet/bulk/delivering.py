"""A kept review to those who wait for it: by `watch` at its hour, or by hand, each target once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from broadsheet.bulk.watch_settings import WatchSettings
from broadsheet.deliver import FeedTarget, Parcel, Target, deliver
from broadsheet.errors import BroadsheetError, Busy, InputError, NotFound
from broadsheet.pages import digest, document, from_template
from broadsheet.pipeline.day import slot_of
from broadsheet.review import House
from broadsheet.store import Archive, Delivery
from broadsheet.types import Review

DELIVER = "deliver"
# Reviews that a feed lists.
LISTED = 30


def job_of(day: dt.date, language: str, target: str) -> str:
    """What the delivery is called in the queue, so that it is done by one process only."""
    return f"{day} {language} {target}"


def parcel_of(made: Review, at: dt.datetime, slot: str = "") -> Parcel:
    """The review as it is handed over; `slot` is the name that it is kept under."""

    def templated(path: Path) -> bytes:
        return from_template(made, path).encode()

    forms = cache(partial(document, made))
    slot = slot or slot_of(made.language, made.arrangement)
    return Parcel(made.day, made.language, made.headline.text, digest(made), at, forms, templated, slot)


def hand_over(
    archive: Archive, target: Target, parcel: Parcel, ledger: str, clock: Callable[[], dt.datetime]
) -> Delivery:
    """Deliver, and take down that it was; `ledger` is the name of those reviews of which each day has one.
    `BroadsheetError` if the other side did not take it."""
    deliver(target, parcel, earlier(archive, parcel, ledger) if isinstance(target, FeedTarget) else [])
    done = Delivery(parcel.day, ledger, target.key, parcel.sha256, clock())
    archive.record_delivery(done)
    return done


def earlier(archive: Archive, parcel: Parcel, ledger: str) -> list[Parcel]:
    """The kept reviews of the same kind, each as of the first time that it was delivered, the newest first."""
    when: dict[dt.date, dt.datetime] = {}
    for done in archive.deliveries(language=ledger):
        when[done.day] = min(done.at, when.get(done.day, done.at))
    listed = [day for day in sorted(when, reverse=True) if day != parcel.day][:LISTED]
    kept = ((day, archive.review(day, parcel.slot)) for day in listed)
    return [parcel_of(found, when[day], parcel.slot) for day, found in kept if found]


# ------------------------------------------------------------------------------------------------------- by hand


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one target: `had` is when it had been given the review before, `failed` why it was not taken."""

    target: str
    delivered: bool
    had: dt.datetime | None = None
    failed: str = ""


def usual_slot(settings: WatchSettings) -> str:
    """The name of the reviews that `watch` delivers by these settings."""
    if settings.review is None:
        return "en"
    house = House.from_toml(Path(settings.review.house)) if settings.review.house else House()
    return slot_of(settings.review.language, house.arrange)


def chosen(settings: WatchSettings, names: Sequence[str]) -> list[Target]:
    """The targets called so, or of that kind; all for none. `InputError` for a name of none."""
    for name in names:
        if not any(name in (target.key, kind_of(target)) for target in settings.deliver):
            known = ", ".join(dict.fromkeys((*map(kind_of, settings.deliver), *(t.key for t in settings.deliver))))
            raise InputError(f"--to {name}", "the settings have no such target", f"They have {known or 'none'}")
    return [each for each in settings.deliver if not names or {each.key, kind_of(each)} & set(names)]


def kind_of(target: Target) -> str:
    """ "mail", "file", "feed" or "webhook"."""
    return str(type(target).__struct_config__.tag)


def send(
    archive: Archive,
    day: dt.date,
    targets: Sequence[Target],
    clock: Callable[[], dt.datetime],
    *,
    slot: str,
    usual: str,
    again: bool = False,
    dry_run: bool = False,
) -> list[Sent]:
    """The review of the day that is kept as `slot`, to each of the targets that has not had it, or `again` to all.

    What `watch` delivers (`usual`) is taken down as by `watch`, so that neither repeats the other. `NotFound` if no
    such review is kept.
    """
    made = archive.review(day, slot)
    if made is None:
        raise NotFound(f"{day} {slot}", "no such review is kept", "`broadsheet reviews` lists those that are")
    ledger = made.language if slot == usual else slot
    had = {done.target: done.at for done in archive.deliveries(day, ledger)}
    parcel = parcel_of(made, clock(), slot)
    found = []
    for target in targets:
        before = had.get(target.key)
        if dry_run or (before and not again):
            found.append(Sent(target.key, False, before))
        else:
            found.append(_send(archive, target, parcel, ledger, clock, before))
    return found


def _send(
    archive: Archive,
    target: Target,
    parcel: Parcel,
    ledger: str,
    clock: Callable[[], dt.datetime],
    before: dt.datetime | None,
) -> Sent:
    job, now = job_of(parcel.day, ledger, target.key), clock()
    try:
        _take(archive, job, now)
        hand_over(archive, target, parcel, ledger, clock)
    except BroadsheetError as error:
        return Sent(target.key, False, before, str(error))
    finally:
        archive.queue.finish(DELIVER, [job])
    return Sent(target.key, True, before)


def _take(archive: Archive, job: str, now: dt.datetime) -> None:
    """Be the one that delivers it, whether it waits for another attempt or has given up. `Busy` if another is at it."""
    for each in archive.queue.jobs(DELIVER):
        if each.key == job and each.holder not in (None, archive.queue.holder) and each.expires and each.expires > now:
            raise Busy(job, f"{each.holder} is delivering it", "Ask again when that has ended")
    archive.queue.move(DELIVER, job, now)
    if not archive.queue.lease(DELIVER, now, among=[job]):
        raise Busy(job, "another process has just begun to deliver it", "Ask again when that has ended")


__all__ = ["DELIVER", "Sent", "chosen", "earlier", "hand_over", "job_of", "parcel_of", "send", "usual_slot"]
