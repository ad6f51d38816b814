"""The kind is decided by content first, then by name, and any bytes get an answer."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.captures.sniff import Kind, sniff, why
from tests.captures.inputs import ATOM, JSON_FEED, OPML, PAGE, ROW, RSS, TEXT, tar_of

FEED_IN_JSON = json.dumps(JSON_FEED).encode()
LINE = json.dumps(ROW).encode()

CASES: list[tuple[bytes, str, Kind, str]] = [
    (RSS, "", "feed", "root_element"),
    (ATOM, "notes.txt", "feed", "root_element"),
    (b"<!-- old -->\n<?php echo ?><rdf:RDF xmlns=''>", "", "feed", "root_element"),
    (b"<!DOCTYPE rss PUBLIC 'x' 'y' [ <!ENTITY a 'b'> ]>\n<rss>", "", "feed", "root_element"),
    (b"\xef\xbb\xbf" + RSS, "", "feed", "root_element"),
    (b"<feed>".decode().encode("utf-16"), "", "feed", "root_element"),
    ("<feed>".encode("utf-16-be"), "", "feed", "root_element"),
    ("<feed>".encode("utf-32"), "", "feed", "root_element"),
    ("<?xml version='1.0'?><rss>".encode("cp037"), "", "feed", "root_element"),
    (b"Warning: late\n<rss version='2.0'>", "", "feed", "feed_after_noise"),
    (b"<?xml version='1.0'?><catalogue/>", "", "feed", "feed_after_noise"),
    (b"<catalogue/>", "map.xml", "feed", "name"),
    (b"<?xml version='1.0'?><urlset/>", "", "sitemap", "root_element"),
    (b"<sm:sitemapindex xmlns:sm='x'>", "map.xml", "sitemap", "root_element"),
    (OPML, "feeds.xml", "opml", "root_element"),
    (PAGE, "page", "page", "root_element"),
    (PAGE + bytes(9), "page", "page", "root_element"),
    (b"\n <HTML>", "a.txt", "page", "root_element"),
    (b"<!-- x --><!DOCTYPE HTML PUBLIC '-//W3C'><head>", "", "page", "root_element"),
    (b"<p>Only a part of a page", "", "page", "page_fragment"),
    (b"Words without a tag", "a.HTML", "page", "name"),
    (b"<p>so it began", "a.txt", "text", "name"),
    (TEXT, "", "text", "plain_text"),
    ("Вельм, 3 мая.".encode("cp1251"), "", "text", "plain_text"),
    ("Velm, 3 May.".encode("utf-16"), "", "text", "plain_text"),
    (b"[Northern Wire] The harbour reopened.", "", "text", "plain_text"),
    (b"{Northern Wire} The harbour reopened.", "", "text", "plain_text"),
    (FEED_IN_JSON, "a.txt", "json_feed", "json_feed"),
    (json.dumps(JSON_FEED, indent=1).encode(), "", "json_feed", "json_feed"),
    (FEED_IN_JSON[:200], "", "json_feed", "json_feed"),
    (b'{"items": []}', "", "json_feed", "json_feed"),
    (LINE + b"\n" + LINE, "", "jsonl", "json_rows"),
    (LINE[:80], "", "jsonl", "json_rows"),
    (b"not json\n" + LINE, "a.jsonl", "jsonl", "name"),
    (b'{"a": 1}', "", "unknown", "json_rows"),
    (b'["a"]', "", "unknown", "other_json"),
    (b'{\n"a": 1}', "a.json", "unknown", "other_json"),
    (tar_of(("a.html", PAGE)), "", "tar", "tar"),
    (b"%PDF-1.7\n", "a.txt", "pdf", "marked"),
    (b"WARC/1.1\r\n", "", "warc", "marked"),
    (b"From: a@b.example\r\nDate: x\r\nMIME-Version: 1.0\r\n\r\nHi", "", "mail", "mail"),
    (b"From a@b.example Sat Jan  3\nSubject: x\n\nHi", "", "mbox", "mail"),
    (b"From: the desk\nTo: all\n\nA memo, no letter.", "", "text", "plain_text"),
    (b"From here on it rained: all day.\n", "", "text", "plain_text"),
    (b"PK\x03\x04", "", "unknown", "binary"),
    (bytes(range(256)), "a.txt", "unknown", "binary"),
    (b"", "", "unknown", "nothing left"),
]


@pytest.mark.parametrize(("head", "name", "kind", "rule"), CASES)
def test_kind(head: bytes, name: str, kind: Kind, rule: str) -> None:
    assert why(head, name) == (kind, rule)


STARTS = st.sampled_from([head[:60] for head, *_ in CASES] + [b"<!DOCTYPE", b"<!--", b"<?", b"{", b'{"items":'])


@given(st.tuples(STARTS, st.binary(max_size=200)).map(b"".join) | st.binary(max_size=2000), st.text(max_size=20))
@example(b"<!DOCTYPE " + b"[" * 60_000, "")
@example(b"<!--" * 16_000, "")
@example(b"{" * 60_000, "")
@example(b"[" * 60_000, "a.json")
def test_any_bytes_get_an_answer(head: bytes, name: str) -> None:
    assert sniff(head, name) in get_args(Kind)
