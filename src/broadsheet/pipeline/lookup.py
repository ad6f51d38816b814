"""A name -> the article, story or speaker that the archive knows by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet import speakers
from broadsheet.errors import NotFound
from broadsheet.pipeline.day import read_stored
from broadsheet.pipeline.text import read_each
from broadsheet.statements import READER
from broadsheet.store import Archive, Chain
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
    for look in (_article, _story, _speaker):
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


def _speaker(archive: Archive, what: str) -> FoundSpeaker:
    """Of the speakers that have all words of the name, the one with the most statements."""
    hits = archive.search("", speaker=what, limit=MOST_SAID)
    found = archive.articles(hit.article for hit in hits)
    said = read_stored(archive, list(found.values()), read_each)
    named = speakers.gather_speakers(found, [each for id_ in sorted(said) for each in said[id_] if each.said])
    wanted = set(what.casefold().split())
    fitting = [who for who in named if any(wanted <= set(name.casefold().split()) for name in (who.name, *who.aliases))]
    if not fitting:
        raise NotFound(what, "no speaker of that name")
    speaker = min(fitting, key=lambda who: (-len(who.statements), who.id))
    by_place = {(each.article, each.id): each for id_ in said for each in said[id_]}
    return FoundSpeaker(
        speaker, tuple((found[article], by_place[article, statement]) for article, statement in speaker.statements)
    )
