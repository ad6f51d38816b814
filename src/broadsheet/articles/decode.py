"""Bytes to characters, as a browser (pages) or an editor (text files) would."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterable

from charset_normalizer import from_bytes

logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)  # its guesses are of no interest to a terminal

# Where a page names its own encoding, HTML wants it within the first 1,024 bytes; real pages are late.
HEAD = 4096
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)

# What these labels mean on the web is not what they say (WHATWG Encoding Standard, "Names and labels").
WEB_MEANING = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
}
WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What charset detection may read: its cost grows with the text, its answer does not.
SAMPLE = 32_768


def page_characters(body: bytes, headers: Iterable[tuple[str, str]] = ()) -> str:
    """A page's characters; damaged places become U+FFFD. Bytes that are valid UTF-8 are UTF-8, whatever they claim."""
    if wide := _wide(body):
        return wide
    body = body.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        codec = _claimed(body, headers) or _detected(body) or "cp1252"
        return body.decode(codec, "replace")


def file_characters(body: bytes) -> str | None:
    """A text file's characters as `open(newline="")` gives them, a UTF-8 mark kept; None if it is not text."""
    if wide := _wide(body):
        return wide
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        # A zero byte in something that is not UTF-8, -16 or -32 is no text in any encoding still in use.
        codec = None if b"\0" in body else _detected(body)
    return body.decode(codec, "replace") if codec else None


def _wide(body: bytes) -> str | None:
    if not body.startswith(WIDE_MARKS):
        return None
    codec = "utf-32" if body.startswith(WIDE_MARKS[:2]) else "utf-16"
    return body.decode(codec, "replace")


def _claimed(body: bytes, headers: Iterable[tuple[str, str]]) -> str | None:
    labels = [match[1] for name, value in headers if name.lower() == "content-type" for match in _in_header(value)]
    labels += [match[1].decode("ascii") for rule in (XML_CHARSET, META_CHARSET) if (match := rule.search(body[:HEAD]))]
    return next((codec for label in labels if (codec := _codec(label))), None)


def _in_header(value: str) -> list[re.Match[str]]:
    return [match] if (match := HEADER_CHARSET.search(value)) else []


def _codec(label: str) -> str | None:
    label = label.strip().lower()
    try:
        name = codecs.lookup(WEB_MEANING.get(label, label)).name
        # Python knows codecs that are no encodings ("rot13", "base64"); a page may name them.
        return name if isinstance(b"".decode(name), str) else None
    except (LookupError, ValueError, UnicodeError):
        return None


def _detected(body: bytes) -> str | None:
    best = from_bytes(body[:SAMPLE]).best()
    return best.encoding if best else None
