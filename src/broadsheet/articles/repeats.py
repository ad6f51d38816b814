"""What a page prints twice is one text: a pull quote beside its paragraph, a body that is there for phones as well.

Of paragraphs with the same words the first stays; one that is a passage of another goes. Only sentences are copies:
headings, questions put to several people, and the items of a plan or a recipe are printed often by design.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.articles.blocks import Block

SHORTEST_COPY = 40  # characters, without case and punctuation
# Blocks times characters: what is searched for passages. The longest real articles have a tenth of it; beyond it only
# whole blocks are compared, since the search grows with both.
MOST_SEARCHED = 50_000_000
STATED = re.compile(r"[.!…。！।۔][\"'”’»›“」』)\]]*$")
LETTERS = re.compile(r"\w+")


def once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without those whose words stand in another."""
    words = [_words(block) for block in blocks]
    first: dict[str, int] = {}
    for number, said in enumerate(words):
        first.setdefault(said, number)
    # Blocks that may be copies or hold them, each between bars, so that no passage reaches from one into the next.
    whole = f"|{'|'.join(said for said in first if said)}|"
    searched = len(first) * len(whole) <= MOST_SEARCHED
    return [
        block
        for number, (block, said) in enumerate(zip(blocks, words, strict=True))
        if not said or (first[said] == number and not (searched and _is_passage(said, whole)))
    ]


def _words(block: Block) -> str:
    """The block's words, a space before and after each; "" for a block that is never a copy."""
    if len(block.text) < SHORTEST_COPY or block.heading or not STATED.search(block.text):
        return ""
    said = " ".join(LETTERS.findall(block.text.casefold()))
    return f" {said} " if len(said) >= SHORTEST_COPY else ""


def _is_passage(said: str, whole: str) -> bool:
    """Whether the words stand in `whole` within a block that has more of them."""
    here = whole.find(said)
    if whole[here - 1] != "|" or whole[here + len(said)] != "|":
        return True
    return whole.find(said, here + len(said)) >= 0
