"""Whether a colour can be read on the page's paper: the contrast of WCAG 2.2, which asks 4.5 of text."""

from __future__ import annotations

import re

# The page's own; its style sheet uses the same (tested).
PAPER, DARK_PAPER = "#fdfcf9", "#161512"
ACCENT = "#8a1f11"
LEAST_CONTRAST = 4.5
HEX = re.compile(r"#[0-9a-f]{6}")
# A colour is moved towards black or white in so many steps.
STEPS = 100


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, paper: str) -> str:
    """The colour, moved towards black or white, whichever is farther from the paper, until it can be read on it."""
    end = "#000000" if _luminance(paper) > 0.5 else "#ffffff"
    mixes = (_mixed(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next(each for each in mixes if contrast(each, paper) >= LEAST_CONTRAST)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    linear = [
        c / 12.92 if (c := value / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for value in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(end), strict=True)
    return "#" + "".join(f"{round(here + (there - here) * share):02x}" for here, there in pairs)
