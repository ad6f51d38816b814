"""The client's part of HTTP caching, a case of the standard each."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.fetch.cache import Stored, confirms, directives

NOW = dt.datetime(2030, 5, 4, 6, 30, tzinfo=dt.UTC)
DATE = "Sat, 04 May 2030 06:30:00 GMT"
HOUR_LATER = "Sat, 04 May 2030 07:30:00 GMT"
TEN_HOURS_AGO = "Fri, 03 May 2030 20:30:00 GMT"


def fresh(status: int = 200, way: float = 0.0, **headers: str) -> float:
    """Seconds from its receipt that an answer is fresh for."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    stored = Stored(status, named, NOW - dt.timedelta(seconds=way), NOW)
    return (stored.fresh_until() - NOW).total_seconds()


@pytest.mark.parametrize(
    ("seconds", "headers"),
    [
        (0, {}),
        (3600, {"cache_control": "max-age=3600"}),
        (3600, {"cache_control": "MAX-AGE=3600"}),
        (3600, {"cache_control": 'max-age="3600"'}),
        (3600, {"cache_control": "public, max-age=3600, must-revalidate"}),
        (3600, {"cache_control": 'private="set-cookie, etag", max-age=3600'}),
        (3600, {"cache_control": "s-maxage=1, max-age=3600"}),
        (3600, {"cache_control": "max-age=3600, max-age=1"}),
        (3600, {"cache_control": ";;;, max-age=3600"}),
        (3600, {"cache_control": "max-age=3600", "expires": "0"}),
        (0, {"cache_control": "max-age=soon", "expires": HOUR_LATER}),
        (0, {"cache_control": "max-age=-5"}),
        (0, {"cache_control": "max-age=3600.5"}),
        (0, {"cache_control": "max-age=3600, no-cache"}),
        (0, {"cache_control": "max-age=3600, no-store"}),
        (2**31, {"cache_control": "max-age=99999999999"}),
        (3600, {"date": DATE, "expires": HOUR_LATER}),
        (3600, {"expires": HOUR_LATER}),
        (3600, {"expires": "Saturday, 04-May-30 07:30:00 GMT"}),
        (3600, {"expires": "Sat May  4 07:30:00 2030"}),
        (0, {"expires": "0"}),
        (0, {"expires": "soon"}),
        (0, {"expires": TEN_HOURS_AGO}),
        (3600, {"last_modified": TEN_HOURS_AGO}),
        (86400, {"last_modified": "Sat, 04 May 2020 06:30:00 GMT"}),
        (0, {"last_modified": "soon"}),
        (0, {"last_modified": TEN_HOURS_AGO, "status": 500}),
        (0, {"last_modified": HOUR_LATER}),
        (3000, {"cache_control": "max-age=3600", "age": "600"}),
        (3600, {"cache_control": "max-age=3600", "age": "soon"}),
        (3000, {"cache_control": "max-age=3600", "age": "600, 700"}),
        (3590, {"cache_control": "max-age=3600", "way": 10}),
        (2990, {"cache_control": "max-age=3600", "way": 10, "age": "600"}),
        (3600 - 36000, {"cache_control": "max-age=3600", "date": TEN_HOURS_AGO}),
        (3600, {"cache_control": "max-age=3600", "date": HOUR_LATER}),
        (0, {"cache_control": "max-age=3600", "vary": "*"}),
        (3600, {"cache_control": "max-age=3600", "vary": "Accept-Encoding"}),
    ],
)
def test_how_long_an_answer_is_fresh(seconds: float, headers: dict[str, str]) -> None:
    assert fresh(**headers) == seconds  # type: ignore[arg-type]


def test_a_304_renews_what_is_known_but_for_the_body() -> None:
    old = Stored(200, {"etag": '"a"', "cache-control": "max-age=60", "content-type": "text/xml"}, NOW, NOW)
    later = NOW + dt.timedelta(hours=1)
    assert not old.is_fresh(later)
    new = old.updated({"cache-control": "max-age=600", "content-type": "text/html", "date": HOUR_LATER}, later, later)
    assert new.headers["content-type"] == "text/xml"
    assert new.headers["etag"] == '"a"'
    assert new.is_fresh(later)
    assert new.fresh_until() == later + dt.timedelta(seconds=600)


@pytest.mark.parametrize(
    ("known", "said", "good"),
    [
        ('"a"', '"a"', True),
        ('"a"', 'W/"a"', True),
        ('"a"', '"b"', False),
        (None, '"b"', True),
        ('"a"', None, True),
    ],
)
def test_a_304_is_about_the_copy_that_is_known(known: str | None, said: str | None, good: bool) -> None:
    assert confirms(known, {"etag": said} if said else {}) == good


def test_directives() -> None:
    assert directives(None) == {}
    assert directives('a, B=1 , c="x, y",, d=') == {"a": None, "b": "1", "c": "x, y", "d": ""}
