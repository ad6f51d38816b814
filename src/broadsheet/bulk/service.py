"""`watch` as a process: APScheduler looks and beats, a signal stops it between two steps of the work."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from broadsheet.bulk.health import served
from broadsheet.bulk.watch_settings import WatchSettings
from broadsheet.bulk.watching import HEARTBEAT, Watch
from broadsheet.errors import BroadsheetError, InputError
from broadsheet.store import Archive

# How often the main thread looks whether a job failed for good.
POLL = 0.5


class Stopped(Exception):
    """Raised inside a step, through its progress, once a stop was asked for."""


def serve(archive: Archive, settings: WatchSettings, *, say: Callable[[str], None], once: bool = False) -> None:
    """Watch until SIGTERM or SIGINT; with `once`, look a single time. Busy if another watch runs on the archive."""
    stop, fatal = threading.Event(), list[BaseException]()

    def progress(stage: str, done: int, total: int | None = None) -> None:
        if stop.is_set():
            raise Stopped

    watch = Watch(archive, settings, lambda: dt.datetime.now(dt.UTC), say=say, progress=progress)
    watch.begin()
    try:
        if once:
            watch.look()
            return
        with ExitStack() as stack:
            stack.enter_context(signals_to(stop))
            if settings.health:
                try:
                    port = stack.enter_context(served(watch, settings.health.port))
                except OSError as error:
                    name = f"port {settings.health.port}"
                    raise InputError(name, error.strerror or str(error), "Set another health.port.") from error
                say(f"health: http://127.0.0.1:{port}/healthz and /metrics")
            _run(watch, settings, stop, fatal)
        say("stopped; the next watch goes on from here")
    finally:
        watch.end()
    if fatal:
        raise fatal[0]


def _run(watch: Watch, settings: WatchSettings, stop: threading.Event, fatal: list[BaseException]) -> None:
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.background import BackgroundScheduler

    def guarded(step: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                step()
            except Stopped:
                pass
            except BroadsheetError as error:
                fatal.append(error)
                stop.set()

        return run

    scheduler = BackgroundScheduler(timezone=dt.UTC, executors={"default": ThreadPoolExecutor(2)})
    shared = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    now = dt.datetime.now(dt.UTC)
    scheduler.add_job(
        guarded(watch.look), "interval", seconds=settings.gather.look_seconds, next_run_time=now, id="look", **shared
    )
    scheduler.add_job(guarded(watch.beat), "interval", seconds=HEARTBEAT.total_seconds(), id="beat", **shared)
    scheduler.start()
    try:
        while not stop.wait(POLL):
            pass
    finally:
        scheduler.shutdown(wait=True)


@contextmanager
def signals_to(stop: threading.Event) -> Iterator[None]:
    """SIGTERM and SIGINT ask for a stop while the block runs."""

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
