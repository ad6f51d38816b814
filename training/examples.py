"""Documents -> training windows: pieces, cue tags, and for each cue the role tags of every word in its window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from broadsheet.encoder.pieces import OPENING, Pieces, cut, windows
from training.polnear import Document, Ranges
from training.tokens import UNKNOWN, name_tags, syntax

# Each run of words is tagged by its first, its inner and its last word, or as a word alone (BILOU: Ratinov and Roth
# 2009), so that where it ends is taught as such.
OUT = 0
BEGINS, GOES_ON, ENDS, ALONE = range(4)
CUE, SOURCE, CONTENT = 1, 1, 5  # the first tag of each: a source and a content share a sequence
CUE_TAGS, ROLE_TAGS = 5, 9


@dataclass(frozen=True)
class Window:
    """One window of a document. `words` are the places of the words' first pieces, counted in the window with the
    mark at its beginning; everything else is by word. `roles` is (cues, words), `helper` (words, 4). What is not known
    of a word is UNKNOWN; `attributed` says whether attributions are."""

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
    names: NDArray[np.int64]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    attributed: bool


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


def mark(tags: NDArray[np.int64], first: int, after: int, base: int) -> None:
    """Tags a run of words in place."""
    tags[first:after] = base + GOES_ON
    tags[first], tags[after - 1] = base + BEGINS, base + ENDS
    if after - first == 1:
        tags[first] = base + ALONE


def make_windows(tokenizer: Tokenizer, documents: list[Document]) -> list[Window]:
    marks = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    found = []
    for number, document in enumerate(documents):
        pieces = cut(tokenizer, document.text)
        for begin, stop in windows(pieces, document.text):
            found.append(make_window(number, document, pieces, begin, stop, marks))
    return found


def make_openings(tokenizer: Tokenizer, texts: list[str]) -> list[Window]:
    """The window of each text that its vector is read from; of nothing else in it is anything known."""
    marks = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    found = []
    for text in texts:
        pieces = cut(tokenizer, text)
        stop = min(len(pieces), OPENING)
        found.append(make_window(-1, Document("", text, (), attributed=False), pieces, 0, stop, marks))
    return found


def make_window(
    number: int, document: Document, pieces: Pieces, begin: int, stop: int, marks: tuple[int, int]
) -> Window:
    heads = words_of(pieces, begin, stop)
    start, ends = pieces.start[heads], pieces.stop[np.append(heads[1:], stop) - 1]
    cue_tags = np.full(len(heads), 0 if document.attributed else UNKNOWN, dtype=np.int64)
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
        mark(cue_tags, a, b, CUE)
        for ranges, base in ((relation.content, CONTENT), (relation.source, SOURCE)):
            for c, d in touched(ranges, start, ends):
                mark(tags, c, d, base)
        cues.append((a, b - 1))
        roles.append(tags)
    names = relations_of = heads_of = np.full(len(heads), UNKNOWN, dtype=np.int64)
    if document.known and len(heads):
        names = name_tags(document.known.names, start, ends)
        heads_of, relations_of = syntax(document.known, start, ends)
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
        names,
        heads_of,
        relations_of,
        document.attributed,
    )
