"""What is passed on is no more than outlets allow, in every form, and the counts are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet import outlets
from broadsheet.bulk import exporting
from broadsheet.bulk.exporting import Form
from broadsheet.exports.rows import Row, within
from broadsheet.store import Choice
from tests.exports.test_round_trips import FORMS, filled

LONG = Row(id="1", title="Port shut", text="The port of Ossen stays shut.", description="Said again.")


@pytest.fixture
def limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Courier gives twenty characters, the Vest' nothing."""
    file = tmp_path / "own.toml"
    file.write_text(
        '[[outlet]]\nname = "Ossen Courier"\nrights = { excerpt = 20 }\n'
        '[[outlet]]\nname = "Весть"\nhosts = ["vest.example"]\nrights = { reprint = false }\n',
        encoding="utf-8",
    )
    monkeypatch.setenv(outlets.OWN_FILE, str(file))


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("form", FORMS)
def test_rows_are_cut_or_left_out(tmp_path: Path, form: Form) -> None:
    with filled(tmp_path / "a.sqlite") as archive:
        done = exporting.export(archive, Choice(), form, tmp_path / "out")
    assert (done.count, done.cut, done.left_out) == (5, 1, 1)
    body = (tmp_path / "out").read_bytes()
    assert "Порт закрыт".encode() not in body
    assert b"a day without an hour" not in body


@pytest.mark.usefixtures("limited")
def test_the_excerpt_ends_at_a_word(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as archive:
        exporting.export(archive, Choice(outlet="courier"), "jsonl", tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text())["text"] == "Every field is here,"


@pytest.mark.usefixtures("limited")
def test_captures_are_whole_or_left_out(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as archive:
        done = exporting.export(archive, Choice(), "warc", tmp_path / "out.warc")
    assert (done.count, done.left_out) == (4, 2)
    assert b"a day without an hour" not in (tmp_path / "out.warc").read_bytes()


@pytest.mark.parametrize(
    ("cap", "text"),
    [(None, LONG.text), (29, LONG.text), (28, "The port of Ossen stays"), (8, "The port"), (7, "The"), (3, "The")],
)
def test_where_a_row_is_cut(cap: int | None, text: str) -> None:
    cut = within(LONG, cap)
    assert cut
    assert cut.text == text
    assert (cut.description is None) == (text != LONG.text)


@pytest.mark.parametrize("cap", [0, 2])
def test_no_word_no_row(cap: int) -> None:
    assert within(LONG, cap) is None
