"""Files, folders, archives, rows and standard input as captures."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import json
import lzma
import os
import random
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import captures as room
from broadsheet.captures import read, source
from broadsheet.errors import DamagedInput, EmptyInput, InputError, MissingInput, TooLarge, UnknownKind
from broadsheet.types import Capture, Refusal
from tests.captures.inputs import NOW, OPML, PAGE, ROW, RSS, TEXT, captures, reasons, taken, tar_of

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


def write(folder: Path, name: str, body: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    return file


# ------------------------------------------------------------------------------------------------ single inputs


@pytest.mark.parametrize(("name", "body", "media_type"), [("a.html", PAGE, "text/html"), ("a.txt", TEXT, "text/plain")])
def test_a_file_is_taken_as_it_stands(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    [found] = captures(write(tmp_path, name, body))
    assert found == Capture(hashlib.sha256(body).hexdigest(), body, media_type, name, NOW)


def test_standard_input_has_no_name() -> None:
    [found] = captures(None, TEXT)
    assert (found.origin, found.body) == ("standard input", TEXT)
    [found] = captures(None, PAGE, "-")
    assert found.origin == "-"


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz"])
def test_a_packed_file_is_unpacked(tmp_path: Path, ending: str) -> None:
    [found] = captures(write(tmp_path, f"a.txt{ending}", PACKERS[ending](TEXT)))
    assert found.body == TEXT


def test_a_page_in_several_gzip_members_is_one(tmp_path: Path) -> None:
    [found] = captures(write(tmp_path, "a.gz", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])))
    assert found.body == PAGE


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", EmptyInput),
        (b" \n", EmptyInput),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), UnknownKind),
        (random.Random(1).randbytes(5000), UnknownKind),
        (OPML, UnknownKind),
        (b'{"a": 1}', UnknownKind),
        (b"<?xml version='1.0'?><catalogue/>", UnknownKind),
        (gzip.compress(TEXT)[:-5], DamagedInput),
        (gzip.compress(b""), EmptyInput),
        (zstandard.compress(TEXT), UnknownKind),
        (lzma.compress(PAGE * 9)[:40], DamagedInput),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [', DamagedInput),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": 5}', UnknownKind),
    ],
)
def test_an_input_that_cannot_be_taken(tmp_path: Path, body: bytes, error: type[InputError]) -> None:
    file = write(tmp_path, "a", body)
    with pytest.raises(error) as raised:
        taken(file)
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.reason


def test_an_input_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"no such file"):
        taken(tmp_path / "a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_input_that_may_not_be_read(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", TEXT)
    file.chmod(0)
    with pytest.raises(MissingInput, match="may not read"):
        taken(file)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.xml"])
def test_a_gigabyte_is_refused_without_being_read(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST_ITEM", 1_000_000)
    file = write(tmp_path, name, {"a.txt": TEXT, "a.html": PAGE, "a.xml": RSS}[name].ljust(source.HEAD, b" "))
    os.truncate(file, 10**9)
    with pytest.raises(TooLarge, match="larger than 1 MB"):
        taken(file)


# ------------------------------------------------------------------------------------------------------- folders


def test_a_folder_is_read_in_order_and_one_bad_file_spoils_only_itself(tmp_path: Path) -> None:
    day = tmp_path / "day"
    write(day, "b.html", PAGE)
    write(day, "a.txt", TEXT)
    write(day, "sub/rows.jsonl", json.dumps(ROW).encode())
    write(day, "sub/pages.tar.gz", gzip.compress(tar_of(("x.html", PAGE)))[:-9])
    write(day, ".hidden/c.html", PAGE)
    write(day, ".DS_Store", PAGE)
    write(day, "empty.txt", b"")
    write(day, "logo.png", b"\x89PNG")
    (day / "gone").symlink_to(day / "nowhere")
    (day / "loop").symlink_to(day)
    os.mkfifo(day / "pipe")
    found = taken(day)
    assert [each.origin for each in found if isinstance(each, Capture)] == [
        "day/a.txt",
        "day/b.html",
        "day/sub/pages.tar.gz!x.html",
        "day/sub/rows.jsonl:1",
    ]
    assert reasons(found) == {
        "day/empty.txt": "empty",
        "day/gone": "missing",
        "day/logo.png": "unknown-kind",
        "day/pipe": "not-a-file",
        "day/sub/pages.tar.gz": "damaged",
    }


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match="holds no files"):
        taken(tmp_path)


# ------------------------------------------------------------------------------------------------------ archives


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("ending", PACKERS)
def test_an_archive_gives_its_members(tmp_path: Path, ending: str, form: int) -> None:
    long = "20300504/10/" + "a" * 90 + ".html"
    body = tar_of(("20300504/10/x.html", PAGE), ("b.txt", TEXT), (long, PAGE), form=form)
    found = captures(write(tmp_path, f"d.html.tar{ending}", PACKERS[ending](body)))
    assert [(each.origin, each.body) for each in found] == [
        (f"d.html.tar{ending}!20300504/10/x.html", PAGE),
        (f"d.html.tar{ending}!b.txt", TEXT),
        (f"d.html.tar{ending}!{long}", PAGE),
    ]


def test_a_bad_member_spoils_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (source, room.tar):
        monkeypatch.setattr(place, "LARGEST_ITEM", 20_000)
    link, device, folder = tarfile.TarInfo("link"), tarfile.TarInfo("device"), tarfile.TarInfo("folder")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/hosts"
    device.type, folder.type = tarfile.CHRTYPE, tarfile.DIRTYPE
    body = tar_of(
        ("folder", folder),
        ("link", link),
        ("device", device),
        ("empty.html", b""),
        ("large.html", bytes(25_000)),
        ("inner.tar", tar_of(("a.html", PAGE))),
        ("._a.html", b"\0\5"),
        ("../../name\x1b[31m.html", PAGE),
    )
    found = taken(write(tmp_path, "d.tar", body))
    assert [each.origin for each in found if isinstance(each, Capture)] == ["d.tar!../../name\ufffd[31m.html"]
    assert reasons(found) == {
        "d.tar!link": "not-a-file",
        "d.tar!device": "not-a-file",
        "d.tar!empty.html": "empty",
        "d.tar!large.html": "too-large",
        "d.tar!inner.tar": "unknown-kind",
    }


@pytest.mark.parametrize("ending", PACKERS)
def test_no_cut_of_an_archive_passes_for_the_whole(ending: str) -> None:
    bodies = [PAGE + random.Random(number).randbytes(600).hex().encode() for number in range(4)]
    plain = tar_of(*((f"{number}.html", body) for number, body in enumerate(bodies)))
    packed = PACKERS[ending](plain)
    # zstd's decoder cannot tell: what is lost behind the tar's own end is not missed.
    last_needed = {"": len(plain.rstrip(b"\0")) + 512, ".zst": len(packed) - 20}.get(ending, len(packed))
    for cut in range(600 if not ending else 10, last_needed, 97):
        came: list[bytes] = []
        with pytest.raises(InputError):
            came.extend(each.body for each in read(None, now=NOW, body=packed[:cut]) if isinstance(each, Capture))
        assert came == bodies[: len(came)]


@given(st.integers(0, 3000), st.integers(1, 255))
def test_no_changed_byte_crashes_an_archive(place: int, change: int) -> None:
    body = bytearray(tar_of(("a.html", PAGE), ("b.html", PAGE), form=tarfile.GNU_FORMAT)[:3072] + bytes(1024))
    body[place] ^= change
    try:
        found = taken(None, bytes(body), "d.tar")
    except InputError:
        return
    assert found


def test_headers_that_ask_for_too_much(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 8 * 10**9
    huge = header.tobuf(tarfile.GNU_FORMAT)
    with pytest.raises(DamagedInput, match="announces"):
        taken(None, huge + bytes(1024))
    header.size = 0
    with pytest.raises(DamagedInput):
        taken(None, header.tobuf(tarfile.GNU_FORMAT) * 5000)


def test_an_archive_is_not_held_in_memory(tmp_path: Path) -> None:
    class Endless:
        """A tar without end."""

        member = tar_of(("a.html", PAGE))[:1024]

        def read1(self, size: int) -> bytes:
            return self.member * (size // len(self.member))

    opened = source.open_source(Endless(), origin="endless", subject="endless")
    members = room.tar.inputs(opened)
    assert all(not isinstance(next(members), Refusal) for _ in range(1000))


# ---------------------------------------------------------------------------------------------------------- rows


def test_rows_are_taken_as_they_stand_and_bad_ones_are_named(tmp_path: Path) -> None:
    good = json.dumps({**ROW, "extra": [1]}, ensure_ascii=False).encode()
    lines = [
        b"\xef\xbb\xbf" + good,
        b"",
        b"{broken",
        b"[1]",
        b'{"title": "no text"}',
        b'{"text": "  "}',
        b'{"text": "a", "url": 5, "outlet": []}',
        b'{"text": "a", "id": 5, "outlet": null}\r',
        b"[" * 100_000,
        b"\xff\xfe",
    ]
    found = taken(write(tmp_path, "a.jsonl", b"\n".join(lines)))
    first, second = (each for each in found if isinstance(each, Capture))
    assert (first.body, first.origin, first.url) == (good, "a.jsonl:1", "https://post.example/1")
    assert first.media_type == "application/json"
    assert (second.body, second.origin, second.url) == (lines[7].strip(), "a.jsonl:8", None)
    assert reasons(found) == {f"a.jsonl:{number}": "bad-row" for number in (3, 4, 5, 6, 7, 9, 10)}


def test_an_endless_row_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (source, room.jsonl):
        monkeypatch.setattr(place, "LARGEST_ITEM", 1000)
    good = json.dumps(ROW).encode()
    found = taken(write(tmp_path, "a.jsonl", good + b"\n" + b"x" * 5000 + b"\n" + good))
    assert [each.origin for each in found] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    assert reasons(found) == {"a.jsonl:2": "too-large"}


# ------------------------------------------------------------------------------------------------------- anything


@given(st.binary(max_size=3000))
def test_any_bytes_are_taken_or_refused(body: bytes) -> None:
    try:
        found = taken(None, body)
    except InputError:
        return
    assert found == taken(None, body)
