"""What changed from one text to the next: runs of words that stayed, went or came.

Paragraphs are compared first and words only inside those that changed (Myers' problem, solved by the standard
library's Ratcliff-Obershelp matcher), so that a long text with a small edit costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["kept", "removed", "added"]
Place = tuple[int, int]

# A paragraph with the line ends after it; a word, a mark, or a run of space.
PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+$")
WORD = re.compile(r"\w+(?:[’'\-.]\w+)*|\s+|[^\w\s]")
# Words on either side beyond which a changed block is compared by its frequent words no more.
MANY_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Change:
    """A run: `before` and `after` are its (start, stop) in the two texts, code points, empty where it is not."""

    kind: Kind
    before: Place
    after: Place


def compare(before: str, after: str) -> tuple[Change, ...]:
    """The runs, in order: what stands between them is nothing, and together they give both texts."""
    return tuple(_joined(_runs(before, after)))


def _runs(before: str, after: str) -> Iterator[Change]:
    old, new = _pieces(PARAGRAPH, before, (0, len(before))), _pieces(PARAGRAPH, after, (0, len(after)))
    for same, (first, last), (start, stop) in _blocks(before, old, after, new):
        if same:
            yield Change("kept", _over(old, first, last, len(before)), _over(new, start, stop, len(after)))
            continue
        left, right = _over(old, first, last, len(before)), _over(new, start, stop, len(after))
        yield from _words(before, left, after, right)


def _words(before: str, left: Place, after: str, right: Place) -> Iterator[Change]:
    old, new = _pieces(WORD, before, left), _pieces(WORD, after, right)
    for same, (first, last), (start, stop) in _blocks(before, old, after, new):
        was, is_ = _over(old, first, last, left[1]), _over(new, start, stop, right[1])
        if same:
            yield Change("kept", was, is_)
            continue
        if was[0] < was[1]:
            yield Change("removed", was, (is_[0], is_[0]))
        if is_[0] < is_[1]:
            yield Change("added", (was[1], was[1]), is_)


def _pieces(pattern: re.Pattern[str], text: str, place: Place) -> list[Place]:
    return [match.span() for match in pattern.finditer(text, *place)]


def _blocks(before: str, old: Sequence[Place], after: str, new: Sequence[Place]) -> Iterator[tuple[bool, Place, Place]]:
    """(whether they agree, numbers of pieces before, numbers of pieces after)."""
    a, b = [before[start:stop] for start, stop in old], [after[start:stop] for start, stop in new]
    for tag, first, last, start, stop in SequenceMatcher(
        None, a, b, autojunk=len(a) > MANY_WORDS or len(b) > MANY_WORDS
    ).get_opcodes():
        yield tag == "equal", (first, last), (start, stop)


def _over(pieces: Sequence[Place], first: int, last: int, end: int) -> Place:
    """The place that pieces number `first` to `last` (exclusive) take; empty, and where they would stand, for none."""
    if first < last:
        return pieces[first][0], pieces[last - 1][1]
    at = pieces[first][0] if first < len(pieces) else end
    return at, at


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """Neighbours of one kind as one run; of a stretch of changes, first all that went, then all that came."""
    for kept, run in groupby(changes, key=lambda change: change.kind == "kept"):
        stretch = list(run)
        was, is_ = (stretch[0].before[0], stretch[-1].before[1]), (stretch[0].after[0], stretch[-1].after[1])
        if kept:
            yield Change("kept", was, is_)
            continue
        if was[0] < was[1]:
            yield Change("removed", was, (is_[0], is_[0]))
        if is_[0] < is_[1]:
            yield Change("added", (was[1], was[1]), is_)
