"""Ranking: how stable the day's top is, what reprints do to it, and whether it agrees with signals from outside.

    python -m evals.ranking ARCHIVE --day 2019-11-18

There is no gold order of a day. What there is, are things that a good order should follow without having been made from
them, counted over the whole press of the day, whatever the clustering says:

    publishers   original publishers of the story (its reprints left out)
    titles       publishers of the day, inside or outside the story, whose titles hold two of its three telling words
    later        publishers that took the story up after an hour at which the ranking was made, from what was there then
    abroad       outlets of the press in other languages of the Latin script whose titles hold two of its names

`titles` and `abroad` do not use the clusters, and `later` is not known to the ranking that it is compared with.
Stability: the mean overlap of the top ten under removal of a random fifth of the outlets, over draws with a fixed seed.
Reprints: for every agency that is credited, each article that credits it is printed once more by an outlet of its own,
an hour later; nothing of the first hundred may change, neither place nor score.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet import outlets
from broadsheet.copies import credit, find_copies
from broadsheet.language import language
from broadsheet.pipeline.day import Day, Order, cluster
from broadsheet.store import Archive
from broadsheet.stories import Publishers, Weights, build, rank
from broadsheet.stories.beat import cut
from broadsheet.stories.build import story_of
from broadsheet.stories.desk import originals
from broadsheet.stories.thread import thread
from broadsheet.stories.words import STEM, WORD
from broadsheet.types import Article, Story

TOP = 10
COMPARED = 100  # stories of the ranking that are compared with each signal
DRAWS = 60
REMOVED = 0.2  # of the outlets
LATIN = ("es", "fr", "de", "it", "pt", "nl", "pl", "tr")
TELLING = 3  # words of a story's titles
NEEDED = 2  # of them in a title


@dataclass(frozen=True)
class Press:
    """The stories of a day with their articles, and the titles of the press in other languages."""

    stories: tuple[Story, ...]
    articles: Mapping[str, Article]
    abroad: tuple[Article, ...] = ()


Ranker = Callable[[Iterable[Story], Mapping[str, Article]], tuple[Story, ...]]


def ranker(weights: Weights | None = None) -> Ranker:
    publishers = Publishers(outlets.registry())
    return lambda stories, articles: rank(stories, articles, publishers=publishers, weights=weights)


# ---------------------------------------------------------------------------------------------------------- stability


def stability(press: Press, ranked: Sequence[Story], order: Ranker, draws: int = DRAWS) -> list[int]:
    """For each draw, how many of the top ten are still there; a story is known by its articles that were left."""
    names = sorted({article.outlet or "" for article in press.articles.values()})
    best = ranked[: 5 * TOP]  # what stands lower does not rise over forty others
    found = []
    for draw in range(draws):
        gone = set(random.Random(draw).sample(names, int(len(names) * REMOVED)))  # noqa: S311 - a fixed draw
        inside = {id_: article for id_, article in press.articles.items() if (article.outlet or "") not in gone}
        left = {kept.id: story.id for story in best if (kept := cut(story, inside, None)) is not None}
        again = order([kept for story in best if (kept := cut(story, inside, None)) is not None], inside)
        found.append(len({left[story.id] for story in again[:TOP]} & {story.id for story in ranked[:TOP]}))
    return found


def agencies(press: Press) -> dict[str, list[str]]:
    """The articles that credit each agency."""
    found: dict[str, list[str]] = defaultdict(list)
    for id_, article in sorted(press.articles.items()):
        if name := credit(article):
            found[name].append(id_)
    return dict(sorted(found.items()))


def doubled(press: Press, ids: Iterable[str]) -> list[Article]:
    """These articles, each printed once more by an outlet of its own, an hour later."""
    twins = []
    for id_ in ids:
        article = press.articles[id_]
        url = f"https://echo-{id_}.example/"
        name, _ = Article.name(url, article.text)
        when = article.published and replace(article.published, at=article.published.at + dt.timedelta(hours=1))
        twins.append(replace(article, id=name, url=url, outlet=f"Echo {id_}", published=when))
    return twins


def moved_by_reprints(press: Press, ranked: Sequence[Story], order: Ranker) -> dict[str, int]:
    """For each agency, how many of the first hundred stories stand elsewhere or score otherwise once each article that
    credits it is printed twice. Copies are found anew each time; stories too, if other texts are left to cluster."""
    firm = {id_ for story in press.stories for id_ in originals(story)}
    moved = {}
    for name, ids in agencies(press).items():
        twins = doubled(press, ids)
        inside = {**press.articles, **{twin.id: twin for twin in twins}}
        copies = find_copies(list(inside.values()))
        reprints = {id_ for group in copies for id_ in group.reprints}
        if set(inside) - reprints == firm:
            groups = {group.original: group for group in copies}
            stories = [story_of(originals(story), groups, inside, "en") for story in press.stories]
        else:
            stories = list(build(inside.values(), copies, language=language("en")))
        moved[name] = different(ranked, order(stories, inside), {twin.id for twin in twins})
    return moved


def different(before: Sequence[Story], after: Sequence[Story], twins: Collection[str]) -> int:
    """Of the first hundred stories, known by their own articles, those whose place or score is not the same."""

    def placed(stories: Sequence[Story]) -> dict[frozenset[str], tuple[int, float]]:
        own = [frozenset(story.articles).difference(twins) for story in stories]
        return {ids: (place, story.score) for place, (ids, story) in enumerate(zip(own, stories, strict=True))}

    new = placed(after)
    return sum(new.get(ids) != place for ids, place in placed(before[:COMPARED]).items())


# ------------------------------------------------------------------------------------------------------------ signals


def stems(text: str) -> set[str]:
    return {word.lower()[:STEM] for word in WORD.findall(text) if len(word) > 3}


def telling(press: Press, stories: Sequence[Story]) -> dict[str, list[str]]:
    """The words of each story's titles that tell it from the rest of the day, the most telling first."""
    everywhere = Counter(stem for article in press.articles.values() for stem in stems(article.title))
    found = {}
    for story in stories:
        titles = [stems(press.articles[id_].title) for id_ in story.articles if id_ in press.articles]
        inside = Counter(stem for title in titles for stem in title)
        worth = {stem: count * count / everywhere[stem] for stem, count in inside.items()}
        found[story.id] = sorted(worth, key=lambda stem: (-worth[stem], stem))[:TELLING]
    return found


def titled(words: Mapping[str, Sequence[str]], articles: Iterable[Article]) -> dict[str, int]:
    """For each story, the outlets of the articles whose titles hold two of its telling words."""
    where: dict[str, set[int]] = defaultdict(set)
    names = []
    for number, article in enumerate(articles):
        names.append(article.outlet or "")
        for stem in stems(article.title):
            where[stem].add(number)
    found = {}
    for story, own in words.items():
        held = Counter(number for stem in own for number in where[stem])
        found[story] = len({names[number] for number, count in held.items() if count >= min(NEEDED, len(own))})
    return found


def signals(press: Press, ranked: Sequence[Story]) -> dict[str, dict[str, int]]:
    """For each signal that can be counted at the end of the day, its number for each story by id."""
    words = telling(press, ranked)
    publishers = {}
    for story in ranked:
        reprints = {id_ for copies in story.copies for id_ in copies.reprints}
        publishers[story.id] = len({press.articles[id_].outlet for id_ in story.articles if id_ not in reprints})
    found = {"publishers": publishers, "titles": titled(words, press.articles.values())}
    if press.abroad:
        found["abroad"] = titled(words, press.abroad)
    return found


def later(press: Press, order: Ranker, hour: int) -> tuple[tuple[Story, ...], dict[str, int]]:
    """The ranking as it was at an hour of the day, and how many publishers took each story up after it."""
    early = {
        id_: article
        for id_, article in press.articles.items()
        if article.published and article.published.precision == "instant" and article.published.at.hour < hour
    }
    whole, parts = {}, []
    for story in press.stories:
        if (kept := cut(story, early, None)) is not None:
            parts.append(kept)
            reprints = {id_ for copies in story.copies for id_ in copies.reprints}
            after = [id_ for id_ in story.articles if id_ not in early and id_ not in reprints]
            whole[kept.id] = len({press.articles[id_].outlet for id_ in after})
    return order(parts, early), whole


def agreement(ranked: Sequence[Story], signal: Mapping[str, int]) -> tuple[float, int]:
    """(rank correlation over the first hundred, how many of the top ten the signal's own top ten has)."""
    first = [story.id for story in ranked[:COMPARED]]
    best = sorted(signal, key=lambda id_: (-signal[id_], id_))[:TOP]
    return spearman(list(range(len(first), 0, -1)), [signal[id_] for id_ in first]), len(set(first[:TOP]) & set(best))


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Spearman's rank correlation, ties at their mean rank."""
    one, other = mean_ranks(left), mean_ranks(right)
    middle = (len(one) - 1) / 2
    product = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread = (sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in other)) ** 0.5
    return float(product / spread) if spread else 0.0


def mean_ranks(values: Sequence[float]) -> list[float]:
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [sum(places[value]) / len(places[value]) for value in values]


# ------------------------------------------------------------------------------------------------------------ threads


def threads(press: Press, hour: int) -> dict[str, int]:
    """The day cut in two at an hour: each half is clustered on its own, and the later half threaded with the earlier.

    A later story should go on with an earlier one if the clustering of the whole day has most of both in one story.
    """
    early, late = halves(press.articles, hour)
    story_of_article = {id_: story.id for story in press.stories for id_ in story.articles}
    before, after = (build(part.values(), find_copies(list(part.values()))) for part in (early, late))
    links = thread(after, before, press.articles)
    whole = {story.id: most([story_of_article[id_] for id_ in story.articles]) for story in (*before, *after)}
    there = {whole[story.id] for story in before}
    several = [story for story in after if len(originals(story)) > 1]
    found = [story for story in several if story.id in links]
    right = [story for story in found if whole[links[story.id].story] == whole[story.id]]
    going_on = [story for story in several if whole[story.id] in there]
    return {"later": len(several), "going on": len(going_on), "linked": len(found), "right": len(right)}


def halves(articles: Mapping[str, Article], hour: int) -> tuple[dict[str, Article], dict[str, Article]]:
    """The articles before and after an hour; those without one in neither."""
    known = {id_: a for id_, a in articles.items() if a.published and a.published.precision == "instant"}
    early = {id_: a for id_, a in known.items() if a.published and a.published.at.hour < hour}
    return early, {id_: a for id_, a in known.items() if id_ not in early}


def most(names: Sequence[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


# ------------------------------------------------------------------------------------------------------------ running


def load(archive: Archive, order: Order) -> Press:
    day = Day(archive, order)
    stories = cluster(archive, day)
    others = (Day(archive, replace(order, language=code)) for code in LATIN if code != order.language)
    return Press(stories, day.articles, tuple(article for other in others for article in other.articles.values()))


def report(press: Press, order: Ranker, hour: int) -> Iterable[str]:
    ranked = order(press.stories, press.articles)
    draws = stability(press, ranked, order)
    yield f"top ten without a fifth of the outlets, {len(draws)} draws: mean overlap {sum(draws) / len(draws):.2f}"
    yield f"  least {min(draws)}, most {max(draws)}"
    yield f"{'signal':<22}{'correlation':>12}{'top ten':>9}"
    for name, signal in signals(press, ranked).items():
        yield "{:<22}{:>12.2f}{:>9}".format(name, *agreement(ranked, signal))
    then, followed = later(press, order, hour)
    yield "{:<22}{:>12.2f}{:>9}".format(f"later than {hour}h", *agreement(then, followed))
    moved = moved_by_reprints(press, ranked, order)
    yield f"reprints of an agency doubled, {len(moved)} agencies: {sum(moved.values())} stories moved"
    yield from (f"  {name}: {count}" for name, count in moved.items() if count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--day", type=dt.date.fromisoformat, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--threads", action="store_true", help="only: stories that go on when the day is cut at --hour")
    parser.add_argument("--hour", type=int, default=18, help="of the early ranking, UTC")
    asked = parser.parse_args()
    with Archive.open(asked.archive) as archive:
        press = load(archive, Order(asked.day, asked.language))
    if asked.threads:
        found = threads(press, asked.hour)
        print(f"cut at {asked.hour}h: {found['later']} later stories of two articles or more of their own")
        print(f"  go on, by the whole day's clustering: {found['going on']}")
        print(f"  linked: {found['linked']}, rightly: {found['right']}")
        return
    for line in report(press, ranker(), asked.hour):
        print(line, flush=True)


if __name__ == "__main__":
    main()
