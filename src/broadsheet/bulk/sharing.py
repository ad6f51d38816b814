"""Articles read once, however many runs want them: each run leases some and waits for what another has leased."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence

from broadsheet.pipeline.text import Found, Reader
from broadsheet.statements import READER
from broadsheet.store import Archive
from broadsheet.types import Article

# Articles leased at once: enough that workers are worth starting, few enough that a kill costs seconds.
PIECE = 250
# Seconds between looks at what another run has finished.
WAIT = 0.2


def read_shared(
    archive: Archive, wanted: Sequence[Article], *, reader: Reader, now: Callable[[], dt.datetime], by: str = READER
) -> Iterator[Found]:
    """(article id, statements) for each article, kept in the archive under the reader's name before it is given out.

    An article that ended every run which began to read it has no statements; it stands in quarantine.
    """
    waiting = {article.id: article for article in wanted}
    while waiting:
        idle = True
        names = list(waiting)
        for first in range(0, len(names), PIECE):
            mine = archive.queue.lease(job_of(by), now(), among=names[first : first + PIECE])
            for found in _read(archive, [waiting[name] for name in mine], reader, by):
                idle = False
                del waiting[found[0]]
                yield found
        for found in _by_others(archive, list(waiting), by):
            idle = False
            del waiting[found[0]]
            yield found
        if idle:
            time.sleep(WAIT)


def job_of(by: str) -> str:
    """The kind of job in the archive's queue: reading by this reader."""
    return f"read {by}"


def _read(archive: Archive, mine: Sequence[Article], reader: Reader, by: str) -> list[Found]:
    """Read these, unless another run did between our looking and our lease."""
    done = archive.statements(by, [article.id for article in mine])
    fresh = dict(reader([article for article in mine if article.id not in done]))
    if fresh:
        archive.save_statements(by, fresh)
    archive.queue.finish(job_of(by), [article.id for article in mine])
    return [*done.items(), *fresh.items()]


def _by_others(archive: Archive, names: Sequence[str], by: str) -> list[Found]:
    done = dict(archive.statements(by, names))
    given_up = {job.key for job in archive.queue.jobs(job_of(by), quarantined=True)}
    return [*done.items(), *((name, ()) for name in names if name in given_up and name not in done)]
