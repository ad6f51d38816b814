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
