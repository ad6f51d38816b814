"""Making, opening and refusing archives."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from broadsheet.errors import ArchiveError, Busy, NoArchive, NotFound
from broadsheet.store import Archive, tables
from broadsheet.store.migrate import config
from broadsheet.store.sqlite import APPLICATION_ID
from tests.store.press import DAY, EXTRACTOR, capture, piece, refusal


def test_no_archive_says_what_to_do(path: Path) -> None:
    with pytest.raises(NoArchive, match=r"archive\.sqlite: there is no archive here\. Run `broadsheet init` first\."):
        Archive.open(path)
    assert not path.exists()


def test_creating_twice_keeps_what_is_there(path: Path) -> None:
    with Archive.create(path) as archive:
        archive.add([piece("The harbour reopens.")])
    with Archive.create(path) as again:
        assert len(again.search()) == 1
    with Archive.open(path) as opened:
        assert len(opened.search()) == 1


def test_one_file_is_left_when_it_is_closed(path: Path) -> None:
    with Archive.create(path) as archive:
        archive.add([piece("The harbour reopens.")])
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


@pytest.mark.parametrize("name", ["a b.sqlite", "100%.sqlite", "what?.sqlite", "a#b.sqlite", "Архив.sqlite", "a'b\"c"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    Archive.create(tmp_path / name).close()
    Archive.open(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def a_folder(path: Path) -> None:
    path.mkdir()


def a_page(path: Path) -> None:
    path.write_text("<html>", encoding="utf-8")


def another_database(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE feeds(url)")
    raw.commit()
    raw.close()


@pytest.mark.parametrize("something_else", [a_folder, a_page, another_database])
def test_something_else_is_refused_and_left_alone(path: Path, something_else) -> None:  # type: ignore[no-untyped-def]
    something_else(path)
    before = None if path.is_dir() else path.read_bytes()
    for attempt in (Archive.create, Archive.open):
        with pytest.raises(NoArchive):
            attempt(path)
    assert path.is_dir() or path.read_bytes() == before


def test_an_empty_file_becomes_an_archive(path: Path) -> None:
    path.touch()
    with pytest.raises(NoArchive, match="broadsheet init"):
        Archive.open(path)
    Archive.create(path).close()
    Archive.open(path).close()


def test_a_file_killed_before_its_tables_were_made_can_be_finished(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.close()
    with pytest.raises(NoArchive, match="never finished"):
        Archive.open(path)
    with Archive.create(path) as archive:
        assert archive.check() == []


def test_no_folder_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="folder does not exist"):
        Archive.create(tmp_path / "missing" / "archive.sqlite")


def test_an_archive_of_a_newer_program_is_left_alone(path: Path) -> None:
    Archive.create(path).close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(ArchiveError, match="newer broadsheet"):
        Archive.open(path)


def test_the_migrations_make_the_tables(path: Path) -> None:
    with Archive.create(path) as archive, archive._database.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    # The full-text index is SQLite's own: a table to look at, five to keep it.
    assert [change for change in found if not str(change[1].name).startswith("search")] == []
    assert ScriptDirectory.from_config(config()).get_current_head() == tables.REVISION


def test_opening_does_not_load_the_migrations(path: Path) -> None:
    Archive.create(path).close()
    program = (
        f"import sys; from broadsheet.store import Archive; Archive.open(__import__('pathlib').Path({str(path)!r}))"
    )
    subprocess.run([sys.executable, "-c", program + "; assert 'alembic' not in sys.modules"], check=True)


# ------------------------------------------------------------------------------------------------ damage, permissions


def filled(path: Path) -> bytes:
    with Archive.create(path) as archive:
        taken = [piece(f"Ship number {n} has left the harbour.") for n in range(300)]
        archive.add(taken, [refusal(capture("x"))], extractor=EXTRACTOR)
    return path.read_bytes()


@pytest.mark.parametrize("kept", [1, 10, 99, 100, 4096, 8191, 8192, 8193, 20_000, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused_or_told_by_check(path: Path, kept: float) -> None:
    whole = filled(path)
    path.write_bytes(whole[: int(kept if kept >= 1 else len(whole) * kept)])
    try:
        with Archive.open(path) as archive:
            problems = [problem.detail for problem in archive.check()]
    except ArchiveError as error:
        problems = [error.reason]
    assert all(problems)
    assert problems


@pytest.fixture
def nobodys_folder() -> Iterator[Path]:
    """A folder that an ordinary user can look into; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


READ_ONLY = """
import os, sys
from pathlib import Path
from broadsheet.errors import ArchiveError
from broadsheet.store import Archive
from tests.store.press import DAY, piece
if os.getuid() == 0:
    os.setuid(65534)
with Archive.open(Path(sys.argv[1])) as archive:
    assert len(archive.day(DAY)) == 300, len(archive.day(DAY))
    assert archive.search("harbour") and archive.check() == [] and not archive.writable
    try:
        archive.add([piece("One more.")])
    except ArchiveError as error:
        print(error.reason)
try:
    Archive.create(Path(sys.argv[1]).with_name("new.sqlite"))
except ArchiveError as error:
    print(error.reason)
"""


def test_a_folder_that_may_not_be_written_can_be_read(nobodys_folder: Path) -> None:
    path = nobodys_folder / "archive.sqlite"
    filled(path)
    path.chmod(0o444)
    nobodys_folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(path)], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["it may not be written here", "it cannot be opened"]


def test_a_file_that_may_not_be_read(path: Path) -> None:
    filled(path)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ArchiveError, match="Permission denied"):
        Archive.open(path)


def test_another_writer_is_waited_for_but_not_for_ever(path: Path) -> None:
    Archive.create(path).close()
    with Archive.open(path, wait=0.05) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another process is writing"):
            archive.add([piece("The harbour reopens.")])
        assert archive.day(DAY) == [], "reading does not wait"
        other.execute("ROLLBACK")
        other.close()
        archive.add([piece("The harbour reopens.")])
        assert len(archive.day(DAY)) == 1


def test_nothing_of_that_name(archive: Archive) -> None:
    for look in (archive.article, archive.find, archive.capture, archive.story):
        with pytest.raises(NotFound):
            look("abcdef")
