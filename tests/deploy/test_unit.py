"""The systemd unit, as systemd itself reads it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "deploy" / "broadsheet.service"
PROGRAM = "/opt/broadsheet/bin/broadsheet"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    # Verified with a program that is there, since ours is not installed.
    text = UNIT.read_text(encoding="utf-8")
    assert PROGRAM in text
    (tmp_path / UNIT.name).write_text(text.replace(PROGRAM, sys.executable), encoding="utf-8")
    (tmp_path / "broken.service").write_text("[Service]\nExecStart=nowhere\n", encoding="utf-8")
    assert verified(tmp_path / UNIT.name) == ""
    assert verified(tmp_path / "broken.service") != ""


def verified(unit: Path) -> str:
    """What systemd has against it."""
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip()
