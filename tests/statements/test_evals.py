"""The scorer of who-said-what on a small case of our own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evals.attribution import Document, Relation, Tally, align, quoted_places, read_annotation, rule_table, table

TEXT = 'Holm said the old bridge creaks. "It fell," Lund said.'
GOLD: list[Relation] = [
    {"source": [(0, 4)], "cue": [(5, 9)], "content": [(10, 31)]},
    {"source": [(44, 48)], "cue": [(49, 53)], "content": [(33, 43)]},
]


def score(found: list[Relation]) -> dict[str, object]:
    tally = Tally(Counter(), frozenset({"said"}))
    tally.add(Document("a", TEXT, (GOLD,)), found)
    return tally.result()


def test_perfect_and_empty() -> None:
    right = {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert score(GOLD)["who_said_what"] == right
    assert score(GOLD)["reporting"] == right
    assert score([])["who_said_what"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_half_the_words_and_a_word_of_the_source_are_enough() -> None:
    found: list[Relation] = [{"source": [(0, 4)], "cue": [], "content": [(10, 24)]}]
    assert score(found)["who_said_what"] == {"p": 100.0, "r": 50.0, "f1": 66.7}
    wrong: list[Relation] = [{"source": [(44, 48)], "cue": [], "content": [(10, 31)]}]
    assert score(wrong)["who_said_what"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_alignment_is_one_to_one() -> None:
    assert align([frozenset({1, 2}), frozenset({1, 2, 3})], [frozenset({1, 2, 3})]) == [(1, 0)]


def test_quoted_places_end_with_the_line() -> None:
    assert quoted_places('a "b\nc')[3:] == [True, False, False]


def test_annotation_with_newlines_in_its_surface_text(tmp_path: Path) -> None:
    path = tmp_path / "a_0000.ann"
    path.write_text("E1\tAttribution:T3 Source:T1 Cue:T2 Content:T4\nT1\tSource 0 4\tHolm\nT2\tCue 5 9\tsaid\n"
                    "T3\tAttribution 5 9\tsaid\nT4\tContent 10 13;14 17\tthe\nold\n", encoding="utf-8")  # fmt: skip
    assert read_annotation(path) == [{"source": [(0, 4)], "cue": [(5, 9)], "content": [(10, 13), (14, 17)]}]


def test_tables_are_markdown() -> None:
    assert table(score(GOLD)).startswith("| measure | P | R | F1 |")
    assert "| that_clause | 1 | 2 | 0.50 |" in rule_table({"that_clause": (1, 2)})
