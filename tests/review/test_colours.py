"""Contrast as WCAG counts it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.review.colours import ACCENT, DARK_PAPER, HEX, LEAST_CONTRAST, PAPER, contrast, readable

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_known_contrasts() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert contrast("#8a1f11", "#8a1f11") == 1


@given(colours, st.sampled_from([PAPER, DARK_PAPER]))
def test_every_colour_becomes_readable(colour: str, paper: str) -> None:
    found = readable(colour, paper)
    assert HEX.fullmatch(found)
    assert contrast(found, paper) >= LEAST_CONTRAST
    assert (found == colour) == (contrast(colour, paper) >= LEAST_CONTRAST)


def test_the_shipped_accent_is_readable() -> None:
    assert readable(ACCENT, PAPER) == ACCENT
