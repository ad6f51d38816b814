"""Text -> word pieces with their places, and the windows that the network reads.

A piece is what the tokenizer makes of a word or of a part of it; its place is in code points of the text as it
stands. What the uncased vocabulary drops (case, quotation marks as a state, line breaks) goes in as one small number
for each piece, its look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Integers = NDArray[np.int64]

LONGEST_WINDOW = 254  # pieces; with the two marks at its ends a window is 256 long
OPENING = 96  # pieces of a text's beginning that its vector is read from: a title and a lead
SHAPES = 5
LOOKS = SHAPES * 4
# A lone surrogate has no UTF-8 form, and the tokenizer wants one; a replacement of equal length keeps every place.
SURROGATE = re.compile("[\ud800-\udfff]")
MARK = re.compile('[\n"“”„«»]')
SENTENCE_ENDS = frozenset(".!?")


@dataclass(frozen=True)
class Pieces:
    """The pieces of one text, as arrays of one length.

    `start`, `stop`: code points. `first`: whether the piece begins a word (a punctuation mark is a word).
    `look`: shape, quotation and line break as one number below LOOKS. `line`: the line it stands on, by count of
    those with pieces.
    """

    ids: Integers
    start: Integers
    stop: Integers
    first: NDArray[np.bool_]
    look: Integers
    line: Integers

    def __len__(self) -> int:
        return len(self.ids)


def cut(tokenizer: Tokenizer, text: str) -> Pieces:
    """The pieces of `text`; the tokenizer must neither truncate nor pad."""
    encoding = tokenizer.encode(SURROGATE.sub("?", text), add_special_tokens=False)
    places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    first = np.ones(len(words), dtype=np.bool_)
    first[1:] = words[1:] != words[:-1]
    start, stop = places[:, 0], places[:, 1]
    breaks = np.flatnonzero(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32) == ord("\n"))
    line = np.searchsorted(breaks, start)
    new_line = np.zeros(len(words), dtype=np.int64)
    new_line[1:] = line[1:] != line[:-1]
    look = shapes(text, start, stop, first) * 4 + quoted(text, start) * 2 + new_line
    return Pieces(np.array(encoding.ids, dtype=np.int64), start, stop, first, look, np.cumsum(new_line))


def shapes(text: str, start: Integers, stop: Integers, first: NDArray[np.bool_]) -> Integers:
    """0 punctuation and the like, 1 lower case, 2 capitalised, 3 all capitals, 4 digits; that of the whole word."""
    heads = np.flatnonzero(first)
    if not len(heads):
        return np.zeros(len(start), dtype=np.int64)
    begins = start[heads].tolist()
    ends = stop[np.append(heads[1:] - 1, len(start) - 1)].tolist()
    found = [shape(text[a:b]) for a, b in zip(begins, ends, strict=True)]
    by_piece: Integers = np.array(found, dtype=np.int64)[np.cumsum(first) - 1]
    return by_piece


def shape(word: str) -> int:
    if word[:1].isupper():
        return 3 if len(word) > 1 and word.isupper() else 2
    if word[:1].isalpha():
        return 1
    return 4 if word[:1].isdigit() else 0


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """What stands inside double quotation marks, without them; a quotation ends with its line at the latest."""
    ranges, opened = [], -1
    for match in MARK.finditer(text):
        mark, place = match.group(), match.start()
        opens = mark in "“„«" or (mark == '"' and opened < 0)
        if opened >= 0 and not opens:
            ranges.append((opened, place))
            opened = -1
        elif opens and opened < 0:
            opened = place + 1
    if opened >= 0:
        ranges.append((opened, len(text)))
    return ranges


def quoted(text: str, places: Integers) -> Integers:
    """1 for each of the ascending `places` inside double quotation marks."""
    ranges = np.array(quoted_ranges(text), dtype=np.int64).reshape(-1, 2)
    if not len(ranges):
        return np.zeros(len(places), dtype=np.int64)
    at = np.searchsorted(ranges[:, 0], places, side="right") - 1
    inside: Integers = ((at >= 0) & (places < ranges[at.clip(0), 1])).astype(np.int64)
    return inside


def windows(pieces: Pieces, text: str, longest: int = LONGEST_WINDOW) -> list[tuple[int, int]]:
    """Ranges of pieces that together are all of them: whole lines as far as they fit, so that what is said and who
    says it stand in one window."""
    lines = np.append(np.flatnonzero(np.diff(pieces.line, prepend=-1)), len(pieces)).tolist()
    found: list[tuple[int, int]] = []
    begin = 0
    for a, b in pairwise(lines):
        if b - begin <= longest:
            continue
        if a > begin:
            found.append((begin, a))
            begin = a
        while b - begin > longest:
            middle = break_point(pieces, text, begin, begin + longest)
            found.append((begin, middle))
            begin = middle
    if len(pieces) > begin:
        found.append((begin, len(pieces)))
    return found


def break_point(pieces: Pieces, text: str, begin: int, end: int) -> int:
    """Where to cut a line that is too long: after a sentence in the second half, else before a word, else anywhere."""
    half = (begin + end) // 2
    for place in range(end, half, -1):
        if pieces.first[place] and text[pieces.start[place - 1]] in SENTENCE_ENDS:
            return place
    for place in range(end, half, -1):
        if pieces.first[place]:
            return place
    return end
