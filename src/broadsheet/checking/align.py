"""Which word of a line restates which word of its source."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from broadsheet.checking.pieces import Piece


@dataclass(frozen=True)
class Pairing:
    """A sentence of a line beside one of its basis. `pairs` maps items of the line to items of the basis: `ordered`
    those that stand in the same order in both, `pairs` also words that are only there once."""

    line: Piece
    basis: Piece
    ordered: dict[int, int]
    pairs: dict[int, int]

    @property
    def coverage(self) -> float:
        """The share of the line's meaning that the basis has."""
        return sum(at in self.pairs for at in self.line.content) / max(1, len(self.line.content))

    @property
    def close(self) -> bool:
        """Near enough that a word which differs was changed."""
        return self.coverage >= CLOSE and sum(at in self.ordered for at in self.line.content) >= CLOSE_WORDS

    def before(self, at: int) -> int | None:
        """The item of the basis that stands for the last paired word before an item of the line."""
        return next((self.ordered[i] for i in range(at - 1, -1, -1) if i in self.ordered), None)

    def after(self, at: int) -> int | None:
        return next((self.ordered[i] for i in range(at, len(self.line.s)) if i in self.ordered), None)


CLOSE, CLOSE_WORDS = 0.5, 2


def pair(line: Piece, basis: Piece) -> Pairing:
    ours, theirs = [line.keys[at] for at in line.at], [basis.keys[at] for at in basis.at]
    ordered: dict[int, int] = {}
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for n in range(block.size):
            ordered[line.at[block.a + n]] = basis.at[block.b + n]
    pairs = dict(ordered)
    taken = set(ordered.values())
    free: dict[str, list[int]] = {}
    for at in basis.at:
        if at not in taken:
            free.setdefault(basis.keys[at], []).append(at)
    for at in line.at:
        if at not in pairs and at in line.content and len(free.get(line.keys[at], ())) == 1:
            pairs[at] = free[line.keys[at]][0]
    return Pairing(line, basis, ordered, pairs)
