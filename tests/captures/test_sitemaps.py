"""News sitemaps, indexes of them, and front pages: feeds of links."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from broadsheet.captures import entries, homepage, nested
from broadsheet.errors import DamagedInput, TooLarge, UnknownKind
from tests.captures.inputs import NOW

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/a/harbour-1</loc><news:news><news:publication><news:name>The Velm Post</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2030-05-03T18:15:00+03:00</news:publication_date>
<news:title>Harbour &amp; ferry reopen</news:title></news:news></url>
<url><loc>/a/gale-2</loc><lastmod>2030-05-03</lastmod></url>
<url><loc>https://post.example/a/old</loc><lastmod>2029-01-01</lastmod></url>
<url><loc>https://post.example/about</loc></url>
<url><loc>javascript:alert(1)</loc><lastmod>2030-05-03</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://post.example/2029.xml</loc><lastmod>2029-12-31</lastmod></sitemap>
<sitemap><loc>https://post.example/2030-05.xml</loc><lastmod>2030-05-04T01:00:00Z</lastmod></sitemap>
<sitemap><loc>https://post.example/2030-04.xml</loc><lastmod>2030-05-02</lastmod></sitemap>
<sitemap><loc>https://post.example/news.xml</loc></sitemap></sitemapindex>"""
URL = "https://post.example/map.xml"
FRONT = """<html><body><nav><a href="/politics-of-the-day-and-more">Politics of the whole day</a></nav>
<h1><a href="/2030/05/03/harbour-reopens">The harbour of Velm reopens after a year</a></h1>
<a href="/2030/05/03/harbour-reopens#comments">The harbour of Velm reopens: 12 comments</a>
<h2><a href="https://www.post.example/news/90412-gale">Gale warning for the whole of the coast</a></h2>
<a href="https://elsewhere.example/2030/05/03/an-advert-of-some-sort">An advertisement of some sort</a>
<a href="/sport">Everything of sport today</a><a href="/2030/05/03/short-one">Short</a>
<footer><a href="/2030/05/03/imprint-and-data">Imprint and data protection</a></footer></body></html>"""


def test_a_news_sitemap_is_a_feed_of_its_new_pages() -> None:
    found = entries(NEWS, url=URL, now=NOW)
    assert [entry.link for entry in found] == ["https://post.example/a/harbour-1", "https://post.example/a/gale-2"]
    item = json.loads(found[0].capture.body)
    assert item["title"] == "Harbour & ferry reopen"
    assert item["date_published"] == "2030-05-03T18:15:00+03:00"
    assert item["language"] == "en"
    assert item["_broadsheet"]["outlet"] == "The Velm Post"


def test_it_may_be_packed_but_not_to_any_size() -> None:
    assert len(entries(gzip.compress(NEWS), url=URL, now=NOW)) == 2
    with pytest.raises(TooLarge):
        entries(gzip.compress(NEWS + bytes(60_000_000)), url=URL, now=NOW)
    with pytest.raises(DamagedInput):
        entries(gzip.compress(NEWS)[:-12], url=URL, now=NOW)


def test_an_index_names_the_sitemaps_that_may_hold_news() -> None:
    assert nested(INDEX, url=URL, now=NOW) == (
        "https://post.example/news.xml",
        "https://post.example/2030-05.xml",
        "https://post.example/2030-04.xml",
    )
    assert entries(INDEX, url=URL, now=NOW) == []
    assert nested(NEWS, url=URL, now=NOW) == ()
    assert nested(b"<html></html>", url=URL, now=NOW) == ()
    assert nested(gzip.compress(INDEX)[:-3], url=URL, now=NOW) == ()


def test_entities_of_a_sitemap_stay_closed() -> None:
    bomb = b"<!DOCTYPE urlset [<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (letter + 1, b"&%c;" % letter * 10) for letter in range(ord("a"), ord("k"))
    )
    read = b"<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + NEWS.partition(b"?>")[2].replace(
        b"Harbour", b"&x;"
    )
    started = time.monotonic()
    assert b"root:" not in b"".join(entry.capture.body for entry in entries(read, url=URL, now=NOW))
    entries(bomb + b"]>" + NEWS.partition(b"?>")[2].replace(b"Harbour", b"&k;"), url=URL, now=NOW)
    assert time.monotonic() - started < 5


def test_a_front_page_is_a_feed_if_it_is_followed_as_one() -> None:
    url = "https://post.example/"
    with pytest.raises(UnknownKind, match="page"):
        entries(FRONT.encode(), url=url, now=NOW)
    found = entries(FRONT.encode(), url=url, now=NOW, kind="homepage")
    assert [entry.link for entry in found] == [
        "https://post.example/2030/05/03/harbour-reopens",
        "https://www.post.example/news/90412-gale",
    ]
    first, second = homepage.links(FRONT.encode(), url, url)
    assert (first.title, first.place, first.of) == ("The harbour of Velm reopens after a year", 1, 2)
    assert second.place == 2


def test_the_place_of_a_headline_is_no_part_of_its_entry() -> None:
    url = "https://post.example/"
    again = FRONT.replace(
        "<h1>", "<h1><a href='/2030/05/04/breaking-news'>Breaking: the ferry is late again</a></h1><h1>"
    )
    first = entries(FRONT.encode(), url=url, now=NOW, kind="homepage")
    second = entries(again.encode(), url=url, now=NOW, kind="homepage")
    assert {entry.capture.sha256 for entry in first} < {entry.capture.sha256 for entry in second}
