"""Clocks that are wrong: the article stands in the review of the right day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.bulk import gathering
from broadsheet.store import Archive
from broadsheet.types import Feed
from tests.bulk.test_gathering import NOON, POLITE, STORY
from tests.newsstand import newsstand, page

TODAY = NOON.date()


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2031-05-12T11:30:00Z", TODAY),
        ("2031-05-12T13:00:00Z", TODAY),
        ("2031-05-12T12:30:00+01:00", TODAY),
        ("2031-05-12T01:30:00+03:00", dt.date(2031, 5, 11)),
        ("2031-05-11T23:30:00-03:00", TODAY),
        ("2031-03-30T02:30:00+01:00", dt.date(2031, 3, 30)),
        ("2031-05-11T12:00:00Z", dt.date(2031, 5, 11)),
        ("2031-05-12", TODAY),
        ("", TODAY),
        ("soon", TODAY),
    ],
    ids=[
        "sound",
        "an hour ahead",
        "summer time",
        "east",
        "west",
        "an hour left out",
        "a day behind",
        "only a day",
        "none",
        "no date",
    ],
)
def test_an_article_stands_on_its_day(tmp_path: Path, said: str, day: dt.date) -> None:
    assert day_of(tmp_path, said) == day


@pytest.mark.parametrize("said", ["2031-05-14T12:00:00Z", "2041-05-12T12:00:00Z", "9999-12-31T23:59:59Z"])
def test_an_article_of_the_future_stands_on_the_day_it_came(tmp_path: Path, said: str) -> None:
    assert day_of(tmp_path, said) == TODAY


def day_of(folder: Path, said: str) -> dt.date | None:
    """The day that an article whose page says `said` stands on, of those around today's."""
    with Archive.create(folder / "a.sqlite") as archive, newsstand({}) as stand:
        link = stand.url("/one")
        date = f'<meta property="article:published_time" content="{said}">' if said else ""
        body = f"<html><head><title>Port shut</title>{date}</head><body><article>{STORY}</article></body></html>"
        feed = f'<rss version="2.0"><channel><item><title>Port</title><link>{link}</link></item></channel></rss>'
        stand.pages |= {"/feed": page(feed.encode()), "/one": page(body.encode())}
        archive.add_feeds([Feed(stand.url("/feed"))])
        taken = gathering.gather(archive, now=lambda: NOON, rules=POLITE, workers=0)
        assert taken.new == 1
        days = [TODAY + dt.timedelta(days=shift) for shift in range(-45, 4)]
        found = [each for each in days if archive.day_ids(each)]
        assert len(found) <= 1
        return found[0] if found else None
