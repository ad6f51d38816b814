"""Two days of an invented press: what is new on the second, and who says otherwise than on the first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from broadsheet.pages import render
from broadsheet.pipeline.day import Order, review_day
from broadsheet.pipeline.text import take
from broadsheet.review import House, problems
from broadsheet.review.remembered import brings_new, plain
from broadsheet.review.wording import words
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Item, Review

FIRST, SECOND = dt.date(2031, 5, 12), dt.date(2031, 5, 13)

# Outlet: (headline, paragraphs). On the first day the union's president says that the dockers will stop work.
MONDAY = {
    "Ossen Gazette": (
        "Dockers in Port Ossen call strike over night pay",
        "Dockers in Port Ossen called a strike over night pay on Monday after talks with the port of Ossen broke down.",
        (
            "“The dockers will stop work at the container terminal on Thursday,” Marta Velde, president of the Ossen "
            "Dockers’ Union, told the Gazette on the quay."
        ),
        "The port of Ossen handles a third of the grain of the country, and 900 dockers run its cranes.",
    ),
    "Varmouth Courier": (
        "Port Ossen dockers call a strike over pay at night",
        "The dockers of Port Ossen called a strike over night pay on Monday, the first at the port in eleven years.",
        "“The oil terminal will stay open with the staff of the port,” harbour master Piet Aalders told the Courier.",
        "Talks on night pay between the port of Ossen and the Ossen Dockers’ Union had begun in the autumn.",
    ),
}
TUESDAY = {
    "Ossen Gazette": (
        "Dockers in Port Ossen halt strike over night pay as mediator comes",
        (
            "Dockers in Port Ossen halted their strike over night pay on Tuesday after the port of Ossen asked a "
            "judge to mediate."
        ),
        (
            "“The dockers will not stop work at the container terminal on Thursday,” Marta Velde, president of the "
            "Ossen Dockers’ Union, told reporters outside the harbour office."
        ),
        "The retired appeal judge Hedda Lorn will mediate between the dockers and the harbour board from Friday.",
    ),
    "Varmouth Courier": (
        "Port Ossen dockers halt strike over pay at night",
        "The dockers of Port Ossen halted a strike over night pay on Tuesday when a mediator was named by the port.",
        "“The oil terminal will stay open with the staff of the port,” harbour master Piet Aalders told the Courier.",
        "The retired appeal judge Hedda Lorn, who ended the tram dispute of Lind, has three weeks to mediate.",
    ),
}
OTHER = {
    "Lind Observer": (
        "Kell bridge closes for repairs until August",
        "The Kell bridge in Lind closes for repairs on Monday and opens again in August, the town council decided.",
        "Buses will take the long way over the Sarn road, and cyclists may use the ferry at no charge.",
        "The bridge was built in 1931 and its last repair was forty years ago.",
    )
}


def put(archive: Archive, day: dt.date, press: Mapping[str, tuple[str, ...]]) -> None:
    for hour, (outlet, (title, *paragraphs)) in enumerate(press.items(), 9):
        at = dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)
        url = f"https://{outlet.replace(' ', '').casefold()}.example/{day}"
        row = {"title": title, "text": "\n\n".join(paragraphs), "outlet": outlet, "url": url, "language": "en"}
        body = json.dumps(row | {"published": at.isoformat()}).encode()
        capture = Capture.of(body, media_type="application/json", origin="test", received=at, url=url)
        article = take(capture)
        assert isinstance(article, Article)
        archive.add([(capture, article)])


Press = Mapping[str, tuple[str, ...]]


def tuesday(folder: Path, monday: Press = MONDAY, tuesday: Press = TUESDAY, house: House | None = None) -> Review:
    with Archive.create(folder / "a.sqlite") as archive:
        put(archive, FIRST, {**monday, **OTHER})
        put(archive, SECOND, tuesday)
        made = review_day(archive, Order(SECOND), house=house)
        assert problems(made) == []
        return made


def items(made: Review, kind: str) -> list[Item]:
    return [item for section in made.sections for item in section.items if item.kind == kind]


def lines(made: Review, kind: str) -> list[str]:
    return [line.text for item in items(made, kind) for line in item.lines]


def changed(press: Mapping[str, tuple[str, ...]], old: str, new: str) -> dict[str, tuple[str, ...]]:
    found = {outlet: tuple(each.replace(old, new) for each in said) for outlet, said in press.items()}
    assert found != dict(press), "the edit met nothing"
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return tuesday(tmp_path_factory.mktemp("made"))


def test_a_speaker_who_says_otherwise_is_quoted_twice_with_both_days(made: Review) -> None:
    assert lines(made, "earlier") == [
        (
            "“The dockers will not stop work at the container terminal on Thursday,” Marta Velde, president of the "
            "Ossen Dockers’ Union, told reporters outside the harbour office. (Ossen Gazette, May 13)"
        ),
        (
            "“The dockers will stop work at the container terminal on Thursday,” Marta Velde, president of the Ossen "
            "Dockers’ Union, told the Gazette on the quay. (Ossen Gazette, May 12)"
        ),
    ]
    now, then = items(made, "earlier")
    assert now.relation is None
    assert then.relation is not None
    assert then.relation.kind == "contradicts"
    assert made.slice(then.relation.one).startswith("The dockers will not stop work")
    assert made.slice(then.relation.other).startswith("The dockers will stop work")


def test_what_is_new_says_against_which_day(made: Review) -> None:
    assert lines(made, "new") == [
        (
            "The retired appeal judge Hedda Lorn, who ended the tram dispute of Lind, has three weeks to mediate. "
            "(Varmouth Courier)"
        )
    ]
    assert items(made, "new")[0].carried == "with a name or number that no article of May 12 on this story has"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The judge Hedda Lorn will mediate.", True),
        ("Now 1,250 dockers are in the union.", True),
        ("The port will stay shut until June 2031 on a Monday.", False),
        ("Piet Aalders’s port is run by its CEO and its President.", False),
        ("Mediation goes on in the port.", False),
        ("Talks end on May 30.", False),
    ],
)
def test_new_is_a_name_or_number_that_was_not_there(text: str, new: bool) -> None:
    known = frozenset(plain(word) for word in ["the", "port", "of", "Ossen", "Piet", "Aalders", "until", "May", "30th"])
    assert brings_new(text, known, words("en")) is new


def test_every_page_has_the_headings(made: Review) -> None:
    for form in ("md", "html", "text"):
        page = render(made, form)
        assert "New since the last reports" in page
        assert "Said today and before" in page


def test_the_statements_alone_have_them_too(tmp_path: Path) -> None:
    assert len(lines(tuesday(tmp_path, house=House(arrange="statements")), "earlier")) == 2


def test_of_the_past_only_what_is_quoted_is_counted_or_cited(made: Review) -> None:
    assert dict(made.counts)["articles"] == len(TUESDAY)
    days = [each.published.at.date() for each in made.cited if each.published]
    assert days.count(FIRST) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The same words again.
        ("The dockers will not stop work", "The dockers will stop work"),
        # Another matter.
        (
            "The dockers will not stop work at the container terminal on Thursday",
            "The mediator will not have an office of her own in the customs house",
        ),
        # Another speaker of the same surname.
        ("Marta Velde, president", "Jonas Velde, secretary"),
        # A surname alone may be anybody's.
        ("Marta Velde, president of the Ossen Dockers’ Union,", "Velde"),
        # On a condition, which the first day did not name.
        ("on Thursday,”", "on Thursday if the port pays,”"),
    ],
)
def test_nothing_is_set_beside_what_is_no_contradiction(tmp_path: Path, old: str, new: str) -> None:
    assert lines(tuesday(tmp_path, tuesday=changed(TUESDAY, old, new)), "earlier") == []


def test_another_number_for_one_thing_is_said_otherwise(tmp_path: Path) -> None:
    thousand = changed(MONDAY, "The oil terminal will stay", "The 12 tankers in the oil terminal will stay")
    fewer = changed(TUESDAY, "The oil terminal will stay", "The nine tankers in the oil terminal will stay")
    said = lines(tuesday(tmp_path, thousand, fewer), "earlier")
    assert [text.rpartition(" (")[2] for text in said[-2:]] == [
        "Varmouth Courier, May 13)",
        "Varmouth Courier, May 12)",
    ]
    assert "nine tankers" in said[-2]
    assert "12 tankers" in said[-1]


def test_an_opposite_word_says_otherwise(tmp_path: Path) -> None:
    shut = changed(TUESDAY, "The oil terminal will stay open", "The oil terminal will stay closed")
    said = lines(tuesday(tmp_path, tuesday=shut), "earlier")
    assert [("closed" in text, "open" in text) for text in said[-2:]] == [(True, False), (False, True)]


def test_a_story_without_a_past_has_neither(tmp_path: Path) -> None:
    made = tuesday(tmp_path, monday={})
    assert lines(made, "new") == lines(made, "earlier") == []


def test_a_later_report_of_the_day_before_makes_the_review_anew(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a.sqlite") as archive:
        put(archive, FIRST, OTHER)
        put(archive, SECOND, TUESDAY)
        before = review_day(archive, Order(SECOND))
        put(archive, FIRST, MONDAY)
        after = review_day(archive, Order(SECOND))
    assert not lines(before, "earlier")
    assert lines(after, "earlier")
