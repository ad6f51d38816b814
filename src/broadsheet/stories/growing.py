"""Stories of pieces that keep coming: what was read stays read, and the result is at any moment that of the whole.

Nearly all of the work of clustering is to read and count words, which each piece needs once. What depends on all pieces
(how rare a word is, which are alike, what joins) is a tenth of it and is worked out anew, so that nothing is
approximate: a day that grew by lots has the stories of a day that came in one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from broadsheet.stories.cluster import assign, held_back, settings_for
from broadsheet.stories.meaning import Meanings
from broadsheet.stories.pieces import Piece
from broadsheet.stories.settings import Settings
from broadsheet.stories.words import Words

Vectors = Mapping[str, npt.NDArray[np.float32]]
Groups = tuple[tuple[str, ...], ...]


class Growing:
    """Pieces of a day as they come. Without `settings`, those that the pieces so far ask for."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._fixed = settings
        self._words: Words | None = None
        self._settings: Settings | None = None
        # By title and text, which count once: the row, and the pieces.
        self._twins: dict[tuple[str, str], list[Piece]] = {}
        self._waiting: list[bool] = []

    def add(self, pieces: Sequence[Piece]) -> None:
        """Take in more. Two pieces of one id are told apart by what else they hold."""
        new = []
        for piece in pieces:
            same = self._twins.setdefault((piece.title, piece.text), [])
            if not same:
                new.append(piece)
            same.append(piece)
        settings = self._fixed or settings_for([same[0] for same in self._twins.values()])
        if self._words is None or settings != self._settings:
            self._settings, self._words, self._waiting = settings, Words(settings), []
            new = [same[0] for same in self._twins.values()]
        self._words.add(new)
        self._waiting += [held_back(piece, settings) for piece in new]

    def groups(self, vectors: Vectors | None = None) -> Groups:
        """Groups of the pieces' ids, one a story, each sorted, the groups by their first id; a lone piece is a group.

        `vectors` are a second view of some or all pieces (unit vectors of one width).
        """
        if self._words is None or self._settings is None or not self._twins:
            return ()
        firsts = [min(same, key=_order) for same in self._twins.values()]
        order = sorted(range(len(firsts)), key=lambda row: _order(firsts[row]))
        pieces = [firsts[row] for row in order]
        rows, _ = self._words.rows()
        waiting = np.array([self._waiting[row] for row in order])
        stories = assign(rows[order], pieces, waiting, self._settings, meanings_of(pieces, vectors))
        twins = list(self._twins.values())
        groups: dict[int, list[str]] = {}
        for story, row in zip(stories, order, strict=True):
            groups.setdefault(story, []).extend(piece.id for piece in twins[row])
        return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


def cluster(pieces: Sequence[Piece], *, settings: Settings | None = None, vectors: Vectors | None = None) -> Groups:
    """The groups of all these pieces (see `Growing.groups`). The result does not depend on their order."""
    growing = Growing(settings)
    growing.add(pieces)
    return growing.groups(vectors)


def meanings_of(pieces: Sequence[Piece], vectors: Vectors | None) -> Meanings | None:
    if not vectors:
        return None
    missing = np.full(len(next(iter(vectors.values()))), np.nan, np.float32)
    return Meanings.of(np.stack([vectors.get(piece.id, missing) for piece in pieces]))


def _order(piece: Piece) -> tuple[str, str, str, str]:
    return piece.id, piece.title, piece.text, piece.published or ""


__all__ = ["Growing", "Vectors", "cluster", "meanings_of"]
