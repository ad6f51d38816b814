"""Text that is on the page and cannot be seen: invisible, tiny, or in the colour of its paper.

Unlike what hides a box with all it holds, these are inherited, and what stands inside may take them back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from broadsheet.articles.colours import CLEAR, WHITE, Colour, alike, colour, paper_of
from broadsheet.articles.css import Declarations
from broadsheet.articles.selectors import WHOLE
from broadsheet.articles.unseen import is_tiny

EVERY = etree.XPath("//*")


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is painted, as far as the page says."""

    invisible: bool = False
    tiny: bool = False
    colour: Colour | None = None
    paper: Colour | None = None

    @property
    def seen(self) -> bool:
        if self.invisible or self.tiny or self.colour == CLEAR:
            return False
        # Where nobody names the paper it is white; what a script or another file paints is not known here.
        return self.colour is None or not alike(self.colour, self.paper or WHITE)


def clear_unseen(tree: HtmlElement, declared: Mapping[HtmlElement, Declarations]) -> None:
    """Take what cannot be seen off the tree, in place, the elements themselves staying."""
    plain = Ink()
    inks: dict[HtmlElement, Ink] = {}
    for element in EVERY(tree):
        ink = inks.get(element.getparent(), plain)
        if element in declared:
            ink = inside(element, declared[element], ink)
        if ink != plain:
            inks[element] = ink
        if not ink.seen:
            element.text = None
            for child in element:
                child.tail = None


def inside(element: HtmlElement, declarations: Declarations, outer: Ink) -> Ink:
    """The ink of the element's own text."""
    whole = element.tag in WHOLE
    paper = paper_of(declarations, outer.paper)
    ink = colour(declarations["color"]) if "color" in declarations else None
    if whole and paper is None:
        ink = None  # white text on a dark page whose darkness is in another file
    visibility = declarations.get("visibility", "inherit")
    return Ink(
        # A page that a script will show starts hidden as a whole.
        invisible=not whole and (visibility in ("hidden", "collapse") or (visibility == "inherit" and outer.invisible)),
        tiny=not whole and is_tiny(declarations, outer.tiny),
        colour=ink or outer.colour,
        paper=paper,
    )
