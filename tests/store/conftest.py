from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.store import Archive


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty archive to copy: making one runs the migrations, which takes longer than most tests."""
    made = tmp_path_factory.mktemp("empty") / "archive.sqlite"
    Archive.create(made).close()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(empty: Path, path: Path) -> Iterator[Archive]:
    """A new, empty archive."""
    shutil.copy(empty, path)
    with Archive.open(path) as made:
        yield made
