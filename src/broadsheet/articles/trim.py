"""Which blocks of a page are not its text: rules in order, the first that fires takes the block out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
    """A block where it stands: its number from 0, what is printed above it, and what came before."""

    block: Block
    number: int
    title: str
    description: str | None


def repeats_title(place: Place) -> bool:
    near = place.number < TOP or place.block.heading
    return near and bool(place.title) and folded(place.block.text) == folded(place.title)


def repeats_description(place: Place) -> bool:
    """A subtitle that is the page's own description; a first paragraph that equals it is text."""
    return (
        place.block.heading
        and place.number < TOP
        and bool(place.description)
        and folded(place.block.text) == folded(place.description or "")
    )


def points_elsewhere(place: Place) -> bool:
    return len(place.block.text) <= LONGEST_POINTER and READ_ALSO.match(place.block.text) is not None


def is_furniture(place: Place) -> bool:
    text = place.block.text
    return ONLY.fullmatch(text) is not None or STARTS.match(text) is not None


def is_a_link(place: Place) -> bool:
    """A headline of another article: all link, and no sentence."""
    block = place.block
    return block.linked >= ALL_LINK * len(block.text) and not SENTENCE_END.search(block.text)


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


def trim(blocks: Sequence[Block], title: str, description: str | None) -> list[Block]:
    """The blocks that are text; headings with nothing under them at the end go too."""
    kept = [
        block for number, block in enumerate(blocks) if why(Place(block, number, title, description)) is None
    ]
    while kept and kept[-1].heading:
        kept.pop()
    return kept


def folded(text: str) -> str:
    """Words only, without case: what two printings of a title share."""
    return " ".join(LETTERS.findall(text.casefold()))
