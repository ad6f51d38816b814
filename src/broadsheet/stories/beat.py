"""A profile applied to the day's stories: which articles are let in, and which stories are of its beat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.stories.build import copies_among, story_of
from broadsheet.stories.desk import originals
from broadsheet.stories.profile import Profile
from broadsheet.stories.publishers import Publishers, host
from broadsheet.types import Article, Story

TOP = 600  # characters of the text, after the title, in which a word of the beat must stand
OF_THE_BEAT = 1 / 3  # so large a share of a story's original articles must be of the beat


@dataclass(frozen=True, slots=True)
class Chosen:
    """The stories that a profile lets through, cut to its outlets; `beat`: the articles of its beat, if it has one."""

    stories: tuple[Story, ...]
    beat: frozenset[str] | None


def choose(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    profile: Profile,
    publishers: Publishers,
    language: str | None = None,
) -> Chosen:
    """Of each story the articles of the outlets asked for; of the stories those that are of the beat."""
    if profile.chooses_outlets:
        admits = door(profile, publishers)
        inside = {id_: article for id_, article in articles.items() if admits(article)}
        stories = [kept for story in stories if (kept := cut(story, inside, language)) is not None]
    if not profile.has_beat:
        return Chosen(tuple(stories), None)
    fits = beat_of(profile)
    told = {id_ for story in stories for id_ in originals(story) if id_ in articles}
    beat = frozenset(id_ for id_ in told if fits(articles[id_]))
    return Chosen(tuple(story for story in stories if share(originals(story), beat) >= OF_THE_BEAT), beat)


def share(ids: Sequence[str], beat: frozenset[str]) -> float:
    return sum(id_ in beat for id_ in ids) / len(ids) if ids else 0.0


def cut(story: Story, inside: Mapping[str, Article], language: str | None) -> Story | None:
    """The story told by these articles alone; of copies whose original is outside, the first reprint stands for it."""
    kept = [id_ for id_ in story.articles if id_ in inside]
    if len(kept) == len(story.articles):
        return story
    if not kept:
        return None
    groups = {copies.original: copies for copies in copies_among(inside, story.copies)}
    reprints = {reprint for copies in groups.values() for reprint in copies.reprints}
    told = sorted(set(kept) - reprints)
    return replace(story_of(told, groups, inside, language), desk=story.desk)


def door(profile: Profile, publishers: Publishers) -> Callable[[Article], bool]:
    """Whether an article's outlet is asked for."""
    only, never = folded(profile.outlets), folded(profile.without)

    def admits(article: Article) -> bool:
        publisher = publishers.of(article)
        names = {publisher.name.casefold(), *sites(article.url)}
        if profile.countries and publisher.country not in profile.countries:
            return False
        return not (names & never) and (not only or bool(names & only))

    return admits


def sites(url: str | None) -> list[str]:
    """The host of an address, and the hosts above it."""
    labels = (host(url) or "").split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold().removeprefix("www.") for name in names)


def beat_of(profile: Profile) -> Callable[[Article], bool]:
    """Whether an article is of the beat: by its words at the top, or by its names anywhere."""
    words, names = pattern(profile.words), pattern(profile.names)

    def fits(article: Article) -> bool:
        if words and words.search(f"{article.title}. {article.text[:TOP]}".casefold()):
            return True
        return bool(names and names.search(f"{article.title}. {article.text}".casefold()))

    return fits


def pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Finds any of the words in a casefolded text; `*` stands for any letters."""
    if not words:
        return None
    each = (r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.casefold().split()) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


__all__ = ["Chosen", "choose"]
