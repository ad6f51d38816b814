"""An archive that keeps itself filled: each look gathers what is due, tells of it, and delivers the review in time.

Every step asks the archive what is still to be done and records what was, so a look may be interrupted anywhere and
the next one goes on. The scheduler only decides when to look; with another `now` the same looks are a simulation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from broadsheet.bulk import alerting, expiring
from broadsheet.bulk.delivering import DELIVER, hand_over, job_of, parcel_of
from broadsheet.bulk.gathering import gather, is_due, policy
from broadsheet.bulk.reviewing import review
from broadsheet.bulk.revisiting import revisit
from broadsheet.bulk.watch_settings import ReviewPart, WatchSettings, owed_day
from broadsheet.deliver import Parcel, Target
from broadsheet.errors import BroadsheetError, Busy, InputError, NotFound
from broadsheet.pipeline.day import Order
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.review import House
from broadsheet.store import Archive
from broadsheet.types import Review
from broadsheet.writing import writer_settings

Clock = Callable[[], dt.datetime]
WATCH = "watch"
EXPIRE = "expire"
# How long a watch that fell silent keeps another out. It is renewed at each heartbeat.
HOLD = dt.timedelta(minutes=3)
HEARTBEAT = dt.timedelta(minutes=1)


@dataclass(slots=True)
class Pulse:
    """What the watch did last, for those who ask after its health. Times are None until it did.

    `looked` is the end of a whole look, `worked` the last sign of progress inside one.
    """

    begun: dt.datetime | None = None
    looked: dt.datetime | None = None
    worked: dt.datetime | None = None
    gathered: dt.datetime | None = None
    delivered: dt.datetime | None = None
    new_articles: int = 0
    alerts_told: int = 0
    failures: list[str] = field(default_factory=list)


class Watch:
    """The steps of a watch over one archive. `say` is told, in a line, of what happened."""

    def __init__(
        self,
        archive: Archive,
        settings: WatchSettings,
        clock: Clock,
        *,
        say: Callable[[str], None] = lambda line: None,
        progress: Progress = silent,
    ) -> None:
        self.archive, self.settings, self.clock, self.pulse = archive, settings, clock, Pulse()
        self._say, self._told = say, progress

    def _progress(self, stage: str, done: int, total: int | None = None) -> None:
        self.pulse.worked = self.clock()
        self._told(stage, done, total)

    def begin(self) -> None:
        """Be the one watch of this archive. Busy, naming the other, if there is one."""
        self.beat()
        self.pulse.begun = self.clock()

    def beat(self) -> None:
        """Stay it."""
        if other := self.archive.queue.hold(WATCH, self.clock(), length=HOLD):
            reason = f"another watch runs on it ({other})"
            raise Busy(
                str(self.archive.path), reason, f"Stop that one; if it was killed, wait {HOLD.seconds // 60} min."
            )

    def end(self) -> None:
        """Let another be it."""
        self.archive.queue.finish(WATCH, [""])

    def look(self) -> None:
        """Do all that is due. What fails is said and tried again; what another step needs goes on."""
        self.pulse.failures.clear()
        for step in (self.gather, self.revisit, self.tell, self.deliver, self.expire):
            try:
                step()
            except BroadsheetError as error:
                self._failed(error)
        self.pulse.looked = self.clock()

    # ------------------------------------------------------------------------------------------------------- steps

    def gather(self) -> None:
        """The feeds that are due by their own pace."""
        begun = self.clock()
        if not is_due(self.archive, begun):
            return
        part = self.settings.gather
        taken = gather(
            self.archive,
            now=self.clock,
            rules=policy(part.allow_private),
            workers=part.workers,
            progress=self._progress,
        )
        self.archive.record_run("gather", begun, self.clock(), taken.counts())
        self.pulse.gathered, self.pulse.new_articles = self.clock(), self.pulse.new_articles + taken.new
        self._say(f"gathered: {taken.seen} seen, {taken.new} new articles, {len(taken.errors)} failed")

    def revisit(self) -> None:
        """Pages of the last day that are to be looked at again."""
        begun, part = self.clock(), self.settings.gather
        if not part.revisit:
            return
        rules = policy(part.allow_private)
        seen = revisit(self.archive, now=self.clock, rules=rules, workers=part.workers)
        if seen.looked:
            self.archive.record_run("revisit", begun, self.clock(), seen.counts())
            self._say(f"looked again at {seen.looked} pages: {seen.edited} edited, {seen.gone} gone")

    def tell(self) -> None:
        """Alerts on what is new."""
        told, failed = alerting.tell(self.archive, self.clock(), progress=self._progress)
        self.pulse.alerts_told += told
        for error in failed:
            self._failed(error)

    def deliver(self) -> None:
        """The review that was last to be made, to every target that has not had it."""
        part, now = self.settings.review, self.clock()
        if part is None:
            return
        day = owed_day(part, now)
        had = {done.target for done in self.archive.deliveries(day, part.language)}
        owed = {
            job_of(day, part.language, target.key): target for target in self.settings.deliver if target.key not in had
        }
        mine = self.archive.queue.lease(DELIVER, now, among=list(owed)) if owed else []
        if not mine:
            return
        try:
            parcel = parcel_of(self._review(part, day), now)
        except (NotFound, InputError):
            # No article of the day yet: asked anew at every look, since one may still come in.
            self.archive.queue.finish(DELIVER, mine)
            raise
        for key in mine:
            self._hand_over(key, owed[key], parcel)

    def expire(self) -> None:
        """Once a day, what the rights record lets be kept no longer."""
        part, now = self.settings.retention, self.clock()
        if part is None:
            return
        today = now.date().isoformat()
        if not self.archive.queue.lease(EXPIRE, now, among=[today]):
            return
        found = expiring.find(self.archive, expiring.read_rights(Path(part.rights)), now)
        count = expiring.expire(self.archive, found, now)
        # The day's job stays, not due again before it is long past.
        self.archive.queue.move(EXPIRE, today, now + dt.timedelta(days=3650))
        if count:
            self._say(f"expired: {count} articles, {len(found.quoted)} kept since reviews quote them")

    # ----------------------------------------------------------------------------------------------------- delivery

    def _review(self, part: ReviewPart, day: dt.date) -> Review:
        path = Path(part.house) if part.house else None
        made = review(
            self.archive,
            Order(day, part.language, ZoneInfo(part.zone)),
            house=House.from_toml(path) if path else House(),
            workers=self.settings.gather.workers,
            writer=writer_settings(path),
            progress=self._progress,
            now=self.clock,
        )
        if made.written and made.written.failed:
            self._say(f"note: {made.written.note}")
        return made

    def _hand_over(self, key: str, target: Target, parcel: Parcel) -> None:
        try:
            done = hand_over(self.archive, target, parcel, parcel.language, self.clock)
        except BroadsheetError as error:
            self.archive.queue.fail(DELIVER, key, error.word, error.reason, self.clock())
            self._failed(error)
            return
        self.archive.queue.finish(DELIVER, [key])
        self.pulse.delivered = done.at
        self._say(f"delivered: the review of {parcel.day} to {target.key}")

    def _failed(self, error: BroadsheetError) -> None:
        self.pulse.failures.append(str(error))
        self._say(f"failed: {error}")
