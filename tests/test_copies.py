"""Wire copies: synthetic reprints that the test makes itself, with invented agencies' clients and people."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

import pytest

from broadsheet.copies import copies_in_order, copy_groups, credit, find_copies
from broadsheet.types import Article, Copies, Moment
from evals import stories
from evals.copies import measure_invented
from evals.invented import press

NOON = dt.datetime(2031, 5, 6, 12, tzinfo=dt.UTC)
LATER = Moment(NOON + dt.timedelta(days=1))
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "dor",
    "vas",
    "tel",
    "un",
    "pra",
    "shi",
    "bo",
    "gan",
    "tir",
    "el",
    "ost",
    "nu",
    "fa",
    "rim",
    "cho",
    "ze",
]


def words(rng: random.Random, count: int) -> list[str]:
    """Invented words, common ones often: no two texts alike, and no two wholly unlike."""
    return [
        "".join(rng.choice(SYLLABLES) for _ in range(1 if rng.random() < 0.4 else rng.randint(2, 4)))
        for _ in range(count)
    ]


def sentence(rng: random.Random) -> str:
    return " ".join(words(rng, rng.randint(8, 18))).capitalize() + "."


def prose(rng: random.Random, sentences: int = 14) -> list[str]:
    return [sentence(rng) for _ in range(sentences)]


def article(
    text: str,
    *,
    outlet: str = "The Harbour Post",
    hours: float | None = 0.0,
    title: str = "",
    byline: str | None = None,
    day_only: bool = False,
) -> Article:
    url = f"https://{outlet.lower().replace(' ', '-')}.example/{hours}"
    name, sha = Article.name(url, text)
    published = None
    if hours is not None:
        published = Moment(NOON + dt.timedelta(hours=hours), "day" if day_only else "instant")
    return Article(name, "c", "test/1", title, text, sha, url=url, outlet=outlet, byline=byline, published=published)


def trimmed(rng: random.Random, original: list[str]) -> list[str]:
    return original[: len(original) // 2]


def edited(rng: random.Random, original: list[str]) -> list[str]:
    return [
        " ".join(rng.choice(SYLLABLES) if rng.random() < 0.06 else word for word in line.split()) for line in original
    ]


def redressed(rng: random.Random, original: list[str]) -> list[str]:
    return [sentence(rng), *original, sentence(rng), sentence(rng)]


def all_at_once(rng: random.Random, original: list[str]) -> list[str]:
    return redressed(rng, edited(rng, trimmed(rng, original)))


@pytest.mark.parametrize("change", [trimmed, edited, redressed, all_at_once])
def test_every_kind_of_reprint_is_found(change) -> None:
    rng = random.Random(change.__name__)
    originals = [prose(rng) for _ in range(60)]
    texts = [" ".join(lines) for lines in originals] + [" ".join(change(rng, lines)) for lines in originals]
    groups = copy_groups(texts, [""] * len(texts))
    assert sorted(groups) == [[place, place + 60] for place in range(60)]


def test_articles_that_share_only_a_footer_are_not_copies() -> None:
    rng = random.Random(1)
    footer = prose(rng, 3)
    texts = [" ".join(prose(rng, 4) + footer) for _ in range(40)]
    assert copy_groups(texts, [""] * 40) == []


def test_a_footer_longer_than_the_text_does_not_link_one_outlets_stubs() -> None:
    rng = random.Random(2)
    footer = prose(rng, 5)
    texts = [" ".join(prose(rng, 2) + footer) for _ in range(6)]
    assert copy_groups(texts, ["The Harbour Post"] * 6) == []


def test_a_wire_text_with_many_reprints_is_one_group() -> None:
    rng = random.Random(3)
    wire = prose(rng)
    texts = [" ".join(redressed(rng, wire if n % 2 else trimmed(rng, wire))) for n in range(50)]
    texts += [" ".join(prose(rng)) for _ in range(50)]
    assert copy_groups(texts, [f"Outlet {n}" for n in range(100)]) == [list(range(50))]


def test_two_short_texts_inside_a_round_up_do_not_become_one() -> None:
    """No chains: each member of a group was verified against its centre."""
    rng = random.Random(4)
    first, second = prose(rng, 20), prose(rng, 20)
    texts = [" ".join(first), " ".join(second), " ".join(first[:5] + prose(rng, 20) + second[:5])]
    assert copy_groups(texts, [""] * 3) == []


def test_too_short_to_judge() -> None:
    assert copy_groups(["Rain is due today in all parts", "Rain is due today in all parts"], ["", ""]) == []
    assert copy_groups([], []) == []
    assert copy_groups(["", ""], ["", ""]) == []


# ------------------------------------------------------------------------------------------- who copied whom


def test_the_agency_is_the_original_even_where_it_is_dated_later() -> None:
    text = " ".join(prose(random.Random(5)))
    reprint = article("PORT ALMA (Reuters) - " + text, hours=0)
    agency = article("PORT ALMA, May 6 - " + text, hours=2, outlet="Reuters")
    other = article(text + " (Reuters)", hours=1, outlet="Alma Daily")
    assert find_copies([reprint, agency, other]) == (Copies(agency.id, (reprint.id, other.id), "Reuters"),)


def test_the_earliest_is_the_original_and_a_bare_date_counts_as_its_days_end() -> None:
    text = " ".join(prose(random.Random(6)))
    morning = article(text, hours=-3, outlet="Alma Daily")
    dated = article(text, hours=-12, outlet="The Quay", day_only=True)
    undated = article(text, hours=None, outlet="Lamp")
    assert find_copies([undated, dated, morning]) == (Copies(morning.id, (dated.id, undated.id)),)


def test_the_order_of_arrival_changes_nothing() -> None:
    rng = random.Random(7)
    originals = [prose(rng) for _ in range(30)]
    articles = [
        article(" ".join(change(rng, lines)), hours=number, outlet=f"Outlet {number}")
        for lines in originals
        for number, change in enumerate((redressed, trimmed, edited, all_at_once))
    ]
    expected = find_copies(articles)
    assert len(expected) == 30
    for _ in range(20):
        rng.shuffle(articles)
        assert find_copies(articles) == expected


@pytest.mark.parametrize(
    ("text", "byline", "agency"),
    [
        ("PORT ALMA (Reuters) - The mayor resigned.", None, "Reuters"),
        ("PORT ALMA (AP) — The mayor resigned.", None, "AP"),
        ("PORT ALMA, May 6. /TASS/. The mayor resigned.", None, "TASS"),
        ("PORT ALMA, May 6 (Xinhua) -- The mayor resigned.", None, "Xinhua"),
        ("PORT ALMA, May 6, AFP - The mayor resigned.", None, "AFP"),
        ("The mayor resigned.", "Ida Wren, Associated Press", "AP"),
        ("The mayor resigned.", "PTI", "PTI"),
        ("The mayor resigned. (With inputs from ANI)", None, "ANI"),
        ("The mayor resigned. — AFP", None, "AFP"),
        ("The mayor resigned.\nCopyright 2031 The Associated Press. All rights reserved.", None, "AP"),
        ("The mayor resigned. (Reporting by Ida Wren; Editing by Tom Oak)", None, "Reuters"),
        ("The mayor told Reuters that he would resign.", None, None),
        ("The mayor resigned, AFP reported, and left the town.", "Ida Wren", None),
        ("The Apple Board (APB) met.", "Anita Pape", None),
    ],
)
def test_credit(text: str, byline: str | None, agency: str | None) -> None:
    assert credit(article(text, byline=byline)) == agency


def test_printing_texts_again_changes_no_other_group() -> None:
    rng = random.Random(11)
    press = []
    for number in range(12):
        shared = prose(rng, 6)  # three papers wrote around the same report: together by what they share, just
        for paper in range(3):
            own = " ".join([*shared, *prose(rng, 8), "(AFP)"])
            press.append(article(own, outlet=f"Paper {number}.{paper}", hours=number + paper / 4))
    again = [replace(each, id=f"{at:016x}", outlet=f"Echo {at}", published=LATER) for at, each in enumerate(press)]
    before, after = find_copies(press), find_copies([*press, *again])
    own_ids = {each.id for each in press}
    assert len(before) == 12
    assert {(copy.original, copy.agency) for copy in after} == {(copy.original, copy.agency) for copy in before}
    assert {frozenset(own_ids.intersection(copy.members)) for copy in after} == {
        frozenset(copy.members) for copy in before
    }


def reprinted(every: int, of: int) -> list[Article]:
    """`of` articles in order of time, of which each `every`th prints one report."""
    rng = random.Random(5)
    wire = prose(rng)
    texts = (redressed(rng, wire) if number % every == 0 else prose(rng) for number in range(of))
    return [article(" ".join(lines), hours=number, outlet=f"Paper {number}") for number, lines in enumerate(texts)]


def test_a_press_that_comes_in_order_is_compared_by_the_window() -> None:
    told = reprinted(every=7, of=60)
    [whole] = find_copies(told)
    assert len(whole.members) == 9
    assert list(copies_in_order(told, window=20)) == [whole]


def test_what_lies_further_apart_than_a_window_is_not_compared() -> None:
    assert list(copies_in_order(reprinted(every=25, of=60), window=20)) == []


def test_a_group_is_given_as_soon_as_nothing_can_join_it() -> None:
    rng = random.Random(6)
    twice = [article(" ".join(prose(rng)), hours=0.0), article("", hours=0.5)]
    twice[1] = article(twice[0].text, hours=0.5, outlet="The Quay")
    read = []

    def coming() -> Iterator[Article]:
        for each in chain(twice, reprinted(every=99, of=200)):
            read.append(each)
            yield each

    assert next(copies_in_order(coming(), window=20)) == Copies(twice[0].id, (twice[1].id,), None)
    assert len(read) <= 40


def test_two_groups_never_become_one_by_way_of_a_text_that_holds_both() -> None:
    rng = random.Random(8)
    one, other = prose(rng), prose(rng)

    def papers(lines: Iterable[str], start: int) -> list[Article]:
        text = " ".join(lines)
        return [article(text, hours=start + n / 10, outlet=f"Paper {start}.{n}") for n in range(3)]

    before = [article(" ".join(prose(rng)), hours=n / 10 - 1, outlet=f"Before {n}") for n in range(6)]
    digest = article(" ".join([*one, *other]), hours=9.0, outlet="Digest")
    found = list(copies_in_order([*before, *papers(one, 0), *papers(other, 1), digest], window=12))
    assert sorted(len(copies.members) for copies in found) == [3, 4]


def test_the_floors_of_an_invented_press() -> None:
    floors = json.loads(stories.FLOORS.read_text())
    result = measure_invented(press(4000, seed=3))
    assert result.share_found >= floors["copies.invented.found"]
    assert result.false <= floors["copies.invented.false"]
    assert result.share_right >= floors["copies.invented.direction"]
