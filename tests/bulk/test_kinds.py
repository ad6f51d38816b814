"""Feeds that are no RSS: sitemaps, front pages, folders, mailboxes; gathered against real servers on loopback."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.bulk import adding, gathering
from broadsheet.bulk.local import PASSWORD
from broadsheet.bulk.taking import Taken
from broadsheet.errors import MissingInput, Refused
from broadsheet.pipeline.day import Day, Order, rank
from broadsheet.store import Archive, Place
from broadsheet.types import Feed
from tests.newsstand import newsstand, page
from tests.postoffice import postoffice

NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
POLITE = replace(gathering.policy(["127.0.0.1"]), per_host_pause=0.0, first_wait=0.01, retries=0)
STORY = (
    "<p>The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday ({0}).</p>"
    "<p>Eleven ships wait in the roads, and two more are due before nightfall, the port authority said.</p>"
)


@pytest.fixture
def archive(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Archive.create(tmp_path / "a.sqlite") as archive:
        yield archive


def gather(archive: Archive, now: dt.datetime = NOON) -> Taken:
    return gathering.gather(archive, now=lambda: now, rules=POLITE, workers=0)


def story(number: int) -> bytes:
    title = f"Port news number {number}"
    head = f"<html lang='en'><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{STORY.format(number)}</article>".encode()


def test_an_index_of_sitemaps_is_asked_for_its_news(archive: Archive) -> None:
    with newsstand({}) as stand:
        at = f"http://127.0.0.1:{stand.port}"
        maps = {
            "/index.xml": f"<sitemapindex><sitemap><loc>{at}/news-1.xml</loc></sitemap>"
            f"<sitemap><loc>{at}/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>"
            f"<sitemap><loc>{at}/gone.xml</loc></sitemap></sitemapindex>",
            "/news-1.xml": f"<urlset><url><loc>{at}/a/1</loc><lastmod>2031-05-12</lastmod></url>"
            f"<url><loc>{at}/a/2</loc><lastmod>2031-05-12</lastmod></url></urlset>",
        }
        stand.pages |= {path: page(body.encode(), Content_Type="application/xml") for path, body in maps.items()}
        stand.pages |= {f"/a/{n}": page(story(n), Content_Type="text/html; charset=utf-8") for n in (1, 2)}
        archive.add_feeds([Feed(f"{at}/index.xml", kind="news_sitemap")])
        first = gather(archive)
        assert (first.new, [type(error).__name__ for error in first.errors]) == (2, ["FetchError"])
        assert "/old.xml" not in stand.paths()
        again = gather(archive, NOON + dt.timedelta(days=1))
        assert (again.new, again.known) == (0, 2)


def test_a_front_page_leads_to_its_articles_and_remembers_their_places(archive: Archive) -> None:
    with newsstand({}) as stand:
        at = f"http://127.0.0.1:{stand.port}"
        front = "".join(f"<h2><a href='/2031/05/12/port-news-{n}'>Port news number {n}</a></h2>" for n in (1, 2))
        stand.pages["/"] = page(f"<html><body>{front}</body></html>".encode(), Content_Type="text/html")
        stand.pages |= {
            f"/2031/05/12/port-news-{n}": page(story(n), Content_Type="text/html; charset=utf-8") for n in (1, 2)
        }
        assert adding.add(archive, f"{at}/", now=NOON, as_homepage=True).feeds == 1
        assert gather(archive).new == 2
        second = f"{at}/2031/05/12/port-news-2"
        [place] = archive.places([second])[second]
        assert (place.place, place.links, place.feed) == (2, 2, f"{at}/")
        # It rises to the top, and that is what is remembered.
        back = "".join(f"<h2><a href='/2031/05/12/port-news-{n}'>Port news number {n}</a></h2>" for n in (2, 1))
        stand.pages["/"] = page(f"<html><body>{back}</body></html>".encode(), Content_Type="text/html")
        assert gather(archive, NOON + dt.timedelta(hours=1)).new == 0
        [place] = archive.places([second])[second]
        assert (place.place, place.seen) == (1, NOON + dt.timedelta(hours=1))
        [found] = [each for each in archive.articles(archive.front_places(ids(archive))).values() if each.url == second]
        assert archive.front_places([found.id]) == {found.id: (place,)}


def test_a_feed_that_an_editor_orders_remembers_places_too(archive: Archive) -> None:
    with newsstand({}) as stand:
        at = f"http://127.0.0.1:{stand.port}"
        hours = (5, 1, 7, 2, 9, 3, 8, 4)
        items = "".join(
            f"<item><title>Port news {n}</title><link>{at}/{n}</link>"
            f"<pubDate>{NOON - dt.timedelta(hours=hour):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
            for n, hour in enumerate(hours, 1)
        )
        stand.pages["/feed"] = page(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
        stand.pages |= {f"/{n}": page(story(n), Content_Type="text/html; charset=utf-8") for n in range(1, 9)}
        adding.add(archive, f"{at}/feed", now=NOON)
        gather(archive)
        [place] = archive.places([f"{at}/3"])[f"{at}/3"]
        assert (place.place, place.links, place.feed) == (3, 8, f"{at}/feed")


def ids(archive: Archive) -> list[str]:
    return [hit.article for hit in archive.search("port")]


def test_the_day_s_order_knows_where_its_articles_stood(archive: Archive) -> None:
    with newsstand({}) as stand:
        at = f"http://127.0.0.1:{stand.port}"
        front = "<h2><a href='/2031/05/12/the-port-of-ossen'>The port of Ossen stays shut</a></h2>"
        stand.pages["/"] = page(f"<html><body>{front}</body></html>".encode(), Content_Type="text/html")
        # The page gives itself another address than the front page links to.
        body = story(1).replace(b"<title>", b"<link rel='canonical' href='https://post.example/port'><title>")
        stand.pages["/2031/05/12/the-port-of-ossen"] = page(body, Content_Type="text/html; charset=utf-8")
        adding.add(archive, f"{at}/", now=NOON, as_homepage=True)
        order = Order(NOON.date())
        assert gather(archive).new == 1
        [only] = rank(archive, Day(archive, order))
        said = next(part.explanation for part in only.parts if part.name == "prominence")
        assert said.endswith(f"On 1 of 1 front page, highest at place 1 of 1 ({at}/).")
        # Another front page that shows it is seen by the next ranking.
        [id_] = only.articles
        url = archive.article(id_).url
        assert url
        archive.note_places([Place(url, "https://echo.example/", 3, 9, NOON)])
        [only] = rank(archive, Day(archive, order))
        assert any("On 2 of 2 front pages" in part.explanation for part in only.parts)


def test_a_page_that_is_not_to_be_had_leaves_the_feed_s_own_words_marked(archive: Archive) -> None:
    with newsstand({}) as stand:
        at = f"http://127.0.0.1:{stand.port}"
        items = "".join(
            f"<item><title>Port news number {n}</title><link>{at}/a/{n}</link><description>{words}</description></item>"
            for n, words in ((1, "The port of Ossen stays closed, the harbour master said."), (2, "Short."))
        )
        stand.pages["/rss"] = page(
            f"<rss version='2.0'><channel><title>Courier</title>{items}</channel></rss>".encode()
        )
        stand.pages["/a/2"] = page(story(2), Content_Type="text/html; charset=utf-8")
        archive.add_feeds([Feed(f"{at}/rss")])
        assert gather(archive).new == 2
        found = archive.articles(hit.article for hit in archive.search("port"))
        assert {article.url: article.text_of for article in found.values()} == {
            f"{at}/a/1": "feed",
            f"{at}/a/2": "page",
        }


def test_a_watched_folder_gives_its_new_files_only(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in box"
    folder.mkdir()
    (folder / "a.html").write_bytes(story(1))
    first = adding.add(archive, str(folder), now=NOON, watched=True)
    assert (first.feeds, first.new) == (1, 1)
    (folder / "b.html").write_bytes(story(2))
    (folder / "c.bin").write_bytes(bytes(range(256)))
    second = gather(archive)
    assert (second.new, second.known) == (1, 1)
    assert dict(second.refused) == {"unknown-kind": 1}
    [state] = archive.feeds()
    assert state.last is not None
    assert (state.last.outcome, state.last.failures) == ("fetched", 0)
    archive.set_disabled([state.feed.url], "the desk is on holiday")
    (folder / "d.html").write_bytes(story(3))
    assert gather(archive).seen == 0


def test_a_folder_that_is_gone_fails_and_comes_back(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    archive.add_feeds([adding.watch(folder)])
    (folder / "a.html").write_bytes(story(1))
    folder.rename(tmp_path / "away")
    [error] = gather(archive).errors
    assert isinstance(error, MissingInput)
    (tmp_path / "away").rename(folder)
    assert gather(archive).new == 1
    [error] = adding.add(archive, str(tmp_path / "nowhere"), now=NOON, watched=True).errors
    assert isinstance(error, MissingInput)


def test_letters_come_in_once_and_a_wrong_password_spoils_nothing_else(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = (
        b"From: Courier <a@courier.example>\r\nSubject: Port news\r\nDate: Mon, 12 May 2031 07:30:00 +0200\r\n\r\n"
        b"The port of Ossen will stay closed until Thursday, the harbour master said.\r\n"
    )
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(story(1))
    with postoffice({"INBOX": [letter]}) as office:
        adding.add(archive, f"imap://desk@127.0.0.1:{office.port}/INBOX", now=NOON)
        adding.add(archive, str(folder), now=NOON, watched=True)
        monkeypatch.setenv(PASSWORD, "guessed")
        [error] = gather(archive).errors
        assert isinstance(error, Refused)
        monkeypatch.setenv(PASSWORD, office.password)
        assert gather(archive).new == 1
        office.folders["INBOX"].append(letter.replace(b"Thursday", b"Friday"))
        third = gather(archive)
        assert (third.new, third.seen) == (1, 2)
    mailbox = next(state for state in archive.feeds() if state.feed.kind == "mailbox")
    assert mailbox.last is not None
    assert mailbox.last.etag == "7:2"
