"""Rules that say of an element's declarations whether they take it, with all it holds, out of sight.

An ordered list of small named rules; the first that says so wins, and `why` names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.articles.colours import CLEAR, FAINTEST, WHITE, alike, colour, paper_of
from broadsheet.articles.css import Declarations

# Pixels. Hanging indents and centring tricks stay far above it.
FAR_OFF = -900.0
FAR_INDENT = -200.0
# Nobody reads letters or boxes of this size.
SMALLEST_LETTER = 2.0
SMALLEST_BOX = 1.0
PIXELS = {"": 1.0, "px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "cm": 38.0, "in": 96.0}
# Shares of the window or the parent: a whole one off is off.
SHARES = {"%": 9.0, "vw": 9.0, "vh": 9.0, "vmax": 9.0, "vmin": 9.0}

SIDES = ("width", "height", "max-width", "max-height")
LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|ch|cm|in|%|vw|vh|vmax|vmin)?")
FONT_SIZE = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|%)?)(?=\s|/|$)")
TRANSFORM = re.compile(r"(scale|scalex|scaley|scale3d|translate|translatex|translatey|translate3d)\(([^)]*)\)")
INSET = re.compile(r"inset\(\s*([\d.]+)%")
CIRCLE = re.compile(r"(?:circle|ellipse)\(\s*0(?![.\d]*[1-9])")
OPACITY_FILTER = re.compile(r"opacity\(\s*([\d.]+)(%?)\s*\)")


def length(value: str) -> float | None:
    """Pixels, roughly; None for what is no length."""
    match = LENGTH.fullmatch(value.strip())
    if not match:
        return None
    unit = match[2] or ""
    return float(match[1]) * (PIXELS.get(unit) or SHARES[unit])


def is_tiny(declarations: Declarations, outer: bool) -> bool:
    """Whether letters are too small to be read; sizes relative to an unreadable one stay so."""
    size = declarations.get("font-size")
    if size is None and (shorthand := FONT_SIZE.search(declarations.get("font", ""))):
        size = shorthand[1]
    if size is None or size in ("inherit", "unset"):
        return outer
    pixels = PIXELS["em"] * _decimal(size[:-1]) / 100 if size.endswith("%") else length(size)
    if pixels is None:
        return False
    relative = size.endswith(("em", "%")) and not size.endswith("rem")
    return True if outer and relative else pixels < SMALLEST_LETTER


def not_displayed(declarations: Declarations) -> bool:
    return declarations.get("display") == "none" or declarations.get("content-visibility") == "hidden"


def see_through(declarations: Declarations) -> bool:
    value = declarations.get("opacity", "").strip()
    if value and re.fullmatch(r"[\d.]+%?", value):
        share = value.rstrip("%")
        return _decimal(share) / (100 if value.endswith("%") else 1) <= FAINTEST
    match = OPACITY_FILTER.search(declarations.get("filter", ""))
    return match is not None and _decimal(match[1]) / (100 if match[2] else 1) <= FAINTEST


def off_screen(declarations: Declarations) -> bool:
    if any((length(declarations.get(side, "")) or 0) <= FAR_OFF for side in ("left", "right", "top", "bottom")):
        return True
    pulled = min(length(declarations.get(side, "")) or 0 for side in ("margin-left", "margin-top"))
    # A margin that its own padding makes up for is a trick to draw columns.
    return pulled < FAR_OFF and (length(declarations.get("padding-left", "")) or 0) < -pulled


def indented_away(declarations: Declarations) -> bool:
    value = declarations.get("text-indent", "")
    indent = length(value.split()[0]) if value else None
    if indent is None:
        return False
    return indent <= FAR_INDENT or (value.startswith("100%") and clipped_overflow(declarations))


def clipped(declarations: Declarations) -> bool:
    clip = declarations.get("clip", "")
    if clip.startswith("rect("):
        sides = [length(part) for part in re.split(r"[\s,]+", clip[5:].rstrip(") ")) if part]
        if len(sides) == 4 and None not in sides:
            top, right, bottom, left = (side or 0.0 for side in sides)
            return bottom - top <= SMALLEST_BOX or right - left <= SMALLEST_BOX
    path = declarations.get("clip-path", "")
    inset = INSET.search(path)
    return bool(inset and _decimal(inset[1]) >= 50) or bool(CIRCLE.search(path))


def clipped_overflow(declarations: Declarations) -> bool:
    return any(
        declarations.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-x", "overflow-y")
    )


def no_room(declarations: Declarations) -> bool:
    sides = (length(declarations.get(name, "")) for name in SIDES)
    return clipped_overflow(declarations) and any(side is not None and side <= SMALLEST_BOX for side in sides)


def moved_away(declarations: Declarations) -> bool:
    for name, arguments in TRANSFORM.findall(declarations.get("transform", "")):
        numbers = [length(part) for part in arguments.split(",")]
        if name.startswith("scale") and any(number == 0 for number in numbers):
            return True
        if name.startswith("translate") and any(number is not None and number <= FAR_OFF for number in numbers):
            return True
    return False


RULES: tuple[Callable[[Declarations], bool], ...] = (
    not_displayed,
    see_through,
    off_screen,
    indented_away,
    clipped,
    no_room,
    moved_away,
)


def why(declarations: Declarations) -> str | None:
    """The name of the rule that hides, None if none does."""
    return next((rule.__name__ for rule in RULES if rule(declarations)), None)


def hides(declarations: Declarations) -> bool:
    return why(declarations) is not None


def dims(declarations: Declarations) -> bool:
    """Whether text may be unseen by these: what is inherited, and depends on what stands around."""
    if declarations.get("visibility") in ("hidden", "collapse") or is_tiny(declarations, False):
        return True
    if "color" not in declarations or (ink := colour(declarations["color"])) is None:
        return False
    return ink == CLEAR or alike(ink, WHITE) or alike(ink, paper_of(declarations, WHITE) or WHITE)


def may_hide(declarations: Declarations) -> bool:
    """Whether one block of a sheet could hide, alone or with what other rules add to it."""
    sides = (length(declarations[name]) for name in SIDES if name in declarations)
    small = any(side is not None and side <= SMALLEST_BOX for side in sides)
    return small or hides(declarations) or dims(declarations)


def _decimal(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
