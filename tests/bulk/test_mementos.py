"""Copies in a web archive: asked for by HEAD and by time, kept, linked beside the outlet's own page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.bulk.mementos import AGAIN, Sought, memento, seek
from broadsheet.pages import render
from broadsheet.pipeline import versions
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Feed, Memento, Review
from tests.bulk.test_gathering import NOON, POLITE, article, gather, rss
from tests.newsstand import Newsstand, newsstand, page
from tests.pages.test_forms import review as _review

COPY = "Mon, 12 May 2031 10:20:30 GMT"
AT = dt.datetime(2031, 5, 12, 10, 20, 30, tzinfo=dt.UTC)

review = _review


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "a.sqlite")


def ask(archive: Archive, stand: Newsstand, at: dt.datetime, *found: Article) -> Sought:
    return seek(archive, found, gate=stand.url("/gate/"), now=lambda: at, rules=POLITE)


def test_the_copy_of_the_article_s_time_is_kept(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        one, two = stand.url("/one"), stand.url("/two")
        stand.pages |= {"/feed": page(rss(one, two)), "/one": article(one), "/two": article(two)}
        archive.add_feeds([Feed(stand.url("/feed"))])
        gather(archive)
        held, absent = archive.find(one), archive.find(two)
        copy = stand.url("/web/20310512102030/one")
        stand.pages |= {
            f"/gate/{one}": page(b"", status="302 Found", Location=copy, Vary="accept-datetime"),
            "/web/20310512102030/one": page(b"<p>the copy</p>", Memento_Datetime=COPY),
        }
        assert ask(archive, stand, NOON, held, absent) == Sought(asked=2, found=1, none=1)
        assert archive.mementos([one, two]) == {one: Memento(copy, AT)}
        [gate] = [asked for asked in stand.asked if asked.path == f"/gate/{one}"]
        # The page says no date of its own: it is that of its feed.
        assert gate.headers["accept-datetime"] == "Mon, 12 May 2031 09:00:00 GMT"

        assert ask(archive, stand, NOON, held, absent) == Sought(known=2)
        assert ask(archive, stand, NOON + AGAIN, held, absent) == Sought(asked=1, none=1, known=1)


def test_what_failed_is_asked_again(archive: Archive) -> None:
    with archive, newsstand({}) as stand:
        one = stand.url("/one")
        stand.pages |= {"/feed": page(rss(one)), "/one": article(one)}
        stand.pages |= {f"/gate/{one}": page(b"", status="503 Service Unavailable")}
        archive.add_feeds([Feed(stand.url("/feed"))])
        gather(archive)
        assert ask(archive, stand, NOON, archive.find(one)) == Sought(asked=1, failed=1)
        assert ask(archive, stand, NOON, archive.find(one)) == Sought(asked=1, failed=1)


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"memento-datetime": COPY}, Memento("http://web.example/1", AT)),
        ({"memento-datetime": COPY, "content-location": "/copies/1"}, Memento("http://web.example/copies/1", AT)),
        ({"memento-datetime": COPY, "content-location": "javascript:alert(1)"}, None),
        ({"memento-datetime": "yesterday"}, None),
        ({}, None),
    ],
)
def test_only_a_copy_with_its_time_is_one(headers: dict[str, str], found: Memento | None) -> None:
    answer = Capture.of(
        b"", media_type="text/html", origin="x", received=NOON, url="http://web.example/1", headers=(*headers.items(),)
    )
    assert memento(answer) == found


def test_the_copy_is_linked(archive: Archive, review: Review) -> None:
    first = review.cited[0]
    assert first.url is not None
    with archive:
        archive.note_memento(first.url, Memento("http://web.example/1", AT), NOON)
        archive.note_memento(first.url, None, NOON)
        named = versions.named(archive, review)
    assert named.cited[0].memento == Memento("http://web.example/1", AT)
    for form in ("html", "md", "text"):
        assert "http://web.example/1" in render(named, form)
        assert "http://web.example/1" not in render(review, form)
    assert "web archive, 2031-05-12" in render(named, "html")
