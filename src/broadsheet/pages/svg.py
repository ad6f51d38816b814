"""Pictures as inline SVG: no script, no style of their own, a name and a description for those who do not see them.

A shape's class says what it stands for, and the page's style sheet gives it its colour; the colour written on it is
for whoever shows the picture without that style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from broadsheet.pages.clean import visible

COLOURS = {
    "own": "#8a1f11",
    "reprint": "#959083",
    "official": "#8a1f11",
    "expert": "#736b5b",
    "other": "#959083",
    "unnamed": "#fdfcf9",
    "axis": "#5f5b53",
}
INK = "#5f5b53"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle that stands for `kind`, in the units of its picture."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a picture; `anchor` says which end of it stands at `x`."""

    text: str
    x: float
    y: float
    anchor: str = "start"


def picture(
    name: str, size: tuple[int, int], title: str, about: str, shapes: Iterable[Bar | Word], *, stretched: bool = False
) -> Markup:
    """The picture. `name` is unique on the page; `stretched` pictures fill their box and hold no words."""
    width, height = size
    ids = f"{name}-title {name}-about" if about else f"{name}-title"
    described = Markup('<desc id="{}-about">{}</desc>').format(name, visible(about)) if about else ""
    return Markup(
        '<svg class="{}" viewBox="0 0 {} {}"{} role="img" direction="ltr" aria-labelledby="{}">{}{}{}</svg>'
    ).format(
        "bar" if stretched else "picture",
        width,
        height,
        Markup(' preserveAspectRatio="none"') if stretched else "",
        ids,
        Markup('<title id="{}-title">{}</title>').format(name, visible(title)),
        described,
        Markup("").join(_drawn(shape) for shape in shapes),
    )


def _drawn(shape: Bar | Word) -> Markup:
    if isinstance(shape, Word):
        return Markup('<text x="{}" y="{}" text-anchor="{}" font-size="11" fill="{}">{}</text>').format(
            _short(shape.x), _short(shape.y), shape.anchor, INK, visible(shape.text)
        )
    hollow = shape.kind == "unnamed"
    outline = Markup(' stroke="{}" stroke-width="1"').format(INK) if hollow else ""
    # Half of an outline stands outside of its shape.
    inside = (0.5, 0.5, -1, -1) if hollow else (0, 0, 0, 0)
    sizes = (shape.x, shape.y, shape.width, shape.height)
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" fill="{}"{}></rect>').format(
        escape(shape.kind),
        *(_short(max(0, size + more)) for size, more in zip(sizes, inside, strict=True)),
        COLOURS[shape.kind],
        outline,
    )


def _short(number: float) -> str:
    """The same digits on every machine."""
    return f"{number:.1f}".removesuffix(".0")


def stacked(parts: Sequence[tuple[str, float]], x: float, y: float, width: float, height: float) -> Iterable[Bar]:
    """Parts of a whole beside each other, `width` long together; what is nothing is not drawn."""
    whole = sum(size for _, size in parts) or 1
    for kind, size in parts:
        if size:
            yield Bar(kind, x, y, width * size / whole, height)
            x += width * size / whole
