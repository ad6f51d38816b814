"""Selectors of CSS: tags, ids, classes and attributes, compounded, and joined as descendant or child.

https://www.w3.org/TR/selectors-3/. A selector with anything else in it (states, siblings) says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

WHOLE = ("html", "body")
LONGEST_SELECTOR = 500  # characters

COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<rest>(?:[#.][\w-]+|\[[^\]]*\])*)", re.IGNORECASE)
SIMPLE = re.compile(r"""([#.])([\w-]+)|\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*?)["']?\s*)?\]""")
CHILD = re.compile(r"\s*>\s*")

# Of a selector with an element; of 439 real pages the costliest takes 95,000.
MOST_COMPARISONS = 300_000

# (ids, classes and attributes, tags): what makes one selector win over another
Weight = tuple[int, int, int]


class TooManyComparisons(Exception):
    """The styles of a page were made to cost time."""


@dataclass(slots=True)
class Budget:
    """How many comparisons a page has left."""

    left: int = MOST_COMPARISONS

    def spend(self, count: int = 1) -> None:
        """`TooManyComparisons` when it is used up."""
        self.left -= count
        if self.left < 0:
            raise TooManyComparisons


@dataclass(frozen=True, slots=True)
class Compound:
    """`p.lead#x[data-y=z]`: all of it must hold of one element."""

    tag: str | None
    ids: tuple[str, ...]
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]

    def holds(self, element: HtmlElement) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if any(element.get("id") != wanted for wanted in self.ids):
            return False
        if self.classes and not self.classes <= set((element.get("class") or "").split()):
            return False
        return not self.attributes or all(
            element.get(name) == value if value is not None else element.get(name) is not None
            for name, value in self.attributes
        )

    def names(self) -> frozenset[str]:
        """What must stand on a page for this to hold of anything."""
        tag = {self.tag} if self.tag else set()
        return frozenset({f"#{name}" for name in self.ids} | {f".{name}" for name in self.classes} | tag)


@dataclass(frozen=True, slots=True)
class Selector:
    """`path` leads from the element outwards: (whether the one before is a child of it, compound)."""

    subject: Compound
    path: tuple[tuple[bool, Compound], ...]

    @property
    def weight(self) -> Weight:
        compounds = [self.subject, *(compound for _, compound in self.path)]
        return (
            sum(len(compound.ids) for compound in compounds),
            sum(len(compound.classes) + len(compound.attributes) for compound in compounds),
            sum(compound.tag is not None for compound in compounds),
        )

    @property
    def key(self) -> str:
        """The name to find it by, one of `names_of` each element that it holds of."""
        if self.subject.ids:
            return f"#{self.subject.ids[-1]}"
        if self.subject.classes:
            return f".{min(self.subject.classes)}"
        return self.subject.tag or "*"

    def holds(self, element: HtmlElement, budget: Budget, *, in_any_state: bool) -> bool:
        """Whether it holds; `in_any_state`: even if scripts change the classes of <html> and <body>, as they do."""
        budget.spend()
        if not self.subject.holds(element):
            return False
        for child, compound in self.path:
            element = element.getparent()
            while element is not None and not _meets(element, compound, in_any_state):
                budget.spend()
                element = None if child else element.getparent()
            if element is None:
                return False
        return True


def _meets(element: HtmlElement, compound: Compound, in_any_state: bool) -> bool:
    if in_any_state and element.tag in WHOLE and (compound.classes or compound.attributes):
        return False
    return compound.holds(element)


def names_of(element: HtmlElement) -> list[str]:
    """What selectors can find the element by."""
    names = [f".{name}" for name in dict.fromkeys((element.get("class") or "").split())]
    if element.get("id"):
        names.append(f"#{element.get('id')}")
    return [*names, element.tag, "*"]


def parse(selectors: str, names: AbstractSet[str], budget: Budget) -> Iterator[Selector]:
    """Those of a list of selectors that can hold on a page with these `names`."""
    for text in selectors.split(","):
        budget.spend()
        parts = _compounds(text.strip()) if len(text) <= LONGEST_SELECTOR else None
        if parts and all(compound.names() <= names for _, compound in parts):
            (_, subject), *path = parts
            yield Selector(subject, tuple(path))


@lru_cache(maxsize=8192)
def _compounds(text: str) -> tuple[tuple[bool, Compound], ...] | None:
    """Compounds from the right, each with whether the one before is its child; None for what we do not read."""
    parts = CHILD.sub(" > ", text).split()
    if not parts or ">" in (parts[0], parts[-1]):
        return None
    found: list[tuple[bool, Compound]] = []
    for part, after in [*pairwise(parts), (parts[-1], "")]:
        if part == ">":
            continue
        if (compound := _compound(part)) is None:
            return None
        found.append((after == ">", compound))
    return tuple(found[::-1])


def _compound(text: str) -> Compound | None:
    match = COMPOUND.fullmatch(text)
    if not match:
        return None
    simple = SIMPLE.findall(match["rest"])
    if match["rest"].count("[") != sum(1 for part in simple if part[2]):
        return None
    return Compound(
        None if match["tag"] in (None, "*") else match["tag"].lower(),
        tuple(name for mark, name, _, _ in simple if mark == "#"),
        frozenset(name for mark, name, _, _ in simple if mark == "."),
        tuple((name.lower(), value or None) for _, _, name, value in simple if name),
    )
