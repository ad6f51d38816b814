"""What the days before know of today's stories: the articles that they go on with, and what is new against those."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.review import Memory
from broadsheet.stories.desk import originals
from broadsheet.stories.news import find_news
from broadsheet.types import Arrangement, Article, Span, Statement, Story

# The arrangements that print what is remembered.
REMEMBERING: frozenset[Arrangement] = frozenset({"agency", "statements"})
# So many articles of an earlier story are read for what was said in them, the latest ones.
MOST_READ = 60

Said = Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """`memory` by the id of today's story; the articles of the days before that it names, and what was said in them."""

    memory: Mapping[str, Memory] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    statements: Said = field(default_factory=dict)


def remembered(
    shown: Iterable[Story],
    articles: Mapping[str, Article],
    days: Iterable[tuple[dt.date, Sequence[Story]]],
    *,
    load: Callable[[Iterable[str]], Mapping[str, Article]],
    read: Callable[[Sequence[Article]], Said],
) -> Remembered:
    """What `days` before, each with its stories, know of the stories `shown`, whose `articles` are at hand.

    `load` gives articles by their ids, `read` what was said in them.
    """
    going_on = [story for story in shown if story.continues is not None]
    if not going_on:
        return Remembered()
    earlier = {story.id: (day, story) for day, stories in days for story in stories}
    threads = [(story, *earlier[story.continues]) for story in going_on if story.continues in earlier]
    texts = load({id_ for _, _, before in threads for id_ in before.articles})
    memory = {
        story.id: Memory(day, _latest(before, texts), _news(story, before, {**texts, **articles}))
        for story, day, before in threads
    }
    wanted = sorted({id_ for each in memory.values() for id_ in each.articles})
    return Remembered(memory, {id_: texts[id_] for id_ in wanted}, read([texts[id_] for id_ in wanted]))


def _latest(story: Story, texts: Mapping[str, Article]) -> tuple[str, ...]:
    own = set(originals(story)) & texts.keys()
    return tuple(id_ for id_ in story.articles if id_ in own)[-MOST_READ:]


def _news(story: Story, before: Story, articles: Mapping[str, Article]) -> tuple[Span, ...]:
    """The sentences with new facts, then those with new numbers, each once."""
    news = find_news(story, before, articles)
    return tuple(dict.fromkeys((*news.facts, *(span for _, span in news.numbers))))


__all__ = ["REMEMBERING", "Remembered", "remembered"]
