"""Taggings to statements: kinds, rivals, quotation marks; and that every span is a slice of the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.encoder import Encoder
from broadsheet.encoder.network import Settings
from broadsheet.encoder.pieces import quoted_ranges
from broadsheet.statements.neural import Reading, decode, kind_of, mask_of, without_marks, without_rivals
from broadsheet.statements.relations import Relation
from broadsheet.types import Article
from tests.encoder.tiny import make_model

KEEP_ALL = Settings("tiny/1", 10, 0.3, 0.0, (0, 1, 0.1, 0.1, 0, 0, 0, 0, 0, 0))


def article(text: str) -> Article:
    name, digest = Article.name(None, text)
    return Article(name, "c" * 64, "by hand", "", text, digest)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return Encoder(make_model(tmp_path_factory.mktemp("model"), seed=5))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet='ab S.\n"“”»\U0001f4f0é̈‏​\ud800', max_size=200))
def test_every_span_is_a_slice(encoder: Encoder, text: str) -> None:
    made = article(text)
    (tagging,) = encoder.encode([text])
    found = decode(made, tagging, KEEP_ALL)
    for statement in found:
        for span in (*statement.content, *statement.cue, *statement.source):
            assert len(made.slice(span)) == len(span)
        assert 0 <= (statement.confidence or 0) <= 1
    assert [statement.id for statement in found] == [f"s{n + 1}" for n in range(len(found))]
    assert found == decode(made, encoder.encode([text])[0], KEEP_ALL)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will go.”", "direct"),
        ('that they "will go"', "mixed"),
        ("that they will go", "indirect"),
        ("“We will go,” he said, “soon.”", "mixed"),
    ],
)
def test_kind_follows_the_marks(text: str, kind: str) -> None:
    assert kind_of(text, [(0, len(text))], mask_of(text, quoted_ranges(text))) == kind


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“We will go.”", "We will go."),
        ("“We will go", "We will go"),
        ("We will go”", "We will go"),
        ("“Go” and “stay”", "“Go” and “stay”"),
        ("they “will go”", "they “will go”"),
        ("they will go", "they will go"),
    ],
)
def test_a_quotation_is_given_without_its_marks(text: str, left: str) -> None:
    start, stop = without_marks(text, (0, len(text)))
    assert text[start:stop] == left


def test_the_surer_of_two_rivals_stays() -> None:
    def pair(cue: int, content: tuple[int, int], confidence: float) -> tuple[Relation, Reading]:
        reading = Reading((), (cue, cue + 1), (content,), "indirect", (), confidence)
        return Relation((cue, cue + 1), (), (content,), ()), reading

    apart, sure, rival = pair(0, (20, 25), 0.2), pair(1, (2, 10), 0.9), pair(11, (2, 9), 0.8)
    assert without_rivals([apart, sure, rival], 30) == [apart[1], sure[1]]
