"""What holds for every text: spans inside it, unique ids in text order, no exception, linear time."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.statements import explain, read
from broadsheet.types import Article, Span, Statement
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


def check(text: str, read: Callable[[Article], tuple[Statement, ...]]) -> None:
    whole = article(text)
    found = read(whole)
    top = [each for each in found if each.parent is None]
    assert [each.id for each in top] == [f"s{number}" for number in range(1, len(top) + 1)]
    by_id = {each.id: each for each in found}
    assert len(by_id) == len(found)
    starts = []
    for each in found:
        spans: list[Span] = [*each.content, *each.cue, *each.source]
        optional = (
            each.role,
            each.affiliation,
            each.told_to and each.told_to.mention,
            each.speaker and each.speaker.mention,
        )
        places = (*(each.hedges or ()), *(each.negations or ()), *(each.conditions or ()))
        told = (*(span for span, _ in each.acts or ()), *(horizon.span for horizon in each.horizons or ()))
        for span in (*spans, *(span for span in optional if span), *places, *told):
            assert text[span.start : span.stop] == whole.slice(span)
            assert whole.slice(span).strip()
        assert all(a.stop <= b.start for a, b in pairwise(each.content))
        if each.parent is None:
            starts.append(min(span.start for span in spans))
        else:
            around = by_id[each.parent]
            assert each.id.split(".")[0] == around.id.split(".")[0]
            assert any(content.covers(each.cue[0]) for content in around.content)
        assert each.speaker is None or each.speaker.name.strip()
    assert starts == sorted(starts)
    assert found == read(whole)


def by_rules(whole: Article) -> tuple[Statement, ...]:
    return read(whole, english())


@settings(max_examples=400, deadline=None)
@given(NEWS)
def test_every_span_is_a_slice(text: str) -> None:
    check(text, by_rules)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text, by_rules)
    explain(article(text), english())


ADVERSARIAL: dict[str, Callable[[int], str]] = {
    "no space": lambda n: "a" * (40 * n),
    "straight marks": lambda n: '"' * n,
    "marks apart": lambda n: '" ' * n,
    "curly marks": lambda n: "“a " * n,
    "single marks": lambda n: "‘a '" * n,
    "emoji": lambda n: "😀" * n,
    "combining marks": lambda n: "e\u0301" * n,
    "verbs": lambda n: "said " * n,
    "participles": lambda n: ", saying " * n,
    "clauses": lambda n: "he said that " * (n // 3),
    "abbreviations": lambda n: "Mr. " * n,
    "names": lambda n: "John Smith " * n,
    "namesakes": lambda n: " ".join(f"J{number} Smith" for number in range(n)),
    "quoted": lambda n: '"Yes," he said. ' * (n // 4),
    "open paragraphs": lambda n: '"open\n' * n,
    "brackets": lambda n: "( said " * n,
    "commas": lambda n: "a, " * n,
    "according": lambda n: "according to " * (n // 4),
    "descriptions": lambda n: "The expert said no. " * (n // 3),
    "dots": lambda n: ". " * n,
}


def seconds(text: str) -> float:
    """The least CPU time of three readings."""
    whole, best = article(text), float("inf")
    for _ in range(3):
        begin = time.process_time()
        read(whole, english())
        best = min(best, time.process_time() - begin)
    return best


# Twice the text takes twice the time, and four times for a quadratic step; noise stands between.
QUADRATIC = 3.2
TOO_SHORT_TO_TIME = 0.1


@pytest.mark.parametrize("name", sorted(ADVERSARIAL))
def test_time_is_linear(name: str) -> None:
    make = ADVERSARIAL[name]
    once, twice = seconds(make(2500)), seconds(make(5000))
    assert twice <= max(TOO_SHORT_TO_TIME, QUADRATIC * once)


def test_five_megabytes_without_a_space() -> None:
    assert read(article("x" * 5_000_000), english()) == ()


def test_a_hundred_thousand_quotation_marks() -> None:
    read(article('"' * 100_000), english())
