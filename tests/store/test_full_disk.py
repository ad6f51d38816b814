"""No room left: a clear error, and an archive that holds what it held and goes on when there is room again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from broadsheet.errors import DiskFull
from broadsheet.store import Archive
from broadsheet.store.sqlite import PAGE_SIZE
from tests.store.press import EXTRACTOR, READER, piece, refusal, said
from tests.store.worker import day_of_press, dumped

PIECES = day_of_press(30)
DISK = 4 << 20
STEP = 96 << 10


def work(archive: Archive) -> None:
    archive.add(PIECES, [refusal(piece("x")[0])], extractor=EXTRACTOR)
    archive.save_statements(READER, {a.id: (said(a, "We count", "Brandt"),) for _, a in PIECES})
    archive.drop_derived()


@pytest.fixture(scope="module")
def whole(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("whole")))
    with Archive.open(path) as archive:
        work(archive)
    return dumped(path)


def test_a_file_that_may_not_grow(archive: Archive, whole: list[str]) -> None:
    before = list(archive.dump(clock=True))
    most = archive.path.stat().st_size // PAGE_SIZE

    @event.listens_for(archive._database.engine, "begin")
    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={most}")

    for _ in range(5):
        with pytest.raises(DiskFull, match=r"archive\.sqlite: no room is left on the disk\. Make room"):
            archive.add(PIECES)
        assert list(archive.dump(clock=True)) == before
        most += 2
    most = 1 << 30
    work(archive)
    assert list(archive.dump(clock=True)) == whole
    assert archive.check() == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", tmp_path]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


def test_a_disk_that_fills_at_any_moment(small_disk: Path, empty: Path, whole: list[str]) -> None:
    path, ballast = small_disk / "archive.sqlite", small_disk / "ballast"
    full = 0
    for free in range(0, DISK // 2, STEP):
        shutil.copy(empty, path)
        room = shutil.disk_usage(small_disk).free
        ballast.write_bytes(bytes(max(0, room - free)))
        try:
            with Archive.open(path) as archive:
                work(archive)
        except DiskFull:
            full += 1
        ballast.unlink()
        with Archive.open(path) as archive:
            assert archive.check() == []
            work(archive)
        assert dumped(path) == whole
        path.unlink()
    assert 3 < full < DISK // 2 // STEP


def test_a_disk_without_room_for_an_archive(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - (128 << 10)))
    with pytest.raises(DiskFull):
        Archive.create(small_disk / "archive.sqlite")
    (small_disk / "ballast").unlink()
    with Archive.create(small_disk / "archive.sqlite") as archive:
        assert archive.check() == []


LIMITED = """
import resource, sys
from pathlib import Path
from broadsheet.errors import ArchiveError
from broadsheet.store import Archive
from tests.store.worker import day_of_press
with Archive.open(Path(sys.argv[1])) as archive:
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
    try:
        archive.add(day_of_press(30))
    except ArchiveError as error:
        print(error.reason)
"""


def test_a_limit_on_the_size_of_files(archive: Archive) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, archive.path], capture_output=True, text=True, check=True)
    assert "writing failed" in done.stdout
    assert archive.check() == []
    assert archive.search() == []
