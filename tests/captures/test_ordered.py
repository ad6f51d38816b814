"""Whether a feed is ordered by time or by an editor."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet import captures
from broadsheet.captures.ordered import places

NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)


def feed(*hours: float | None) -> bytes:
    items = "".join(
        f"<item><title>News {number}</title><link>https://post.example/{number}</link>"
        + ("" if hour is None else f"<pubDate>{NOON - dt.timedelta(hours=hour):%a, %d %b %Y %H:%M:%S} GMT</pubDate>")
        + "</item>"
        for number, hour in enumerate(hours, 1)
    )
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()


def read(*hours: float | None) -> list[tuple[str, int, int]]:
    entries = captures.entries(feed(*hours), url="https://post.example/feed", now=NOON)
    return [(link.url, link.place, link.of) for link in places(entries)]


def test_a_feed_that_an_editor_orders_has_places() -> None:
    found = read(5, 1, 7, 2, 9, 3, 8, 4)
    assert found[0] == ("https://post.example/1", 1, 8)
    assert [place for _, place, _ in found] == list(range(1, 9))


@pytest.mark.parametrize(
    "hours",
    [
        tuple(range(1, 11)),  # newest first
        tuple(range(10, 0, -1)),  # oldest first
        (1, 2, 3, 2.9, 4, 5, 6, 7, 8, 9),  # newest first, one set right by hand
        (5, 1, 7, 2),  # too few to tell
        (3,) * 10,  # all at once
        (None,) * 10,
    ],
)
def test_a_feed_in_order_of_time_has_none(hours: tuple[float | None, ...]) -> None:
    assert read(*hours) == []
