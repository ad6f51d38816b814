"""Whatever goes wrong on the disk is told, and never handed out as if it were right."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.errors import ArchiveError
from broadsheet.store import Archive
from broadsheet.store.bodies import pack
from broadsheet.types import Article, Capture
from tests.store.press import DAY, EXTRACTOR, READER, at, piece, refusal, said, story

FLIPS = 40
PAIRS = [
    piece(
        f'"We count to {number}," said Ilse Brandt. The harbour reopens.', published=at(9, number), origin=f"{number}"
    )
    for number in range(20)
]
PAGE, BRANDT = PAIRS[0]


@pytest.fixture(scope="module")
def sound(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("sound")))
    with Archive.open(path) as archive:
        archive.add(PAIRS, [refusal(piece("x")[0])], extractor=EXTRACTOR)
        archive.save_statements(READER, {a.id: (said(a, "We count", "Ilse Brandt"),) for _, a in PAIRS})
        archive.save_stories("k", [story("a1", *(article for _, article in PAIRS))])
        assert archive.check() == []
    return path


@pytest.fixture
def harmed(sound: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the sound archive, opened behind its back."""
    shutil.copy(sound, path)
    raw = sqlite3.connect(path, isolation_level=None)
    yield raw
    raw.close()


def problems(path: Path) -> list[tuple[str, str]]:
    with Archive.open(path) as archive:
        return [(problem.kind, problem.detail) for problem in archive.check()]


HARMS = {
    "a body": ("UPDATE captures SET body = ? WHERE sha256 = ?", (pack([b"forged"])[0], PAGE.sha256), "capture"),
    "a frame": ("UPDATE captures SET body = substr(body, 1, 20) WHERE sha256 = ?", (PAGE.sha256,), "capture"),
    "an address": ("UPDATE captures SET url = 'https://forged.example' WHERE sha256 = ?", (PAGE.sha256,), "capture"),
    "a text": ("UPDATE articles SET text = replace(text, 'We', 'I') WHERE id = ?", (BRANDT.id,), "article"),
    "bytes that are no text": ("UPDATE articles SET text = CAST(x'ff' AS TEXT) WHERE id = ?", (BRANDT.id,), "article"),
    "a title": ("UPDATE articles SET title = 'Forged' WHERE id = ?", (BRANDT.id,), "article"),
    "a time": ("UPDATE articles SET at = at + 86400 WHERE id = ?", (BRANDT.id,), "article"),
    "a reading": ("DELETE FROM readings WHERE capture = ?", (PAGE.sha256,), "capture"),
    "a capture": ("DELETE FROM captures WHERE sha256 = ?", (PAGE.sha256,), "file"),
    "statements": ("UPDATE statements SET body = ? WHERE article = ?", (pack([b"[1]"])[0], BRANDT.id), "statements"),
    "their number": ("UPDATE statements SET found = 7 WHERE article = ?", (BRANDT.id,), "statements"),
    "who said it": ("UPDATE said SET stop = 9999 WHERE article = ?", (BRANDT.id,), "said"),
    "a story": ("DELETE FROM articles WHERE id = ?", (BRANDT.id,), "story"),
    "the index": ("DELETE FROM search_data WHERE id > 10", (), "search"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_harm_is_told(harmed: sqlite3.Connection, path: Path, harm: str) -> None:
    sql, values, kind = HARMS[harm]
    assert harmed.execute(sql, values).rowcount != 0
    harmed.close()
    assert kind in {found for found, _ in problems(path)}


def test_an_index_out_of_step_is_told_and_built_anew(harmed: sqlite3.Connection, path: Path) -> None:
    harmed.execute(
        "INSERT INTO search(search, rowid, title, text) VALUES ('delete', (SELECT min(key) FROM articles), 'a', 'b')"
    )
    harmed.close()
    assert {kind for kind, _ in problems(path)} == {"search"}
    with Archive.open(path) as archive:
        archive.drop_derived()
        assert archive.check() == []


def test_a_place_outside_its_text_is_told(sound: Path, path: Path) -> None:
    shutil.copy(sound, path)
    longer = Article(**{**vars(BRANDT), "text": BRANDT.text + " And more."})
    with Archive.open(path) as archive:
        archive.save_statements(READER, {BRANDT.id: (said(longer, "And more", "Brandt"),)})
    assert problems(path) == [("statement", "a place lies outside the article's text")]


def handed_out(path: Path) -> Iterator[Capture | Article]:
    """All captures and articles that can be had, one by one."""
    with Archive.open(path) as archive:
        for page, article in PAIRS:
            for look, name in ((archive.capture, page.sha256), (archive.article, article.id)):
                try:
                    yield look(name)  # type: ignore[operator]
                except ArchiveError:
                    continue


def test_a_flipped_bit_is_never_handed_out(sound: Path, path: Path) -> None:
    """Wherever it falls: in a page of SQLite's own, in an index, in a body, in a text."""
    right = {page.sha256: page for page, _ in PAIRS} | {article.id: article for _, article in PAIRS}
    bytes_ = sound.read_bytes()
    chance = random.Random(2026)
    refused = told = 0
    for _ in range(FLIPS):
        harmed = bytearray(bytes_)
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
        path.write_bytes(harmed)
        try:
            for noun in handed_out(path):
                assert noun == right[noun.id if isinstance(noun, Article) else noun.sha256]
            with Archive.open(path) as archive:
                archive.day(DAY)
                archive.search("harbour")
                archive.status()
                told += archive.check() != []
        except ArchiveError:
            refused += 1
    assert refused + told > 0
