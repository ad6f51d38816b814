"""A section's figures are counts of its story."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from broadsheet.review import House, compose
from broadsheet.schema import from_json, to_json
from broadsheet.types import Copies, Review
from tests.review.press import DAY, Press, article, harbour_day, story


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    zone = ZoneInfo("Europe/Oslo")
    return compose(stories, articles, statements, day=DAY, language="en", house=House(sections=2), zone=zone)


def test_the_timeline_is_the_story_s_articles_in_order() -> None:
    press = Press()
    text = "Dockers in Port Ossen voted on Monday to stop work from Thursday after talks on night pay broke down.\n"
    late = press.add(article("Dockers in Port Ossen vote to strike", text, "Gazette", hour=14))
    early = press.add(article("Dockers in Port Ossen vote to stop work", text + "More.\n", "Herald", hour=7))
    copy = press.add(article("Dockers vote to strike in Port Ossen", text + "Much.\n", "Post", hour=15))
    one = story("one", (late, early, copy), (Copies(late.id, (copy.id,)),))
    made = compose([one], press.articles, {}, day=DAY, language="en", house=House())
    [section] = made.sections
    assert [(each.outlet, each.reprint) for each in section.timeline] == [
        ("Herald", False),
        ("Gazette", False),
        ("Post", True),
    ]
    assert [each.at.at.hour for each in section.timeline if each.at] == [7, 14, 15]


def test_the_timeline_agrees_with_the_counts(review: Review) -> None:
    for section in review.sections:
        assert len(section.timeline) == section.reach
        assert sum(each.reprint for each in section.timeline) == section.reprints
        assert {each.outlet for each in section.timeline} == set(section.outlets)


def test_the_voices_are_counted(review: Review) -> None:
    heard = {each.name: each for each in review.sections[0].voices}
    velde = heard["Marta Velde"]
    printed = [item for item in review.sections[0].items if item.speaker == "Marta Velde"]
    assert velde.printed == len(printed) > 0
    assert velde.read >= velde.printed
    assert velde.category == "official"
    for section in review.sections:
        assert sum(each.printed for each in section.voices) == sum(item.statement is not None for item in section.items)
        assert [each.read for each in section.voices] == sorted((each.read for each in section.voices), reverse=True)


def test_unnamed_sources_called_the_same_stand_together() -> None:
    press = Press()
    for name, source in (("Gazette", "Experts"), ("Herald", "experts")):
        it = press.add(
            article(
                f"Bridge of Lind to stay closed, {name} learns",
                f"The bridge of Lind stays closed until the end of May. On Monday {source} said the piers are older "
                f"than the town thought they were, the {name} writes.\n",
                name,
            )
        )
        press.said(it, "the piers are older than the town thought they were", source, "said", source, named=False)
    one = story("one", tuple(press.articles.values()))
    made = compose([one], press.articles, press.statements, day=DAY, language="en", house=House())
    [heard] = made.sections[0].voices
    assert (heard.name, heard.category, heard.read) == ("experts", "unnamed", 2)


def test_the_zone_is_kept(review: Review) -> None:
    assert review.zone == "Europe/Oslo"


def test_a_review_kept_before_there_were_figures_still_reads(review: Review) -> None:
    import msgspec

    old = msgspec.json.decode(to_json(review))
    for name in ("masthead", "zone"):
        del old[name]
    for section in old["sections"]:
        del section["timeline"], section["voices"]
    read = from_json(Review, msgspec.json.encode(old))
    assert read.zone == "UTC"
    assert read.sections[0].timeline == ()
    assert list(read.lines()) == list(review.lines())


def test_the_masthead_is_the_house_s() -> None:
    stories, articles, statements = harbour_day()
    house = House(desk="Harbour Desk", author="By Ilse Marren", accent="#004488", pictures=("voices",))
    made = compose(stories, articles, statements, day=dt.date(2031, 5, 12), language="en", house=house)
    assert made.masthead == house.masthead
    assert (made.masthead.desk, made.masthead.author, made.masthead.pictures) == (
        "Harbour Desk",
        "By Ilse Marren",
        ("voices",),
    )


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("", "OSSEN, May 12. /Desk/."),
        ("{place}, {weekday}, {date} {year} ({desk}; {author})", "Ossen, Monday, May 12 2031 (Desk; By me)"),
    ],
)
def test_the_dateline_has_the_house_s_form(form: str, printed: str) -> None:
    stories, articles, statements = harbour_day()
    house = House(desk="Desk", place="Ossen", author="By me", dateline=form)
    made = compose(stories, articles, statements, day=DAY, language="en", house=house)
    assert made.dateline == printed
