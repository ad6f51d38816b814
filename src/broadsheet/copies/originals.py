"""Who copied whom: the original of a group of copies, and the agency that it credits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from broadsheet.types import Article, Copies

# Names that a credit prints, by agency. A credit stands in the byline, in the dateline or at the end; see `credit`.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "ANI": ("ANI", "Asian News International"),
    "ANSA": ("ANSA",),
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "BelTA": ("BelTA", "БЕЛТА"),
    "Bernama": ("Bernama",),
    "CP": ("The Canadian Press", "Canadian Press"),
    "dpa": ("dpa", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "GNA": ("GNA", "Ghana News Agency"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "Interfax": ("Interfax", "Интерфакс"),
    "Interfax-Ukraine": ("Interfax-Ukraine", "Интерфакс-Украина"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "NAN": ("NAN", "News Agency of Nigeria"),
    "PA": ("PA Media", "Press Association"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("Reuters", "Thomson Reuters", "Рейтер"),
    "RIA Novosti": ("RIA Novosti", "РИА Новости"),
    "Sputnik": ("Sputnik",),
    "TASS": ("TASS", "ТАСС"),
    "Ukrinform": ("Ukrinform", "Укринформ", "Укрінформ"),
    "UNI": ("UNI", "United News of India"),
    "UPI": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
}
AGENCY_OF = {name: agency for agency, names in AGENCIES.items() for name in names}
_NAMES = "|".join(re.escape(name) for name in sorted(AGENCY_OF, key=lambda name: (-len(name), name)))
DATELINE = re.compile(rf"^.{{0,100}}?[(/\[]\s*(?:[^()/\[\]]{{0,30}}[\s/])?({_NAMES})\s*[)/\]]", re.DOTALL)
DATELINE_DASH = re.compile(rf"^[^.!?\n]{{0,60}},?\s({_NAMES})\s*[-–—:]+\s")
BYLINE = re.compile(rf"(?<!\w)({_NAMES})(?!\w)")
LAST_WORDS = re.compile(
    rf"(?:[(\[/—–-]\s*|\bSource:\s*|\binputs? from\s+(?:the\s+)?|©\s*(?:\d{{4}}\s+)?|Copyright\s+(?:\d{{4}}\s+)?)"
    rf"({_NAMES})(?!\w)[^\n]{{0,120}}$",
    re.MULTILINE,
)
REUTERS_DESK = re.compile(r"\((?:Additional |Writing |Reporting )+by [^()]{3,200}?;\s*Editing by ")
HEAD, TAIL = 200, 350  # characters at the two ends of a text where a credit can stand


def name_original(group: Sequence[Article]) -> Copies:
    """The agency's own article where it is there, else the earliest (a bare date counts as that day's end).

    The agency is the one that most of the texts credit, each text counting once.
    """
    credits_of = {(article.text, name) for article in group if (name := credit(article))}
    agency = commonest(name for _, name in credits_of)
    own = {article.id for article in group if agency and article.outlet in AGENCIES[agency]}
    first, *rest = sorted(group, key=lambda article: (article.id not in own, *seniority(article)))
    return Copies(first.id, tuple(article.id for article in rest), agency)


def commonest(names: Iterable[str]) -> str | None:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def seniority(article: Article) -> tuple[float, int, str]:
    """Sorts the likeliest original first: earliest, longest, lowest id."""
    if article.published is None:
        return float("inf"), -len(article.text), article.id
    whole_day = dt.timedelta(days=1) if article.published.precision == "day" else dt.timedelta(0)
    return (article.published.at + whole_day).timestamp(), -len(article.text), article.id


def credit(article: Article) -> str | None:
    """The agency that the article credits: as its outlet, in the byline, in the dateline or at its end."""
    head, tail = article.text[:HEAD], article.text[-TAIL:]
    if article.outlet in AGENCY_OF:
        return AGENCY_OF[article.outlet]
    for found in (
        DATELINE.search(head),
        DATELINE_DASH.search(head),
        BYLINE.search(article.byline or ""),
        LAST_WORDS.search(tail),
    ):
        if found:
            return AGENCY_OF[found.group(1)]
    return "Reuters" if REUTERS_DESK.search(tail) else None


__all__ = ["AGENCIES", "credit", "name_original", "seniority"]
