"""Names in other scripts and orders, surnames and namesakes, and what the desk decided about speakers."""

from __future__ import annotations

import pytest

from broadsheet.errors import InputError
from broadsheet.speakers import Link, Merge, Ruling, Split, Who, gather_speakers, item_of, name_key
from broadsheet.types import Article, Speaker, Statement
from tests.test_speakers import article, statement

HARBOUR = "He met Lund and Voss at Brenn. He saw Karr of the Sound Office there, with Tolmera and Estmark."
GLACIER = "He met Ruvel and Istrane at Skarne. He saw Lorcas of the Ice Bureau there, with Maravel and Norrey."
PRESS = [
    article(f"Minister Anna Orlova spoke. {HARBOUR}", 1),
    article(f"Minister Orlova spoke. {HARBOUR} Again.", 2),
    article(f"Skater Anna Orlova spoke. {GLACIER}", 3),
    article(f"Skater Anna Orlova spoke. {GLACIER} Again.", 4),
]
ARTICLES = {each.id: each for each in PRESS}


def said(where: Article, name: str, role: str | None = None) -> Statement:
    return statement(where, 1, name, role=role)


SAID = [
    said(PRESS[0], "Anna Orlova", "Minister"),
    said(PRESS[1], "Orlova", "Minister"),
    said(PRESS[2], "Anna Orlova", "Skater"),
    said(PRESS[3], "Anna Orlova", "Skater"),
]


def gathered(*rulings: Ruling) -> list[Speaker]:
    return sorted(gather_speakers(ARTICLES, SAID, rulings), key=lambda speaker: speaker.statements)


def articles_of(speaker: Speaker) -> set[int]:
    ids = [each.id for each in PRESS]
    return {ids.index(where) for where, _ in speaker.statements}


@pytest.mark.parametrize("name", ["Sergei Ryabkov", "Sergey RYABKOV", "Сергей Рябков", "Sergéy A. Ryabkov"])
def test_one_name_in_any_script(name: str) -> None:
    assert name_key(name) == name_key("Sergey Ryabkov")


def test_initials_go_before_the_surname() -> None:
    assert name_key("Рябков С. А.") == name_key("S. Ryabkov")


def test_role_and_company_tell_namesakes_apart_and_find_a_surname() -> None:
    assert sorted(map(sorted, map(articles_of, gathered()))) == [[0, 1], [2, 3]]


@pytest.mark.parametrize(("rivals", "holder"), [(1, "Ivo Karr"), (3, "Pia Karr")])
def test_a_surname_alone_is_the_famous_one_s(rivals: int, holder: str) -> None:
    """... unless somebody else who is known well fits clearly better."""
    press = [article(f"Ivo Karr spoke, note {day}. {HARBOUR if day % 2 else ''}", 1) for day in range(40)]
    others = [article(f"Pia Karr spoke, note {day}. {GLACIER}", 2) for day in range(rivals)]
    alone = article("Karr spoke. He met Lund at Skarne with Ruvel.", 3)
    people = [said(each, "Ivo Karr") for each in press] + [said(each, "Pia Karr") for each in others]
    found = gather_speakers({each.id: each for each in (*press, *others, alone)}, [*people, said(alone, "Karr")])
    assert [each.name for each in found if (alone.id, "s1") in each.statements] == [holder]


def test_the_order_of_arrival_decides_nothing() -> None:
    assert gather_speakers(ARTICLES, SAID) == gather_speakers(ARTICLES, SAID[::-1])


def test_the_desk_merges_splits_and_links() -> None:
    minister, skater = Who("Anna Orlova", (PRESS[0].id,)), Who("Anna Orlova", (PRESS[2].id,))
    [one] = gathered(Merge(minister, skater))
    assert articles_of(one) == {0, 1, 2, 3}
    parts = gathered(Split(Who("Anna Orlova", (PRESS[3].id,))))
    assert sorted(map(sorted, map(articles_of, parts))) == [[0, 1], [2], [3]]
    linked = gathered(Link(skater, "Q7"))
    assert {each.item: articles_of(each) for each in linked} == {None: {0, 1}, "Q7": {2, 3}}


def test_a_decision_about_nobody_changes_nothing() -> None:
    assert gathered(Merge(Who("Nobody"), Who("Anna Orlova")), Link(Who(""), "Q1")) == gathered()


def test_items() -> None:
    assert item_of("https://www.wikidata.org/wiki/q42") == "Q42"
    with pytest.raises(InputError):
        item_of("42")
