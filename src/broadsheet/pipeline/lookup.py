"""A name -> the article, story or speaker that the archive knows by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.errors import NotFound
from broadsheet.pipeline.day import Day, arrange, orders_of, read_stored
from broadsheet.pipeline.quoted import gathered
from broadsheet.pipeline.text import read_each
from broadsheet.pipeline.view import View
from broadsheet.speakers.spelling import Key, key_of, may_be
from broadsheet.statements import READER
from broadsheet.store import Archive, Chain
from broadsheet.stories import Why, explain
from broadsheet.stories.news import News, find_news
from broadsheet.types import Article, Reading, Speaker, Statement, Story

# Articles with statements of a speaker that are looked at; the newest.
MOST_SAID = 500


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """`chain` is that of its page, where it has an address."""

    reading: Reading
    chain: Chain | None


@dataclass(frozen=True, slots=True)
class FoundStory:
    """`news`: what is new in it against the story that it goes on with."""

    story: Story
    articles: Mapping[str, Article]
    news: News = field(default_factory=News)


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    speaker: Speaker
    said: tuple[tuple[Article, Statement], ...]


def find(archive: Archive, what: str) -> FoundArticle | FoundStory | FoundSpeaker:
    """An article or story by its id (or the beginning of one) or address; a speaker by name. Raises `NotFound`."""
    for look in (_article, _story, speaker):
        try:
            return look(archive, what)
        except NotFound:
            continue
    raise NotFound(
        what,
        "no article, story or speaker of that name",
        "`broadsheet search` finds articles; speakers are known once a review has read their articles",
    )


def _article(archive: Archive, what: str) -> FoundArticle:
    article = archive.find(what)
    chain = archive.chains([article.url]).get(article.url) if article.url else None
    return FoundArticle(Reading(article, read_stored(archive, [article], read_each)[article.id]), chain)


def _story(archive: Archive, what: str) -> FoundStory:
    story = archive.story(what)
    articles = archive.articles(story.articles)
    return FoundStory(story, articles, news_of(archive, story, articles))


def news_of(archive: Archive, story: Story, articles: Mapping[str, Article]) -> News:
    """What is new in a story against the earlier one; nothing for one that goes on with none that is kept. New voices
    are found in the articles that a review has read."""
    if story.continues is None:
        return News()
    try:
        earlier = archive.story(story.continues)
    except NotFound:
        return News()
    both = {**archive.articles(earlier.articles), **articles}
    return find_news(story, earlier, both, archive.statements(READER, both))


def why(
    archive: Archive, found: FoundArticle | FoundStory | FoundSpeaker, view: View | None = None
) -> tuple[Why, Mapping[str, Article]]:
    """Why the story's articles are together, and the articles of its day; with the `view` that it was made with.
    Raises `NotFound` for what has no reason."""
    if not isinstance(found, FoundStory):
        raise NotFound("--why", "only a story has reasons to be together", "Give the id of a story")
    for order in orders_of(archive, found.story):
        day = Day(archive, order, view)
        made = arrange(archive, day)
        if any(each.id == found.story.id for each in made):
            vectors = view.vectors(list(day.articles.values())) if view else None
            return explain(found.story, made, day.articles, vectors), day.articles
    raise NotFound(found.story.id, "its day has changed since it was made", "Make the day's review anew")


def speaker(archive: Archive, what: str) -> FoundSpeaker:
    """Of the speakers that bear the name, in any spelling or script, the one with the most statements. NotFound if none
    does. Who is one speaker is judged over the newest articles that quote somebody of that name."""
    wanted = key_of(what)
    names = [name for name in archive.voices() if _may_mean(wanted, key_of(name))] if wanted.last else []
    ids = {hit.article for name in names for hit in archive.search("", speaker=name, limit=MOST_SAID)}
    found = archive.articles(ids)
    said = read_stored(archive, list(found.values()), read_each)
    fitting = [
        who
        for who in gathered(archive, found, said)
        if any(_may_mean(wanted, key_of(name)) for name in (who.name, *who.aliases))
    ]
    if not fitting:
        raise NotFound(what, "no speaker of that name")
    best = min(fitting, key=lambda who: (-len(who.statements), who.id))
    by_place = {(each.article, each.id): each for id_ in said for each in said[id_]}
    return FoundSpeaker(
        best, tuple((found[article], by_place[article, statement]) for article, statement in best.statements)
    )


def _may_mean(wanted: Key, key: Key) -> bool:
    """Whether a name asked for may be a name found: the same, a part of it, or its initials."""
    return wanted == key or may_be(wanted, key) or may_be(key, wanted)
