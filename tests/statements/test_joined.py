"""Rules and model together, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from broadsheet.encoder.network import Settings
from broadsheet.encoder.tagging import Tagging
from broadsheet.language import language
from broadsheet.statements import joined, neural, read
from broadsheet.statements.finding import find_attributions
from broadsheet.statements.joined import DOUBTFUL, candidates, join, overlap
from broadsheet.statements.neural import Reading
from broadsheet.statements.page import Page, open_page
from broadsheet.statements.placed import Marks, as_found, extent
from tests.statements.notation import article, english

TEXT = "The mayor, Ana Ruiz, said that the bridge would open in May. Critics voiced doubts about the date."


def page(text: str) -> Page:
    english = language("en")
    assert english is not None
    return open_page(text, english)


def at(text: str, words: str) -> tuple[int, int]:
    begin = text.index(words)
    return begin, begin + len(words)


def reading(text: str, source: str, cue: str, *content: str) -> Reading:
    places = tuple(at(text, each) for each in content)
    return Reading(
        (at(text, source),), at(text, cue), places, "indirect", (2.0, -0.1, -0.1, 0.0, 1.6, -0.1, -0.1, 0.0, 0.0), 0.8
    )


def test_the_same_attribution_is_known_as_the_same() -> None:
    open_ = page(TEXT)
    ruled, _, _ = find_attributions(open_)
    read = reading(TEXT, "The mayor, Ana Ruiz,", "said", "that the bridge would open in May")
    rule = next(each for each in candidates(open_, ruled, [read], "m") if each.rule and each.found.sentence == 0)
    assert rule.partner is read


def test_an_attribution_that_only_the_model_finds() -> None:
    open_ = page(TEXT)
    read = reading(TEXT, "Critics", "voiced", "doubts about the date.")
    (found,) = [each.found for each in candidates(open_, [], [read], "m")]
    assert [TEXT[a:b] for a, b in found.spans] == ["doubts about the date"]
    assert found.sentence == 1
    s = open_.sentences[1]
    assert found.source is not None
    assert s.words[found.source[0]] == "Critics"


@pytest.mark.parametrize(
    ("text", "taken", "spans", "moved"),
    [
        ("He said “We will all go,” twice.", "“We will all go,”", ["We will all go"], False),
        ("He said “We will all go home.” Twice.", "We will all go", ["We will all go home."], True),
        ("He said that they “will go”.", "that they “will go”.", ["they “will go”"], False),
        ("He said they would go.", "they would go.", ["they would go"], False),
    ],
)
def test_marks_decide_the_extent(text: str, taken: str, spans: list[str], moved: bool) -> None:
    open_ = page(text)
    found, by_marks = extent(open_, Marks.of(open_), [at(text, taken)])
    assert [text[a:b] for a, b in found] == spans
    assert by_marks == moved


def test_what_the_marks_moved_says_so() -> None:
    text = "“We will all go home,” he said."
    open_ = page(text)
    found = as_found(open_, Marks.of(open_), reading(text, "he", "said", "We will all go"), "m")
    assert (found.rule, found.kind) == ("m+marks", "direct")


QUOTED = "“We trust that the bridge will hold,” Ana Ruiz said. “We think that it will open in May.”"


def by_hand(text: str, readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is kept of rules and these readings, by weights that believe the model to the letter."""
    open_ = page(text)
    monkeypatch.setattr(neural, "read", lambda *_, **__: readings)
    monkeypatch.setattr(joined, "chance", lambda each, _: each.reading.confidence if each.reading else 0.5)
    ruled, _, _ = find_attributions(open_)
    settings = Settings("m", 10, 0.3, 0.2, (), 0.4)
    found = join(open_, ruled, Tagging("m", np.zeros(0, np.int64), np.zeros(0, np.int64), ()), settings)
    return [text[a:b] for each in found for a, b in each.spans]


def test_a_cue_inside_a_quotation_is_the_speakers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = reading(QUOTED, "We", "trust", "that the bridge will hold")
    assert by_hand(QUOTED, [inner], monkeypatch)[0] == "We trust that the bridge will hold"


def test_where_both_find_another_extent_the_surer_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor said the bridge would open in May if it rains no more."
    short = reading(text, "The mayor", "said", "the bridge would open")
    assert by_hand(text, [short], monkeypatch) == ["the bridge would open"]
    alike = reading(text, "The mayor", "said", "the bridge would open in May if it rains no")
    assert by_hand(text, [alike], monkeypatch) == ["the bridge would open in May if it rains no more"]


@pytest.mark.parametrize("sure", [0.79, 0.81])
@pytest.mark.parametrize(
    ("words", "shown"), [("a wider bridge", "a wider bridge"), ("that the bridge is old", "the bridge is old")]
)
def test_bare_words_and_unknown_cues_must_be_surer(
    words: str, shown: str, sure: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"The council signed off on {words}."
    found = replace(reading(text, "The council", "signed off on", words), confidence=sure)
    assert by_hand(text, [found], monkeypatch) == ([shown] if sure > DOUBTFUL else [])


def test_overlap() -> None:
    assert overlap([(0, 10)], [(5, 15)]) == pytest.approx(5 / 15)
    assert overlap([], []) == 0.0


def test_what_only_the_model_finds_and_nobody_says_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader wants a speaker, unless a rule found it."""
    text = "The mayor was expected to open the bridge in May. Officials were expected to come."
    named = reading(text, "The mayor", "was expected", "to open the bridge in May")
    nobody = replace(reading(text, "Officials", "were expected", "to come"), source=())
    monkeypatch.setattr(neural, "read", lambda *_, **__: [named, nobody])
    monkeypatch.setattr(joined, "chance", lambda each, _: each.reading.confidence if each.reading else 0.5)
    settings = Settings("m", 10, 0.3, 0.2, (), 0.4, {"reading": (1.0,)})
    tagging = Tagging("m", np.zeros(0, np.int64), np.zeros(0, np.int64), ())
    found = read(article(text), english(), tagging, settings)
    assert [text[s.start : s.stop] for each in found for s in each.content] == ["to open the bridge in May"]
