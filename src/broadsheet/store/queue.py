"""A work queue as a lease table: a job has a unique key and is done once, by whoever leased it.

A lease ends by itself, so that the work of a process that died is given out again; a job that is begun MOST_ATTEMPTS
times and never finished goes to quarantine with the reason, where people see it. The statements are the same on any
database that knows UPDATE ... RETURNING; where it has row locks, rows that another takes are skipped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Update,
    and_,
    case,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    update,
)

from broadsheet.store.captures import chunks
from broadsheet.store.database import Database
from broadsheet.store.holders import is_dead, this_process
from broadsheet.store.tables import jobs
from broadsheet.store.times import EPOCH, seconds
from broadsheet.store.wording import storable

MOST_ATTEMPTS = 5
# Long enough for a batch of the slowest work; renewed by whoever needs longer.
LEASE = dt.timedelta(minutes=10)
# After a failure, doubled with each further one.
FIRST_WAIT = dt.timedelta(minutes=1)
ABANDONED = "abandoned"
FREE = {"holder": None, "expires": None}
BEFORE = case((jobs.c.attempts > 0, jobs.c.attempts - 1), else_=0)
"""The attempts before the last one."""


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the queue. `expires` stands while somebody holds it; `reason` and `detail` while it is in quarantine."""

    kind: str
    key: str
    due: dt.datetime
    attempts: int
    holder: str | None
    expires: dt.datetime | None
    reason: str | None
    detail: str | None


class Queue:
    """The jobs of an archive, in the name of one holder: this process, if no other is given.

    Times come from the caller. A job that is not this holder's any more (its lease ended and another took it) is
    neither finished nor failed by it.
    """

    def __init__(self, database: Database, holder: str | None = None) -> None:
        self._database, self.holder = database, holder or this_process()

    def put(self, kind: str, keys: Iterable[str], due: dt.datetime) -> int:
        """How many are new; a job that waits already keeps its time and its attempts."""
        with self._database.writing() as connection:
            return add(connection, kind, keys, seconds(due))

    def move(self, kind: str, key: str, due: dt.datetime) -> None:
        """The job, made if it is not there, waits until `due`, unattempted and in nobody's hands."""
        row = {"due": seconds(due), "attempts": 0, "reason": None, "detail": None, **FREE}
        with self._database.writing() as connection:
            add(connection, kind, [key], seconds(due))
            connection.execute(update(jobs).where(of(kind, [storable(key)])).values(**row))

    def lease(
        self,
        kind: str,
        now: dt.datetime,
        *,
        most: int = 20,
        among: Sequence[str] | None = None,
        length: dt.timedelta = LEASE,
    ) -> list[str]:
        """Keys of at most `most` jobs that are due and free, the longest due first; they are this holder's now.

        With `among`, of these keys only, which are put in the queue where they are missing; `most` does not count
        then, and what is not in the result is done by another, waits, or is in quarantine.
        """
        with self._database.writing() as connection:
            groups = [jobs.c.kind == kind]
            if among is not None:
                add(connection, kind, among, seconds(now))
                groups = [of(kind, chunk) for chunk in chunks(map(storable, among))]
            wanted = most if among is None else len(set(among))
            until = seconds(now + length)
            found = self._take(connection, kind, groups, now, until, wanted)
            if len(found) < wanted and free_the_dead(connection, kind):
                found += self._take(connection, kind, groups, now, until, wanted - len(found))
        return found

    def _take(
        self,
        connection: Connection,
        kind: str,
        groups: Sequence[ColumnElement[bool]],
        now: dt.datetime,
        until: int,
        most: int,
    ) -> list[str]:
        free = and_(jobs.c.reason.is_(None), or_(jobs.c.expires.is_(None), jobs.c.expires <= seconds(now)))
        query = select(jobs.c.key, jobs.c.attempts).where(free, jobs.c.due <= seconds(now))
        query = query.order_by(jobs.c.due, jobs.c.key).limit(most).with_for_update(skip_locked=True)
        rows = [row for group in groups for row in connection.execute(query.where(group))]
        taken = [row.key for row in rows if row.attempts < MOST_ATTEMPTS]
        worn_out = [row.key for row in rows if row.attempts >= MOST_ATTEMPTS]
        lease = {"holder": self.holder, "expires": until, "attempts": jobs.c.attempts + 1}
        detail = f"begun {MOST_ATTEMPTS} times and never finished"
        for keys, values in ((taken, lease), (worn_out, {"reason": ABANDONED, "detail": detail, **FREE})):
            for chunk in chunks(keys):
                connection.execute(update(jobs).where(of(kind, chunk)).values(**values))
        return taken

    def hold(self, kind: str, now: dt.datetime, *, length: dt.timedelta = LEASE) -> str | None:
        """Be the one that does a lasting thing, such as watching; None if this holder is, else who is.

        To be called again before the lease ends, and ended with `finish(kind, [""])`.
        """
        with self._database.writing() as connection:
            free_the_dead(connection, kind)
            add(connection, kind, [""], seconds(now))
            row = connection.execute(select(jobs).where(of(kind, [""]))).one()
            if row.holder not in (None, self.holder) and row.expires > seconds(now):
                return str(row.holder)
            mine = {"holder": self.holder, "expires": seconds(now + length), "attempts": 0, "reason": None}
            connection.execute(update(jobs).where(of(kind, [""])).values(**mine))
        return None

    def renew(self, kind: str, keys: Iterable[str], now: dt.datetime, *, length: dt.timedelta = LEASE) -> int:
        """How many of the jobs are still this holder's; theirs is the new time."""
        with self._database.writing() as connection:
            return sum(
                connection.execute(self._mine(kind, chunk).values(expires=seconds(now + length))).rowcount
                for chunk in chunks(keys)
            )

    def finish(self, kind: str, keys: Iterable[str]) -> None:
        """Done: they leave the queue."""
        with self._database.writing() as connection:
            for chunk in chunks(map(storable, keys)):
                connection.execute(delete(jobs).where(of(kind, chunk), jobs.c.holder == self.holder))

    def release(self, kind: str, keys: Iterable[str]) -> None:
        """Given back unbegun: another may take them at once, and the attempt does not count."""
        with self._database.writing() as connection:
            for chunk in chunks(map(storable, keys)):
                connection.execute(self._mine(kind, chunk).values(attempts=BEFORE, **FREE))

    def postpone(self, kind: str, keys: Iterable[str], due: dt.datetime) -> None:
        """Given back to be tried again later; the attempt counts."""
        with self._database.writing() as connection:
            for chunk in chunks(map(storable, keys)):
                connection.execute(self._mine(kind, chunk).values(due=seconds(due), **FREE))

    def reclaim(self, kind: str) -> int:
        """How many jobs are free again that processes held which died here, as if they had not begun them.

        For work that is done in processes of its own: the death of the one that leased it is not the work's fault.
        """
        with self._database.writing() as connection:
            return free_the_dead(connection, kind, attempts=BEFORE)

    def quarantine(self, kind: str, key: str, reason: str, detail: str, now: dt.datetime) -> None:
        """Not to be tried again before a person says so (`retry`), whether it was in the queue or not."""
        row = {"reason": reason, "detail": storable(detail), **FREE}
        with self._database.writing() as connection:
            add(connection, kind, [key], seconds(now))
            connection.execute(update(jobs).where(of(kind, [storable(key)])).values(**row))

    def clear(self, kind: str) -> None:
        """Forget all jobs of this kind that nobody holds, those in quarantine too."""
        with self._database.writing() as connection:
            connection.execute(delete(jobs).where(jobs.c.kind == kind, jobs.c.holder.is_(None)))

    def fail(self, kind: str, key: str, reason: str, detail: str, now: dt.datetime) -> None:
        """Tried in vain: to be tried again later, and after MOST_ATTEMPTS put in quarantine."""
        key = storable(key)
        with self._database.writing() as connection:
            tried = connection.scalar(select(jobs.c.attempts).where(of(kind, [key]), jobs.c.holder == self.holder))
            if tried is None:
                return
            changed: dict[str, Any] = {"due": seconds(now + FIRST_WAIT * 2 ** (tried - 1)), **FREE}
            if tried >= MOST_ATTEMPTS:
                changed |= {"reason": reason, "detail": storable(detail)}
            connection.execute(self._mine(kind, [key]).values(**changed))

    def _mine(self, kind: str, keys: Sequence[str]) -> Update:
        return update(jobs).where(of(kind, keys), jobs.c.holder == self.holder)

    # ------------------------------------------------------------------------------------------------- for people

    def jobs(self, kind: str | None = None, *, quarantined: bool | None = None, limit: int | None = None) -> list[Job]:
        """By kind, then by when they are due; `quarantined` picks those in quarantine, or all others."""
        query = select(jobs).order_by(jobs.c.kind, jobs.c.due, jobs.c.key).limit(limit)
        if kind is not None:
            query = query.where(jobs.c.kind == kind)
        if quarantined is not None:
            query = query.where(jobs.c.reason.is_not(None) if quarantined else jobs.c.reason.is_(None))
        with self._database.reading() as connection:
            return [from_row(row) for row in connection.execute(query)]

    def retry(self, kind: str | None, key: str | None, now: dt.datetime) -> int:
        """Out of quarantine, to be tried at once: all, those of a kind, or one. How many that were."""
        chosen: list[ColumnElement[bool]] = [jobs.c.reason.is_not(None)]
        chosen += [jobs.c.kind == kind] if kind is not None else []
        chosen += [jobs.c.key == storable(key)] if key is not None else []
        fresh = {"reason": None, "detail": None, "attempts": 0, "due": seconds(now), **FREE}
        with self._database.writing() as connection:
            return connection.execute(update(jobs).where(*chosen).values(**fresh)).rowcount

    def has_due(self, kinds: Iterable[str], now: dt.datetime) -> bool:
        """Whether a job of these kinds could be begun."""
        free = or_(jobs.c.expires.is_(None), jobs.c.expires <= seconds(now))
        query = select(jobs.c.key).where(jobs.c.kind.in_(list(kinds)), jobs.c.reason.is_(None), free)
        with self._database.reading() as connection:
            return connection.execute(query.where(jobs.c.due <= seconds(now)).limit(1)).first() is not None

    def counts(self, now: dt.datetime) -> Mapping[str, Mapping[str, int]]:
        """By kind, how many are waiting, leased and quarantined."""
        state = case(
            (jobs.c.reason.is_not(None), "quarantined"), (jobs.c.expires > seconds(now), "leased"), else_="waiting"
        )
        query = select(jobs.c.kind, state.label("state"), func.count().label("number")).group_by(jobs.c.kind, "state")
        found: dict[str, dict[str, int]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(query.order_by(jobs.c.kind, "state")):
                found.setdefault(row.kind, {})[row.state] = row.number
        return found


def add(connection: Connection, kind: str, keys: Iterable[str], second: int) -> int:
    """Insert those that are not there."""
    new = 0
    for chunk in chunks(map(storable, keys)):
        there = set(connection.scalars(select(jobs.c.key).where(of(kind, chunk))))
        rows = [{"kind": kind, "key": key, "due": second, "attempts": 0} for key in chunk if key not in there]
        if rows:
            connection.execute(insert(jobs), rows)
        new += len(rows)
    return new


def free_the_dead(connection: Connection, kind: str, **values: Any) -> int:
    """End the leases of processes that are gone from this machine; how many jobs that frees."""
    holders = connection.scalars(
        select(jobs.c.holder).where(jobs.c.kind == kind, jobs.c.holder.is_not(null())).distinct()
    )
    dead = [holder for holder in holders if holder and is_dead(holder)]
    held = update(jobs).where(jobs.c.kind == kind).values(**FREE, **values)
    return sum(connection.execute(held.where(jobs.c.holder.in_(chunk))).rowcount for chunk in chunks(dead))


def of(kind: str, keys: Sequence[str]) -> ColumnElement[bool]:
    return and_(jobs.c.kind == kind, jobs.c.key.in_(keys))


def from_row(row: Row[Any]) -> Job:
    due, expires = EPOCH + dt.timedelta(seconds=row.due), row.expires
    until = None if expires is None else EPOCH + dt.timedelta(seconds=expires)
    return Job(row.kind, row.key, due, row.attempts, row.holder, until, row.reason, row.detail)
