"""Documents -> training windows: pieces, cue tags, and for each cue the role tags of every word in its window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from broadsheet.encoder.pieces import Pieces, cut, windows
from training.polnear import Document, Ranges

OUT, SOURCE_BEGINS, SOURCE, CONTENT_BEGINS, CONTENT = range(5)


@dataclass(frozen=True)
class Window:
    """One window of a document. `words` are the places of the words' first pieces, counted in the window with the
    mark at its beginning; everything else is by word. `roles` is (cues, words), `helper` (words, 4)."""

    document: int
    begin: int
    ids: NDArray[np.int64]
    look: NDArray[np.int64]
    words: NDArray[np.int64]
    line: NDArray[np.int64]
    cue_tags: NDArray[np.int64]
    cues: NDArray[np.int64]
    roles: NDArray[np.int64]
    helper: NDArray[np.float32]


def words_of(pieces: Pieces, begin: int, stop: int) -> NDArray[np.int64]:
    """Places of the first pieces of words in a window, in the whole text's pieces."""
    return begin + np.flatnonzero(pieces.first[begin:stop])


def touched(ranges: Ranges, start: NDArray[np.int64], stop: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Each range of characters as a range of words (end exclusive) that lie in it; empty ones are left out."""
    found = []
    for a, b in ranges:
        first, last = int(np.searchsorted(stop, a, side="right")), int(np.searchsorted(start, b, side="left"))
        if last > first:
            found.append((first, last))
    return found


def make_windows(tokenizer: Tokenizer, documents: list[Document]) -> list[Window]:
    marks = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    found = []
    for number, document in enumerate(documents):
        pieces = cut(tokenizer, document.text)
        for begin, stop in windows(pieces, document.text):
            found.append(make_window(number, document, pieces, begin, stop, marks))
    return found


def make_window(
    number: int, document: Document, pieces: Pieces, begin: int, stop: int, marks: tuple[int, int]
) -> Window:
    heads = words_of(pieces, begin, stop)
    start, ends = pieces.start[heads], pieces.stop[np.append(heads[1:], stop) - 1]
    cue_tags = np.zeros(len(heads), dtype=np.int64)
    helper = np.zeros((len(heads), 4), dtype=np.float32)
    cues, roles = [], []
    for relation in document.relations:
        for column, ranges in ((0, relation.source), (2, relation.content)):
            for a, b in touched(ranges, start, ends):
                helper[a:b, column] = 1
                helper[a, column + 1] = 1
        cue = touched(relation.cue, start, ends)
        if not cue:
            continue
        (a, b), tags = cue[0], np.zeros(len(heads), dtype=np.int64)
        cue_tags[a], cue_tags[a + 1 : b] = 1, 2
        for ranges, begins in ((relation.content, CONTENT_BEGINS), (relation.source, SOURCE_BEGINS)):
            for c, d in touched(ranges, start, ends):
                tags[c], tags[c + 1 : d] = begins, begins + 1
        cues.append((a, b - 1))
        roles.append(tags)
    ids = np.concatenate(([marks[0]], pieces.ids[begin:stop], [marks[1]]))
    look = np.concatenate(([0], pieces.look[begin:stop], [0]))
    return Window(
        number,
        begin,
        ids,
        look,
        heads - begin + 1,
        pieces.line[heads],
        cue_tags,
        np.array(cues, dtype=np.int64).reshape(-1, 2),
        np.array(roles, dtype=np.int64).reshape(-1, len(heads)),
        helper,
    )
