"""Search: any string, the newest first, and the place that shows why."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from broadsheet.store import Archive, Hit
from broadsheet.store.query import match_expression
from broadsheet.types import Article
from tests.store.press import READER, at, date, piece, said

LONG = (
    "A line before.\n"
    + "The council met again and again. " * 20
    + "Airstrikes were condemned. "
    + "Then it rained. " * 40
)

PIECES = [
    piece("Airstrikes hit the harbour of Marrow at dawn.", title="Dawn", published=at(9), outlet="The Marrow Gazette"),
    piece("Talks on the HARBOUR resume; no airstrikes.", published=at(11), outlet="Pylos Times", title="Talks"),
    piece(
        "L'ouragan a touché le port de Mârrow.",
        title="Tempête",
        published=at(10),
        language="fr",
        outlet="Écho de Pylos",
    ),
    piece("Nothing of note.", published=date(16), title="Airstrikes"),
    piece(LONG, published=at(8), title="Council"),
    piece('Ilse Brandt: "The harbour stays open." José Ortega: "Close it."', published=at(7), title="Debate"),
]
FIRST, TALKS, FRENCH, OLD, COUNCIL, DEBATE = (article for _, article in PIECES)


@pytest.fixture(scope="module")
def press(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(Path(shutil.copy(empty, tmp_path_factory.mktemp("press")))) as archive:
        archive.add(PIECES)
        archive.save_statements(
            READER,
            {
                DEBATE.id: (
                    said(DEBATE, "The harbour stays open.", "Ilse Brandt"),
                    said(DEBATE, "Close it.", "José Ortega", number=2),
                )
            },
        )
        yield archive


MARKED = {"airstrikes", "marrow", "mârrow", "council", "rained"}


def found(hits: list[Hit]) -> list[str]:
    return [hit.article for hit in hits]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("airstrikes", [TALKS, FIRST, COUNCIL, OLD]),
        ("AIRSTRIKES harbour", [TALKS, FIRST]),
        ("marrow", [FRENCH, FIRST]),
        ("toucHE", [FRENCH]),
        ('"harbour of marrow"', [FIRST]),
        ('"of harbour"', []),
        ("“harbour of”", [FIRST]),
        ("airstr*", [TALKS, FIRST, COUNCIL, OLD]),
        ("airstr", []),
        ("harbour NOT airstrikes", []),
        ("talks OR", []),
        ("l'ouragan", [FRENCH]),
        ('"airstrikes hit', [FIRST]),
        ("harbour -", [TALKS, FIRST, DEBATE]),
        ("!!!", []),
        ("title:airstrikes", []),
        ("", [TALKS, FRENCH, FIRST, COUNCIL, DEBATE, OLD]),
        ("  ", [TALKS, FRENCH, FIRST, COUNCIL, DEBATE, OLD]),
    ],
)
def test_words(press: Archive, words: str, articles: list[Article]) -> None:
    assert found(press.search(words)) == [article.id for article in articles]


def test_narrowed_down(press: Archive) -> None:
    assert found(press.search("harbour", outlet="pylos times")) == [TALKS.id]
    assert found(press.search(outlet="PYLOS")) == [TALKS.id, FRENCH.id]
    assert found(press.search(outlet="echo")) == [FRENCH.id]
    assert found(press.search(outlet="ylos")) == [], "whole words"
    assert found(press.search("marrow", language="fr")) == [FRENCH.id]
    assert found(press.search("airstrikes", since=dt.date(2026, 3, 17))) == [TALKS.id, FIRST.id, COUNCIL.id]
    assert found(press.search("airstrikes", until=dt.date(2026, 3, 17))) == [OLD.id]
    assert found(press.search("airstrikes", since=at(9).at, until=at(11).at)) == [FIRST.id]
    assert found(press.search("airstrikes", since=at(9).at + dt.timedelta(seconds=1))) == [TALKS.id]
    assert found(press.search("airstrikes", limit=2)) == [TALKS.id, FIRST.id]
    assert press.search("airstrikes", limit=0) == []


def test_a_hit_shows_its_place(press: Archive) -> None:
    for hit in press.search("airstrikes") + press.search("marrow") + press.search("council rained"):
        article = press.article(hit.article)
        assert hit.passage is not None
        assert hit.words == article.slice(hit.passage)
        assert {article.slice(mark).casefold() for mark in hit.marks} <= MARKED
        assert all(hit.passage.covers(mark) for mark in hit.marks)
    [hit] = [hit for hit in press.search("airstrikes") if hit.article == COUNCIL.id]
    assert "Airstrikes were condemned." in hit.words
    assert len(hit.words) <= 240
    assert not hit.words.startswith((" ", "\n"))
    [hit] = [hit for hit in press.search("airstrikes") if hit.article == OLD.id]
    assert (hit.words, hit.marks) == ("Nothing of note.", ())


def test_a_speaker_is_found_in_their_own_words(press: Archive) -> None:
    [hit] = press.search("harbour", speaker="brandt")
    assert (hit.words, hit.statement) == ("The harbour stays open.", "s1")
    [mark] = hit.marks
    assert DEBATE.slice(mark) == "harbour"
    assert press.search("harbour", speaker="ortega") == []
    assert [hit.words for hit in press.search(speaker="JOSE ortega")] == ["Close it."]
    assert [hit.statement for hit in press.search(speaker="ortega josé")] == ["s2"]
    for nobody in ("", "!", "brand", "%", "nobody"):
        assert press.search(speaker=nobody) == []


def test_a_name_that_very_many_bear(archive: Archive) -> None:
    pairs = [piece(f"No, said {number}. Yes.", published=at(1, number % 60)) for number in range(600)]
    archive.add(pairs)
    archive.save_statements(READER, {a.id: (said(a, "No", f"John {n}"),) for n, (_, a) in enumerate(pairs)})
    assert len(archive.search("no", speaker="john", limit=1000)) == 600
    assert archive.search("yes", speaker="john") == []
    assert [hit.article for hit in archive.search("no", speaker="john 77")] == [pairs[77][1].id]


def test_the_newest_first_needs_no_sorting(press: Archive) -> None:
    """SQLite must start from the index of words, in its own order, whatever else is asked for."""
    statements = []

    with press._database.reading() as connection:
        connection.connection.driver_connection.set_trace_callback(statements.append)  # type: ignore[union-attr]
    press.search("airstrikes", outlet="gazette", since=dt.date(2026, 3, 1), language="en")
    with press._database.reading() as connection:
        connection.connection.driver_connection.set_trace_callback(None)  # type: ignore[union-attr]
        [query] = [sql for sql in statements if "MATCH" in sql]
        plan = [row[3] for row in connection.execute(text("EXPLAIN QUERY PLAN " + query.replace(":", "\\:")))]
    assert plan[0].startswith("SCAN search VIRTUAL TABLE")
    assert not any("TEMP B-TREE" in step for step in plan)


strings = st.text(max_size=30) | st.text(
    alphabet="\"“”«»*^-+():{}[]~,.'AND NOTRnear/\\%_\x00\n\ud800aäé漢", max_size=20
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strings, strings)
@example('"', "")
@example('""', "*")
@example("* *", '"*"')
@example("NEAR(a b)", "a'b")
@example("\ufdd0 \ufdd1", "\U0010ffff")
@example("²³", "Ⅷ ①")
def test_any_string_can_be_searched_for(press: Archive, words: str, name: str) -> None:
    press.search(words)
    press.search(words, speaker=name)
    press.search("harbour", outlet=name, language=words.encode("utf-8", "ignore").decode())


def test_very_long_strings_can_be_searched_for(press: Archive) -> None:
    many = " ".join(f"word{number}" for number in range(5000))
    assert press.search("a" * 100_000) == press.search(many) == press.search(speaker=many) == []
    assert press.search("harbour", outlet=many) == []


@given(strings)
def test_the_words_of_a_text_find_it(press: Archive, typed: str) -> None:
    expression = match_expression(typed)
    assert expression is None or any(letter.isalnum() for letter in expression)


@pytest.mark.parametrize(
    "content", ["\ufdd0odd\ufdd1 marks in the text, odd", "\x00odd", "odd \ufdd1\ufdd0 odd", "x\n\n odd\n"]
)
def test_marks_in_the_text_itself_do_no_harm(archive: Archive, content: str) -> None:
    archive.add([piece(content)])
    [hit] = archive.search("odd")
    if hit.passage is not None:
        assert archive.article(hit.article).slice(hit.passage) == hit.words
    assert archive.check() == []


def test_a_text_without_spaces_is_cut_too(archive: Archive) -> None:
    archive.add([piece("漢" * 300 + " odd " + "字" * 600)])
    [hit] = archive.search("odd")
    assert len(hit.words) <= 240
    assert "odd" in hit.words
