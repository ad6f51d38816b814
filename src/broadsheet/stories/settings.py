"""The numbers of clustering: one set for full articles, one for bare headlines."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

MOST_MEANT = 2.0  # tenfolds of a hundred: beyond, the bar of meaning would rise above what reports of one event have


@dataclass(frozen=True, slots=True)
class Settings:
    """How words are weighed, when two groups of pieces join, and when they stay apart.

    Chosen on the development sets, each scored with numbers chosen on the others (`python -m evals.stories --choose`).
    """

    # Words: how many of the body are read, and what one weighs in the title, the lead and the rest.
    words: int = 400
    title_weight: float = 4.0
    lead_words: int = 45
    rest_weight: float = 0.3
    name_weight: float = 1.2
    pair_weight: float = 0.0  # of two neighbouring words as one feature
    rarity: float = 0.9  # power of the inverse document frequency
    strongest: int = 80  # words kept of each piece
    one_word: float = 0.25  # most that a word can count in a row of length one, lest a shared name make a story

    # The beat: so many times what is usual among a piece's further neighbours is taken from its likenesses.
    beat: float = 1.0

    # Time: a day apart costs nothing; further apart, likeness falls towards `far` of itself, half way each `half_life`.
    far: float = 0.7
    half_life: float = 2.0  # days

    # Meaning, where pieces have vectors: the weight of how alike a pair is in it, beyond what two events usually are.
    # None in full articles, where it only parts what the words have joined: a pair's words say more of one event than
    # its vectors do, and a story's vectors as a whole say more of one topic with several events than its words do.
    meaning: float = 0.0
    meaning_usual: float = 0.3
    same: float = 0.36  # The mean likeness in meaning of all pairs of a story, among a hundred pieces,
    same_growth: float = 0.14  # and so much more for each tenfold, up to ten thousand,
    same_slack: float = 0.25  # less this share in a story of many pieces;
    same_across: float = 0.7  # this share of it between its halves,
    same_attach: float = 0.9  # and this share of it for a piece that joins late

    # Joining: the mean likeness of the pairs across two groups, and its share of the mean likeness inside them.
    join: float = 0.05  # among a hundred pieces,
    join_growth: float = 0.041  # and so much more for each tenfold: the more there are, the more alike strangers get
    whole: float = 0.06  # the mean likeness of all pairs of a story, among a hundred pieces,
    whole_growth: float = 0.08  # and so much more for each tenfold,
    slack: float = 0.35  # less this share in a story of many pieces
    contrast: float = 0.8  # 0: never look inside
    contrast_one: float = 0.6  # the same where a single piece joins a group
    prior: float = 5.0  # pairs at the joining likeness that each group is thought to have inside, besides its own
    attach: float = 1.5  # times the joining likeness: a live blog, round-up or stub joins a story that it is so like
    attach_alone: float = 0.5  # the same for a piece that is left alone in the end, among a hundred pieces,
    alone_growth: float = 0.35  # and so much more for each tenfold: a stream has more pieces that tell of nothing else
    attach_inside: float = 0.3  # of the story's own mean likeness, which such pieces must reach too
    hold_stubs: bool = True  # a piece of next to no text makes no story
    floor: float = 0.4  # times the joining likeness: two pieces less alike count as not alike at all
    commonest: int = 1000  # pieces: in longer lists a word is too common to compare by, and comparing would grow as n²

    def join_among(self, count: int) -> float:
        """The mean likeness at which two groups join, in a stream of `count` pieces."""
        return self.join + self.join_growth * tenfolds(count)

    def whole_among(self, count: int) -> float:
        """The mean likeness of all pairs of a story, in a stream of `count` pieces."""
        return self.whole + self.whole_growth * tenfolds(count)

    def same_among(self, count: int) -> float:
        """The mean likeness in meaning of all pairs of a story, in a stream of `count` pieces."""
        return self.same + self.same_growth * min(MOST_MEANT, tenfolds(count))

    def attach_alone_among(self, count: int) -> float:
        """The mean likeness at which a piece that is left alone joins a story."""
        return (self.attach_alone + self.alone_growth * tenfolds(count)) * self.join_among(count)

    def floor_among(self, count: int) -> float:
        """The likeness that two pieces must have to count as alike at all."""
        return self.floor * self.join_among(count)


def tenfolds(count: int) -> float:
    """How many times a stream of `count` pieces is ten times a hundred: 0 up to 100, 1 at 1,000, 2 at 10,000."""
    return max(0.0, log10(max(count, 1) / 100))


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
    beat=0.0,
    meaning=0.8,
    same=0.0,
    same_growth=0.0,
    join=0.025,
    join_growth=0.0,
    whole=0.025,
    whole_growth=0.0,
    contrast=0.0,
    contrast_one=0.0,
    attach=2.0,
    attach_alone=1.0,
    alone_growth=0.0,
    attach_inside=0.0,
    hold_stubs=False,
    floor=2.0,
)

__all__ = ["FULL", "HEADLINES", "Settings"]
