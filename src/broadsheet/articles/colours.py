"""Colours of CSS, as far as it takes to see that two are one."""

from __future__ import annotations

import re

# (red, green, blue) of 0 to 255; a word that is no colour known here stands for itself.
Colour = tuple[int, int, int] | str

CLEAR = "transparent"
WHITE: Colour = (255, 255, 255)
UNKNOWN_PAPER = "a picture"
NAMED: dict[str, Colour] = {
    "white": WHITE,
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "lime": (0, 255, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
}
# Channels nearer than this cannot be told apart on a screen.
JUST_NOTICED = 16
# Text fainter than this is not read by anybody.
FAINTEST = 0.05

FUNCTION = re.compile(r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:\s*[,/]\s*([\d.]+%?))?\s*\)")
SEE_THROUGH = re.compile(r"hsla?\([^)]*[,/]\s*0?\.?0*%?\s*\)")
HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
DEPENDS = ("inherit", "currentcolor", "initial", "unset", "revert", "var(")


def colour(value: str) -> Colour | None:
    """The colour that `value` (lower case) names; None where it depends on something else."""
    value = value.strip()
    if not value or value.startswith(DEPENDS):
        return None
    if match := HEX.fullmatch(value):
        return _hex(match[1])
    if match := FUNCTION.fullmatch(value):
        red, green, blue = (min(255, round(_number(part, 255))) for part in match.groups()[:3])
        return CLEAR if match[4] and _number(match[4], 1) <= FAINTEST else (red, green, blue)
    if SEE_THROUGH.fullmatch(value):
        return CLEAR
    return NAMED.get(value, value)


def paper_of(declarations: dict[str, str], outer: Colour | None) -> Colour | None:
    """What the text stands on: the element's background, or what shines through it."""
    for name in ("background-color", "background"):
        value = declarations.get(name, "")
        if "url(" in value or "gradient" in value:
            return UNKNOWN_PAPER
        for word in _words(value):
            found = colour(word)
            if found not in (None, CLEAR, "none"):
                return found
    return outer


def alike(one: Colour, other: Colour) -> bool:
    """Whether an eye would take the two for one."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return all(abs(a - b) <= JUST_NOTICED for a, b in zip(one, other, strict=True))


def _words(value: str) -> list[str]:
    return re.findall(r"[a-z#][\w#-]*(?:\([^)]*\))?", value)


def _hex(digits: str) -> Colour:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *alpha = (int(digits[place : place + 2], 16) for place in range(0, len(digits), 2))
    return CLEAR if alpha and alpha[0] / 255 <= FAINTEST else (red, green, blue)


def _number(text: str, whole: float) -> float:
    return float(text.rstrip("%").rstrip(".") or 0) * whole / 100 if text.endswith("%") else float(text or 0)
