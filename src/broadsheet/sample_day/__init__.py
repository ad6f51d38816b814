"""The bundled sample day: an invented press of Tuesday 17 March 2026, as pages and feeds, with expected readings.

`press/` is the input: HTML pages as outlets would serve them, and an RSS, an Atom and a JSON Feed with whole texts.
`GOLD.json`, beside it, is what a reader should find there. Every country, outlet and person is invented.
"""

from __future__ import annotations

import datetime as dt
import importlib.resources
from pathlib import Path
from typing import Final

__all__ = ["DAY", "RECEIVED", "path"]

DAY: Final = dt.date(2026, 3, 17)
# After the last article of the day was published and before the day ended, in UTC.
RECEIVED: Final = dt.datetime(2026, 3, 17, 22, tzinfo=dt.UTC)


def path() -> Path:
    """The folder of the day's pages and feeds, to be read like any other folder of press."""
    return Path(str(importlib.resources.files(__name__))) / "press"
