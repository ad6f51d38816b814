"""What the README and the docs show is what the program does."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import broadsheet

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def test_the_reference_is_current() -> None:
    run(sys.executable, "docs/generate.py", "--check")


def test_the_readme_shows_what_commands_print() -> None:
    shown = re.findall(r"<!-- run: broadsheet (.+?) -->\n```\n\$ .+?\n(.*?)```\n<!-- /run -->", README, re.DOTALL)
    assert shown
    for arguments, output in shown:
        assert run(sys.executable, "-m", "broadsheet", *shlex.split(arguments)) == output


def test_the_readme_shows_how_the_demo_s_review_begins(tmp_path: Path) -> None:
    [shown] = re.findall(r"<!-- demo -->\n(.*?)<!-- /demo -->", README, re.DOTALL)
    run(sys.executable, "-m", "broadsheet", "demo", "--into", str(tmp_path))
    review = (tmp_path / "review.md").read_text(encoding="utf-8")
    quoted = "".join(f"> {line}".rstrip() + "\n" for line in review.splitlines())
    assert shown.strip()
    assert quoted.startswith(shown)


def test_the_python_of_the_readme_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    first = code.split("review = ")[0]
    names: dict[str, object] = {}
    exec(first, names)
    reading = names["reading"]
    assert isinstance(reading, broadsheet.Reading)
    [statement] = reading.statements
    assert statement.speaker is not None
    assert statement.told_to is not None
    assert f"{(statement.speaker.name, statement.told_to.name)}" in code
    assert repr(reading.article.slice(statement.content[0])) in code


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(broadsheet).failed == 0


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target
