"""The parts of a story's score: each measure gives a value in [0, 1] and the sentence that explains it.

Every measure looks at independent voices (`broadsheet.stories.voices`) and original articles, never at reprints, so
that a text which a hundred outlets carry counts like one that its agency alone printed. What they look at is in the
articles themselves: statements are read of few articles only, and an order that hung on which were read would not be
the same for the same press.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log

from broadsheet.language.offices import offices
from broadsheet.stories.front import Shown, share
from broadsheet.stories.pieces import MIXED_TITLES
from broadsheet.stories.service import is_service
from broadsheet.stories.thread import Link
from broadsheet.stories.titles import stems_of
from broadsheet.stories.voices import Voice
from broadsheet.types import Article

MOST_OUTLETS = 40  # as many as the largest story of a day has: the part is 1 there
MOST_AT_ONCE = 20
AT_ONCE = dt.timedelta(hours=3)
MOST_PLACES = 10  # countries and languages together
LONG = 500  # words
LONGEST_WORD = 12  # characters a word, to know how much text is enough
LEAD = 600  # characters in which an office must be named
HEAD, OFFICIAL = 1.0, 0.5  # what it counts that a head of state speaks or acts, or another official
TELLING = 4  # letters that a title's word needs to name what a story is about
SUBJECTS = 2  # such words, the most shared ones, stand for the story
MANY_QUOTATIONS = 6  # an article
QUOTATION = re.compile(r"“[^”]{12,}”|«[^»]{12,}»|„[^“”]{12,}[“”]|「[^」]{6,}」|\"[^\"\n]{12,400}\"")
NOTHING = 0.0, "No article is at hand."

Measured = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the measures see of a story. `reach`: its articles, reprints included. `beat`: original articles that are
    of the beat asked for, None where none was. `front`: what front pages say of it, None where none is followed."""

    voices: tuple[Voice, ...]
    originals: tuple[Article, ...]
    reach: int
    link: Link | None
    beat: int | None = None
    front: Shown | None = None


def outlets(told: Told) -> Measured:
    kinds = Counter(voice.kind for voice in told.voices)
    chained = sum(len(voice.outlets) > 1 for voice in told.voices if voice.kind == "owner")
    reprints = told.reach - len(told.originals)
    said = f"{number(len(told.voices), 'independent publisher')}"
    said += f", {number(kinds['agency'], 'agency')} among them" if kinds["agency"] else ""
    said += f", {number(chained, 'chain')} of one owner counted once" if chained else ""
    said += f"; {number(reprints, 'reprint')} not counted: reach {told.reach}" if reprints else ""
    return logarithmic(len(told.voices), MOST_OUTLETS), f"{said}."


def quoted(told: Told) -> Measured:
    if not told.originals:
        return NOTHING
    each = sum(min(MANY_QUOTATIONS, len(QUOTATION.findall(article.text))) for article in told.originals)
    mean = each / len(told.originals)
    return mean / MANY_QUOTATIONS, f"{mean:.1f} quotations an article, at most {MANY_QUOTATIONS} of each counted."


def reports(told: Told) -> Measured:
    """The share of news. Live blogs and round-ups that joined the story say nothing of it, unless there is no more."""
    if not told.originals:
        return NOTHING
    own = [article.title for article in told.originals if not MIXED_TITLES.search(article.title)]
    news = sum(not is_service(title) for title in own)
    said = f"{news} of {number(len(own), 'original article')} report news"
    return news / max(1, len(own)), f"{said}." if 2 * news >= max(1, len(own)) else f"{said}: the score falls."


def speakers(told: Told) -> Measured:
    """Who speaks or acts, by the highest office that the title or the lead of each article names."""
    if not told.originals:
        return NOTHING
    ranks = Counter(office_in(article) for article in told.originals)
    value = (HEAD * ranks[HEAD] + OFFICIAL * ranks[OFFICIAL]) / len(told.originals)
    named = f"{ranks[HEAD]} name a head of state or government at the top, {ranks[OFFICIAL]} another official"
    return value, f"Of {number(len(told.originals), 'article')}, {named}."


def growth(told: Told) -> Measured:
    times = sorted(voice.first for voice in told.voices if voice.first)
    if not times:
        return 0.0, "No hour of publication is known."
    most = max(sum(start <= time <= start + AT_ONCE for time in times) for start in times)
    return logarithmic(most, MOST_AT_ONCE), f"{number(most, 'publisher')} within {AT_ONCE.seconds // 3600} hours."


def spread(told: Told) -> Measured:
    countries = sorted({country for voice in told.voices for country in voice.countries})
    languages = sorted({article.language for article in told.originals if article.language})
    if not countries:
        return 0.0, "No publisher's country is known."
    value = logarithmic(len(countries) + len(languages) - bool(languages), MOST_PLACES)
    return value, f"{number(len(countries), 'country')}: {', '.join(countries)}; {number(len(languages), 'language')}."


def prominence(told: Told) -> Measured:
    """How long the articles are, and how many put what the story is about in their titles; as much again, where front
    pages are followed, on how many it stands and how high."""
    if not told.originals:
        return NOTHING
    lengths = sorted(len(article.text[: LONG * LONGEST_WORD].split()) for article in told.originals)
    middle = lengths[len(lengths) // 2]
    stems = [{stem for stem in stems_of(article.title) if len(stem) >= TELLING} for article in told.originals]
    shared = Counter(stem for found in stems for stem in found)
    subjects = sorted(shared, key=lambda stem: (-shared[stem], stem))[:SUBJECTS]
    named = sum(any(stem in found for stem in subjects) for found in stems)
    value = (min(1.0, middle / LONG) + named / len(told.originals)) / 2
    titled = f"{named} of {len(told.originals)} have its subject in the title"
    said = f"Half of the articles have {middle} words or more; {titled}."
    if told.front is None:
        return value, said
    return (value + share(told.front)) / 2, f"{said} {on_front_pages(told.front)}"


def on_front_pages(seen: Shown) -> str:
    pages = number(seen.followed, "front page")
    if not seen.places:
        return f"On none of {pages}."
    best = seen.places[0]
    return f"On {len(seen.places)} of {pages}, highest at place {best.place} of {best.links} ({best.page})."


def newness(told: Told) -> Measured:
    if told.link is None:
        return 1.0, "It goes on with no story of the days before."
    return told.link.new, f"It goes on with an earlier story; {told.link.new:.0%} of it is new."


def beat(told: Told) -> Measured | None:
    """Nothing where no beat was asked for."""
    if told.beat is None or not told.originals:
        return None
    return told.beat / len(
        told.originals
    ), f"{told.beat} of {number(len(told.originals), 'article')} belong to the beat."


MEASURES: tuple[Callable[[Told], Measured | None], ...] = (
    outlets,
    quoted,
    reports,
    speakers,
    growth,
    spread,
    prominence,
    newness,
    beat,
)


# ------------------------------------------------------------------------------------------------------------- parts


def office_in(article: Article) -> float:
    """`HEAD`, `OFFICIAL` or 0."""
    known = offices(article.language)
    if known is None:
        return 0.0
    top = f"{article.title}. {article.text[:LEAD]}"
    return HEAD if known.heads.search(top) else OFFICIAL if known.officials.search(top) else 0.0


def logarithmic(count: int, most: int) -> float:
    """0 for none or one, 1 for `most` or more: the step from 1 to 2 counts like that from 10 to 20."""
    return min(1.0, log(max(1, count)) / log(most))


def number(count: int, noun: str) -> str:
    many = noun if count == 1 else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count} {many}"


__all__ = ["MEASURES", "Told"]
