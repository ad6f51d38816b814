"""RSS, Atom, JSON Feed and OPML."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.captures import entries, feeds
from broadsheet.captures.dates import iso
from broadsheet.errors import BroadsheetError, DamagedInput, EmptyInput, InputError, UnknownKind
from broadsheet.types import Feed
from tests.captures.inputs import ATOM, JSON_FEED, NOW, OPML, PAGE, RSS, TEXT, items, reasons, taken

URL = "https://post.example/rss/news.xml"
JSON_BODY = json.dumps(JSON_FEED).encode()


def rendered(body: bytes, url: str | None = URL, hint: str | None = None) -> list[dict[str, Any]]:
    return [json.loads(entry.capture.body) for entry in entries(body, url=url, media_type_hint=hint, now=NOW)]


def test_rss() -> None:
    about = {"outlet": "The Velm Post & Gazette", "homepage": "https://post.example/", "language": "en-GB"}
    assert rendered(RSS) == [
        {
            "id": "h-1",
            "url": "https://post.example/harbour?a=1&b=2",
            "title": "Harbour reopens & closes",
            "content_html": '<p>The <a href="https://post.example/port">harbour</a> reopened.</p><script>x()</script>',
            "summary": "The short of it.",
            "date_published": "2030-05-03T18:15:00+03:00",
            "authors": [{"name": "Ada Marr"}],
            "_broadsheet": about,
        },
        {
            "title": "Ferry late",
            "url": "https://post.example/ferry",
            "content_html": "Plain words only.",
            "_broadsheet": about,
        },
    ]


def test_atom() -> None:
    assert rendered(ATOM) == [
        {
            "id": "tag:bote.example,2030:1",
            "url": "https://bote.example/1",
            "title": "Hafen offen",
            "content_text": "Der Hafen ist offen.",
            "date_published": "2030-05-03",
            "date_modified": "2030-05-03T20:00:00+00:00",
            "authors": [{"name": "Ida Holm"}],
            "language": "de",
            "_broadsheet": {"outlet": "Velmer Bote", "homepage": "https://bote.example/", "language": "de"},
        }
    ]


def test_json_feed() -> None:
    about = {"outlet": "Velm Radio", "homepage": "https://radio.example/", "language": "en"}
    assert rendered(JSON_BODY, "https://radio.example/feed.json") == [
        {
            "id": "7",
            "url": "https://radio.example/7",
            "content_text": "The ferry is late.",
            "date_published": "2030-05-03T10:00:00+02:00",
            "authors": [{"name": "Newsroom"}],
            "_broadsheet": about,
        },
        {
            "id": "8",
            "title": "Gale",
            "content_html": "<p>Wind.</p>",
            "authors": [{"name": "Newsroom"}],
            "_broadsheet": about,
        },
    ]


def test_an_entry_is_a_capture_of_its_feed() -> None:
    first, second = entries(RSS, url=URL, media_type_hint=None, now=NOW)
    assert first.link == first.capture.url == "https://post.example/harbour?a=1&b=2"
    assert (first.capture.media_type, first.capture.feed) == ("application/feed+json", URL)
    assert (first.capture.origin, first.capture.received) == (f"{URL}#h-1", NOW)
    assert second.capture.origin == f"{URL}#https://post.example/ferry"
    assert list(json.loads(first.capture.body)) == sorted(json.loads(first.capture.body))


def test_a_feed_file_gives_its_entries(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    found = taken(file)
    assert [item["title"] for item in items(found)] == ["Harbour reopens & closes", "Ferry late"]
    assert reasons(found) == {"feed.xml#3": "empty"}


def test_the_charset_of_the_answer_counts() -> None:
    body = "<rss version='2.0'><channel><item><title>Порт открыт</title></item></channel></rss>".encode("cp1251")
    assert rendered(body, hint='text/xml; charset="windows-1251"')[0]["title"] == "Порт открыт"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "koi8-r"])
def test_the_encoding_of_the_document_counts(encoding: str) -> None:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    declared = f"<?xml version='1.0' encoding='{name}'?>"
    text = f"{declared}<rss version='2.0'><channel><item><title>Порт</title></item></channel></rss>"
    assert rendered(text.encode(encoding))[0]["title"] == "Порт"


def test_bad_form_is_no_failure() -> None:
    cut = RSS[: RSS.index(b"<item></item>")]
    assert len(rendered(cut)) == 2
    assert len(rendered(RSS.replace(b"&amp;b=2", b"&b=2"))) == 2
    assert len(rendered(b"<br/>Warning: no cache\n" + RSS)) == 2


def test_rss_1_has_its_date_in_dublin_core() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://post.example/1"><title>Gale</title>
        <dc:date>2030-05-03T08:00+02:00</dc:date></item></rdf:RDF>"""
    assert rendered(body)[0]["date_published"] == "2030-05-03T08:00:00+02:00"


def test_a_lone_surrogate_is_no_crash() -> None:
    body = b'{"items": [{"id": "\\ud800", "title": "a\\ud800b"}]}'
    assert rendered(body)[0]["title"] == "a\ufffdb"


@pytest.mark.parametrize(
    ("body", "error"),
    [(b"", EmptyInput), (PAGE, UnknownKind), (TEXT, UnknownKind), (OPML, UnknownKind), (b"<svg/>", UnknownKind)],
)
def test_what_is_no_feed(body: bytes, error: type[BroadsheetError]) -> None:
    with pytest.raises(error):
        rendered(body)


def test_a_feed_without_entries_has_none() -> None:
    assert rendered(b"<rss version='2.0'><channel><title>Velm Post</title></channel></rss>") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
@pytest.mark.parametrize("before", ["", "\n", "<!ENTITY x '<rss>]>'>", "<!-- ]> <rss> -->", "<?x ]> ?>"])
def test_entities_neither_grow_nor_read_files(before: str, encoding: str) -> None:
    grow = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 5}'>" for n in range(1, 10))
    body = f"""<?xml version="1.0" encoding="{encoding}"?>
        <!DOCTYPE rss [{before}<!ENTITY e0 'ha'>{grow}<!ENTITY f SYSTEM 'file:///etc/hosts'>] >
        <rss version="2.0"><channel><item><title>a &e9; &f; b</title></item></channel></rss>"""
    started = time.process_time()
    for item in rendered(body.encode(encoding), hint=f"application/xml; charset={encoding}"):
        assert len(item["title"]) < 100
        assert "localhost" not in item["title"]
    assert time.process_time() - started < 0.5


def test_words_about_entities_are_kept() -> None:
    words = b"<description><![CDATA[Write <!ENTITY a 'b'> there.]]></description></item><item></item>"
    assert "&lt;!ENTITY a 'b'>" in rendered(RSS.replace(b"<item></item>", b"<item>" + words))[2]["content_html"]


@pytest.mark.parametrize("before", ["\n", "<!DOCTYPE a\n", "<!ENTITY a\n", "<!-- ", "<?x "])
def test_a_long_prolog_costs_no_more_than_its_length(before: str) -> None:
    started = time.process_time()
    with suppress(InputError):
        rendered(b"<?xml version='1.0'?>" + before.encode() * 100_000 + RSS)
    assert time.process_time() - started < 1


def test_a_tag_with_a_crowd_of_attributes_is_refused() -> None:
    crowd = " ".join(f"a{number}='>'" for number in range(100_000)).encode()
    with pytest.raises(DamagedInput, match="more than 200 attributes"):
        rendered(RSS.replace(b"<channel>", b"<channel " + crowd + b">"))


# ---------------------------------------------------------------------------------------------------------- lists


def test_an_opml_names_its_feeds_once() -> None:
    assert feeds(OPML, url=None) == [
        Feed("https://post.example/rss", "Velm Post", "rss", "https://post.example/"),
        Feed("http://bote.example/atom.xml", "Bote", "atom", None),
    ]


def test_a_feed_names_itself() -> None:
    assert feeds(RSS, url=URL) == [Feed(URL, "The Velm Post & Gazette", "rss", "https://post.example/")]
    assert feeds(ATOM, url=None) == [
        Feed("https://bote.example/atom.xml", "Velmer Bote", "atom", "https://bote.example/")
    ]
    [found] = feeds(JSON_BODY, url=None)
    assert (found.url, found.kind) == ("https://radio.example/feed.json", "json_feed")


@pytest.mark.parametrize("body", [b"", PAGE, TEXT, b"<?xml version='1.0'?><svg/>", b'{"items": 1', RSS])
def test_nothing_else_names_feeds(body: bytes) -> None:
    assert feeds(body, url=None) == []


def test_an_opml_reads_no_files() -> None:
    body = b"<!DOCTYPE opml [<!ENTITY f SYSTEM 'file:///etc/hosts'>]><opml><outline text='a &f;' xmlUrl='http://a.example/'/></opml>"
    assert all("localhost" not in (feed.title or "") for feed in feeds(body, url=None))


# ---------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fri, 03 May 2030 18:15:00 +0300", "2030-05-03T18:15:00+03:00"),
        ("Fri, 3 May 2030 18:15 GMT", "2030-05-03T18:15:00+00:00"),
        ("Fri, 03 May 2030 18:15:00 EST", "2030-05-03T18:15:00-05:00"),
        ("Fri, 03 May 2030 18:15:00 MSK", "2030-05-03T18:15:00+03:00"),
        ("Fri, 03 May 2030 18:15:00", "2030-05-03T18:15:00"),
        ("3 May 2030", "2030-05-03"),
        ("Fri, 03 May 2030", "2030-05-03"),
        ("2030-05-03", "2030-05-03"),
        ("2030-05-03T18:15:00Z", "2030-05-03T18:15:00+00:00"),
        ("2030-05-03 18:15:00 +0200", "2030-05-03T18:15:00+02:00"),
        ("2030-05-03T18:15", "2030-05-03T18:15:00"),
        ("2030-13-03", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_date_keeps_its_zone_and_precision(text: object, expected: str | None) -> None:
    assert iso(text) == expected


@given(st.text(max_size=40))
def test_any_date_is_read_or_not(text: str) -> None:
    iso(text)


# ------------------------------------------------------------------------------------------------------- anything


@given(st.sampled_from([RSS, ATOM, JSON_BODY, OPML]), st.integers(0, 2000), st.binary(max_size=6))
def test_a_damaged_feed_is_read_or_refused(body: bytes, place: int, noise: bytes) -> None:
    damaged = body[:place] + noise + body[place + len(noise) :]
    feeds(damaged, url=URL)
    try:
        rendered(damaged)
    except InputError:
        return
