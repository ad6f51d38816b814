"""Backup and restore: equal to the byte, refused when a byte is not, and never over something by accident."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import tarfile
import threading
from pathlib import Path

import pytest
import zstandard

from broadsheet.errors import DamagedInput, DiskFull, InputError, MissingInput
from broadsheet.store import Archive, saving
from tests.store.press import EXTRACTOR, READER, said
from tests.store.test_full_disk import small_disk  # noqa: F401 - a fixture
from tests.store.worker import day_of_press, dumped

PIECES = day_of_press(40)


@pytest.fixture
def saved(archive: Archive, tmp_path: Path) -> Path:
    archive.add(PIECES, extractor=EXTRACTOR)
    archive.save_statements(READER, {a.id: (said(a, "We count", "Brandt"),) for _, a in PIECES})
    out = tmp_path / "saved.tar"
    saving.backup(archive.path, out)
    return out


def test_what_comes_back_is_what_was_saved(archive: Archive, saved: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    made = saving.restore(saved, again)
    with Archive.open(again) as other:
        assert list(other.dump(clock=True)) == list(archive.dump(clock=True))
        assert other.check() == []
    assert made == saving.verify(saved)
    assert {file.name for file in tmp_path.iterdir() if file.name.startswith(".")} == set()


def test_the_same_state_gives_the_same_backup(archive: Archive, saved: Path, tmp_path: Path) -> None:
    saving.backup(archive.path, tmp_path / "other.tar")
    assert (tmp_path / "other.tar").read_bytes() == saved.read_bytes()


def test_common_tools_can_open_it(saved: Path) -> None:
    with tarfile.open(saved) as tar:
        names = sorted(name for name in tar.getnames() if name.endswith(".zst"))
        pieces = [zstandard.ZstdDecompressor().decompress(tar.extractfile(name).read()) for name in names]  # type: ignore[union-attr]
    assert hashlib.sha256(b"".join(pieces)).hexdigest() == saving.verify(saved).sha256


def test_every_cut_and_every_changed_byte_is_noticed(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    bad, target = tmp_path / "bad.tar", tmp_path / "target.sqlite"
    end = whole.rindex(b"}") + 1  # after it a tar has only zeros
    chance = random.Random(7)
    cuts = [whole[: chance.randrange(end)] for _ in range(100)]
    flips = []
    for _ in range(200):
        at = chance.randrange(end)
        flips.append(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
    refused = 0
    for damaged in (*cuts, *flips, b"", b"no tar at all"):
        bad.write_bytes(damaged)
        try:
            made = saving.restore(bad, target)
        except InputError:
            refused += 1
        else:
            # A changed blank between two members, or in the manifest, changes nothing that is restored.
            assert made == saving.verify(saved)
            target.unlink()
        assert not target.exists()
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    assert refused > 280


def test_damage_is_named_by_its_place(saved: Path) -> None:
    whole = bytearray(saved.read_bytes())
    whole[700] ^= 1
    saved.write_bytes(whole)
    with pytest.raises(DamagedInput, match=r"damaged in archive\.sqlite\.000000\.zst, bytes 512 to \d+"):
        saving.verify(saved)


def test_nothing_is_overwritten_without_force(archive: Archive, saved: Path) -> None:
    with pytest.raises(InputError, match="--force"):
        saving.restore(saved, archive.path)
    before = list(archive.dump(clock=True))
    archive.close()
    saving.restore(saved, archive.path, force=True)
    assert dumped(archive.path) == before


def test_missing_files_and_folders_are_named(archive: Archive, saved: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"nothing\.tar: there is no such file"):
        saving.restore(tmp_path / "nothing.tar", tmp_path / "x.sqlite")
    with pytest.raises(MissingInput, match="its folder does not exist"):
        saving.restore(saved, tmp_path / "no" / "x.sqlite")
    with pytest.raises(MissingInput, match="its folder does not exist"):
        saving.backup(archive.path, tmp_path / "no" / "x.tar")


def test_a_backup_taken_while_another_writes_is_one_state(archive: Archive, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Archive.open(archive.path) as other:
            for first in range(0, len(PIECES), 2):
                other.add(PIECES[first : first + 2], extractor=EXTRACTOR)
                if stop.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            out, again = tmp_path / f"{number}.tar", tmp_path / f"{number}.sqlite"
            saving.backup(archive.path, out)
            saving.restore(out, again)
            with Archive.open(again) as other:
                assert other.check() == []
                assert len(other.search(limit=1000)) % 2 == 0, "half a transaction was saved"
    finally:
        stop.set()
        writer.join()


def test_a_full_disk_leaves_the_last_backup(small_disk: Path, archive: Archive) -> None:  # noqa: F811
    out = small_disk / "saved.tar"
    saving.backup(archive.path, out)
    before = out.read_bytes()
    archive.add(PIECES, extractor=EXTRACTOR)
    room = shutil.disk_usage(small_disk).free
    (small_disk / "ballast").write_bytes(bytes(room - (64 << 10)))
    with pytest.raises((DiskFull, OSError)):
        saving.backup(archive.path, out)
    assert out.read_bytes() == before
    assert not [file.name for file in small_disk.iterdir() if file.name.startswith(".")]
    subprocess.run(["rm", small_disk / "ballast"], check=True)
    saving.backup(archive.path, out)
    saving.verify(out)
