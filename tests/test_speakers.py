"""One speaker across articles: by name, however it is spelled; never by a description."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from broadsheet.speakers import gather_speakers, name_key
from broadsheet.types import Article, Moment, Span, Statement, Voice


def article(text: str, day: int) -> Article:
    name, digest = Article.name(None, text)
    published = Moment(dt.datetime(2024, 5, day, tzinfo=dt.UTC), "day")
    return Article(name, "", "test", "", text, digest, language="en", published=published)


def statement(where: Article, number: int, name: str, *, named: bool = True, role: str | None = None) -> Statement:
    span = where.span(0, 1)
    at = where.text.find(role) if role else -1
    return Statement(
        f"s{number}", where.id, "indirect", (span,), (), (), Voice(name, named, span), "test",
        role=Span(where.id, at, at + len(role)) if role else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Ryabov", "Sergey Ryabov"),
        ("Sergéy RYABOV", "sergey ryabov"),
        ("Aleksei Petrov", "Alexey Petrov"),
        ("Dmitri Orlov", "Dmitry Orlov"),
        ("Yevgeny Orlov", "Evgeny Orlov"),
        ("Ivan I. Orlov", "Ivan Orlov"),
        ("Mike O’Hara", "Mike OHara"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Anna Orlova", "Anna Orlov"), ("Jan Holm", "Jana Holm"), ("Lee", "Leigh")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


FIRST = article("Deputy minister Sergei Ryabov spoke.", 1)
SECOND = article("Acting minister Sergey Ryabov spoke.", 2)
ARTICLES = {each.id: each for each in (FIRST, SECOND)}
STATEMENTS = [
    statement(FIRST, 1, "Sergei Ryabov", role="Deputy minister"),
    statement(FIRST, 2, "Sergei Ryabov", role="Deputy minister"),
    statement(SECOND, 1, "Sergey Ryabov", role="Acting minister"),
    statement(FIRST, 10, "experts", named=False),
    statement(SECOND, 2, "experts", named=False),
]


def test_one_speaker_with_dated_roles() -> None:
    named = [speaker for speaker in gather_speakers(ARTICLES, STATEMENTS) if speaker.named]
    (ryabov,) = named
    assert (ryabov.name, ryabov.aliases) == ("Sergei Ryabov", ("Sergey Ryabov",))
    assert [(role.text, role.day and role.day.day) for role in ryabov.roles] == [
        ("Deputy minister", 1),
        ("Acting minister", 2),
    ]
    assert set(ryabov.statements) == {(FIRST.id, "s1"), (FIRST.id, "s2"), (SECOND.id, "s1")}


def test_descriptions_are_not_merged_across_articles() -> None:
    unnamed = [speaker for speaker in gather_speakers(ARTICLES, STATEMENTS) if not speaker.named]
    assert [speaker.name for speaker in unnamed] == ["experts", "experts"]


def test_the_order_of_arrival_changes_nothing() -> None:
    shuffled = STATEMENTS[:]
    random.Random(3).shuffle(shuffled)
    assert gather_speakers(dict(reversed(ARTICLES.items())), shuffled) == gather_speakers(ARTICLES, STATEMENTS)


def test_a_statement_without_a_voice_has_no_speaker() -> None:
    span = FIRST.span(0, 1)
    assert gather_speakers(ARTICLES, [Statement("s1", FIRST.id, "direct", (span,), (), (), None, "test")]) == ()


def body(where: Article, number: int, name: str) -> Statement:
    span = where.span(0, 1)
    return Statement(f"s{number}", where.id, "indirect", (span,), (), (), Voice(name, True, span, True), "test")


def test_a_court_that_every_country_has_is_one_only_in_the_same_company() -> None:
    """... while a body with a name of its own is one wherever it speaks."""
    here = [article(f"It ruled, said Torv of Norrey and Brandt of Skarne, on day {day}.", day) for day in (1, 2)]
    there = [article(f"It ruled, said Almeida of Pontevi and Duarte of Sorrel, on day {day}.", day) for day in (3, 4)]
    every = {each.id: each for each in (*here, *there)}
    courts = gather_speakers(every, [body(each, 1, "Supreme Court") for each in every.values()])
    assert sorted(sorted(article for article, _ in court.statements) for court in courts) == sorted(
        sorted(each.id for each in group) for group in (here, there)
    )
    banks = gather_speakers(every, [body(each, 1, "Bridge Society") for each in every.values()])
    assert len(banks) == 1


def test_a_column_is_nobody_by_name() -> None:
    where = article("I think it is old.", 1)
    span = where.span(0, 1)
    voices = [Voice("The Bay Edge", True, None), Voice("Ann Holm", True, None)]
    said = [Statement(f"s{n}", where.id, "indirect", (span,), (), (), voice, "test") for n, voice in enumerate(voices)]
    assert {each.name: each.named for each in gather_speakers({where.id: where}, said)} == {
        "The Bay Edge": False,
        "Ann Holm": True,
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister Lim Swee Hong came. It is old, Mr Lim said.", "Lim Swee Hong"),
        ("Minister Lim Swee Hong came. It is old, Lim said.", "Lim"),
        ("Lim Swee Hong met Lim Boon Tat. It is old, Mr Lim said.", "Lim"),
    ],
)
def test_a_family_name_that_stands_first(text: str, name: str) -> None:
    where = article(text, 1)
    (found,) = gather_speakers({where.id: where}, [statement(where, 1, "Lim")])
    assert found.name == name


def test_a_company_is_not_its_chairman_of_the_same_name() -> None:
    every = [article(f"Torv chairman Bill Torv spoke in Norrey and Skarne on day {day}.", day) for day in range(1, 6)]
    said = [statement(each, 1, "Bill Torv", role="Torv chairman") for each in every[:4]]
    found = gather_speakers({each.id: each for each in every}, [*said, body(every[4], 1, "Torv")])
    assert sorted(each.name for each in found) == ["Bill Torv", "Torv"]
