"""Texts -> statements, without an archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from broadsheet import captures
from broadsheet.errors import BroadsheetError, ExtractError, FetchError
from broadsheet.pipeline.text import read_capture
from broadsheet.types import Capture, Reading, Refusal
from broadsheet.workers import Budget, Lost, supervised

# Reading is linear in the text; the longest real article takes well under a second.
READ_BUDGET = Budget(cpu_seconds=60.0)
ENCODER_BUDGET = Budget(cpu_seconds=600.0)
# Starting processes costs about as much as reading this many texts; the encoder reads fewer in that time.
WORTH_A_WORKER = 64
WORTH_AN_ENCODER = 8

Named = tuple[str, Capture | BroadsheetError]


def read_inputs(
    names: Sequence[str],
    *,
    stdin: bytes | None,
    now: dt.datetime,
    with_encoder: bool = False,
    workers: int | None = None,
) -> Iterator[tuple[str, Reading | BroadsheetError]]:
    """(id, reading or why not) for each text of each input, in the order given.

    The id is a file's stem or an address. `-` is `stdin`.
    """
    inputs = _named(names, stdin, now)
    worth = worth_a_worker(with_encoder)
    waiting: dict[int, tuple[str, Reading | BroadsheetError]] = {}
    told = 0
    for number, outcome in _outcomes(inputs, many=len(names) >= worth, with_encoder=with_encoder, workers=workers):
        waiting[number] = outcome
        while told in waiting:
            yield waiting.pop(told)
            told += 1


def worth_a_worker(with_encoder: bool) -> int:
    """From how many texts on processes of their own read them."""
    return WORTH_AN_ENCODER if with_encoder else WORTH_A_WORKER


def _outcomes(
    inputs: Iterator[Named], *, many: bool, with_encoder: bool, workers: int | None
) -> Iterator[tuple[int, tuple[str, Reading | BroadsheetError]]]:
    """Numbered outcomes, as they come. A few plain texts are read here; pages go where they can be ended."""
    numbered: Iterator[tuple[int, Named]] = enumerate(inputs)
    if not many:
        listed = list(numbered)
        here = all(isinstance(found, BroadsheetError) or found.media_type == "text/plain" for _, (_, found) in listed)
        if here:
            for number, (name, found) in listed:
                yield number, (name, _read(found, with_encoder))
            return
        numbered = iter(listed)
    reader = partial(read_numbered, with_encoder=with_encoder)
    budget = ENCODER_BUDGET if with_encoder else READ_BUDGET
    for (number, (name, _)), outcome in supervised(reader, numbered, workers=workers, budget=budget):
        yield number, (name, ExtractError(name, outcome.detail) if isinstance(outcome, Lost) else outcome)


def read_numbered(numbered: tuple[int, Named], *, with_encoder: bool) -> Reading | BroadsheetError:
    """For a worker: the number and name stay with the item."""
    return _read(numbered[1][1], with_encoder)


def _read(found: Capture | BroadsheetError, with_encoder: bool) -> Reading | BroadsheetError:
    if isinstance(found, BroadsheetError):
        return found
    reading = read_capture(found, with_encoder=with_encoder)
    if isinstance(reading, Refusal):
        return ExtractError(reading.origin, reading.detail)
    return reading


def _named(names: Sequence[str], stdin: bytes | None, now: dt.datetime) -> Iterator[Named]:
    for name in names:
        if name.startswith(("http://", "https://")):
            yield name, _fetched(name, now)
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


def _fetched(url: str, now: dt.datetime) -> Capture | BroadsheetError:
    # Only here does reading need the network's rooms.
    from broadsheet.bulk.gathering import policy
    from broadsheet.fetch import Request, fetch

    for _, answer in fetch([Request(url)], policy=policy(), now=lambda: now):
        if isinstance(answer, FetchError):
            return answer
        if isinstance(answer, Capture):
            try:
                return captures.fetched(answer)
            except BroadsheetError as error:
                return error
    return FetchError(url, "no answer")
