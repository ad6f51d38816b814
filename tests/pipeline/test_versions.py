"""A page that is edited, edited again and taken away, and a review that quoted it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from broadsheet.errors import NotFound
from broadsheet.pages import difference as page
from broadsheet.pages import render
from broadsheet.pipeline import versions
from broadsheet.pipeline.captured import take
from broadsheet.pipeline.day import Order, review_day
from broadsheet.store import Archive
from broadsheet.types import Article, Capture

URL = "https://courier.example/port"
NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TITLE = "Port of Ossen stays closed this week"
FIRST = "The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday."
SECOND = FIRST.replace("Thursday", "Friday")
REST = (
    "Eleven ships wait in the roads, and two more are due before nightfall, the port authority said.\n\n"
    "The pilots have asked for a second tug since March; the council of Ossen will vote on the money next week, "
    "and the shipping companies have offered to pay half of it if the berths on the south quay are dredged first."
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "a.sqlite")


def put(
    archive: Archive, words: str, seen: dt.datetime, *, modified: dt.datetime | None = None, title: str = TITLE
) -> Article:
    row = {"title": title, "text": f"{words}\n\n{REST}", "outlet": "Ossen Courier", "url": URL, "language": "en"}
    row["published"] = NOON.isoformat()
    row |= {"modified": modified.isoformat()} if modified else {}
    body = json.dumps(row).encode()
    capture = Capture.of(body, media_type="application/json", origin="test", received=seen, url=URL)
    article = take(capture)
    assert isinstance(article, Article)
    archive.add([(capture, article)])
    return article


def test_an_edit_is_a_version_that_points_to_the_one_before(archive: Archive) -> None:
    with archive:
        # In the wrong order: the chain follows from what is there.
        second, first = put(archive, SECOND, NOON + HOUR), put(archive, FIRST, NOON)
        chain = archive.chains([URL])[URL]
        links = [(v.number, v.article, v.before) for v in chain.versions]
        assert links == [(1, first.id, None), (2, second.id, first.id)]
        assert [v.seen for v in chain.versions] == [NOON, NOON + HOUR]
        assert archive.day_ids(NOON.date()) == [second.id]


def test_the_difference_is_shown_by_words(archive: Archive) -> None:
    with archive:
        put(archive, FIRST, NOON)
        put(archive, SECOND, NOON + HOUR, title=f"{TITLE} again")
        found = versions.difference(archive, URL)
        shown = page.difference_text(found.before, found.after, found.changes, "head", colour=False)
        assert "until [-Thursday-]{+Friday+}, harbour" in shown
        assert f"title: {TITLE}{{+ again+}}" in shown
        told = json.loads(page.difference_json(found.before, found.after, found.changes, {}))
        [went] = [run for run in told["changes"] if run["kind"] == "removed"]
        assert found.before.text[slice(*went["before"])] == went["words"] == "Thursday"
        assert versions.difference(archive, URL, "2", "1").numbers == (2, 1)
        with pytest.raises(NotFound, match="no such version"):
            versions.difference(archive, URL, "7")


def test_of_one_version_there_is_no_difference(archive: Archive) -> None:
    with archive:
        put(archive, FIRST, NOON)
        with pytest.raises(NotFound, match="only one version"):
            versions.difference(archive, URL)


def test_a_review_names_its_version_and_knows_what_changed_since(archive: Archive) -> None:
    with archive:
        put(archive, FIRST, NOON)
        order = Order(NOON.date())
        once = review_day(archive, order)
        assert all(cited.version is None for cited in once.cited), "a page seen in one form has no versions to tell"
        assert list(versions.affected(archive, once)) == []

        second = put(archive, SECOND, NOON + HOUR)
        lines = list(versions.affected(archive, once))
        assert {each.newest for each in lines} == {second.id}
        assert not any(each.stands for each in lines if "Thursday" in each.line.text)
        assert any("Thursday" in each.line.text for each in lines)
        numbers = dict(enumerate(once.lines(), 1))
        assert all(numbers[each.number] is each.line for each in lines)

        again = review_day(archive, order)
        [cited] = again.cited
        assert (cited.article, cited.version, cited.dated) == (second.id, 2, NOON + HOUR)
        for form in ("html", "md", "text"):
            assert "version 2 of 2031-05-12 13:00 UTC" in render(again, form)
        assert list(versions.affected(archive, again)) == []


def test_a_page_s_own_word_on_when_it_was_edited_counts_more_than_when_it_was_seen(archive: Archive) -> None:
    with archive:
        put(archive, FIRST, NOON + 3 * HOUR)
        put(archive, SECOND, NOON + 2 * HOUR, modified=NOON + HOUR)
        [cited] = review_day(archive, Order(NOON.date())).cited
        assert (cited.version, cited.dated) == (2, NOON + HOUR)


def test_a_page_that_is_gone_is_noted_until_it_is_back(archive: Archive) -> None:
    with archive:
        put(archive, FIRST, NOON)
        made = review_day(archive, Order(NOON.date()))
        assert archive.page_gone(URL, 410, NOON + HOUR)
        assert not archive.page_gone(URL, 404, NOON + 2 * HOUR), "the first time is kept"
        assert not archive.page_gone("https://courier.example/never", 404, NOON)
        gone = archive.chains([URL])[URL].gone
        assert gone
        assert (gone.status, gone.seen) == (410, NOON + HOUR)
        assert {each.newest for each in versions.affected(archive, made)} == {None}
        assert archive.page_back(URL)
        assert list(versions.affected(archive, made)) == []
