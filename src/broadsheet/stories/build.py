"""Articles and their copies -> the day's stories."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.language import Language
from broadsheet.stories.growing import Vectors, cluster
from broadsheet.stories.pieces import of_article
from broadsheet.stories.titles import choose_title
from broadsheet.types import Article, Copies, Story


def build(
    articles: Iterable[Article],
    copies: Iterable[Copies] = (),
    *,
    language: Language | None = None,
    vectors: Vectors | None = None,
) -> tuple[Story, ...]:
    """Every article in exactly one story, by the stories' ids; neither threaded nor ranked yet.

    A text and its reprints count once, and go where their original goes. Titles are taken from articles in `language`
    where there are some. `vectors` are a second view of some or all articles, by id.
    """
    known = {article.id: article for article in articles}
    groups = {copy.original: copy for copy in copies_among(known, copies)}
    reprints = {reprint for copy in groups.values() for reprint in copy.reprints}
    pieces = [of_article(article) for id_, article in known.items() if id_ not in reprints]
    code = language.code if language else None
    found = (story_of(originals, groups, known, code) for originals in cluster(pieces, vectors=vectors))
    return tuple(sorted(found, key=lambda story: story.id))


def copies_among(known: Mapping[str, Article], copies: Iterable[Copies]) -> Iterable[Copies]:
    """The groups, less the articles that are not there; without its original, a group's first reprint is it."""
    for copy in copies:
        members = [member for member in copy.members if member in known]
        if len(members) > 1:
            yield Copies(members[0], tuple(members[1:]), copy.agency)


def story_of(
    originals: Sequence[str], groups: Mapping[str, Copies], known: Mapping[str, Article], language: str | None
) -> Story:
    copies = tuple(groups[original] for original in originals if original in groups)
    members = [*originals, *(reprint for copy in copies for reprint in copy.reprints)]
    ordered = sorted(members, key=lambda member: (published(known[member]), member))
    title = choose_title([known[original] for original in originals], language)
    return Story(story_id(originals), title, tuple(ordered), copies)


def story_id(originals: Iterable[str]) -> str:
    """16 hex digits of the SHA-256 of the original articles' ids, sorted: the same articles make the same story."""
    return hashlib.sha256("\n".join(sorted(originals)).encode()).hexdigest()[:16]


def published(article: Article) -> float:
    """Seconds since 1970; articles without a date come last."""
    return article.published.at.timestamp() if article.published else float("inf")


__all__ = ["build", "story_id"]
