"""A page's own <style> elements, asked of one element after the other.

Two steps, since sheets have thousands of rules and few of them hide: `suspects` are rules that could hide what they
hold of; only where one holds is the whole cascade of CSS 2.1 worked out (importance, specificity, order).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property

from lxml.html import HtmlElement

from broadsheet.articles import css
from broadsheet.articles.css import Declarations
from broadsheet.articles.selectors import Budget, Selector, Weight, names_of, parse
from broadsheet.articles.unseen import may_hide

Block = tuple[tuple[str, str, bool], ...]
Rules = dict[str, list[tuple[int, Selector, Block]]]


class Sheet:
    """The rules that can hold on a page with these `names` (see `selectors.names_of`)."""

    def __init__(self, styles: Iterable[str], names: AbstractSet[str], *, in_any_state: bool = False) -> None:
        self.names = names
        self.in_any_state = in_any_state
        self.budget = Budget()
        self.blocks = [
            (selectors, declarations)
            for selectors, block in css.blocks(styles)
            if (declarations := tuple(css.parse_declarations(block)))
        ]
        self.suspects = self._find(only_suspects=True)

    @cached_property
    def rules(self) -> Rules:
        return self._find(only_suspects=False)

    def _find(self, *, only_suspects: bool) -> Rules:
        found: Rules = defaultdict(list)
        for order, (selectors, block) in enumerate(self.blocks):
            if not only_suspects or may_hide({name: value for name, value, _ in block}):
                for selector in parse(selectors, self.names, self.budget):
                    found[selector.key].append((order, selector, block))
        return found

    def may_hide(self, element: HtmlElement) -> bool:
        """Whether a rule holds of the element that could hide it. `TooManyComparisons` over the limit."""
        return bool(self.suspects) and any(
            selector.holds(element, self.budget, in_any_state=self.in_any_state)
            for key in names_of(element)
            for _, selector, _ in self.suspects.get(key, ())
        )

    def declarations(self, element: HtmlElement) -> tuple[Declarations, frozenset[str]]:
        """What the rules give the element, and which of that is `!important`. `TooManyComparisons` over the limit."""
        best: dict[str, tuple[tuple[bool, Weight, int], str]] = {}
        for key in names_of(element):
            for order, selector, block in self.rules.get(key, ()):
                if selector.holds(element, self.budget, in_any_state=self.in_any_state):
                    for name, value, important in block:
                        rank = (important, selector.weight, order)
                        if name not in best or best[name][0] <= rank:
                            best[name] = (rank, value)
        strong = frozenset(name for name, (rank, _) in best.items() if rank[0])
        return {name: value for name, (_, value) in best.items()}, strong
