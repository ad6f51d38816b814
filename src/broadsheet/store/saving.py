"""A backup of the archive in one file, and back.

A tar of `archive.sqlite.000000.zst`, `...000001.zst`, ... and last `manifest.json`: pieces of the file, each a zstd
frame of its own, and the SHA-256 of each piece and of the whole. Should this program be gone, `tar x`, `zstd -d` and
`cat` in order of name give the archive. A backup without its manifest was never finished, so it is refused.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import zstandard

from broadsheet.errors import DamagedInput, InputError, MissingInput
from broadsheet.store import sqlite
from broadsheet.store.database import mode_for
from broadsheet.store.faults import faults
from broadsheet.store.tables import REVISION

PIECE = 8 << 20
# Seconds for whoever writes the log into the file just now.
WAIT = 60.0
MANIFEST = "manifest.json"
FORMAT = "broadsheet-backup/1"
# A manifest names each piece in about a hundred bytes; this many are an archive of some 80 TB.
LARGEST_MANIFEST = 1 << 30
OTHER_BACKUP = "Take another backup."

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: the archive's size in bytes, its hash and those of its pieces, its migration."""

    format: str
    revision: str
    size: int
    sha256: str
    pieces: tuple[str, ...]


def backup(path: Path, out: Path, *, told: Told = lambda done, whole: None) -> Manifest:
    """Write the state that the archive at `path` is in now to `out`, whole or not at all.

    Others may write meanwhile: what they write is not in it. Needs room for one uncompressed copy beside `out`.
    `told` hears of bytes done, and of how many.
    """
    snapshot, part = out.with_name(f".{out.name}.snapshot"), out.with_name(f".{out.name}.part")
    if not out.parent.is_dir():
        raise MissingInput(str(out), "its folder does not exist", "Make the folder first.")
    try:
        with faults(out):
            take_snapshot(path, snapshot)
            manifest = pack_file(snapshot, part, told)
        part.replace(out)
    finally:
        for left in (snapshot, part, *sidecars(snapshot)):
            left.unlink(missing_ok=True)
    return manifest


def restore(backup_file: Path, path: Path, *, force: bool = False, told: Told = lambda done, whole: None) -> Manifest:
    """Put the archive of a backup at `path`, every byte of it verified before anything there is touched.

    DamagedInput that names the place, for a backup that is not whole; InputError if there is something at `path`
    and no `force`.
    """
    if path.exists() and not force:
        raise InputError(str(path), "there is an archive here already", "Name another path, or add --force.")
    part = path.with_name(f".{path.name}.part")
    try:
        with faults(path):
            manifest = unpack_file(backup_file, part, told)
            refuse_unsound(part, backup_file)
        # What lies beside the file belongs to the archive that goes.
        for left in sidecars(path):
            left.unlink(missing_ok=True)
        part.replace(path)
        sync_folder(path)
    except FileNotFoundError as error:
        if Path(error.filename or "") == backup_file:
            raise MissingInput(str(backup_file), "there is no such file", "Check the name.") from None
        raise MissingInput(str(path), "its folder does not exist", "Make the folder first.") from None
    finally:
        for left in (part, *sidecars(part)):
            left.unlink(missing_ok=True)
    return manifest


def verify(backup_file: Path, *, told: Told = lambda done, whole: None) -> Manifest:
    """Read a backup to its end. DamagedInput that names the place if it is not whole."""
    try:
        with backup_file.open("rb") as file:
            reader = Pieces(backup_file, file)
            for piece in reader:
                told(reader.size, 0)
                del piece
            return reader.manifest()
    except FileNotFoundError:
        raise MissingInput(str(backup_file), "there is no such file", "Check the name.") from None


# ------------------------------------------------------------------------------------------------------- writing


def take_snapshot(path: Path, snapshot: Path) -> None:
    """One state of the archive, copied by SQLite's own backup in one step, which no writer disturbs."""
    snapshot.unlink(missing_ok=True)
    source = sqlite.connect(path, mode_for(path), WAIT)
    target = sqlite3.connect(snapshot)
    try:
        source.backup(target, pages=-1)
        # One file, without a log beside it.
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()
        source.close()


def pack_file(snapshot: Path, part: Path, told: Told) -> Manifest:
    compressor = zstandard.ZstdCompressor(level=9, write_checksum=True, write_content_size=True)
    whole, hashes, size = hashlib.sha256(), list[str](), snapshot.stat().st_size
    with part.open("wb") as raw, tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        with snapshot.open("rb") as file:
            while piece := file.read(PIECE):
                whole.update(piece)
                add_member(tar, piece_name(len(hashes)), compressor.compress(piece))
                hashes.append(hashlib.sha256(piece).hexdigest())
                told(min(len(hashes) * PIECE, size), size)
        manifest = Manifest(FORMAT, REVISION, size, whole.hexdigest(), tuple(hashes))
        add_member(tar, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        tar.close()
        raw.flush()
        os.fsync(raw.fileno())
    return manifest


def add_member(tar: tarfile.TarFile, name: str, body: bytes) -> None:
    """Under a fixed date, so that the same archive gives the same backup."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(body), 0o600
    tar.addfile(member, io.BytesIO(body))


def piece_name(number: int) -> str:
    return f"archive.sqlite.{number:06}.zst"


# ------------------------------------------------------------------------------------------------------- reading


class Pieces:
    """The pieces of a backup, in order, unpacked; afterwards its manifest, which must agree with them."""

    def __init__(self, name: Path, file: io.BufferedReader) -> None:
        self.size = 0
        self._name, self._file, self._hashes, self._whole = name, file, list[str](), hashlib.sha256()
        self._manifest: Manifest | None = None

    def __iter__(self) -> Iterator[bytes]:
        try:
            with tarfile.open(fileobj=self._file, mode="r:") as tar:
                for member in tar:
                    body = self._read(tar, member)
                    if member.name == MANIFEST:
                        self._manifest = self._decode(body)
                        return
                    yield self._unpack(member, body)
        except (tarfile.TarError, EOFError) as error:
            raise self._damaged(f"after byte {self._file.tell()}", f"it is no whole tar ({error})") from error

    def _read(self, tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
        expected = (piece_name(len(self._hashes)), MANIFEST)
        if not member.isreg() or member.name not in expected:
            raise self._damaged(f"at byte {member.offset}", f"{member.name!r} stands where {expected[0]} should")
        largest = LARGEST_MANIFEST if member.name == MANIFEST else 2 * PIECE
        opened = tar.extractfile(member) if member.size <= largest else None
        body = opened.read() if opened else b""
        if len(body) != member.size or not body:
            raise self._damaged(f"in {member.name}, after byte {member.offset_data}", "it ends early")
        return body

    def _unpack(self, member: tarfile.TarInfo, body: bytes) -> bytes:
        place = f"in {member.name}, bytes {member.offset_data} to {member.offset_data + member.size}"
        try:
            if not 0 < zstandard.frame_content_size(body) <= PIECE:
                raise self._damaged(place, "its frame is damaged")
            piece = zstandard.ZstdDecompressor().decompress(body)
        except zstandard.ZstdError as error:
            raise self._damaged(place, str(error)) from error
        self._whole.update(piece)
        self._hashes.append(hashlib.sha256(piece).hexdigest())
        self.size += len(piece)
        return piece

    def _decode(self, body: bytes) -> Manifest:
        try:
            return msgspec.json.decode(body, type=Manifest)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._damaged(f"in {MANIFEST}", str(error)) from error

    def manifest(self) -> Manifest:
        """To be asked for when all pieces were read."""
        found = self._manifest
        if found is None:
            raise self._damaged(f"after byte {self._file.tell()}", "it ends before its manifest")
        if found.format != FORMAT:
            raise InputError(str(self._name), f"its form is {found.format!r}", "Update broadsheet.")
        for number, (is_, should) in enumerate(zip(self._hashes, found.pieces, strict=False)):
            if is_ != should:
                raise self._damaged(f"in {piece_name(number)}", "its bytes are not those that were saved")
        if (self.size, len(self._hashes), self._whole.hexdigest()) != (found.size, len(found.pieces), found.sha256):
            raise self._damaged(f"in {MANIFEST}", "it does not agree with the pieces")
        return found

    def _damaged(self, place: str, why: str) -> DamagedInput:
        return DamagedInput(str(self._name), f"damaged {place}: {why}", OTHER_BACKUP)


def unpack_file(backup_file: Path, part: Path, told: Told) -> Manifest:
    with backup_file.open("rb") as file, part.open("wb") as out:
        reader = Pieces(backup_file, file)
        for piece in reader:
            out.write(piece)
            told(reader.size, 0)
        manifest = reader.manifest()
        out.flush()
        os.fsync(out.fileno())
    if manifest.revision > REVISION:
        raise InputError(str(backup_file), "it was made by a newer broadsheet", "Update broadsheet.")
    return manifest


def refuse_unsound(part: Path, backup_file: Path) -> None:
    """The file as SQLite sees it; the hashes only say that it is what was saved."""
    connection = sqlite3.connect(part)
    try:
        found = [line for (line,) in connection.execute("PRAGMA quick_check(1)")]
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()
    if found != ["ok"]:
        raise DamagedInput(str(backup_file), f"what was saved is damaged itself: {found[0]}", OTHER_BACKUP)


def sidecars(path: Path) -> tuple[Path, Path, Path]:
    names = ("-wal", "-shm", "-journal")
    wal, shm, journal = (path.with_name(path.name + name) for name in names)
    return wal, shm, journal


def sync_folder(path: Path) -> None:
    """So that a power cut does not undo the renaming."""
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
