from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet import sample_day
from broadsheet.bulk import adding
from broadsheet.store import Archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with nothing in it."""
    Archive.create(tmp_path / "a.sqlite").close()
    return tmp_path / "a.sqlite"


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled day, to be copied by whoever changes it."""
    path = tmp_path_factory.mktemp("day") / "a.sqlite"
    with Archive.create(path) as archive:
        adding.add(archive, str(sample_day.path()), now=sample_day.RECEIVED, workers=1)
    return path
