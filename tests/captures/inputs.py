"""Invented inputs of every kind, and how to read them."""

from __future__ import annotations

import datetime as dt
import io
import json
import tarfile
from pathlib import Path
from typing import Any

from broadsheet.captures import read
from broadsheet.types import Capture, Refusal

NOW = dt.datetime(2030, 5, 4, 6, 30, tzinfo=dt.UTC)

PAGE = (
    b"<!doctype html>\n<html lang='en'><head><title>Harbour of Velm reopens</title></head><body><p>It did.</p></body>"
)
TEXT = b"VELM, May 3. /Northern Wire/. The harbour reopened on Friday.\r\n"
ROW = {"id": "1", "title": "Harbour reopens", "text": "The harbour of Velm reopened.", "url": "https://post.example/1"}
RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Velm Post &amp;amp; Gazette</title><link>https://post.example/</link><language>en-GB</language>
<item><title>Harbour &lt;i&gt;reopens&lt;/i&gt; &amp;amp; closes</title><link>/harbour?a=1&amp;b=2</link>
<guid isPermaLink="false">h-1</guid>
<description>The short of it.</description>
<content:encoded><![CDATA[<p>The <a href="/port">harbour</a> reopened.</p><script>x()</script>]]></content:encoded>
<dc:creator>Ada Marr</dc:creator><pubDate>Fri, 03 May 2030 18:15:00 +0300</pubDate></item>
<item><title>Ferry late</title><description>Plain words only.</description><link>https://post.example/ferry</link></item>
<item></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Velmer Bote</title>
<link rel="self" href="https://bote.example/atom.xml"/><link href="https://bote.example/"/>
<entry><id>tag:bote.example,2030:1</id><title>Hafen offen</title><link href="https://bote.example/1"/>
<published>2030-05-03</published><updated>2030-05-03T20:00:00Z</updated>
<author><name>Ida Holm</name></author><content type="text">Der Hafen ist offen.</content></entry></feed>"""
JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Velm Radio",
    "home_page_url": "https://radio.example/",
    "feed_url": "https://radio.example/feed.json",
    "language": "en",
    "authors": [{"name": "Newsroom"}],
    "items": [
        {"id": 7, "url": "/7", "content_text": "The ferry is late.", "date_published": "2030-05-03T10:00:00+02:00"},
        {"id": "8", "url": "javascript:alert(1)", "title": "Gale", "content_html": "<p>Wind.</p>", "tags": 5},
        {"id": "9", "title": ["not a string"], "content_html": 3},
        "not an item",
    ],
}
OPML = b"""<opml version="2.0"><body><outline text="Press">
<outline type="rss" text="Velm Post" xmlUrl="https://post.example/rss" htmlUrl="https://post.example/"/>
<outline type="rss" title="Again" xmlUrl="https://post.example/rss"/>
<outline text="Bote" xmlurl="feed://bote.example/atom.xml" type="ATOM"/>
<outline text="Bad" xmlUrl="file:///etc/hosts"/></outline></body></opml>"""


def taken(path: Path | None, body: bytes | None = None, origin: str | None = None) -> list[Capture | Refusal]:
    return list(read(path, now=NOW, body=body, origin=origin))


def captures(path: Path | None, body: bytes | None = None, origin: str | None = None) -> list[Capture]:
    """What came, where nothing may be refused."""
    found = taken(path, body, origin)
    assert [each for each in found if isinstance(each, Refusal)] == []
    return [each for each in found if isinstance(each, Capture)]


def reasons(found: list[Capture | Refusal]) -> dict[str, str]:
    return {each.origin: each.reason for each in found if isinstance(each, Refusal)}


def items(found: list[Capture | Refusal]) -> list[dict[str, Any]]:
    return [json.loads(each.body) for each in found if isinstance(each, Capture)]


def tar_of(*members: tuple[str, bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar of (name, body or a member that is no file)."""
    packed = io.BytesIO()
    with tarfile.TarFile(fileobj=packed, mode="w", format=form) as archive:
        for name, body in members:
            member = body if isinstance(body, tarfile.TarInfo) else tarfile.TarInfo(name)
            member.size = 0 if isinstance(body, tarfile.TarInfo) else len(body)
            archive.addfile(member, None if isinstance(body, tarfile.TarInfo) else io.BytesIO(body))
    return packed.getvalue()
