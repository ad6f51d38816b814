"""The words that a reader of each form sees, on one line, read back by the means of the form and not by ours."""

from __future__ import annotations

import email
import email.policy
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from broadsheet.pages.clean import visible

# Footnotes and the foot of a page are smaller, in points.
SMALLEST_BODY = 8.3


def words_of(form: str, body: bytes) -> str:
    return visible(READERS[form](body))


def _html(body: bytes) -> str:
    page = re.sub(r"<(style|title)>.*?</\1>", "", body.decode(), flags=re.S)
    page = re.sub(r'<span class="n">.*?</span>', "", page)
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def _markdown(body: bytes) -> str:
    page = re.sub(r"\[\^\d+\]", "", body.decode())
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", page).replace("\u2060", "")


def _text(body: bytes) -> str:
    return re.sub(r" \[\d+\]$", "", body.decode(), flags=re.M)


def _json(body: bytes) -> str:
    return "\n".join(_strings(json.loads(body)))


def _strings(value: Any) -> Iterator[str]:
    """Every text of a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _ninjs(body: bytes) -> str:
    [plain] = [each["value"] for each in json.loads(body)["bodies"] if each["contentType"] == "text/plain"]
    return _text(plain.encode())


def _letter(body: bytes) -> str:
    """The text part, and after it the HTML part."""
    message = email.message_from_bytes(body, policy=email.policy.default)
    parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
    return _text(parts["text/plain"].replace("\r\n", "\n").encode()) + _html(parts["text/html"].encode())


def _pdf(body: bytes) -> str:
    """What is set in the size of the text, page by page: a line may go on over the footnotes of a page."""
    return _set(body, lambda size: size > SMALLEST_BODY)


def _set(body: bytes, wanted: Callable[[float], bool]) -> str:
    found: list[str] = []

    def take(text: str, _: list[float], matrix: list[float], __: object, size: float) -> None:
        if wanted(size * abs(matrix[3])):
            found.append(text)

    for page in PdfReader(io.BytesIO(body)).pages:
        page.extract_text(visitor_text=take)
        found.append(" ")
    return "".join(found).replace("\u200b", "")


def _docx(body: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(body)).paragraphs)


READERS: dict[str, Callable[[bytes], str]] = {
    "html": _html,
    "md": _markdown,
    "json": _json,
    "text": _text,
    "ninjs": _ninjs,
    "eml": _letter,
    "pdf": _pdf,
    "docx": _docx,
}


def footnotes_of_pdf(body: bytes) -> str:
    return visible(_set(body, lambda size: size <= SMALLEST_BODY))


def footnotes_of_docx(body: bytes) -> list[str]:
    """Those that hold words, in order."""
    root = part_of_docx(body, "word/footnotes.xml")
    kept = [note for note in root if note.get(qn("w:type")) is None]
    return [visible("".join(text.text or "" for text in note.iter(qn("w:t")))) for note in kept]


def part_of_docx(body: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return etree.fromstring(parts.read(name))
