"""The order of the day: a score whose parts are kept and shown, each with the sentence that explains it.

Every part is measured on independent voices (`broadsheet.stories.voices`), never on reprints, so that a text which a
hundred outlets carry counts like one that its agency alone printed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import log

from broadsheet.outlets import by_host, find
from broadsheet.outlets.places import country_of_host
from broadsheet.stories.service import is_service
from broadsheet.stories.thread import Link, thread
from broadsheet.stories.voices import Voice, host, outlet_name, voices
from broadsheet.types import Article, RankPart, Story, word_count

MOST_OUTLETS = 40  # as many as the largest story of a day has: the part is 1 there
MOST_AT_ONCE = 20
AT_ONCE = dt.timedelta(hours=3)
MOST_COUNTRIES = 10
LONG = 500  # words
MANY_QUOTATIONS = 6  # an article

QUOTATION = re.compile(r"“[^”]{12,}”|«[^»]{12,}»|„[^“”]{12,}[“”]|「[^」]{6,}」|\"[^\"\n]{12,400}\"")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part counts. The user's to set; the score is their weighted mean, so that only proportions matter."""

    outlets: float = 0.40
    quoted: float = 0.15
    reports: float = 0.10
    growth: float = 0.10
    spread: float = 0.10
    prominence: float = 0.08
    newness: float = 0.07

    def __post_init__(self) -> None:
        values = [getattr(self, each.name) for each in fields(self)]
        if min(values) < 0 or not sum(values):
            raise ValueError("weights are 0 or more, and not all 0")


@dataclass(frozen=True, slots=True)
class Told:
    """What the measures see of a story."""

    voices: tuple[Voice, ...]
    originals: tuple[Article, ...]
    reach: int  # articles, reprints included
    link: Link | None


def rank(
    stories: Iterable[Story],
    articles: Mapping[str, Article],
    *,
    before: Sequence[Story] = (),
    before_articles: Mapping[str, Article] | None = None,
    weights: Weights | None = None,
) -> tuple[Story, ...]:
    """The stories with `continues`, `score` and `parts` filled, best first; of equals, the lower id first.

    `before`: stories of the days before; their articles may stand in `before_articles` or in `articles`.
    """
    found = sorted(stories, key=lambda story: story.id)
    links = thread(found, before, {**(before_articles or {}), **articles})
    weights = weights or Weights()
    scored = [score(story, articles, links.get(story.id), weights) for story in found]
    return tuple(sorted(scored, key=lambda story: (-story.score, story.id)))


def score(story: Story, articles: Mapping[str, Article], link: Link | None, weights: Weights) -> Story:
    told_by = voices(story, articles)
    originals = tuple(articles[id_] for voice in told_by for id_ in voice.articles)
    told = Told(told_by, originals, len(story.articles), link)
    parts = tuple(
        RankPart(name, round(value, 6), getattr(weights, name), explanation)
        for name, (value, explanation) in ((measure.__name__, measure(told)) for measure in MEASURES)
    )
    total = sum(part.value * part.weight for part in parts) / sum(part.weight for part in parts)
    return replace(story, score=round(total, 6), parts=parts, continues=link.story if link else None)


# ---------------------------------------------------------------------------------- the measures: (value, explanation)


def outlets(told: Told) -> tuple[float, str]:
    count, agencies = len(told.voices), sum(voice.is_agency for voice in told.voices)
    reprints = told.reach - len(told.originals)
    kinds = f"{number(count, 'independent outlet')}, {number(agencies, 'agency')} among them"
    return logarithmic(count, MOST_OUTLETS), f"{kinds}; {number(reprints, 'reprint')} not counted."


def quoted(told: Told) -> tuple[float, str]:
    if not told.originals:
        return 0.0, "No article is at hand."
    each = sum(min(MANY_QUOTATIONS, len(QUOTATION.findall(article.text))) for article in told.originals)
    mean = each / len(told.originals)
    return mean / MANY_QUOTATIONS, f"{mean:.1f} quotations an article, at most {MANY_QUOTATIONS} of each counted."


def reports(told: Told) -> tuple[float, str]:
    if not told.originals:
        return 0.0, "No article is at hand."
    news = sum(not is_service(article.title) for article in told.originals)
    return news / len(told.originals), f"{news} of {number(len(told.originals), 'original article')} report news."


def growth(told: Told) -> tuple[float, str]:
    times = sorted(voice.first for voice in told.voices if voice.first)
    if not times:
        return 0.0, "No hour of publication is known."
    most = max(sum(start <= time <= start + AT_ONCE for time in times) for start in times)
    return logarithmic(most, MOST_AT_ONCE), f"{number(most, 'outlet')} within {AT_ONCE.seconds // 3600} hours."


def spread(told: Told) -> tuple[float, str]:
    found = sorted({country for voice in told.voices if (country := country_of(voice, told))})
    return logarithmic(len(found), MOST_COUNTRIES), (
        f"{number(len(found), 'country')} known: {', '.join(found)}." if found else "No outlet's country is known."
    )


def prominence(told: Told) -> tuple[float, str]:
    if not told.originals:
        return 0.0, "No article is at hand."
    lengths = sorted(word_count(article.text[: LONG * 12]) for article in told.originals)
    middle = lengths[len(lengths) // 2]
    return min(1.0, middle / LONG), f"Half of the articles have {middle} words or more."


def newness(told: Told) -> tuple[float, str]:
    if told.link is None:
        return 1.0, "It goes on with no story of the days before."
    return told.link.new, f"It goes on with an earlier story; {told.link.new:.0%} of it is new."


MEASURES = (outlets, quoted, reports, growth, spread, prominence, newness)


# ------------------------------------------------------------------------------------------------------------- parts


def country_of(voice: Voice, told: Told) -> str | None:
    """ISO 3166 code in lower case, by the registry or the domain of the voice's first article; agencies have none."""
    if voice.is_agency:
        return None
    article = next(article for article in told.originals if article.id == voice.articles[0])
    at = host(article.url) or ""
    known = by_host(at) or find(outlet_name(article) or "")
    return (known.country if known else None) or country_of_host(at)


def logarithmic(count: int, most: int) -> float:
    """0 for none or one, 1 for `most` or more: the step from 1 to 2 counts like that from 10 to 20."""
    return min(1.0, log(max(1, count)) / log(most))


def number(count: int, noun: str) -> str:
    many = noun if count == 1 else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count} {many}"


__all__ = ["Weights", "rank"]
