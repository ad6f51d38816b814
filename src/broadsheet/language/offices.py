"""Words for offices of state, by language: who heads a state or its government, and who else speaks for one.

A word that ends in `*` stands for all that begin so, since offices are inflected in many languages; after one with `~`
must stand a name, both capitalised ("President Ruiz", not "the club's president"). Crowns are left out: most kings and
queens of a newspaper are players, bands and brands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

HEADS: Mapping[str, str] = {
    "en": "President ~ | prime minister | Chancellor ~ | Pope ~ | taoiseach | White House | Kremlin",
    "ru": "президент* | премьер-министр* | премьер* | канцлер* | глав* государства | глав* правительства",
    "uk": "президент* | прем'єр-міністр* | прем’єр-міністр* | прем'єр* | прем’єр* | канцлер* | глав* держави",
    "es": "presidente | presidenta | primer ministro | primera ministra | canciller | papa",
    "pt": "presidente | primeiro-ministro | primeira-ministra | chanceler | papa",
    "fr": "président | présidente | premier ministre | première ministre | chancelier | chancelière | pape",
    "de": "präsident* | bundespräsident* | ministerpräsident* | premierminister* | kanzler* | bundeskanzler*",
    "it": "presidente | premier | primo ministro | cancelliere | papa",
}
OFFICIALS: Mapping[str, str] = {
    "en": "minister | ministers | ministry | secretary | governor | senator | congressman | congresswoman | ambassador "
    "| parliament | senate | congress | government | supreme court | attorney general | mayor | lawmakers "
    "| commissioner",
    "ru": "министр* | министерств* | мид | губернатор* | сенатор* | депутат* | посол | посла | послом | правительств* "
    "| дум* | верховн* суд* | мэр* | генпрокурор* | кремл*",
    "uk": "міністр* | міністерств* | мзс | губернатор* | депутат* | посол | посла | уряд* | верховн* рад* "
    "| верховн* суд*",
    "es": "ministro | ministra | ministerio | gobernador | senador | senado | congreso | embajador | gobierno "
    "| alcalde",
    "pt": "ministro | ministra | ministério | governador | senador | senado | congresso | embaixador | governo "
    "| prefeito",
    "fr": "ministre | ministère | gouverneur | sénateur | sénat | parlement | ambassadeur | gouvernement | maire",
    "de": "minister* | außenminister* | innenminister* | ministerium | senat* | bundestag* | botschafter* | regierung*",
    "it": "ministro | ministra | ministero | governatore | senatore | senato | parlamento | ambasciatore | governo",
}


@dataclass(frozen=True, slots=True)
class Offices:
    """Patterns that find a head of state or government, and another official, in a text."""

    heads: re.Pattern[str]
    officials: re.Pattern[str]


@cache
def offices(code: str | None) -> Offices | None:
    """Those of a language (ISO 639), None where we have no words for it."""
    known = (code or "").lower().replace("_", "-").split("-")[0]
    return Offices(_pattern(HEADS[known]), _pattern(OFFICIALS[known])) if known in HEADS else None


def _pattern(listed: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_word(word.strip()) for word in listed.split('|'))})")


def _word(word: str) -> str:
    if word.endswith(" ~"):
        return rf"{re.escape(word[:-2])}\s+(?=[^\W\d_a-z])"
    spaced = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
    return rf"(?i:{spaced})\b"


__all__ = ["Offices", "offices"]
