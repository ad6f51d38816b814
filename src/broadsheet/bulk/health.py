"""How the watch is: /healthz for a supervisor, /metrics for Prometheus, on loopback only."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from broadsheet.bulk.watching import HEARTBEAT, Pulse, Watch
from broadsheet.errors import ArchiveError, BroadsheetError

LOOPBACK = "127.0.0.1"
# The text exposition format of Prometheus, version 0.0.4.
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Heartbeats without a sign of work after which a watch is not well.
PATIENCE = 20


def health(watch: Watch) -> tuple[bool, dict[str, Any]]:
    """(whether all is well, the facts). A watch is well while it looks; a failing feed or target is told, not fatal."""
    pulse, now = watch.pulse, watch.clock()
    signs = [at for at in (pulse.begun, pulse.looked, pulse.worked) if at]
    patience = PATIENCE * HEARTBEAT + dt.timedelta(seconds=watch.settings.gather.look_seconds)
    late = not signs or now - max(signs) > patience
    try:
        queue: dict[str, Any] = {kind: dict(states) for kind, states in watch.archive.queue.counts(now).items()}
        readable = True
    except ArchiveError as error:
        queue, readable = {"error": str(error)}, False
    facts = {
        "status": "ok" if readable and not late else "failing",
        "begun": _text(pulse.begun),
        "looked": _text(pulse.looked),
        "gathered": _text(pulse.gathered),
        "delivered": _text(pulse.delivered),
        "failures": list(pulse.failures),
        "queue": queue,
    }
    return readable and not late, facts


def metrics(watch: Watch) -> str:
    """Numbers in Prometheus' text form; counters begin anew with the watch, gauges are the archive's."""
    held, pulse = watch.archive.status(), watch.pulse
    lines = list(_gauge("archive_bytes", "Size of the archive on disk.", held.size))
    lines += _gauge("captures", "Captures in the archive.", held.captures)
    lines += _gauge("articles", "Articles in the archive.", held.articles)
    lines += _gauge("feeds", "Feeds that are followed.", held.feeds)
    lines += _gauge("feeds_failing", "Feeds whose last visit failed.", len(held.failing))
    lines += _gauge("failures", "Steps of the last look that failed.", len(pulse.failures))
    lines += _counter("articles_taken_total", "New articles since the watch began.", pulse.new_articles)
    lines += _counter("alerts_told_total", "Articles that alerts told of since the watch began.", pulse.alerts_told)
    lines += _times(pulse)
    lines.append("# HELP broadsheet_jobs Jobs by kind and state.\n# TYPE broadsheet_jobs gauge")
    for kind, states in watch.archive.queue.counts(watch.clock()).items():
        lines += [f'broadsheet_jobs{{kind="{kind}",state="{state}"}} {count}' for state, count in states.items()]
    return "\n".join(lines) + "\n"


def _times(pulse: Pulse) -> Iterator[str]:
    for name, at in (("looked", pulse.looked), ("gathered", pulse.gathered), ("delivered", pulse.delivered)):
        if at is not None:
            yield from _gauge(f"{name}_timestamp_seconds", f"When it last {name}.", at.timestamp())


def _gauge(name: str, what: str, value: float) -> Iterator[str]:
    yield f"# HELP broadsheet_{name} {what}\n# TYPE broadsheet_{name} gauge\nbroadsheet_{name} {value}"


def _counter(name: str, what: str, value: int) -> Iterator[str]:
    yield f"# HELP broadsheet_{name} {what}\n# TYPE broadsheet_{name} counter\nbroadsheet_{name} {value}"


def _text(at: dt.datetime | None) -> str | None:
    return at.isoformat() if at else None


@contextmanager
def served(watch: Watch, port: int) -> Iterator[int]:
    """Answer while the block runs; the port that was taken (another than asked for only if 0 was)."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                if self.path == "/healthz":
                    well, facts = health(watch)
                    self._answer(200 if well else 503, "application/json", json.dumps(facts))
                elif self.path == "/metrics":
                    self._answer(200, METRICS_TYPE, metrics(watch))
                else:
                    self._answer(404, "text/plain", "Known are /healthz and /metrics.\n")
            except BroadsheetError as error:
                self._answer(503, "text/plain", f"{error}\n")

        def _answer(self, status: int, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing: a supervisor asks every few seconds."""

    server = ThreadingHTTPServer((LOOPBACK, port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
