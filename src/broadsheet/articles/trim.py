"""Which blocks of a page are not its text: rules in order, the first that fires takes the block out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from broadsheet.articles.blocks import Block
from broadsheet.articles.furniture import ONLY, READ_ALSO, STARTS

# The title is printed over the text and not again inside it; deeper in, the same words are a sentence.
TOP = 3  # blocks
# A block with "read also" in front that is longer than this is a paragraph about reading.
LONGEST_POINTER = 250
# Of a block's letters inside links, the share that makes it a link and nothing else.
ALL_LINK = 0.9
SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """A block where it stands: its number from 0, and what is printed above it, folded."""

    block: Block
    number: int
    titles: frozenset[str]
    description: str


def repeats_title(place: Place) -> bool:
    near = place.number < TOP or place.block.heading
    return near and folded(place.block.text) in place.titles


def repeats_description(place: Place) -> bool:
    """A subtitle that is the page's own description; a first paragraph that equals it is text."""
    return place.block.heading and place.number < TOP and folded(place.block.text) == place.description


def points_elsewhere(place: Place) -> bool:
    return len(place.block.text) <= LONGEST_POINTER and READ_ALSO.match(place.block.text) is not None


def is_furniture(place: Place) -> bool:
    text = place.block.text
    return ONLY.fullmatch(text) is not None or STARTS.match(text) is not None


def is_a_link(place: Place) -> bool:
    """A headline of another article: all link, and no sentence."""
    return _all_link(place.block) and not SENTENCE_END.search(place.block.text)


def _all_link(block: Block) -> bool:
    return block.linked >= ALL_LINK * len(block.text)


RULES: tuple[Callable[[Place], bool], ...] = (
    repeats_title,
    repeats_description,
    points_elsewhere,
    is_furniture,
    is_a_link,
)


def why(place: Place) -> str | None:
    """The name of the rule that takes the block out, None if none does."""
    return next((rule.__name__ for rule in RULES if rule(place)), None)


def trim(blocks: Sequence[Block], titles: Iterable[str], description: str | None) -> list[Block]:
    """The blocks that are text; headings with nothing under them at the end go too."""
    above = frozenset(folded(title) for title in titles if title)
    below = folded(description or "")
    kept: list[Block] = []
    after_pointer = False
    for number, block in enumerate(blocks):
        rule = why(Place(block, number, above, below))
        # Under "Related content:" stand headlines, all link, some of which end like sentences.
        after_pointer = rule == points_elsewhere.__name__ or (after_pointer and _all_link(block))
        if rule is None and not after_pointer:
            kept.append(block)
    while kept and kept[-1].heading:
        kept.pop()
    return kept


def folded(text: str) -> str:
    """Words only, without case: what two printings of a title share."""
    return " ".join(LETTERS.findall(text.casefold()))
