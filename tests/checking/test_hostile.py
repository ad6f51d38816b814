"""What is no review, or means harm: a clear error that names the input, the reason and the remedy, within bounds."""

from __future__ import annotations

import io
import json
import resource
import time
import zipfile
from pathlib import Path

import pytest

from broadsheet.checking import check, open_document
from broadsheet.errors import BroadsheetError, DamagedInput, EmptyInput, NoText, TooLarge, UnknownKind

DATA = Path(__file__).parents[1] / "data"
MOST_MEMORY = 200 << 20
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(main: bytes, **parts: bytes) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", main)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return body.getvalue()


def paragraph(text: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'.encode()


@pytest.mark.parametrize(
    ("body", "name", "error", "said"),
    [
        (b"", "a.txt", EmptyInput, "it is empty"),
        (b" \n\t\n", "a.md", EmptyInput, "it is empty"),
        (b"12 34 -- 56\n", "a.txt", NoText, "no text"),
        (b"a" * 32_000_001, "a.txt", TooLarge, "32,000,001 bytes"),
        (b"word " * 500_000, "a.txt", TooLarge, "characters"),
        ("naïve".encode("latin-1") + b" words", "a.txt", DamagedInput, "not in UTF-8 (byte 2)"),
        (b"%PDF-1.7\n\0\0\x01", "a.pdf", UnknownKind, "neither text nor a document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.docx", UnknownKind, "neither text"),
        (b'{"schema": "broadsheet-review/1"}', "a.json", DamagedInput, "does not fit its schema"),
        (b'{"schema": "other/2"}', "a.json", UnknownKind, "no review of ours"),
        (b'{"schema": ', "a.json", DamagedInput, "cannot be read"),
        (b"[" * 200_000 + b"]" * 200_000, "a.json", DamagedInput, "cannot be read"),
        (b"<html><script>x</script></html>", "a.html", NoText, "no text"),
        (docx(paragraph("x"))[:-40], "a.docx", DamagedInput, "DOCX cannot be read"),
        (docx(b"<w:document"), "a.docx", DamagedInput, "DOCX cannot be read"),
        (b"PK\x03\x04" + b"\0" * 60, "a.docx", DamagedInput, "DOCX cannot be read"),
    ],
)
def test_what_cannot_be_checked_says_why(body: bytes, name: str, error: type[BroadsheetError], said: str) -> None:
    with pytest.raises(error) as raised:
        open_document(body, name)
    message = str(raised.value)
    assert name in message
    assert said in message
    assert len(message) < 500


def test_a_zip_that_is_no_document() -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("mimetype", "application/zip")
    with pytest.raises(UnknownKind, match="no DOCX"):
        open_document(body.getvalue(), "a.docx")


@pytest.mark.parametrize("part", ["document", "footnotes"])
def test_a_bomb_of_a_document_costs_no_memory(part: str) -> None:
    bomb = paragraph("x" * (64 << 20))
    body = docx(bomb) if part == "document" else docx(paragraph("The bridge is open."), footnotes=bomb)
    del bomb
    assert len(body) < 1 << 20
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooLarge, match="unpacks to more than"):
        open_document(body, "bomb.docx")
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10 < MOST_MEMORY


def test_entities_are_not_read() -> None:
    main = (
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yy">]>'
        b'<w:document xmlns:w="' + W.encode() + b'"><w:body><w:p><w:r><w:t>Words &x;&y;</w:t></w:r></w:p></w:body>'
        b"</w:document>"
    )
    [line] = open_document(docx(main), "a.docx").lines
    assert line.text == "Words"


def test_every_cut_of_a_document_is_read_or_refused() -> None:
    whole = (DATA / "sample_review.docx").read_bytes()
    for length in range(0, len(whole), len(whole) // 40):
        with pytest.raises(BroadsheetError):
            open_document(whole[:length], "cut.docx")


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
def test_every_cut_of_a_text_is_checked_or_refused(form: str) -> None:
    whole = (DATA / f"sample_review.{form}").read_bytes()
    for length in range(7, len(whole), len(whole) // 8):
        try:
            document = open_document(whole[:length], f"cut.{form}")
        except BroadsheetError:
            continue
        assert document.lines


@pytest.mark.parametrize(
    "text",
    [
        "(" * 4_000 + ")" * 4_000,
        "“" * 4_000,
        '"' * 4_001 + " said Ilse Marren.",
        "a" * 100_000,
        "Marren said " * 5_000,
        "[1] " * 4_000,
        "*" * 50_000 + "a",
        "The bridge (to " + "x, in " * 5_000 + "y)",
        "1," * 30_000 + "1",
        "\u202e\ufdd0 \ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace") * 2_000 + " x",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_odd_text_takes_no_time(text: str, name: str) -> None:
    begun = time.process_time()
    check(open_document(f"The bridge may open.\n\n{text}\n".encode(), name))
    assert time.process_time() - begun < 10


def test_deep_pages_take_no_time() -> None:
    begun = time.process_time()
    page = "<div>" * 30_000 + "The bridge is open, Ilse Marren said." + "</div>" * 30_000
    with pytest.raises(NoText):  # the parser gives up far above the words
        open_document(f"<html><body>{page}</body></html>".encode(), "deep.html")
    assert time.process_time() - begun < 10


def test_a_json_review_whose_evidence_lies_is_refused() -> None:
    given = json.loads((DATA / "sample_review.json").read_bytes())
    given["headline"]["evidence"][0]["stop"] += 100_000
    with pytest.raises(DamagedInput, match="does not fit"):
        open_document(json.dumps(given).encode(), "lies.json")
