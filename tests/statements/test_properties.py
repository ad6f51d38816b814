"""What holds for every text: spans inside it, unique ids in text order, no exception."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import HOSTILE
from broadsheet.statements import explain, read
from broadsheet.types import Span
from tests.statements.notation import article, english

WORDS = st.sampled_from(
    [
        *"""said told that Izvestia Brandt he she the expert who , . : ; ? ! ( ) - — " “ ” ‘ ’ ' « » '' according to in
        an interview with and but Mr. U.S. minister claims asked whether if may not saying adding called for 5" Smith's
        workers' opinion his question about replying Tuesday I you it bridge is old 😀 e\u0301 \x00""".split(),  # noqa: SIM905 - a hundred words read better so
        "\n",
        "\n\n",
        "\u2028",
    ]
)
NEWS = st.lists(WORDS, max_size=60).map(" ".join)


def check(text: str) -> None:
    whole = article(text)
    found = read(whole, english())
    assert [each.id for each in found] == [f"s{number}" for number in range(1, len(found) + 1)]
    starts = []
    for each in found:
        spans: list[Span] = [*each.content, *each.cue, *each.source]
        optional = (
            each.role,
            each.affiliation,
            each.told_to and each.told_to.mention,
            each.speaker and each.speaker.mention,
        )
        for span in (*spans, *(span for span in optional if span)):
            assert text[span.start : span.stop] == whole.slice(span)
            assert whole.slice(span).strip()
        assert all(a.stop <= b.start for a, b in pairwise(each.content))
        starts.append(min(span.start for span in spans))
        assert each.speaker is None or each.speaker.name.strip()
    assert starts == sorted(starts)
    assert found == read(whole, english())
    explain(whole, english())


@settings(max_examples=400, deadline=None)
@given(NEWS)
def test_every_span_is_a_slice(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_is_read(name: str) -> None:
    """That it costs linear time is measured by `python -m benchmarks.hostile`."""
    check(HOSTILE[name](500))


def test_five_megabytes_without_a_space() -> None:
    assert read(article("x" * 5_000_000), english()) == ()


def test_a_hundred_thousand_quotation_marks() -> None:
    read(article('"' * 100_000), english())
