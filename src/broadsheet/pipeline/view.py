"""The second view of articles that stories are made of: what each one means, beside its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from broadsheet.stories import Vectors
from broadsheet.stories.pieces import of_article
from broadsheet.types import Article

# Characters of a title and lead: as much as an encoder reads of a text for its vector.
OPENING = 700


@dataclass(frozen=True, slots=True)
class View:
    """Who gives the vectors, by a name that changes when they do, and how: unit vectors by article."""

    name: str
    vectors: Callable[[Sequence[Article]], Vectors]


class GivesVectors(Protocol):
    """An encoder: a unit vector for each text, zeros where there is none."""

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]: ...


def view_of(encoder: GivesVectors, name: str) -> View:
    """The view of this encoder, of titles and leads."""

    def vectors(articles: Sequence[Article]) -> Vectors:
        rows = encoder.vectors([opening(article) for article in articles])
        return {article.id: row for article, row in zip(articles, rows, strict=True)}

    return View(name, vectors)


def opening(article: Article) -> str:
    """The title, and the lead without it."""
    body = of_article(article).body[:OPENING]
    return f"{article.title.rstrip(' .')}. {body}" if article.title else body


__all__ = ["GivesVectors", "View", "opening", "view_of"]
