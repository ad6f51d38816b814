"""Articles of a day: zones, bare dates, edits."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from broadsheet.errors import NotFound
from broadsheet.store import Archive
from broadsheet.store.articles import of_day
from broadsheet.store.tables import articles
from broadsheet.store.times import bounds, seconds
from broadsheet.types import Article, Capture, Moment
from tests.store.press import DAY, NOON, at, date, piece

TOKYO = ZoneInfo("Asia/Tokyo")
ZONES = (
    "UTC",
    "Asia/Tokyo",
    "America/New_York",
    "Europe/Lisbon",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
)
URL = "https://marrow.example/1"


def texts(archive: Archive, day: dt.date = DAY, language: str | None = None, zone: dt.tzinfo = dt.UTC) -> list[str]:
    found = archive.day(day, language, zone)
    assert [article.id for article in found] == archive.day_ids(day, language, zone)
    return [article.text for article in found]


def test_a_day_is_in_order_of_publication(archive: Archive) -> None:
    archive.add(
        [
            piece("noon", published=at(12)),
            piece("undated, received at noon", received=NOON + dt.timedelta(seconds=1)),
            piece("morning", published=at(0)),
            piece("night", published=at(23, 59)),
            piece("the evening before", published=at(23, 59, day=16)),
            piece("the morning after", published=at(0, day=18)),
            piece("on this date", published=date()),
            piece("on another", published=date(18)),
        ]
    )
    found = texts(archive)
    assert found[2:] == ["noon", "undated, received at noon", "night"]
    assert sorted(found[:2]) == ["morning", "on this date"], "both at midnight: by id"


def test_an_instant_moves_with_the_zone_and_a_bare_date_does_not(archive: Archive) -> None:
    archive.add([piece("instant", published=at(16)), piece("date", published=date())])
    assert texts(archive, DAY, zone=TOKYO) == ["date"]
    assert texts(archive, dt.date(2026, 3, 18), zone=TOKYO) == ["instant"]


def test_a_bare_date_is_that_of_its_own_zone(archive: Archive) -> None:
    """Midnight in Apia is still yesterday in London; the date on the page counts."""
    midnight = dt.datetime(2026, 3, 17, tzinfo=ZoneInfo("Pacific/Apia"))
    archive.add([piece("date", published=Moment(midnight, "day"))])
    for zone in ZONES:
        assert texts(archive, zone=ZoneInfo(zone)) == ["date"]


def test_language_is_asked_for_or_not(archive: Archive) -> None:
    archive.add([piece("en", published=at(1)), piece("ru", published=at(2), language="ru"), piece("?", language=None)])
    assert texts(archive, language="ru") == ["ru"]
    assert texts(archive) == ["en", "ru", "?"]


def test_of_an_edited_page_the_latest_version_counts(archive: Archive) -> None:
    edits = [
        piece("second", url=URL, published=at(9), modified=at(11)),
        piece("third", url=URL, published=at(9), modified=at(15)),
        piece("first", url=URL, published=at(9)),
        piece("another page", url=URL + "0", published=at(9)),
        piece("no address", published=at(9)),
        piece("no address either", published=at(9)),
    ]
    archive.add(edits)
    assert sorted(texts(archive)) == ["another page", "no address", "no address either", "third"]
    assert [found.text for found in archive.versions(URL)] == ["first", "second", "third"]
    assert archive.find(URL).text == "third"


def test_a_page_that_is_written_anew_each_day_has_a_version_a_day(archive: Archive) -> None:
    archive.add([piece(f"on the {day}th", url=URL, published=at(9, day=day)) for day in (17, 18)])
    assert texts(archive) == ["on the 17th"]
    assert texts(archive, dt.date(2026, 3, 18)) == ["on the 18th"]
    assert archive.find(URL).text == "on the 18th"


def test_an_article_is_found_by_the_beginning_of_its_id(archive: Archive) -> None:
    pairs = [piece(f"text {number}") for number in range(40)]
    archive.add(pairs)
    wanted = pairs[0][1]
    assert archive.find(wanted.id) == wanted
    assert archive.find(wanted.id[:8]) == wanted
    first = min(pairs, key=lambda pair: pair[1].id)[1].id[0]
    with pytest.raises(NotFound, match="Give more of it" if sum(p[1].id[0] == first for p in pairs) > 1 else ""):
        archive.find(next(d for d in "0123456789abcdef" if sum(p[1].id[0] == d for p in pairs) > 1))
    for name in ("", "zebra", "https://nowhere.example", "%", "\x00"):
        with pytest.raises(NotFound):
            archive.find(name)


def test_many_articles_of_one_minute_keep_apart(archive: Archive) -> None:
    pairs = [piece(f"text {number}", published=at(9)) for number in range(500)]
    assert len(archive.add(pairs).new) == 500
    assert len(texts(archive)) == 500


def came(text: str, published: Moment) -> tuple[Capture, Article]:
    """An article that was received when it was published, or later."""
    return piece(text, received=max(NOON, published.at), published=published)


@pytest.mark.parametrize("year", [1, 1700, 1850, 1969, 2026, 2300, 9999])
def test_articles_of_any_time_are_taken(archive: Archive, year: int) -> None:
    published = Moment(dt.datetime(year, 6, 1, tzinfo=dt.UTC))
    archive.add([came("old or new", published)])
    assert texts(archive, dt.date(year, 6, 1)) == ["old or new"]
    assert len(archive.search("old")) == 1


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_days_too(archive: Archive, day: dt.date) -> None:
    assert texts(archive, day) == []


@pytest.mark.parametrize("language", [None, "en"])
def test_a_day_is_found_by_its_indexes(archive: Archive, language: str | None) -> None:
    """Not by reading all articles of the language, which is what SQLite would like best."""
    query = of_day(DAY, language, dt.UTC, [articles.c.id]).compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    with archive._database.reading() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    searches = [step.split(" USING ")[1] for step in plan if step.startswith("SEARCH")]
    assert searches[0] == "INDEX articles_at (at>? AND at<?)"
    assert searches[1].startswith("INDEX articles_day (day=?")


instants = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2027, 12, 31), timezones=st.just(dt.UTC))


@given(instants, st.sampled_from(ZONES))
@example(dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC), "Europe/Lisbon")
@example(dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "Europe/Lisbon")
@example(dt.datetime(2018, 11, 4, 2, 30, tzinfo=dt.UTC), "America/Sao_Paulo")
def test_the_bounds_of_a_day_agree_with_the_moment(instant: dt.datetime, name: str) -> None:
    zone = ZoneInfo(name)
    day = Moment(instant).day_in(zone)
    start, stop = bounds(day, zone)
    assert start <= seconds(instant) < stop


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(instants, st.booleans()), max_size=6), st.sampled_from(ZONES))
def test_every_article_stands_on_its_day_and_no_other(
    empty: Path, published: list[tuple[dt.datetime, bool]], name: str
) -> None:
    zone = ZoneInfo(name)
    moments = [Moment(instant, "day" if bare else "instant") for instant, bare in published]
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(shutil.copy(empty, folder))) as archive:
        archive.add([came(str(number), moment) for number, moment in enumerate(moments)])
        for number, moment in enumerate(moments):
            day = moment.day_in(zone)
            assert str(number) in texts(archive, day, zone=zone)
            assert str(number) not in texts(archive, day + dt.timedelta(days=1), zone=zone)
            assert str(number) not in texts(archive, day - dt.timedelta(days=1), zone=zone)
