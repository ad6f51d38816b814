"""Which blocks of a page are not its text: rules in order, the first that fires takes the block out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from broadsheet.articles.blocks import Block
from broadsheet.articles.furniture import BYLINE_WORDS, CONTACT, ONLY, READ_ALSO, RIGHTS, STARTS
from broadsheet.articles.repeats import once

# What is printed over the text is not repeated in it; deeper in, the same words are a sentence.
TOP = 3  # blocks
# A block with "read also" in front, or "all rights reserved" in it, that is longer than this is a paragraph.
LONGEST_POINTER = 250
LONGEST_CONTACT = 120
# Of a block's letters inside links, the share that makes it a link and nothing else.
ALL_LINK = 0.9
SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
LETTERS = re.compile(r"\w+")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Around:
    """What a page prints around its text, folded: wordings of the title, description, names, labels of sections."""

    titles: frozenset[str] = frozenset()
    description: str = ""
    byline: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        titles: Iterable[str],
        description: str | None = None,
        byline: str | None = None,
        labels: Iterable[str] = (),
    ) -> Around:
        return cls(
            frozenset(folded(title) for title in titles if title),
            folded(description or ""),
            frozenset(folded(byline or "").split()),
            frozenset(folded(label) for label in labels),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A block where it stands: its number from 0, and how many blocks of text came before."""

    block: Block
    number: int
    kept: int
    around: Around

    @property
    def folded(self) -> str:
        return folded(self.block.text)


def repeats_title(place: Place) -> bool:
    return (place.number < TOP or place.block.heading) and place.folded in place.around.titles


def repeats_description(place: Place) -> bool:
    """A subtitle that is the page's own description; a first paragraph that equals it is text."""
    return place.block.heading and place.number < TOP and place.folded == place.around.description


def names_the_section(place: Place) -> bool:
    """The label of a section over the text, which is also a link of the page's menu."""
    return place.kept == 0 and place.number < TOP and place.folded in place.around.labels


def is_byline(place: Place) -> bool:
    """Names of those who sign it, with a date and words like "by" and "published" at most."""
    if place.number >= TOP or not place.around.byline or len(place.block.text) > LONGEST_CONTACT:
        return False
    printed = set(place.folded.split())
    return place.around.byline <= printed and all(
        word in BYLINE_WORDS or DIGITS.match(word) for word in printed - place.around.byline
    )


def points_elsewhere(place: Place) -> bool:
    return len(place.block.text) <= LONGEST_POINTER and READ_ALSO.match(place.block.text) is not None


def is_furniture(place: Place) -> bool:
    text = place.block.text
    return ONLY.fullmatch(text) is not None or STARTS.match(text) is not None


def claims_rights(place: Place) -> bool:
    return len(place.block.text) <= LONGEST_POINTER and RIGHTS.search(place.block.text) is not None


def gives_contact(place: Place) -> bool:
    return len(place.block.text) <= LONGEST_CONTACT and CONTACT.match(place.block.text) is not None


def is_a_link(place: Place) -> bool:
    """A headline of another article: all link, and no sentence."""
    return _all_link(place.block) and not SENTENCE_END.search(place.block.text)


RULES: tuple[Callable[[Place], bool], ...] = (
    repeats_title,
    repeats_description,
    names_the_section,
    is_byline,
    points_elsewhere,
    is_furniture,
    claims_rights,
    gives_contact,
    is_a_link,
)


def why(place: Place) -> str | None:
    """The name of the rule that takes the block out, None if none does."""
    return next((rule.__name__ for rule in RULES if rule(place)), None)


def trim(blocks: Sequence[Block], around: Around) -> list[Block]:
    """The blocks that are text, each once; headings with nothing under them at the end go too."""
    kept: list[Block] = []
    after_pointer = False
    for number, block in enumerate(blocks):
        rule = why(Place(block, number, len(kept), around))
        # Under "Related content:" stand headlines, all link, some of which end like sentences.
        after_pointer = rule == points_elsewhere.__name__ or (after_pointer and _all_link(block))
        if rule is None and not after_pointer:
            kept.append(block)
    kept = once(kept)
    while kept and kept[-1].heading:
        kept.pop()
    return kept


def _all_link(block: Block) -> bool:
    return block.linked >= ALL_LINK * len(block.text)


def folded(text: str) -> str:
    """Words only, without case: what two printings of a title share."""
    return " ".join(LETTERS.findall(text.casefold()))
