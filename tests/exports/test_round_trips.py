"""What goes out comes back: rows equal in every form, ninjs valid by its schema, captures exact to the byte."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from jsonschema import Draft202012Validator, FormatChecker

from broadsheet import captures
from broadsheet.bulk import exporting
from broadsheet.bulk.exporting import Form
from broadsheet.errors import DamagedInput, InputError, MissingInput
from broadsheet.exports import ninjs, row_of, warc_file
from broadsheet.ninjs import schema
from broadsheet.pipeline.captured import take
from broadsheet.store import Archive, Choice
from broadsheet.types import Article, Capture

NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
ROWS = [
    {"text": "The port of Ossen stays shut.\n\nNobody says why.", "title": "Port shut", "url": "https://a.example/1"},
    {"text": "Only a text, without anything else that one would like to know of it."},
    {"text": "Порт закрыт до четверга, сказал начальник порта.", "title": "Порт", "language": "ru", "outlet": "Весть"},
    {
        "text": "Every field is here, and a day without an hour.",
        "title": "All of it",
        "outlet": "Ossen Courier",
        "url": "https://a.example/2",
        "published": "2031-05-12",
        "language": "en",
        "byline": "Ana Torv",
    },
    {"text": "An hour with its zone.", "published": "2031-05-12T09:30:00+03:00", "language": "en", "title": "Hour"},
    {"text": 'Signs: \u2028 \x85 \ufeff 😀 "quoted" \\ and a tab\t.', "title": "Signs", "url": "https://a.example/3"},
]
FORMS: tuple[Form, ...] = ("jsonl", "parquet", "ninjs")


def filled(path: Path) -> Archive:
    archive = Archive.create(path)
    for number, row in enumerate(ROWS):
        body = json.dumps(row).encode()
        capture = Capture.of(body, media_type="application/json", origin=f"rows:{number}", received=NOON)
        article = take(capture)
        assert isinstance(article, Article)
        archive.add([(capture, article)])
    return archive


@pytest.mark.parametrize("form", FORMS)
def test_rows_come_back_equal(tmp_path: Path, form: Form) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    with filled(tmp_path / "a.sqlite") as archive, Archive.create(tmp_path / "b.sqlite") as other:
        assert exporting.export(archive, Choice(), form, out).count == len(ROWS)
        before = out.with_suffix(".jsonl")
        before.write_bytes(out.read_bytes())
        taken = exporting.import_file(other, before if form == "jsonl" else out, form, now=NOON, workers=1)
        assert (taken.new, taken.errors) == (len(ROWS), ())
        assert exporting.export(other, Choice(), form, again).count == len(ROWS)
        assert list(map(row_of, other.chosen_articles(Choice()))) == list(
            map(row_of, archive.chosen_articles(Choice()))
        )
        assert again.read_bytes() == out.read_bytes()
        assert exporting.import_file(other, before if form == "jsonl" else out, form, now=NOON, workers=1).new == 0


def test_ninjs_is_valid_by_its_schema(tmp_path: Path) -> None:
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    validator.check_schema(schema())
    with filled(tmp_path / "a.sqlite") as archive:
        items = [ninjs.item(row_of(article)) for article in archive.chosen_articles(Choice())]
    assert [list(validator.iter_errors(item)) for item in items] == [[]] * len(ROWS)
    assert list(validator.iter_errors({"uri": "x", "headline": "of an older ninjs"})) != []


def test_what_is_chosen(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with filled(tmp_path / "a.sqlite") as archive:
        day = Choice(day=dt.date(2031, 5, 12))
        assert exporting.export(archive, Choice(language="ru"), "jsonl", out).count == 1
        assert exporting.export(archive, Choice(outlet="courier"), "jsonl", out).count == 1
        assert exporting.export(archive, Choice(day=dt.date(2031, 5, 13)), "jsonl", out).count == 0
        assert out.read_bytes() == b""
        # Without a date of its own an article stands on the day that it was received.
        assert exporting.export(archive, day, "jsonl", out).count == len(ROWS)
        assert exporting.export(archive, Choice(language="ru"), "warc", tmp_path / "out.warc.gz").count == 1


CAPTURES = [
    Capture.of(
        b"<html>\r\n\r\n<p>Port shut</p>\x00\xff</html>",
        media_type="text/html",
        origin="https://a.example/1",
        received=NOON + dt.timedelta(microseconds=17),
        url="https://a.example/1?q=\u20ac".encode("ascii", "replace").decode(),
        headers=(("Content-Encoding", "gzip"), ("X-Odd", "ä\r\nInjected: yes"), ("ETag", '"1"'), ("Set-Cookie", "a=1")),
        feed="https://a.example/feed",
    ),
    Capture.of(b"{}", media_type="application/feed+json", origin="feed#1 \ud800", received=NOON),
    Capture.of(b"WARC/1.1\r\n\r\n", media_type="text/plain", origin="trap", received=NOON, url="https://a.example/2"),
]


def test_warc_is_read_by_others_and_verified(tmp_path: Path) -> None:
    written = b"".join(warc_file.warc(CAPTURES, "test"))
    assert written == b"".join(warc_file.warc(CAPTURES, "test"))
    found = [
        (record.reader.read(), record.headers["WARC-Target-URI"])
        for record in ArchiveIterator(io.BytesIO(written), parse_http=True, verify_digests=True)
        if record.headers["WARC-Type"] != "warcinfo"
    ]
    assert [body for body, _ in found] == [capture.body for capture in CAPTURES]
    assert [uri for _, uri in found][2] == "https://a.example/2"


def test_captures_come_back_exact_to_the_byte_with_headers_and_times(tmp_path: Path) -> None:
    path = tmp_path / "out.warc.gz"
    path.write_bytes(b"".join(warc_file.warc(CAPTURES, "test")))
    assert list(captures.read(path, now=NOON + dt.timedelta(days=9))) == CAPTURES
    page = take(CAPTURES[2])
    with Archive.create(tmp_path / "a.sqlite") as archive, Archive.create(tmp_path / "b.sqlite") as other:
        if isinstance(page, Article):
            archive.add([(CAPTURES[2], page)])
        for number, row in enumerate(ROWS):
            capture = Capture.of(
                json.dumps(row).encode(), media_type="application/json", origin=f"r:{number}", received=NOON
            )
            article = take(capture)
            assert isinstance(article, Article)
            archive.add([(capture, article)])
        again, twice = tmp_path / "again.warc.gz", tmp_path / "twice.warc.gz"
        exporting.export(archive, Choice(), "warc", again)
        exporting.import_file(other, again, "warc", now=NOON + dt.timedelta(days=9), workers=1)
        assert list(other.dump(clock=True)) == list(archive.dump(clock=True))
        exporting.export(other, Choice(), "warc", twice)
        assert twice.read_bytes() == again.read_bytes()


def test_an_export_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl"
    with filled(tmp_path / "a.sqlite") as archive:
        exporting.export(archive, Choice(), "jsonl", out)
        before = out.read_bytes()

        def fails(stage: str, done: int, total: int | None = None) -> None:
            if done == 3:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            exporting.export(archive, Choice(), "jsonl", out, progress=fails)
        assert out.read_bytes() == before
        assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
        with pytest.raises(MissingInput):
            exporting.export(archive, Choice(), "jsonl", tmp_path / "no" / "out.jsonl")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not say the form"):
        exporting.form_of(Path("export.dat"))
    bad = tmp_path / "bad"
    bad.write_bytes(b'{"uri":"https://a.example/1","bodies":[{"value":"Fine."}]}\nnot json\n')
    with Archive.create(tmp_path / "a.sqlite") as archive:
        taken = exporting.import_file(archive, bad, "ninjs", now=NOON, workers=1)
        assert taken.new == 1, "what stands before the damage is kept"
        [error] = taken.errors
        assert isinstance(error, DamagedInput)
        assert "line 2" in error.subject
        [error] = exporting.import_file(archive, bad, "parquet", now=NOON, workers=1).errors
        assert "no Parquet file" in error.reason
        [error] = exporting.import_file(archive, tmp_path / "none", "ninjs", now=NOON, workers=1).errors
        assert isinstance(error, MissingInput)
