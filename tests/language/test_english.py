"""The data of a language: complete, consistent, and found by its code."""

from __future__ import annotations

import pytest

from broadsheet.language import LANGUAGES, language
from broadsheet.language.base import phrases, words

ENGLISH = LANGUAGES["en"]


@pytest.mark.parametrize("code", ["en", "EN", "en-GB", "en_US"])
def test_found_by_code(code: str) -> None:
    assert language(code) is ENGLISH


@pytest.mark.parametrize("code", [None, "", "xx", "english"])
def test_unknown_codes_give_none(code: str | None) -> None:
    assert language(code) is None


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("said", "say", "past"),
        ("says", "say", "present"),
        ("saying", "say", "gerund"),
        ("written", "write", "participle"),
        ("replied", "reply", "past"),
        ("denies", "deny", "present"),
        ("planned", "plan", "past"),
        ("planning", "plan", "gerund"),
        ("stresses", "stress", "present"),
        ("told", "tell", "past"),
        ("agreeing", "agree", "gerund"),
    ],
)
def test_forms(word: str, lemma: str, tense: str) -> None:
    assert any(verb.lemma == lemma and tense in tenses for verb, tenses in ENGLISH.forms[word])


def test_force_is_a_scale() -> None:
    force = {verb.lemma: verb.force for verb in ENGLISH.verbs if verb.kind == "speech"}
    assert force["suggest"] < force["say"] < force["stress"] < force["insist"]
    assert all(1 <= verb.force <= 5 for verb in ENGLISH.verbs)


def test_every_verb_can_be_found_somewhere() -> None:
    assert all(verb.frames or verb.prepositions for verb in ENGLISH.verbs)


def test_all_words_are_in_lower_case() -> None:
    sets = [value for value in vars(ENGLISH).values() if isinstance(value, frozenset)]
    assert all(word == word.lower() for known in sets for word in known if isinstance(word, str))
    assert all(form.word == form.word.lower() for verb in ENGLISH.verbs for form in verb.forms)


def test_a_common_verb_is_not_also_a_saying_one() -> None:
    assert not ENGLISH.common_verbs & set(ENGLISH.forms)


def test_lists_are_written_plainly() -> None:
    assert words(" a b\nb ") == {"a", "b"}
    assert phrases("a; a b\nc") == (("a", "b"), ("a",), ("c",))
