"""The runs of text that show the evidence of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.pages.view import CONTEXT, Shown, _runs
from broadsheet.review.where import parted
from broadsheet.types import Passage, Span

TEXT = " ".join(f"word{number}" for number in range(300))


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 80)), min_size=1, max_size=5))
def test_runs_are_the_text_with_the_evidence_marked(places: list[tuple[int, int]]) -> None:
    spans = sorted({Span("a", start, min(start + length, len(TEXT))) for start, length in places})
    runs = list(_runs([Passage(0, TEXT)], spans))
    at = 0
    for run in runs:
        found = TEXT.index(run.text, at)
        assert found == at or run.gap, "text was left out and nothing says so"
        if not run.marked:
            assert len(run.text) <= 2 * CONTEXT
        at = found + len(run.text)
    marked = [run.text for run in runs if run.marked]
    assert all(any(TEXT[span.start : span.stop] in text for text in marked) for span in spans)


def test_words_are_not_cut() -> None:
    span = Span("a", TEXT.index("word150"), TEXT.index("word150") + 7)
    before, mark, after = _runs([Passage(0, TEXT)], [span])
    assert (before.gap, mark.text) == (True, "word150")
    assert before.text.startswith("word")
    assert after.text.split(" ")[-1] in TEXT.split(" ")


def test_passages_follow_each_other() -> None:
    first, second = Passage(0, TEXT[:50]), Passage(500, TEXT[500:600])
    runs = list(_runs([first, second], [Span("a", 10, 20), Span("a", 520, 530)]))
    assert [run.gap for run in runs if run.gap] == [True]
    assert [run.text for run in runs if run.marked] == [TEXT[10:20], TEXT[520:530]]


@pytest.mark.parametrize(
    ("body", "speaker", "shown"),
    [
        ("Ford officials said Ford will build it", "Ford", "[Ford] officials said Ford will build it"),
        ("Fordham said that Ford was wrong", "Ford", "Fordham said that [Ford] was wrong"),
        ("“No,” he said", "Anna Orlova", "“No,” he said"),
        ("“No,” he said", None, "“No,” he said"),
    ],
)
def test_the_speaker_s_name_is_set_off_whole(body: str, speaker: str | None, shown: str) -> None:
    before, name, rest = Shown(1, "", body, "", "en", "ltr", (), None, speaker).parts
    assert f"{before}[{name}]{rest}".replace("[]", "") == shown


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("He went. (Gazette)", " (Gazette)"),
        ("He went. (Gazette; also in Metro (UK), Post)", " (Gazette; also in Metro (UK), Post)"),
        ("He went. (Metro (UK))", " (Metro (UK))"),
        ("He (the mayor) went.", ""),
        ("He went (by bus)", ""),
    ],
)
def test_the_outlets_that_end_a_line(text: str, where: str) -> None:
    assert parted(text, ["Gazette", "Metro (UK)"], titled=False) == ("", text.removesuffix(where), where)
