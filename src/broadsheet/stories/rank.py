"""The order of the day: a score whose parts are kept and shown, each with the sentence that explains it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from broadsheet.stories.front import Fronts, Shown, followed, shown
from broadsheet.stories.measures import MEASURES, Told
from broadsheet.stories.publishers import Publishers
from broadsheet.stories.thread import Link, thread
from broadsheet.stories.voices import voices
from broadsheet.stories.weights import Weights
from broadsheet.types import Article, RankPart, Story

RANKING = "parts/6"  # a new name whenever the same stories would be ordered otherwise
MOSTLY = 0.5  # of a story's own articles must report news for its whole score


def rank(
    stories: Iterable[Story],
    articles: Mapping[str, Article],
    *,
    before: Sequence[Story] = (),
    before_articles: Mapping[str, Article] | None = None,
    publishers: Publishers | None = None,
    weights: Weights | None = None,
    beat: Collection[str] | None = None,
    fronts: Fronts | None = None,
) -> tuple[Story, ...]:
    """The stories with `continues`, `score` and `parts` filled, best first; of equals, the lower id first.

    `before`: stories of the days before; their articles may stand in `before_articles` or in `articles`. `publishers`
    knows owners and countries. `beat`: ids of the articles that are of the beat asked for. `fronts`: where articles
    stood on front pages, by id.
    """
    found = sorted(stories, key=lambda story: story.id)
    links = thread(found, before, {**(before_articles or {}), **articles})
    publishers, weights = publishers or Publishers(), weights or Weights()
    fronts = fronts or {}
    pages = followed(fronts)

    def seen(story: Story) -> Told:
        front = shown(story.articles, fronts, pages)
        return told(story, articles, links.get(story.id), publishers, beat, front)

    scored = [score(story, seen(story), weights) for story in found]
    return tuple(sorted(scored, key=lambda story: (-story.score, story.id)))


def told(
    story: Story,
    articles: Mapping[str, Article],
    link: Link | None,
    publishers: Publishers,
    beat: Collection[str] | None = None,
    front: Shown | None = None,
) -> Told:
    """What the measures see of the story."""
    told_by = voices(story, articles, publishers)
    originals = tuple(articles[id_] for voice in told_by for id_ in voice.articles)
    of_beat = None if beat is None else sum(article.id in beat for article in originals)
    return Told(told_by, originals, len(story.articles), link, of_beat, front)


def score(story: Story, seen: Told, weights: Weights) -> Story:
    """The story with its parts; a measure that has nothing to say of it is left out.

    The score is the weighted mean of the parts. Where less than half of the articles report news, it falls with their
    share: offers and listings are printed by very many, and are no story that topped the press.
    """
    measured = [(measure.__name__, found) for measure in MEASURES if (found := measure(seen)) is not None]
    parts = tuple(
        RankPart(name, round(value, 6), getattr(weights, name), explanation) for name, (value, explanation) in measured
    )
    whole = sum(part.weight for part in parts)
    total = sum(part.value * part.weight for part in parts) / whole if whole else 0.0
    news = next((part.value for part in parts if part.name == "reports" and part.weight), 1.0)
    total *= min(1.0, news / MOSTLY)
    return replace(story, score=round(total, 6), parts=parts, continues=seen.link.story if seen.link else None)


__all__ = ["RANKING", "rank", "score", "told"]
