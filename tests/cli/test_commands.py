"""The program as a person uses it: what it prints, what it refuses, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

COMMANDS = (
    "init",
    "add",
    "gather",
    "feeds",
    "remove",
    "review",
    "usage",
    "top",
    "profiles",
    "read",
    "stories",
    "show",
    "search",
    "speakers",
    "speaker merge",
    "speaker split",
    "speaker link",
    "diff",
    "changes",
    "decisions",
    "undo",
    "story merge",
    "story split",
    "story pin",
    "story drop",
    "status",
    "rebuild",
    "export",
    "import",
    "watch",
    "expire",
    "alert add",
    "alert list",
    "alert remove",
    "backup",
    "restore",
    "queue",
    "reviews",
    "deliver",
    "schema",
    "demo",
)
HEAVY = {
    "alembic",
    "anyio",
    "docx",
    "feedparser",
    "httpcore2",
    "jinja2",
    "lxml",
    "msgspec",
    "numpy",
    "scipy",
    "sqlalchemy",
    "trafilatura",
    "typst",
}
NOTE = (
    "The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday.\r\n\r\n"
    "“We have eleven ships waiting and no pilot to bring them in,” Aalders told the Courier.\r\n"
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command: str) -> None:  # type: ignore[no-untyped-def]
    said = run(*command.split(), "--help")
    assert said.code == 0
    assert "Usage" in said.out


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys",
        "sys.argv = ['broadsheet', '--help']",
        "from broadsheet.cli import main",
        "try: main()",
        "except SystemExit: pass",
        f"print(sorted({HEAVY} & set(sys.modules)), file=sys.stderr)",
    )
    code = "\n".join(program)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_no_archive_is_said_with_the_remedy(run) -> None:  # type: ignore[no-untyped-def]
    for command in (["status"], ["gather"], ["search", "port"], ["review"], ["show", "x"], ["rebuild"]):
        said = run(*command)
        assert said.code == 1
        assert "broadsheet init" in said.error


def test_init_is_told_apart_from_what_was_there(run) -> None:  # type: ignore[no-untyped-def]
    assert "a new archive" in run("init").out
    assert json.loads(run("init", "--json").out) == {"archive": "broadsheet.sqlite", "new": False}
    Path("notes.txt").write_text("no archive")
    said = run("--archive", "notes.txt", "status")
    assert said.code == 1
    assert "notes.txt" in said.error


def test_reading_a_text_gives_offsets_into_the_file(run) -> None:  # type: ignore[no-untyped-def]
    Path("note.txt").write_bytes(NOTE.encode())
    said = run("read", "note.txt", "--json")
    line = json.loads(said.out)
    assert (said.code, line["id"], line["language"], line["outlet"]) == (0, "note", "en", None)
    contents = [NOTE[start:stop] for each in line["statements"] for start, stop in each["content"]]
    assert "We have eleven ships waiting and no pilot to bring them in" in [words.rstrip(",") for words in contents]
    assert {each["speaker"]["name"] for each in line["statements"]} == {"Piet Aalders"}
    assert line["statements"][1]["told_to"] == {"name": "Courier", "status": "stated"}


def test_many_texts_come_in_the_order_given(run) -> None:  # type: ignore[no-untyped-def]
    names = [f"{number:03}.txt" for number in range(80)]
    for name in names:
        Path(name).write_text(f"Report {name}. {NOTE}")
    said = run("read", "--json", *reversed(names))
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [n[:-4] for n in reversed(names)]


def test_one_bad_text_spoils_only_itself(run) -> None:  # type: ignore[no-untyped-def]
    Path("note.txt").write_text(NOTE)
    Path("empty.txt").write_text("")
    said = run("read", "--json", "empty.txt", "note.txt", "none.txt")
    assert said.code == 1
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["note"]
    assert "empty.txt" in said.err
    assert "none.txt" in said.err


def test_standard_input_is_an_input(run) -> None:  # type: ignore[no-untyped-def]
    line = json.loads(run("read", "-", "--json", stdin=NOTE.encode()).out)
    assert line["id"] == "-"
    assert len(line["statements"]) == 2
    assert run("add", "-", "--json", stdin=NOTE.encode()).code == 0


def bad_inputs(folder: Path) -> dict[str, str]:
    """Name of a bad input -> a word that its error must hold."""
    (folder / "empty.html").write_bytes(b"")
    (folder / "binary.dat").write_bytes(bytes(range(256)) * 64)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(1 << 30)
    with tarfile.open(folder / "cut.html.tar.gz", "w:gz") as archive:
        for number in range(40):
            body = f"<html><body><article><p>Page {number}. {NOTE}</p>{os.urandom(900).hex()}</article></body></html>"
            member = tarfile.TarInfo(f"{number}.html")
            member.size = len(body.encode())
            archive.addfile(member, io.BytesIO(body.encode()))
    whole = (folder / "cut.html.tar.gz").read_bytes()
    (folder / "cut.html.tar.gz").write_bytes(whole[: len(whole) // 2])
    return {"empty.html": "empty", "binary.dat": "kind", "huge.txt": "", "cut.html.tar.gz": "", "none.html": "no such"}


def test_bad_input_is_one_clear_line_and_the_rest_is_kept(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for name, word in bad_inputs(tmp_path).items():
        said = run("add", name, "--json")
        errors = json.loads(said.out)["errors"]
        assert said.code == 1, name
        assert len(errors) == 1, name
        assert name in errors[0]["input"]
        assert word in errors[0]["reason"]
    Path("note.txt").write_text(NOTE)
    assert run("add", "none.html", "note.txt").code == 1
    status = json.loads(run("status", "--json").out)
    assert status["articles"] >= 2, "what stood before the cut, and the good one among the bad, are kept"
    assert run("rebuild", "--check").code == 0


def test_a_wrong_encoding_is_read_or_refused_but_not_torn(run) -> None:  # type: ignore[no-untyped-def]
    Path("utf16.txt").write_bytes(NOTE.encode("utf-16"))
    Path("latin.txt").write_bytes(NOTE.replace("Ossen", "Örsen").encode("cp1252"))
    lines = [json.loads(line) for line in run("read", "--json", "utf16.txt", "latin.txt").out.splitlines()]
    assert [len(line["statements"]) for line in lines] == [2, 2]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_said(run) -> None:  # type: ignore[no-untyped-def]
    Path("secret.txt").write_text(NOTE)
    Path("secret.txt").chmod(0)
    assert "may not read" in run("add", "secret.txt").error


def test_wrong_usage_is_not_an_error_of_the_input(run) -> None:  # type: ignore[no-untyped-def]
    assert run("add").code == 2
    assert run("review", "--day", "yesterday").code == 1
    assert "YYYY-MM-DD" in run("review", "--day", "yesterday").error
    assert "time zone" in run("review", "--zone", "Mars/Base").error
    assert "form" in run("review", "-o", "review.doc").error


def test_stories_are_labelled_for_every_row(run) -> None:  # type: ignore[no-untyped-def]
    titles = [
        "Port of Ossen shut by strike",
        "Strike shuts the port of Ossen",
        "Harland bank holds its rate at 4 percent",
    ]
    rows = [{"id": str(n), "title": title, "text": title, "outlet": f"o{n}"} for n, title in enumerate(titles)]
    Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    labels = [json.loads(line) for line in run("stories", "rows.jsonl", "--json").out.splitlines()]
    assert [label["id"] for label in labels] == ["0", "1", "2"]
    assert labels[0]["story"] == labels[1]["story"] != labels[2]["story"]
    Path("rows.jsonl").write_text('{"id": 1}\nnot json\n')
    assert "line 2" in run("stories", "rows.jsonl").error


def test_following_and_unfollowing_a_feed(run) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(run("add", "https://courier.example/feed", "--json").out)["feeds"] == 1
    assert json.loads(run("add", "https://courier.example/feed", "--json").out)["feeds_known"] == 1
    assert run("remove", "https://courier.example/feed").code == 0
    assert run("remove", "https://courier.example/feed").code == 1
    opml = '<opml version="2.0"><body><outline text="C" type="rss" xmlUrl="https://c.example/rss"/></body></opml>'
    Path("list.opml").write_text(opml)
    assert json.loads(run("add", "list.opml", "--json").out)["feeds"] == 1


def test_errors_can_be_read_by_programs(run) -> None:  # type: ignore[no-untyped-def]
    error = json.loads(run("status", "--json").err)
    assert error["error"] == "no-archive"
    assert error["remedy"]
