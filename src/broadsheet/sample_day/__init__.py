"""The bundled sample day: an invented press of Tuesday 17 March 2026, as pages and feeds, with expected readings.

`pages/` holds HTML pages as outlets would serve them, `feeds/` an RSS, an Atom and a JSON Feed with whole texts, and
`GOLD.json` what a reader should find in them. Every country, outlet and person is invented.
"""

from __future__ import annotations

import importlib.resources
from pathlib import Path

__all__ = ["path"]


def path() -> Path:
    """The folder that holds the sample day."""
    return Path(str(importlib.resources.files(__name__)))
