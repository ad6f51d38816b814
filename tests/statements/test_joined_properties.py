"""What holds for every text that rules and model read together; the model is a tiny one with random weights, which
sees cues everywhere, and nothing is left out for being unsure."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.encoder import Encoder
from broadsheet.encoder.network import HERE, Settings, read_settings
from broadsheet.statements import read
from broadsheet.types import Article, Statement
from tests.encoder.tiny import make_model
from tests.statements.notation import article, english
from tests.statements.test_properties import ADVERSARIAL, NEWS, QUADRATIC, TOO_SHORT_TO_TIME, check

# Emoji, combining marks, right-to-left marks, zero-width characters, a lone surrogate, every quotation mark.
ODD = "said the S.,\n\"“”„«»’'\U0001f4f0é\u0308\u200f\u202e\u200b\u200d\ud800\t中"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return Encoder(make_model(tmp_path_factory.mktemp("model"), seed=6))


@pytest.fixture(scope="module")
def weights() -> Settings:
    return replace(read_settings(HERE / "model.json"), join_keep=0.0)


def reader(encoder: Encoder, weights: Settings) -> Callable[[Article], tuple[Statement, ...]]:
    def by_both(whole: Article) -> tuple[Statement, ...]:
        return read(whole, english(), encoder.encode([whole.text])[0], weights)

    return by_both


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NEWS | st.text(alphabet=ODD, max_size=300) | st.text(max_size=200))
def test_every_span_is_a_slice(encoder: Encoder, weights: Settings, text: str) -> None:
    check(text, reader(encoder, weights))


def test_the_model_is_heard(encoder: Encoder, weights: Settings) -> None:
    found = reader(encoder, weights)(article("Ola Brandt said that Ivo Marek said so and Ann Holm said that"))
    assert any(each.found_by.startswith("tiny") for each in found)


@pytest.mark.parametrize("name", ["combining marks", "marks apart", "no space", "quoted", "verbs"])
def test_time_is_linear(encoder: Encoder, weights: Settings, name: str) -> None:
    both = reader(encoder, weights)

    def seconds(size: int) -> float:
        whole, best = article(ADVERSARIAL[name](size)), float("inf")
        for _ in range(2):
            begun = time.process_time()
            both(whole)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(1600) <= max(TOO_SHORT_TO_TIME, QUADRATIC * seconds(800))


@pytest.mark.parametrize("text", ["x" * 5_000_000, '"' * 100_000, "\u200b" * 100_000])
def test_hostile_text(encoder: Encoder, weights: Settings, text: str) -> None:
    for each in reader(encoder, weights)(article(text)):
        assert all(text[span.start : span.stop] for span in each.content)
