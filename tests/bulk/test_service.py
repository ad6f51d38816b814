"""The watch as a process: it fills the archive, refuses a second one, goes on after kill -9, stops on SIGTERM."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

from broadsheet.store import Archive
from broadsheet.types import Feed
from tests.bulk.test_gathering import article, rss
from tests.newsstand import newsstand, page

PATIENCE = 60.0
SETTINGS = """
[gather]
look_seconds = 1
allow_private = ["127.0.0.1"]
workers = 1
[health]
port = 0
"""


def start(archive: Path, settings: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "broadsheet", "--archive", str(archive), "watch", "--settings", str(settings)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ)


def line_with(process: subprocess.Popen[str], words: str) -> str:
    assert process.stderr
    for line in process.stderr:
        if words in line:
            return line
    raise AssertionError(f"it ended without saying {words!r}")


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_watch_from_start_to_stop(tmp_path: Path) -> None:
    path, settings = tmp_path / "a.sqlite", tmp_path / "watch.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    with newsstand({}) as stand, Archive.create(path) as archive:
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one, two)), "/one": article(one), "/two": article(two)}
        archive.add_feeds([Feed(stand.url("/feed"))])
        first = start(path, settings)
        try:
            address = line_with(first, "health:").split("health: ")[1].split(" ")[0]
            wait_for(lambda: len(archive.search()) == 2)
            with urlopen(address) as answer:
                assert json.load(answer)["status"] == "ok"
            second = subprocess.run(
                [sys.executable, "-m", "broadsheet", "--archive", str(path), "watch"],
                capture_output=True,
                text=True,
                check=False,
            )
            assert second.returncode == 1
            assert "another watch runs on it" in second.stderr
            first.kill()
            first.communicate()
            # Killed on this machine, it is known to be dead: the next need not wait.
            first = start(path, settings)
            line_with(first, "health:")
            first.send_signal(signal.SIGTERM)
            line_with(first, "stopped")
            assert first.wait(PATIENCE) == 0
        finally:
            first.kill()
            first.communicate()
        assert archive.queue.jobs("watch") == []
        assert archive.check() == []
        assert stand.paths().count("/one") == 1
