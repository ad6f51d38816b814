"""What clustering sees of an article, and which pieces would glue stories together."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from broadsheet.types import Article

SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, or a bare headline (then `text` is empty, or the headline again). `published` is ISO 8601."""

    id: str
    title: str
    text: str
    outlet: str | None = None
    published: str | None = None

    @property
    def body(self) -> str:
        """The text without the title that some extractors repeat in front of it."""
        title = self.title.strip()
        return self.text[len(title) :].lstrip(" .\n") if title and self.text.startswith(title) else self.text

    @property
    def day(self) -> float | None:
        """Days since 1970 in UTC; None where the date is not known or not readable."""
        try:
            moment = dt.datetime.fromisoformat(self.published) if self.published else None
        except ValueError:
            return None
        if moment is None:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp() / SECONDS_A_DAY


def of_article(article: Article) -> Piece:
    published = str(article.published) if article.published else None
    return Piece(article.id, article.title, article.text, article.outlet, published)


# Titles of pieces that treat many stories at once, or one without end, or serve rather than report. They join a story
# that is there; they make none. One alternative a line, by language; matched without case anywhere in the title.
MIXED_TITLES = re.compile(
    r"""\b(
      live\s+(blog|updates?|coverage|feed|stream(ing)?) | as\s+it\s+happened | live: | ^live\b | news\s+live
    | (morning|evening|daily|weekly|weekend|midday|afternoon|nightly|overnight)\s+
      (brief(ing|s)?|digest|bulletin|headlines|round-?up|wrap|news|report|newsletter|update|mail|memo)
    | what\s+you\s+need\s+to\s+know | things\s+(you\s+(need|should)\s+)?to\s+(know|watch|do) | need\s+to\s+know\s+today
    | (news|headlines?|press|sports?|market|tv|business)\s+(round-?up|in\s+brief|briefs|digest|summary|wrap|review)
    | round-?up | top\s+(news\s+)?(stories|headlines) | in\s+brief | newsletter | in\s+(pictures|photos)
    | photo\s+gallery
    | photos?\s+of\s+the\s+(day|week) | today\s+in\s+history | on\s+this\s+day | tv\s+(guide|listings|schedule)
    | what(\s+i|')s\s+on\s+(tv|today|this\s+week) | front\s+pages? | gossip | transfer\s+(news|rumou?rs)
    | horoscopes? | crossword | letters?\s+to\s+the\s+editor | weather\s+forecast | stocks\s+to\s+watch | obituaries
    | ^how\s+to | where\s+to\s+watch | (kick-?off|start)\s+time | tv\s+channel | power\s+rankings
    | (best|today's|today’s|daily|early|top)\s+([\w'’-]+\s+){0,4}deals | deals?\s+of\s+the\s+(day|week)
    | black\s+friday\s+([\w'’-]+\s+){0,3}(deals?|offers?|sales?|discounts?)
    | (deals?|offers?|sales?|discounts?)\s+([\w'’-]+\s+){0,4}black\s+friday
    | онлайн-?трансляция | прямая\s+трансляция | текстовая\s+трансляция | хроника\s+дня | главное\s+за
    | главные\s+новости
    | итоги\s+(дня|недели) | дайджест | обзор\s+(прессы|сми) | гороскоп | прогноз\s+погоды | утренний\s+брифинг
    | última\s+hora | en\s+directo | minuto\s+a\s+minuto | resumen\s+de | en\s+vivo | titulares | horóscopo
    | en\s+direct | revue\s+de\s+presse | l'essentiel\s+de | liveticker | newsticker | das\s+wichtigste | presseschau
    )""",
    re.IGNORECASE | re.VERBOSE,
)
STUB = 20  # words of body: a caption or the line under a video

WORD = re.compile(r"\w+")


def is_mixed(piece: Piece) -> bool:
    """A live blog, a round-up, a listing."""
    return bool(MIXED_TITLES.search(piece.title))


def is_stub(piece: Piece) -> bool:
    """Too little text to stand for a story, where others have more."""
    return sum(1 for _ in zip(WORD.finditer(piece.body), range(STUB), strict=False)) < STUB


__all__ = ["Piece", "is_mixed", "is_stub", "of_article"]
