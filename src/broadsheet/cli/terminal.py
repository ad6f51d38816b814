"""What a person sees while and after a command works: progress on standard error, results on standard output."""

from __future__ import annotations

import json
import sys
import time
from types import TracebackType
from typing import Any

import typer
from rich.console import Console

# Without a terminal, a line now and then is enough for a log.
LOG_EVERY_SECONDS = 10.0
# Progress that is over within a second is noise.
QUIET_SECONDS = 1.0


def say(text: str) -> None:
    """A line for the person, never part of the result."""
    typer.echo(text, err=True)


def put(text: str) -> None:
    """A part of the result."""
    typer.echo(text)


def put_bytes(body: bytes) -> None:
    """A result that is a file's whole content."""
    sys.stdout.flush()
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


def put_json(value: Any) -> None:
    """One JSON object on one line, the form of `--json`."""
    put(json.dumps(value, ensure_ascii=False, default=str))


def number(count: int) -> str:
    return f"{count:,}"


class Meter:
    """Progress of long work: a line that is rewritten in a terminal, a line every ten seconds in a log."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._status = self._console.status("") if self._console.is_terminal else None
        self._begun: dict[str, float] = {}
        self._logged = time.monotonic()
        self._shown = False

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status and self._shown:
            self._status.stop()

    def __call__(self, stage: str, done: int, total: int | None = None) -> None:
        now = time.monotonic()
        begun = self._begun.setdefault(stage, now)
        if now - begun < QUIET_SECONDS:
            return
        line = self._line(stage, done, total, now - begun)
        if self._status:
            if not self._shown:
                self._status.start()
                self._shown = True
            self._status.update(line)
        elif now - self._logged >= LOG_EVERY_SECONDS:
            self._logged = now
            say(line)

    @staticmethod
    def _line(stage: str, done: int, total: int | None, seconds: float) -> str:
        if not done:
            return f"{stage} ..."
        rate = done / seconds
        of = f" of {number(total)}" if total else ""
        left = f", {(total - done) / rate:,.0f} s left" if total and total > done else ""
        return f"{stage}: {number(done)}{of}, {rate:,.0f}/s{left}"


def stdout_is_terminal() -> bool:
    return sys.stdout.isatty()
