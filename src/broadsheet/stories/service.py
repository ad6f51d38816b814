"""Pieces that serve readers rather than report: offers, guides, listings, results, forecasts.

Many outlets print many of them each day, and none is a story that topped the press. Patterns of titles, as data.
"""

from __future__ import annotations

import re

SERVICE_TITLES = re.compile(
    r"""\b(
      deals? | discounts? | black\s+friday | cyber\s+monday | on\s+sale | save\s+(up\s+to\s+)?[£$€\d] | coupons? | promo
    | gift\s+(guide|ideas) | buy(er'?s|ing)\s+guide | best\s+[\w\s]{0,40}(20\d\d|for|to\s+buy|under|cases|games|phones)
    | how\s+to | where\s+to\s+(watch|buy) | what\s+time | kick-?off\s+time | tv\s+channel | live\s+stream | start\s+time
    | (hands[\s-]on|review) | first\s+(look|impressions) | unboxing | tips | tricks | walkthrough | guide | cheats?
    | recipes? | horoscopes? | crossword | weather | forecast | lottery | winning\s+numbers | quiz | ranked | ranking
    | predictions? | odds | betting | line-?ups? | player\s+ratings | (match|game)\s+preview | fixtures | standings
    | stocks?\s+to\s+(buy|watch|sell) | price\s+target | (share|stock)\s+price | dividend | earnings\s+call
    | q[1-4]\s+20\d\d
    | technical\s+analysis | price\s+analysis | obituar(y|ies) | spoilers? | recap | trailer | leak(ed|s)? | rumou?rs?
    | гороскоп | прогноз\s+погоды | скидк\w* | рецепт\w* | где\s+смотреть | курс\s+(доллара|евро|валют) | как\s+выбрать
    | horóscopo | receta | ofertas? | dónde\s+ver | pronóstico | rezept | horoskop | angebote? | wetter
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_service(title: str) -> bool:
    return SERVICE_TITLES.search(title) is not None


__all__ = ["is_service"]
