"""As much CSS as it takes to know what is hidden: values, and the rules of a page's own <style> elements.

Selectors are tags, ids, classes and attributes, compounded, and joined as descendant or child; the cascade is that
of CSS 2.1 (importance, specificity, order). Rules with other selectors say nothing here, nor do rules for print.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement

from broadsheet.articles.wording import words

Declarations = dict[str, str]

WHOLE = ("html", "body")

# Everything that can hide; other declarations are not kept.
WATCHED = words(
    "display visibility opacity filter content-visibility font font-size color background background-color "
    "position left right top bottom margin-left margin-top padding-left text-indent overflow overflow-x overflow-y "
    "width height max-width max-height clip clip-path transform"
)
LARGEST_STYLE = 1_000_000  # characters; of what comes after, nothing is known
DESKTOP_WIDTH = 1_280  # pixels, of the reader whose eyes we borrow
# A page is refused over this many comparisons of a rule with an element; real ones take a hundredth.
MOST_COMPARISONS = 500_000

COMMENT = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?+")
TOKEN = re.compile(r"""[{}]|(?:"(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?|[^{}"'])++""", re.DOTALL)
STRING = re.compile(r"""["'][^"']*+["']?""")
COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<rest>(?:[#.][\w-]+|\[[^\]]*\])*)", re.IGNORECASE)
SIMPLE = re.compile(r"""([#.])([\w-]+)|\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*?)["']?\s*)?\]""")
WIDTH_CONDITION = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")


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


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with what it declares. `path` leads from the element outwards: (is a child of, compound)."""

    subject: Compound
    path: tuple[tuple[bool, Compound], ...]
    weight: tuple[int, int, int]
    declarations: tuple[tuple[str, str, bool], ...]

    def holds(self, element: HtmlElement, *, in_any_state: bool) -> bool:
        """Whether it holds; `in_any_state`: even if scripts change the classes of <html> and <body>, as they do."""
        if not self.subject.holds(element):
            return False
        for child, compound in self.path:
            element = element.getparent()
            while element is not None and not _meets(element, compound, in_any_state):
                element = None if child else element.getparent()
            if element is None:
                return False
        return True


def _meets(element: HtmlElement, compound: Compound, in_any_state: bool) -> bool:
    if in_any_state and element.tag in WHOLE and (compound.classes or compound.attributes):
        return False
    return compound.holds(element)


class TooManyComparisons(Exception):
    """The styles of a page were made to cost time."""


class Sheet:
    """The rules of a page's <style> elements that hide or could show again, found by their rightmost part.

    `names` are the classes ("."), ids ("#") and tags of the page: rules about others are nothing to it.
    """

    def __init__(self, styles: Iterable[str], names: AbstractSet[str], *, in_any_state: bool = False) -> None:
        self.rules: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
        self.in_any_state = in_any_state
        self.comparisons = 0
        text = COMMENT.sub(" ", "\n".join(styles)[:LARGEST_STYLE])
        for order, rule in enumerate(_rules(text, names)):
            self.rules[_key(rule.subject)].append((order, rule))

    def declarations(self, element: HtmlElement) -> tuple[Declarations, frozenset[str]]:
        """What the rules give the element, and which of that is `!important`. `TooManyComparisons` over the limit."""
        best: dict[str, tuple[tuple[bool, tuple[int, int, int], int], str]] = {}
        for key in names_of(element):
            candidates = self.rules.get(key, ())
            self.comparisons += len(candidates)
            if self.comparisons > MOST_COMPARISONS:
                raise TooManyComparisons
            for order, rule in candidates:
                if rule.holds(element, in_any_state=self.in_any_state):
                    for name, value, important in rule.declarations:
                        rank = (important, rule.weight, order)
                        if name not in best or best[name][0] <= rank:
                            best[name] = (rank, value)
        strong = frozenset(name for name, (rank, _) in best.items() if rank[0])
        return {name: value for name, (_, value) in best.items()}, strong


def names_of(element: HtmlElement) -> list[str]:
    """What rules can find the element by."""
    names = [f".{name}" for name in dict.fromkeys((element.get("class") or "").split())]
    if element.get("id"):
        names.append(f"#{element.get('id')}")
    return [*names, element.tag, "*"]


def _key(subject: Compound) -> str:
    if subject.ids:
        return f"#{subject.ids[-1]}"
    if subject.classes:
        return f".{min(subject.classes)}"
    return subject.tag or "*"


def _needs(compound: Compound) -> set[str]:
    tag = {compound.tag} if compound.tag else set()
    return {f"#{name}" for name in compound.ids} | {f".{name}" for name in compound.classes} | tag


# ------------------------------------------------------------------------------------------ the parser


def _rules(text: str, names: AbstractSet[str]) -> Iterator[Rule]:
    """The watched rules that hold on a desktop's screen and name only what the page has, in order."""
    prelude, open_blocks, skipped = "", [], 0
    for match in TOKEN.finditer(text):
        part = match[0]
        if part == "{":
            if skipped or not _enters(prelude):
                skipped += 1
            else:
                open_blocks.append(prelude)
            prelude = ""
        elif part == "}":
            if skipped:
                skipped -= 1
            elif open_blocks and not (selector := open_blocks.pop()).startswith("@") and prelude:
                yield from _of(selector, prelude, names)
            prelude = ""
        else:
            # "@charset ...;" stands before the selector that follows it
            prelude = part.strip()
            if not open_blocks or open_blocks[-1].startswith("@"):
                prelude = prelude.rpartition(";")[2].strip()


def _enters(prelude: str) -> bool:
    """Whether what stands in the block of this prelude holds for our reader."""
    if not prelude.startswith("@"):
        return True
    name, _, condition = prelude.partition(" ")
    if name.lower() == "@media":
        return any(_seen(query) for query in condition.lower().split(","))
    return name.lower() in ("@supports", "@layer")


def _seen(query: str) -> bool:
    widths = [
        pixels <= DESKTOP_WIDTH if bound == "min" else pixels >= DESKTOP_WIDTH
        for bound, number, unit in WIDTH_CONDITION.findall(query)
        for pixels in (float(number) * (1 if unit == "px" else 16),)
    ]
    rest = WIDTH_CONDITION.sub("", query).split()
    return all(widths) and set(rest) <= {"all", "screen", "only", "and"}


def _of(selectors: str, block: str, names: AbstractSet[str]) -> Iterator[Rule]:
    declarations = tuple(parse_declarations(block))
    if not declarations:
        return
    for selector in selectors.split(","):
        if parts := _selector(selector.strip()):
            (_, subject), *path = parts
            compounds = [compound for _, compound in parts]
            if not all(_needs(compound) <= names for compound in compounds):
                continue
            weight = (
                sum(len(compound.ids) for compound in compounds),
                sum(len(compound.classes) + len(compound.attributes) for compound in compounds),
                sum(compound.tag is not None for compound in compounds),
            )
            yield Rule(subject, tuple(path), weight, declarations)


def parse_declarations(block: str) -> Iterator[tuple[str, str, bool]]:
    """(property, value, important) of what is watched, in lower case."""
    for declaration in block.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in WATCHED:
            value = value.strip().lower()
            bare = value.removesuffix("!important") if value.endswith("!important") else value
            yield name, bare.rstrip(" !"), bare != value


def _selector(text: str) -> list[tuple[bool, Compound]] | None:
    """Compounds from the right, each with whether the one before is its child; None for what we do not read."""
    parts = re.sub(r"\s*>\s*", " > ", text).split()
    if not parts or parts[0] == ">" or parts[-1] == ">":
        return None
    found: list[tuple[bool, Compound]] = []
    for part, after in [*pairwise(parts), (parts[-1], "")]:
        if part == ">":
            continue
        if (compound := _compound(part)) is None:
            return None
        found.append((after == ">", compound))
    return found[::-1]


def _compound(text: str) -> Compound | None:
    match = COMPOUND.fullmatch(text)
    if not match or not text:
        return None
    tag = None if match["tag"] in (None, "*") else match["tag"].lower()
    simple = SIMPLE.findall(match["rest"])
    if match["rest"].count("[") != sum(1 for part in simple if part[2]):
        return None
    return Compound(
        tag,
        tuple(name for mark, name, _, _ in simple if mark == "#"),
        frozenset(name for mark, name, _, _ in simple if mark == "."),
        tuple((name.lower(), value or None) for _, _, name, value in simple if name),
    )
