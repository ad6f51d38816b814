"""Texts -> statements and articles -> stories without an archive, and the review of a day with several workers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from broadsheet import captures, pipeline, stories
from broadsheet.bulk.gathering import policy as polite
from broadsheet.errors import BroadsheetError, DamagedInput, ExtractError, FetchError, MissingInput
from broadsheet.fetch import Policy, Request, fetch
from broadsheet.pipeline import Order, Progress, silent
from broadsheet.review import House
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Reading, Refusal, Review, Statement
from broadsheet.workers import Budget, Lost, supervised

# Reading is linear in the text; the longest real article takes well under a second.
READ_BUDGET = Budget(cpu_seconds=60.0)
# Starting processes costs about as much as reading this many texts.
WORTH_A_WORKER = 64

Named = tuple[str, Capture | BroadsheetError]


def review(
    archive: Archive,
    order: Order,
    *,
    house: House | None = None,
    workers: int | None = None,
    progress: Progress = silent,
) -> Review:
    """The day's review, as `pipeline.review_day` makes it, its articles read by several workers."""
    reader = partial(read_each, workers=workers, progress=progress)
    return pipeline.review_day(archive, order, house=house, reader=reader, progress=progress)


def read_each(
    wanted: Sequence[Article], *, workers: int | None = None, progress: Progress = silent
) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """(article id, statements) for each article, in order of completion.

    An article that cannot be read within its budget has no statements.
    """
    if len(wanted) < WORTH_A_WORKER:
        yield from pipeline.read_each(wanted)
        return
    crew = supervised(pipeline.read, wanted, workers=workers, budget=READ_BUDGET)
    for done, (article, outcome) in enumerate(crew, 1):
        yield article.id, () if isinstance(outcome, Lost) else outcome
        progress("reading", done, len(wanted))


# ---------------------------------------------------------------------------------------- without archive


def read_inputs(
    names: Sequence[str],
    *,
    stdin: bytes | None,
    now: dt.datetime,
    policy: Policy | None = None,
    workers: int | None = None,
) -> Iterator[tuple[str, Reading | BroadsheetError]]:
    """(id, reading or why not) for each text of each input, in the order given.

    The id is a file's stem or an address. `-` is `stdin`.
    """
    inputs = _named(names, stdin, now, policy or polite())
    waiting: dict[int, tuple[str, Reading | BroadsheetError]] = {}
    told = 0
    for number, outcome in _outcomes(inputs, many=len(names) >= WORTH_A_WORKER, workers=workers):
        waiting[number] = outcome
        while told in waiting:
            yield waiting.pop(told)
            told += 1


def _outcomes(
    inputs: Iterator[Named], *, many: bool, workers: int | None
) -> Iterator[tuple[int, tuple[str, Reading | BroadsheetError]]]:
    """Numbered outcomes, as they come. A few plain texts are read here; pages go where they can be ended."""
    numbered: Iterator[tuple[int, Named]] = enumerate(inputs)
    if not many:
        listed = list(numbered)
        here = all(isinstance(found, BroadsheetError) or found.media_type == "text/plain" for _, (_, found) in listed)
        if here:
            for number, (name, found) in listed:
                yield number, (name, _read(found))
            return
        numbered = iter(listed)
    for (number, (name, _)), outcome in supervised(read_numbered, numbered, workers=workers, budget=READ_BUDGET):
        yield number, (name, ExtractError(name, outcome.detail) if isinstance(outcome, Lost) else outcome)


def read_numbered(numbered: tuple[int, Named]) -> Reading | BroadsheetError:
    """For a worker: the number and name stay with the item."""
    return _read(numbered[1][1])


def _read(found: Capture | BroadsheetError) -> Reading | BroadsheetError:
    if isinstance(found, BroadsheetError):
        return found
    reading = pipeline.read_capture(found)
    if isinstance(reading, Refusal):
        return ExtractError(reading.origin, reading.detail)
    return reading


def _named(names: Sequence[str], stdin: bytes | None, now: dt.datetime, policy: Policy) -> Iterator[Named]:
    for name in names:
        if name.startswith(("http://", "https://")):
            yield name, _fetched(name, now, policy)
            continue
        path = None if name == "-" else Path(name)
        try:
            found = list(captures.read(path, now=now, body=stdin))
        except BroadsheetError as error:
            yield name, error
            continue
        alone = len(found) == 1
        for one in found:
            if isinstance(one, Refusal):
                yield one.origin, ExtractError(one.origin, one.detail)
            else:
                yield ((path.stem if path else name) if alone else one.url or one.origin), one


def _fetched(url: str, now: dt.datetime, policy: Policy) -> Capture | BroadsheetError:
    for _, answer in fetch([Request(url)], policy=policy, now=lambda: now):
        if isinstance(answer, FetchError):
            return answer
        if isinstance(answer, Capture):
            try:
                return captures.fetched(answer)
            except BroadsheetError as error:
                return error
    return FetchError(url, "no answer")


class Row(msgspec.Struct, frozen=True):
    """A line of the JSONL that `broadsheet stories` takes."""

    id: str | int
    title: str | None = None
    text: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def read_pieces(path: Path) -> list[stories.Piece]:
    """The articles of a JSONL file, in its order. Raises `MissingInput`, or `DamagedInput` that names the line."""
    decoder = msgspec.json.Decoder(Row)
    pieces = []
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise MissingInput(str(path), error.strerror or str(error), "Check the name and its permissions") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pieces.append(_piece(decoder.decode(line)))
        except (msgspec.MsgspecError, UnicodeError) as error:
            remedy = 'A line is {"id", "title", "text", "outlet", "url", "published"}'
            raise DamagedInput(f"{path}, line {number}", str(error), remedy) from error
    return pieces


def _piece(row: Row) -> stories.Piece:
    return stories.Piece(str(row.id), row.title or "", row.text or "", row.outlet, row.published)


def group(pieces: Sequence[stories.Piece]) -> tuple[tuple[str, ...], ...]:
    """Articles -> stories, as tuples of ids, for `broadsheet stories`."""
    return stories.cluster(pieces)
