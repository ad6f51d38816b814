"""Pieces and windows: every place is a slice of the text, and no piece is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.encoder.pieces import LOOKS, cut, quoted_ranges, shape, windows
from tests.encoder.tiny import tokenizer

TOKENIZER = tokenizer()
# The clock of a shared machine says nothing here.
IN_PEACE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Emoji, combining marks, right-to-left marks, zero-width characters, a lone surrogate, every quotation mark.
ODD = "ab C1.\n\"“”„«»’'\U0001f4f0é̈‏‮​\ud800́ \t中"


@IN_PEACE
@given(st.text(alphabet=ODD, max_size=300) | st.text(max_size=200))
def test_every_piece_is_a_slice(text: str) -> None:
    pieces = cut(TOKENIZER, text)
    assert all(0 <= a < b <= len(text) for a, b in zip(pieces.start, pieces.stop, strict=True))
    assert (pieces.start[1:] >= pieces.start[:-1]).all()
    assert ((pieces.look >= 0) & (pieces.look < LOOKS)).all()
    assert (pieces.line[1:] >= pieces.line[:-1]).all()


@IN_PEACE
@given(st.text(alphabet=ODD, max_size=300), st.integers(4, 40))
def test_windows_hold_each_piece_once(text: str, longest: int) -> None:
    pieces = cut(TOKENIZER, text)
    found = windows(pieces, text, longest)
    assert [place for begin, stop in found for place in range(begin, stop)] == list(range(len(pieces)))
    assert all(stop - begin <= longest for begin, stop in found)


def test_windows_keep_lines_whole() -> None:
    text = "a b c\nd e f\ng h"
    pieces = cut(TOKENIZER, text)
    assert windows(pieces, text, 5) == [(0, 3), (3, 8)]


def test_a_long_line_is_cut_after_a_sentence() -> None:
    text = "a b c d. e f g h i"
    pieces = cut(TOKENIZER, text)
    assert windows(pieces, text, 7)[0] == (0, 5)


@pytest.mark.parametrize(
    ("word", "expected"), [("said", 1), ("Said", 2), ("NATO", 3), ("A", 2), ("2019", 4), ("“", 0), ("", 0)]
)
def test_shape(word: str, expected: int) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” and left.", ["no"]),
        ('"A" and "b"', ["A", "b"]),
        ("„so“", ["so“"]),
        ("“one\ntwo”", ["one"]),
        ("“one “two” three", ["one “two"]),
        ("no", []),
    ],
)
def test_quoted_ranges(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_ranges(text)] == inside


@pytest.mark.parametrize("text", ["a" * 1_000_000, '"' * 100_000, "a " * 100_000, "\n" * 100_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    def seconds(text: str) -> float:
        begun = time.process_time()
        windows(cut(TOKENIZER, text), text)
        return time.process_time() - begun

    half = min(seconds(text[: len(text) // 2]) for _ in range(3))
    assert min(seconds(text) for _ in range(3)) < 3 * half + 0.05
