"""How a line is set: slices of articles in print order, and between them the review's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.review.text import RUN_OF_SPACE, tidy
from broadsheet.types import Article, Line, Span


@dataclass(frozen=True, slots=True)
class Slice:
    """Words of an article. `recase` may raise or lower the first letter, outside quotation marks only: a slice that
    begins a sentence in print need not have begun one in the article. `exact` words stand in our quotation marks."""

    span: Span
    recase: str = ""
    exact: bool = False

    def print(self, text: str) -> str:
        if self.exact:
            return text
        text = tidy(text)
        if self.recase == "upper":
            return text[:1].upper() + text[1:]
        if self.recase == "lower":
            return text[:1].lower() + text[1:]
        return text


@dataclass(frozen=True, slots=True)
class Title:
    """An article's headline, or the part of it in [start, stop), resting on `evidence` in the article's text."""

    article: str
    start: int
    stop: int
    evidence: Span


@dataclass(frozen=True, slots=True)
class Rests:
    """Evidence that is not printed: where else the same words stand."""

    span: Span


Piece = str | Slice | Title | Rests


def set_line(pieces: Sequence[Piece], articles: Mapping[str, Article]) -> Line:
    """The printed line, with the evidence in print order."""
    text: list[str] = []
    evidence: list[Span] = []
    titles: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
        elif isinstance(piece, Slice):
            text.append(piece.print(articles[piece.span.article].slice(piece.span)))
            evidence.append(piece.span)
        elif isinstance(piece, Title):
            text.append(RUN_OF_SPACE.sub(" ", articles[piece.article].title[piece.start : piece.stop]))
            evidence.append(piece.evidence)
            titles.append(piece.article)
        else:
            evidence.append(piece.span)
    return Line("".join(text), tuple(evidence), tuple(titles))
