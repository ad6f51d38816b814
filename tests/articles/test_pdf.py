"""A PDF's words, page by page."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest

from broadsheet.articles import extract
from broadsheet.errors import BroadsheetError, ExtractError, NoText
from broadsheet.types import Capture

NOW = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)


def pdf(*pages: tuple[str, ...], info: str = "") -> bytes:
    """A PDF of one font, a text line for each string; built by hand, so that nothing but our reader is tested."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        words = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {words} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R {fonts} >>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< {info} >>".encode())
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    start = len(body)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        trailer,
        start,
    )


def capture(body: bytes) -> Capture:
    return Capture.of(body, media_type="application/pdf", origin="a.pdf", received=NOW)


def test_each_page_stands_under_its_number() -> None:
    made = pdf(
        ("The port of Ossen will stay closed", "until Thursday, the harbour mas-", "ter said."),
        ("Eleven ships wait.",),
        info="/Title (Port notice) /Author (Ida Holm) /CreationDate (D:20310512073000+02'00')",
    )
    article = extract(capture(made))
    assert article.text == (
        "[page 1]\n\nThe port of Ossen will stay closed until Thursday, the harbour master said.\n\n"
        "[page 2]\n\nEleven ships wait."
    )
    assert (article.title, article.byline) == ("Port notice", "Ida Holm")
    assert article.published is not None
    assert article.published.at == dt.datetime(2031, 5, 12, 5, 30, tzinfo=dt.UTC)


def test_the_first_line_is_the_title_of_a_file_that_has_none() -> None:
    assert extract(capture(pdf(("Port notice of Ossen",)))).title == "Port notice of Ossen"


def test_a_picture_has_no_words() -> None:
    with pytest.raises(NoText):
        extract(capture(pdf(())))


def test_a_damaged_file_is_an_error_of_ours_wherever_it_is_cut() -> None:
    whole = pdf(("The port of Ossen",), ("Eleven ships wait.",))
    for stop in range(9, len(whole), 11):
        with suppress(BroadsheetError):
            extract(capture(whole[:stop]))
    with pytest.raises(ExtractError):
        extract(capture(b"%PDF-1.7\nnothing"))
