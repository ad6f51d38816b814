"""The numbers of clustering: one set for full articles, one for bare headlines."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10


@dataclass(frozen=True, slots=True)
class Settings:
    """How words are weighed, when two groups of pieces join, and when they stay apart.

    Chosen on the development sets, each scored with numbers chosen on the others (`python -m evals.stories --choose`).
    """

    # Words: how many of the body are read, and what one weighs in the title, the lead and the rest.
    words: int = 250
    title_weight: float = 3.0
    lead_words: int = 45
    rest_weight: float = 0.3
    name_weight: float = 1.5
    pair_weight: float = 0.0  # of two neighbouring words as one feature
    rarity: float = 0.75  # power of the inverse document frequency
    strongest: int = 50  # words kept of each piece
    one_word: float = 0.25  # most that a word can count in a row of length one, lest a shared name make a story

    # Time: a day apart costs nothing; further apart, likeness falls towards `far` of itself, half way each `half_life`.
    far: float = 0.7
    half_life: float = 2.0  # days

    # Joining: the mean likeness of the pairs across two groups, and its share of the mean likeness inside them.
    join: float = 0.09  # among a hundred pieces,
    join_growth: float = 0.035  # and so much more for each tenfold: the more there are, the more alike strangers get
    contrast: float = 0.75  # 0: never look inside
    prior: float = 3.0  # pairs at the joining likeness that each group is thought to have inside, besides its own
    attach: float = 1.25  # times the joining likeness: a live blog, round-up or stub joins a story that it is so like
    hold_stubs: bool = True  # a piece of next to no text makes no story
    floor: float = 0.04  # likeness of two pieces below that counts as none

    def join_among(self, count: int) -> float:
        """The mean likeness at which two groups join, in a stream of `count` pieces."""
        return self.join + self.join_growth * max(0.0, log10(max(count, 1) / 100))


FULL = Settings()
HEADLINES = Settings(
    words=40,
    title_weight=1.0,
    lead_words=40,
    name_weight=1.0,
    pair_weight=0.5,
    rarity=0.5,
    strongest=60,
    one_word=1.0,
    join=0.025,
    join_growth=0.0,
    contrast=0.0,
    attach=2.0,
    hold_stubs=False,
    floor=0.05,
)

__all__ = ["FULL", "HEADLINES", "Settings"]
