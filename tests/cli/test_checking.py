"""check from the shell: what it prints, its exit codes, its JSON, its errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "data"
STRONGER = """\
The bridge has passed its tests, Vibeke Harlow told the Harbour Courier. A second inspection will take place soon.

"We have passed the tests," said Vibeke Harlow. "I think that the second inspection must take place soon."
"""


def test_a_review_that_holds(run) -> None:  # type: ignore[no-untyped-def]
    done = run("check", SAMPLE / "sample_review.md")
    assert done.code == 0
    assert done.out == ""
    assert "against their own evidence: 0 errors, 0 warnings" in done.err


def test_a_finding_has_both_places_a_reason_and_a_severity(run) -> None:  # type: ignore[no-untyped-def]
    Path("theirs.txt").write_text(STRONGER, encoding="utf-8")
    done = run("check", "theirs.txt")
    assert done.code == 3
    first, ours, theirs = done.out.splitlines()
    assert first == "line 1: error: modality: says that it will be; the source says only that it must or should"
    assert ">>will take place<<" in ours
    assert theirs.strip() == "source: must take place (line 3)"
    assert "1 errors, 0 warnings" in done.err


def test_json_gives_code_points_of_the_lines(run) -> None:  # type: ignore[no-untyped-def]
    done = run("check", "-", "--json", stdin=STRONGER.encode())
    assert done.code == 3
    given = json.loads(done.out)
    assert (given["review"], given["form"], given["held_against"]["itself"]) == ("-", "text", 2)
    [finding] = given["findings"]
    lines = STRONGER.splitlines()
    place, basis = finding["review"], finding["basis"]
    assert lines[finding["line"] - 1][place["start"] : place["stop"]] == place["text"] == "will take place"
    assert lines[2][basis["start"] : basis["stop"]] == basis["text"] == "must take place"
    assert finding["severity"] == "error"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "none.txt"),
        ("empty.txt", b"", "empty.txt: it is empty. Known are HTML, Markdown, JSON (ours), DOCX and plain text"),
        ("latin.txt", b"na\xefve words", "latin.txt: it is not in UTF-8 (byte 2). Save it as UTF-8"),
        ("cut.docx", b"PK\x03\x04cut", "cut.docx: its DOCX cannot be read"),
    ],
)
def test_what_cannot_be_checked(run, name: str, content: bytes | None, said: str) -> None:  # type: ignore[no-untyped-def]
    if content is not None:
        Path(name).write_bytes(content)
    done = run("check", name)
    assert done.code == 1
    assert said in done.error


def test_a_folder_an_unknown_language_and_a_missing_archive(run) -> None:  # type: ignore[no-untyped-def]
    Path("folder").mkdir()
    Path("theirs.txt").write_text(STRONGER, encoding="utf-8")
    assert "it is a folder" in run("check", "folder").error
    assert "no rules for the language 'xx'" in run("check", "theirs.txt", "--language", "xx").error
    assert "none.sqlite" in run("check", "theirs.txt", "--against", "none.sqlite").error


ARTICLE = (
    "The port of Velm may close its northern dock in the autumn, harbour master Jonna Feld told the Ossen Gazette on "
    "Monday. About 40 dockers would have to be moved to the southern terminal, she said, if there is money for it."
)


def test_against_an_archive(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    row = {"id": "a1", "title": "Northern dock may close", "text": ARTICLE, "outlet": "Ossen Gazette",
           "url": "https://ossen.example/dock", "published": "2026-05-04T08:00:00Z", "language": "en"}  # fmt: skip
    Path("day.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert run("--archive", "day.sqlite", "init").code == 0
    assert run("--archive", "day.sqlite", "add", "day.jsonl").code == 0
    line = "The port of Velm {} close its northern dock in the autumn, Jonna Feld told the Ossen Gazette. ({})\n"
    Path("true.txt").write_text(line.format("may", "Ossen Gazette"), encoding="utf-8")
    Path("false.txt").write_text(line.format("will", "Evening Star"), encoding="utf-8")
    true = run("check", "true.txt", "--against", "day.sqlite")
    assert (true.code, true.out) == (0, "")
    assert "1 against the archive" in true.err
    false = run("check", "false.txt", "--against", "day.sqlite", "--json")
    assert false.code == 3
    assert [each["kind"] for each in json.loads(false.out)["findings"]] == ["modality", "outlet"]
    Path("nobody.txt").write_text("Norland won the cup final against Skarne by three goals to one.\n", encoding="utf-8")
    assert "source: nothing in the archive says this" in run("check", "nobody.txt", "--against", "day.sqlite").out
