from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.store import Archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """A new, empty archive."""
    with Archive.create(path) as made:
        yield made
