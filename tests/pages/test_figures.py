"""The figures: counts by hour and by kind of speaker, said in words and in a table too."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest

from broadsheet.pages import render
from broadsheet.pages.figures import Figure, reach, timeline, voices
from broadsheet.review import House, compose
from broadsheet.review.wording import words
from broadsheet.review.zones import zone_of
from broadsheet.types import Appearance, Heard, Line, Moment, Section, Span
from tests.review.press import DAY, harbour_day

LABELS = words("en").labels


def at(clock: str, outlet: str, *, reprint: bool = False) -> Appearance:
    """ "07:10": an instant in UTC; "": a bare date."""
    time = dt.time.fromisoformat(clock) if clock else dt.time()
    moment = Moment(dt.datetime.combine(DAY, time, dt.UTC), "instant" if clock else "day")
    return Appearance(f"{outlet} {clock}", outlet, moment, reprint)


MORNING = (
    at("07:10", "Gazette"),
    at("09:05", "Herald"),
    at("09:45", "Post", reprint=True),
    at("09:59", "Courier"),
    at("12:00", "Ledger"),
    at("", "Weekly"),
)


def drawn(appeared: tuple[Appearance, ...], zone: dt.tzinfo = dt.UTC) -> Figure:
    made = timeline(1, appeared, LABELS, zone)
    assert made
    return made


def test_articles_are_counted_by_the_hour() -> None:
    assert drawn(MORNING).rows == (
        ("07:00", "1", "0"),
        ("08:00", "0", "0"),
        ("09:00", "2", "1"),
        ("10:00", "0", "0"),
        ("11:00", "0", "0"),
        ("12:00", "1", "0"),
    )


def test_the_words_say_what_the_picture_shows() -> None:
    assert drawn(MORNING).text == (
        "First at 07:10: Gazette. Most in one hour: 3 articles, from 09:00. Last at 12:00: Ledger. "
        "Of no known hour: 1 article."
    )


def test_the_clock_is_the_review_s() -> None:
    made = drawn(MORNING, ZoneInfo("Asia/Kolkata"))
    assert made.title == "When the articles appeared (Asia/Kolkata)"
    assert made.text.startswith("First at 12:40: Gazette.")
    assert [row[0] for row in made.rows] == ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]


def test_the_order_of_arrival_does_not_matter() -> None:
    assert drawn(tuple(reversed(MORNING))) == drawn(MORNING)


@pytest.mark.parametrize(
    "appeared",
    [
        (),
        MORNING[:2],
        (at("09:00", "A"), at("09:10", "B"), at("09:20", "C")),
        (at("", "A"), at("", "B"), at("", "C"), at("09:00", "D")),
    ],
    ids=["none", "two", "one hour", "bare dates"],
)
def test_what_a_sentence_says_as_well_is_not_drawn(appeared: tuple[Appearance, ...]) -> None:
    assert timeline(1, appeared, LABELS, dt.UTC) is None


def test_the_highest_column_fills_the_picture() -> None:
    heights = [float(each) for each in re.findall(r'height="([\d.]+)"', drawn(MORNING).picture)]
    assert sum(sorted(heights)[-2:]) == pytest.approx(64, abs=0.2), "two of their own and a reprint on them"


HEARD = (
    Heard("Anna Orlova", "official", 5, 2),
    Heard("experts", "unnamed", 3, 0),
    Heard("Leon Tal", "expert", 2, 1),
    Heard("Ida Brand", "other", 1, 0),
)


def test_who_was_heard_by_what_they_are() -> None:
    made = voices(1, HEARD, LABELS)
    assert made
    assert [text for _, text in made.legend] == ["officials 5", "experts 2", "others 1", "unnamed sources 3"]
    assert made.text == "Most often: Anna Orlova 5, Leon Tal 2, Ida Brand 1."
    assert made.rows[0] == ("Anna Orlova", "officials", "5", "2")
    assert "statements read: 11" in made.picture
    assert "printed here: 3" in made.picture


def test_few_statements_are_not_drawn() -> None:
    assert voices(1, HEARD[2:3], LABELS) is None


def test_reach_tells_own_articles_from_reprints() -> None:
    line = Line("Gazette: x", (Span("a", 0, 1),))
    section = Section(
        "one",
        line,
        ("Gazette", "Herald", "Post"),
        4,
        (),
        timeline=(at("07:10", "Gazette"), at("08:10", "Gazette", reprint=True), *MORNING[1:3]),
    )
    made = reach(1, section, 6, LABELS)
    assert (made.own, made.reprints) == (2, 1)
    assert made.title == "3 outlets: 2 with articles of their own, 1 with reprints only"
    assert [float(each) for each in re.findall(r' width="([\d.]+)"', made.picture)] == [33.3, 16.7]


def test_a_zone_that_is_not_known_here_is_utc() -> None:
    assert zone_of("Moon/Crater") == zone_of("UTC") == dt.UTC
    assert zone_of("Europe/Oslo") == ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("pictures", "there"),
    [((), 0), (("stories",), 3), (("voices",), 1), (("stories", "timeline", "voices"), 5)],
)
def test_the_house_says_which_pictures(pictures: tuple[str, ...], there: int) -> None:
    stories, articles, statements = harbour_day()
    house = House(sections=3, pictures=pictures)  # type: ignore[arg-type]
    page = render(compose(stories, articles, statements, day=DAY, language="en", house=house), "html")
    assert page.count("<svg ") == page.count('role="img"') == there
