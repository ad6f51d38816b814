"""Offices of state are told from those of clubs and companies, as far as a word can."""

from __future__ import annotations

import pytest

from broadsheet.language.offices import HEADS, OFFICIALS, offices


@pytest.mark.parametrize(
    ("language", "text", "head", "official"),
    [
        ("en", "President Ruiz spoke", True, False),
        ("en", "the club's president, Karl Dunmark, spoke", False, False),
        ("en", "a Premier League match", False, False),
        ("en", "PRIME MINISTER resigns", True, True),
        ("en-GB", "the Foreign Secretary said", False, True),
        ("ru", "Президентом подписан указ", True, False),
        ("ru", "в Министерстве портов", False, True),
        ("de", "Bundeskanzlerin Tamm sagte", True, False),
        ("en", "a presidential ministering of sorts", False, False),
    ],
)
def test_offices(language: str, text: str, head: bool, official: bool) -> None:
    known = offices(language)
    assert known is not None
    assert (bool(known.heads.search(text)), bool(known.officials.search(text))) == (head, official)


def test_a_language_without_words_has_none() -> None:
    assert offices("fi") is None
    assert offices(None) is None
    assert set(HEADS) == set(OFFICIALS)
