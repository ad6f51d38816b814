"""The Nu Html Checker, the validator of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

JAVA = shutil.which("java")
CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ANSWERS_WITHIN = 120


def errors(pages: Iterable[Path]) -> list[str]:
    """What is wrong in each page, warnings too, as `file:line: what`."""
    assert JAVA
    command = [JAVA, "-Xss2m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=ANSWERS_WITHIN, check=True)  # noqa: S603 -- our own command
    said = json.loads(done.stderr)["messages"]
    return [f"{Path(each.get('url', '')).name}:{each.get('lastLine', 0)}: {each['message']}" for each in said]
