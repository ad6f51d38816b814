"""What kind of document the bytes are, and who reads it."""

from __future__ import annotations

import re

from broadsheet.checking.document.lines import Document
from broadsheet.checking.document.markdown import read_markdown
from broadsheet.checking.document.own import read_own
from broadsheet.checking.document.page import read_page
from broadsheet.checking.document.plain import read_plain
from broadsheet.checking.document.word import read_word
from broadsheet.errors import DamagedInput, EmptyInput, NoText, TooLarge, UnknownKind

# A file, and the text in it: a review of five hundred pages is none.
LARGEST, LONGEST = 32_000_000, 2_000_000
KNOWN = "Known are HTML, Markdown, JSON (ours), DOCX and plain text"
HTML = re.compile(rb"^\s*(?:<!doctype\s+html|<html|<head|<body|<\?xml[^>]*>\s*<(?:!doctype\s+)?html)", re.IGNORECASE)
MARKDOWN = re.compile(r"^(?:#{1,3} \S|\[\^[^\]]+\]:)", re.MULTILINE)


def open_document(body: bytes, name: str, language: str = "en") -> Document:
    """The document; its content says what it is, its name only where that does not.

    EmptyInput, TooLarge, UnknownKind, DamagedInput, NoText.
    """
    if not body.strip():
        raise EmptyInput(name, "it is empty", KNOWN)
    if len(body) > LARGEST:
        raise TooLarge(name, f"it has {len(body):,} bytes", f"A review may have {LARGEST:,}")
    document = _read(body, name, language)
    length = sum(len(line.text) for line in document.lines)
    if length > LONGEST:
        raise TooLarge(name, f"its text has {length:,} characters", f"A review may have {LONGEST:,}")
    if not any(any(character.isalpha() for character in line.text) for line in document.lines):
        raise NoText(name, "there is no text in it", KNOWN)
    return document


def _read(body: bytes, name: str, language: str) -> Document:
    if body.startswith(b"PK\x03\x04"):
        return read_word(body, name, language)
    if HTML.match(body.removeprefix(b"\xef\xbb\xbf")[:2000]) or name.lower().endswith((".html", ".htm")):
        return read_page(body, name, language)
    text = _decoded(body, name)
    if text.lstrip()[:1] in ("{", "[") and (name.lower().endswith(".json") or text.rstrip()[-1:] in ("}", "]")):
        return read_own(text.encode(), name)
    if name.lower().endswith((".md", ".markdown")) or MARKDOWN.search(text):
        return read_markdown(text, name, language)
    return read_plain(text, name, language)


def _decoded(body: bytes, name: str) -> str:
    marked = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in body and not marked:
        raise UnknownKind(name, "it is neither text nor a document of a known kind", KNOWN)
    try:
        return body.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise DamagedInput(name, f"it is not in UTF-8 (byte {error.start})", "Save it as UTF-8") from error
