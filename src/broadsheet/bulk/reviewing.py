"""The review of a day, its articles read by several workers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from broadsheet.bulk.kept import note_made
from broadsheet.bulk.reading import ENCODER_BUDGET, READ_BUDGET, worth_a_worker
from broadsheet.bulk.sharing import read_shared
from broadsheet.pipeline.day import EVERYTHING, Order, review_day, slot_of
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.pipeline.text import Found, Reader, read, reader_name
from broadsheet.pipeline.text import read_each as read_here
from broadsheet.pipeline.view import View
from broadsheet.review import House
from broadsheet.store import Archive
from broadsheet.stories import Profile
from broadsheet.types import Article, Review
from broadsheet.workers import Lost, supervised
from broadsheet.writing import WriterSettings


def review(
    archive: Archive,
    order: Order,
    *,
    house: House | None = None,
    profile: Profile = EVERYTHING,
    workers: int | None = None,
    writer: WriterSettings | None = None,
    with_encoder: bool = False,
    view: View | None = None,
    progress: Progress = silent,
    now: Callable[[], dt.datetime] | None = None,
) -> Review:
    """The day's review, as `review_day` makes it, its articles read by several workers.

    With a clock, `now`, runs at the same time share the reading instead of each doing all of it.
    """
    by = reader_name(with_encoder=with_encoder)
    reader: Reader = partial(read_each, workers=workers, with_encoder=with_encoder, progress=progress)
    if now is not None:
        reader = partial(read_shared, archive, reader=reader, now=now, by=by)
    made = review_day(
        archive, order, house=house, profile=profile, reader=reader, by=by, writer=writer, view=view, progress=progress
    )
    if now is not None:
        note_made(archive, order.day, slot_of(order.language, made.arrangement, profile), made, now())
    return made


def read_each(
    wanted: Sequence[Article],
    *,
    workers: int | None = None,
    with_encoder: bool = False,
    progress: Progress = silent,
) -> Iterator[Found]:
    """(article id, statements) for each article, in order of completion.

    An article that cannot be read within its budget has no statements.
    """
    if len(wanted) < worth_a_worker(with_encoder):
        yield from read_here(wanted, with_encoder=with_encoder)
        return
    budget = ENCODER_BUDGET if with_encoder else READ_BUDGET
    crew = supervised(partial(read, with_encoder=with_encoder), wanted, workers=workers, budget=budget)
    for done, (article, outcome) in enumerate(crew, 1):
        yield article.id, () if isinstance(outcome, Lost) else outcome
        progress("reading", done, len(wanted))
