"""Which kind an input is: by its content first, then by its name.

The rules are small and ordered; the first that has an opinion wins, and `why` says which one that was.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final, Literal

from broadsheet.captures.source import is_tar

Kind = Literal[
    "feed",
    "json_feed",
    "jsonl",
    "mail",
    "mbox",
    "opml",
    "page",
    "pdf",
    "sitemap",
    "tar",
    "text",
    "warc",
    "unknown",
]

# (bytes at the start, encoding): byte order marks, then the first bytes of "<?xm" and "<" without one
# (Extensible Markup Language 1.0, appendix F). UTF-32 stands before UTF-16, whose mark it begins with.
_ENCODINGS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_NAMES: Final[dict[str, Kind]] = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".opml": "opml",
    ".warc": "warc",
    ".eml": "mail",
    ".mbox": "mbox",
    ".pdf": "pdf",
    ".json": "unknown",
}
_PACKED: Final = frozenset({".gz", ".xz", ".bz2", ".zst"})
_ROOTS: Final[dict[str, Kind]] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "entry": "feed",
    "channel": "feed",
    "opml": "opml",
    "html": "page",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_STARTS: Final[tuple[tuple[bytes, Kind], ...]] = ((b"%PDF-", "pdf"), (b"WARC/1.", "warc"))
_BINARY_STARTS: Final = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"{\\rtf")
# Control characters that no text holds: all but tab, newlines, form feed, backspace and escape.
_CONTROLS: Final = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS: Final = 0.01
_BEFORE_ROOT: Final = re.compile(r"\s+|<\?.*?(?:\?>|$)|<!--.*?(?:-->|$)|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S | re.I)
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_FEED_INSIDE: Final = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE_INSIDE: Final = re.compile(r"<(?:!doctype html|html|head|body|article|title|meta|div|p|h1|table)[\s/>]", re.I)
_WARC_FIELD: Final = re.compile(rb"^WARC-(?:Type|Record-ID|Date): ", re.M)
_WARC_HEAD: Final = 1024
# The lines that stand before a letter: fields, and their folded lines (RFC 5322).
_MAIL_HEAD: Final = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL_FIELD: Final = re.compile(r"^(from|date|message-id|received|return-path|mime-version|delivered-to):", re.M | re.I)
_FEWEST_FIELDS: Final = 3
_MBOX_MARK: Final = re.compile(r"From \S+.*\n(?=[!-9;-~]+:)")
_JSON_FEED: Final = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_JSON_ITEMS: Final = re.compile(r'"items"\s*:\s*\[')
_JSON_TEXT: Final = re.compile(r'"text"\s*:\s*"')


@dataclass(frozen=True)
class Sample:
    """What a decision rests on: the first bytes and the name."""

    head: bytes
    name: str

    @cached_property
    def text(self) -> str:
        """The head as characters; bytes of an unknown encoding one by one, since only ASCII marks are looked for."""
        encoding = next((encoding for start, encoding in _ENCODINGS if self.head.startswith(start)), "latin-1")
        return self.head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n\f")

    @cached_property
    def first_line(self) -> Any:
        """The first line as JSON, None where it is none."""
        try:
            return json.loads(self.text.split("\n", 1)[0])
        except (ValueError, RecursionError):
            return None

    @property
    def looks_like_json(self) -> bool:
        return self.text.startswith(("{", "["))

    @property
    def named(self) -> Kind | None:
        name = PurePosixPath(self.name)
        packed = name.suffix.lower() in _PACKED
        return _NAMES.get(PurePosixPath(name.stem).suffix.lower() if packed else name.suffix.lower())


def tar(sample: Sample) -> Kind | None:
    return "tar" if is_tar(sample.head) else None


def marked(sample: Sample) -> Kind | None:
    kind = next((kind for start, kind in _STARTS if sample.head.startswith(start)), None)
    # A record whose very first bytes are damaged is still no text.
    return kind or ("warc" if _WARC_FIELD.search(sample.head[:_WARC_HEAD]) else None)


def mail(sample: Sample) -> Kind | None:
    """Letters: a file of them begins with a mark, one begins with its fields, three of which every letter has."""
    text = sample.text.replace("\r\n", "\n")
    if _MBOX_MARK.match(text):
        return "mbox"
    fields = _MAIL_HEAD.match(text)
    found = {field.lower() for field in _MAIL_FIELD.findall(fields[0])} if fields else set()
    return "mail" if "from" in found and len(found) >= _FEWEST_FIELDS else None


def binary(sample: Sample) -> Kind | None:
    if sample.head.startswith(_BINARY_STARTS):
        return "unknown"
    return "unknown" if len(_CONTROLS.findall(sample.text)) > _MOST_CONTROLS * len(sample.text) else None


def json_feed(sample: Sample) -> Kind | None:
    if not sample.text.startswith("{"):
        return None
    if isinstance(sample.first_line, dict):
        row = sample.first_line
        marked = str(row.get("version", "")).partition("://")[2].startswith("jsonfeed.org/")
        return "json_feed" if marked or isinstance(row.get("items"), list) else None
    return "json_feed" if _JSON_FEED.search(sample.text) or _JSON_ITEMS.search(sample.text) else None


def root_element(sample: Sample) -> Kind | None:
    """The first element, after declarations and comments."""
    text, place, doctype = sample.text, 0, ""
    while skipped := _BEFORE_ROOT.match(text, place):
        place = skipped.end()
        doctype = doctype or (skipped[0] if skipped[0][:9].upper() == "<!DOCTYPE" else "")
    root = _ROOT.match(text, place)
    if root and (kind := _ROOTS.get(root[1].lower())):
        return kind
    return "page" if doctype[9:].strip().lower().startswith("html") else None


def name(sample: Sample) -> Kind | None:
    """A file called .json is looked at further; XML of an unknown root is left to the feed parser's judgement."""
    return sample.named if sample.named != "unknown" else None


def json_rows(sample: Sample) -> Kind | None:
    if not sample.text.startswith("{"):
        return None
    if isinstance(sample.first_line, dict):
        return "jsonl" if "text" in sample.first_line else "unknown"
    return "jsonl" if _JSON_TEXT.search(sample.text) else None


def other_json(sample: Sample) -> Kind | None:
    return "unknown" if sample.looks_like_json and (sample.first_line is not None or sample.named) else None


def feed_after_noise(sample: Sample) -> Kind | None:
    """Servers print warnings before the feed."""
    return "feed" if sample.text.startswith("<?xml") or _FEED_INSIDE.search(sample.text) else None


def page_fragment(sample: Sample) -> Kind | None:
    return "page" if sample.text.startswith("<") and _PAGE_INSIDE.search(sample.text) else None


def plain_text(sample: Sample) -> Kind | None:
    return "text" if sample.text else None


RULES: Final[tuple[Callable[[Sample], Kind | None], ...]] = (
    tar,
    marked,
    json_feed,
    root_element,
    mail,
    binary,
    name,
    json_rows,
    other_json,
    feed_after_noise,
    page_fragment,
    plain_text,
)


def why(head: bytes, name: str) -> tuple[Kind, str]:
    """The kind, and the rule that decided it."""
    sample = Sample(head, name)
    for rule in RULES:
        if kind := rule(sample):
            return kind, rule.__name__
    return "unknown", "nothing left"


def sniff(head: bytes, name: str = "") -> Kind:
    """The kind of an input that begins with `head` and is called `name`. Takes any bytes."""
    return why(head, name)[0]
