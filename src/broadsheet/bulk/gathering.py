"""Feeds -> the archive: fetch what is due, then the pages of entries that are new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from broadsheet import __version__
from broadsheet.bulk.asking import Asking
from broadsheet.bulk.extracting import take_again
from broadsheet.bulk.following import Following
from broadsheet.bulk.local import look_through
from broadsheet.bulk.remembering import remember
from broadsheet.bulk.taking import ENTRY, EXTRACT, Clock, Ledger, Taken
from broadsheet.bulk.visiting import Visiting
from broadsheet.errors import Busy
from broadsheet.fetch import Network, Policy
from broadsheet.fetch.proxies import Proxies
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import FOLLOWED, Archive

GATHER: Final = "gather"
# How long a gathering that fell silent keeps another out. One that died on this machine does not.
HOLD: Final = dt.timedelta(minutes=10)
USER_AGENT = f"broadsheet/{__version__} (press review; reads feeds and the articles that they announce)"


def policy(
    allow_private: Iterable[str] = (),
    *,
    proxies: Proxies | None = None,
    seconds: float | None = None,
    size: int | None = None,
) -> Policy:
    """How broadsheet treats hosts, under its own name. A run ends after `seconds` or `size` bytes, if given."""
    return Policy(
        USER_AGENT,
        allow_private=frozenset(allow_private),
        proxies=proxies or Proxies(),
        run_seconds=seconds,
        run_bytes=size,
    )


def gather(
    archive: Archive,
    *,
    now: Clock,
    rules: Policy | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    network: Network | None = None,
) -> Taken:
    """Look through folders and mailboxes; fetch the feeds that are due, then the pages of their new entries; store all.

    A feed that fails is counted with its reason and asked again when it is next due; of a page that cannot be had,
    the entry's own text is taken. What the run's time or size does not allow is left for the next. `Busy` if another
    gathering of this archive is under way: two would ask a host twice as fast as it allows.
    """
    with _alone(archive, now, progress) as told:
        again = take_again(archive, now=now, workers=workers, progress=told)
        looked = look_through(archive, now=now, workers=workers, progress=told)
        asking = Asking(archive, rules or policy(), now, network or Network())
        return again + looked + _gather(asking, workers, told)


def is_due(archive: Archive, now: dt.datetime) -> bool:
    """Whether there is anything to gather: a feed to ask, an entry that waits, a page to be tried again."""
    return bool(archive.due(now)) or archive.queue.has_due((ENTRY, EXTRACT), now)


def _gather(asking: Asking, workers: int | None, progress: Progress) -> Taken:
    archive, ledger = asking.archive, Ledger(asking.archive, asking.now)
    visiting = Visiting(asking, ledger, progress, readers=1 if workers is None else min(workers, 1))
    visiting.visit()
    moved = remember(archive, asking.memory, visiting.visits, visiting.failed)
    following = Following(asking, ledger, progress)
    following.follow(workers)
    remember(archive, asking.memory, (), ())
    ledger.refused.pop(FOLLOWED, None)
    left = {"feeds": visiting.postponed, "pages": following.postponed}
    return ledger.taken() + Taken(
        feeds_unchanged=visiting.unchanged,
        postponed=tuple((what, count) for what, count in left.items() if count),
        answers=asking.by_word(),
        hosts=asking.by_host(),
        moved=tuple(moved),
        gone=tuple(visiting.gone),
    )


@contextmanager
def _alone(archive: Archive, now: Clock, progress: Progress) -> Iterator[Progress]:
    """Be the one gathering of this archive; what is told of its progress says that it still is."""
    held = now()

    def hold() -> None:
        if other := archive.queue.hold(GATHER, now(), length=HOLD):
            raise Busy(str(archive.path), f"another gathering is under way ({other})", "Wait until it has ended.")

    def told(stage: str, done: int, total: int | None = None) -> None:
        nonlocal held
        if now() - held > HOLD / 4:
            held = now()
            hold()
        progress(stage, done, total)

    hold()
    try:
        yield told
    finally:
        archive.queue.finish(GATHER, [""])
