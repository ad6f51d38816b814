"""A page as a browser shows it: what axe finds, whether it fits, whether its evidence opens where one reads."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.page import chromium, validator
from evals.page.chromium import Tab

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
# Target size (WCAG 2.2 AA) is off unless asked for.
RUN = """axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
  .then(found => [found.passes.length, found.violations])"""
# A line in the middle of the page, its number in the middle of the window.
MIDDLE = """(() => {
  const all = [...document.querySelectorAll('main .n a')];
  const chosen = all[Math.floor(all.length / 2)];
  chosen.scrollIntoView({block: 'center'});
  return chosen.getAttribute('href');
})()"""
MOVED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(Math.round(scrollY)))))"


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look at a page: `opened` with the evidence of a line open, `rules` with axe's."""

    name: str
    size: tuple[int, int]
    dark: bool = False
    opened: bool = False
    rules: bool = True


LOOKS = (
    Look("desk", (1280, 900)),
    Look("wide, dark, evidence open", (1680, 1000), dark=True, opened=True),
    Look("phone", (390, 844)),
    Look("phone, dark, evidence open", (390, 844), dark=True, opened=True),
    Look("desk, evidence open", (1280, 900), opened=True, rules=False),
    Look("narrow", (320, 640), rules=False),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found. `passed` counts the rules of axe that held, `wider` the pixels that do not fit, `moved` those
    that the text moved by when the evidence opened."""

    passed: int
    violations: tuple[str, ...]
    wider: int
    moved: int = 0

    @property
    def problems(self) -> tuple[str, ...]:
        found = list(self.violations)
        if self.wider > 0:
            found.append(f"{self.wider} pixels wider than the window")
        if self.moved:
            found.append(f"the text moves by {self.moved} pixels when the evidence opens")
        return tuple(found)


def missing() -> str:
    """What is not here to look with; empty if all is."""
    wanted = {
        "chromium": chromium.PROGRAM,
        "java": validator.JAVA,
        "axe-core": AXE.exists(),
        "vnu-jar": validator.CHECKER.exists(),
    }
    lacking = [name for name, found in wanted.items() if not found]
    return f"no {', no '.join(lacking)}: run evals/page/install" if lacking else ""


def look_at(pages: Sequence[Path], looks: Sequence[Look] = LOOKS) -> dict[tuple[str, str], Seen]:
    """What each look at each page finds, by (page's name, look's name)."""
    return asyncio.run(_look_at([page.resolve() for page in pages], looks))


async def _look_at(pages: Sequence[Path], looks: Sequence[Look]) -> dict[tuple[str, str], Seen]:
    axe = AXE.read_text(encoding="utf-8")
    async with chromium.browser() as tab:
        return {(page.name, look.name): await _seen(tab, page, look, axe) for page in pages for look in looks}


async def _seen(tab: Tab, page: Path, look: Look, axe: str) -> Seen:
    await tab.open(page, size=look.size, dark=look.dark)
    moved = await _open_evidence(tab) if look.opened else 0
    passed, violations = 0, []
    if look.rules:
        await tab.evaluate(f"{axe}; 0")
        passed, violations = await tab.evaluate(RUN)
    wider = await tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return Seen(passed, tuple(_said(each) for each in violations), wider, moved)


async def _open_evidence(tab: Tab) -> int:
    """Follow a number to its evidence; by how many pixels the text moved."""
    target = await tab.evaluate(MIDDLE)
    before = await tab.evaluate(MOVED)
    await tab.evaluate(f"""document.querySelector('main a[href="{target}"]').click()""")
    after = await tab.evaluate(MOVED)
    assert await tab.evaluate("document.querySelector(':target') !== null")
    return int(after) - int(before)


def _said(violation: dict[str, Any]) -> str:
    first = violation["nodes"][0]
    return f"{violation['id']} ({len(violation['nodes'])}): {violation['help']}: {first['html'][:160]}"


def unscripted(page: Path) -> str:
    """The words that the page shows where no script may run."""
    return asyncio.run(_unscripted(page.resolve()))


async def _unscripted(page: Path) -> str:
    async with chromium.browser() as tab:
        await tab.open(page, scripts=False)
        return str(await tab.evaluate("document.body.innerText"))


def printed(page: Path) -> bytes:
    """The page as PDF."""
    return asyncio.run(_printed(page.resolve()))


async def _printed(page: Path) -> bytes:
    async with chromium.browser() as tab:
        await tab.open(page)
        return await tab.printed()
