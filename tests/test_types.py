"""The nouns refuse what must not exist."""

from __future__ import annotations

import dataclasses
import datetime as dt
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet
from broadsheet import types
from broadsheet.errors import EvidenceError, SpanError
from broadsheet.schema import from_json, json_schema, to_json
from broadsheet.types import (
    Article,
    Cited,
    Line,
    Moment,
    Passage,
    RankPart,
    Review,
    Span,
    Statement,
    Story,
    ToldTo,
    Voice,
    word_count,
)

NOON = dt.datetime(2026, 3, 17, 12, tzinfo=dt.UTC)
NOUNS = [kind for kind in vars(types).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]


def article(text: str = "Ships wait. Torv said so.") -> Article:
    name, digest = Article.name("https://courier.example/1", text)
    return Article(name, "0" * 64, "test/1", "Ships wait", text, digest, "en", published=Moment(NOON))


def review(*evidence: Span) -> Review:
    cited = Cited("a", "0" * 64, "T", "Courier", None, None, "en", (Passage(10, "Ships wait."),))
    line = Line("Ships wait.", evidence)
    return Review(NOON.date(), "en", line, "PORT, March 17.", line, "", (), (), "", (), (cited,), "test")


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_nouns_are_frozen(noun: type) -> None:
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_a_line_needs_evidence() -> None:
    with pytest.raises(EvidenceError):
        Line("Ships wait.", ())
    with pytest.raises(EvidenceError):
        from_json(Line, b'{"text": "Ships wait.", "evidence": []}')


@pytest.mark.parametrize(("start", "stop"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_is_a_place(start: int, stop: int) -> None:
    with pytest.raises(SpanError):
        Span("a", start, stop)


def test_a_span_outside_its_article_is_an_error() -> None:
    piece = article()
    with pytest.raises(SpanError):
        piece.span(0, len(piece.text) + 1)
    with pytest.raises(SpanError):
        piece.slice(Span(piece.id, 0, len(piece.text) + 1))
    with pytest.raises(SpanError):
        piece.slice(Span("another", 0, 1))
    assert piece.slice(piece.span(0, 5)) == "Ships"


def test_a_review_holds_the_passages_of_its_evidence() -> None:
    assert review(Span("a", 10, 21)).slice(Span("a", 10, 15)) == "Ships"
    for outside in (Span("a", 9, 12), Span("a", 10, 22), Span("b", 10, 12)):
        with pytest.raises(SpanError):
            review(outside)


def test_a_statement_belongs_to_one_article() -> None:
    span = Span("a", 0, 5)
    with pytest.raises(EvidenceError):
        Statement("s1", "a", "direct", (), (span,), (span,), None, "test")
    with pytest.raises(SpanError):
        Statement("s1", "a", "direct", (span,), (Span("b", 0, 1),), (), None, "test")


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment(NOON.replace(tzinfo=None))


def test_an_instant_moves_with_the_zone_and_a_date_does_not() -> None:
    late = dt.datetime(2026, 3, 16, 22, 30, tzinfo=dt.UTC)
    east = ZoneInfo("Europe/Moscow")
    assert Moment(late).day_in(east) == dt.date(2026, 3, 17)
    assert Moment(late, "day").day_in(east) == dt.date(2026, 3, 16)
    assert (str(Moment(late)), str(Moment(late, "day"))) == ("2026-03-16T22:30:00+00:00", "2026-03-16")


def test_an_article_is_named_by_address_and_text() -> None:
    assert Article.name("u", "t") == Article.name("u", "t")
    assert Article.name("u", "t")[0] != Article.name("u", "t2")[0]
    assert Article.name("u", "t")[0] != Article.name(None, "t")[0]
    assert Article.name("u", "t")[1] == Article.name(None, "t")[1]


TEXT = st.text(min_size=1, max_size=40)
SPANS = st.integers(0, 30).flatmap(lambda a: st.integers(a + 1, a + 30).map(lambda b: Span("a", a, b)))


@given(TEXT, SPANS, SPANS, st.none() | SPANS, TEXT)
def test_a_statement_survives_json(name: str, content: Span, cue: Span, mention: Span | None, rule: str) -> None:
    statement = Statement(
        "s1", "a", "mixed", (content, cue), (cue,), (), Voice(name, True, mention), rule,
        told_to=ToldTo(name, "carried_back", mention), hedges=(cue,),
    )  # fmt: skip
    assert from_json(Statement, to_json(statement)) == statement


def test_articles_stories_and_reviews_survive_json() -> None:
    piece = article("Zażółć “gęślą” \U0001f600\n\nİ")
    story = Story("s", "T", (piece.id,), score=0.5, parts=(RankPart("outlets", 0.5, 1.0, "two"),))
    paper = review(Span("a", 10, 15))
    assert from_json(Article, to_json(piece)) == piece
    assert from_json(Story, to_json(story)) == story
    assert from_json(Review, to_json(paper)) == paper
    assert hash(piece)
    assert hash(paper)


def test_the_schema_names_every_published_noun() -> None:
    assert {"Article", "Statement", "Speaker", "Story", "Review", "Span", "Line"} <= set(json_schema()["$defs"])


def test_words_as_a_desk_counts_them() -> None:
    assert word_count('The People’s Friendship University said: "No."') == 6


def test_all_is_all_of_the_public_api() -> None:
    # Rooms become attributes of the package once something imports them; they are not its API.
    public = {name for name, value in vars(broadsheet).items() if not isinstance(value, ModuleType)}
    assert set(broadsheet.__all__) - {"__version__"} == {name for name in public if name[0] != "_"} - {"annotations"}
