"""A headless Chromium spoken to by the DevTools protocol: just what the page's tests ask of a browser.

The page forbids every script, so the tests' own (axe) runs with the page's policy bypassed. That the page works
without one is tested with scripts switched off.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
STARTS_WITHIN = 60.0
ANSWERS_WITHIN = 60.0
DESK = (1280, 900)


class NoBrowser(Exception):
    """Chromium is here but does not start."""


@dataclass
class Tab:
    """One page of the browser."""

    socket: aiohttp.ClientWebSocketResponse
    last: int = 0
    heard: set[str] = field(default_factory=set)

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer; events in between are noted."""
        self.last += 1
        await self.socket.send_json({"id": self.last, "method": method, "params": parameters})
        async with asyncio.timeout(ANSWERS_WITHIN):
            while True:
                said = await self.socket.receive_json()
                self._note(said)
                if said.get("id") == self.last:
                    if "error" in said:
                        raise AssertionError(f"{method}: {said['error']['message']}")
                    return dict(said["result"])

    async def open(
        self, page: Path, *, size: tuple[int, int] = DESK, dark: bool = False, media: str = "", scripts: bool = True
    ) -> None:
        width, height = size
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        await self.call("Page.enable")
        await self.call("Page.setBypassCSP", enabled=True)
        await self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        await self.call("Emulation.setEmulatedMedia", media=media, features=scheme)
        self.heard.clear()
        await self.call("Page.navigate", url=page.as_uri())
        await self.hear("Page.loadEventFired")

    async def hear(self, event: str) -> None:
        """Wait for the event, also where it came while an answer was waited for."""
        async with asyncio.timeout(ANSWERS_WITHIN):
            while event not in self.heard:
                self._note(await self.socket.receive_json())
        self.heard.clear()

    def _note(self, said: dict[str, Any]) -> None:
        if "method" in said:
            self.heard.add(said["method"])

    async def evaluate(self, script: str) -> Any:
        """The value of the expression; a promise is waited for."""
        said = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    async def picture(self, *, whole: bool = False) -> bytes:
        """A screenshot, PNG."""
        said = await self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(said["data"])

    async def printed(self) -> bytes:
        """The page on paper, PDF."""
        said = await self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(said["data"])


@contextlib.asynccontextmanager
async def browser() -> AsyncIterator[Tab]:
    """A tab of a new browser with a profile of its own; `NoBrowser` where it does not start."""
    assert PROGRAM
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            PROGRAM,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
            *("--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "HOME": profile},
        )
        try:
            port = await _port(Path(profile), process)
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                    [page] = [each for each in await answer.json() if each["type"] == "page"]
                async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                    yield Tab(socket)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _port(profile: Path, process: asyncio.subprocess.Process) -> int:
    """The port that the browser listens on, which it writes down when it does."""
    said = profile / "DevToolsActivePort"
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            while not (said.exists() and said.read_text().strip()):
                if process.returncode is not None:
                    raise NoBrowser(f"{PROGRAM} ended with {process.returncode}")
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise NoBrowser(f"{PROGRAM} did not start within {STARTS_WITHIN:.0f} s") from None
    return int(said.read_text().split()[0])
