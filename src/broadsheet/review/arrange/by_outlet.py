"""What the papers say: the outlets that matter most that day, each with what it leads with and what it says itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from broadsheet.review.arrange.groups import Group, by_weight, find_groups, sections_of, weigh_stories
from broadsheet.review.compose import chapters_of, digest_of, headline_of
from broadsheet.review.material import Body, Material
from broadsheet.review.press import Press
from broadsheet.review.voices import Voice
from broadsheet.types import RankPart, Statement

# What makes an outlet matter: the day's stories that it has in articles of its own, who spoke to it, who cites it.
STORIES, TOLD, CITED = 0.5, 0.25, 0.25
# More stories than a review by story shows: an outlet's other headlines are among them.
STORIES_LOOKED_AT = 2


def by_outlet(it: Material) -> Body:
    """A section an outlet."""
    chapters = chapters_of(it, STORIES_LOOKED_AT * (it.house.sections + it.house.round_up))
    groups = find_groups(chapters, it.press.outlet)
    parts = _parts(groups, len(chapters), it.press)

    def heard_itself(voice: Voice) -> bool:
        return told_to_own(voice.statement, it.press)

    sections = sections_of(
        by_weight(groups, parts),
        it,
        parts=parts,
        before=lambda group, _: [group.name, ": "],
        own_words=heard_itself,
    )
    first = chapters[: it.house.sections]
    return Body(headline_of(first, it.press), digest_of(first, it.press), sections)


def told_to_own(statement: Statement, press: Press) -> bool:
    """Whether the article says that the words were said to the outlet that prints them."""
    told = statement.told_to
    return told is not None and plain(told.name) == plain(press.outlet(statement.article))


def plain(name: str) -> str:
    """ "The Guardian" and "Guardian" are one."""
    return name.casefold().removeprefix("the ")


def _parts(groups: Sequence[Group], stories: int, press: Press) -> dict[str, tuple[RankPart, ...]]:
    told, cited = _told(groups, press), _cited(groups, press)
    most_told, most_cited = max(told.values(), default=0) or 1, max(cited.values(), default=0) or 1
    words = press.words.arranging.parts
    return {
        group.name: (
            RankPart(
                "stories", weigh_stories(group, stories), STORIES, words["stories"].format(len(group.entries), stories)
            ),
            RankPart("told", told[group.name] / most_told, TOLD, words["told"].format(told[group.name])),
            RankPart(
                "cited", cited[plain(group.name)] / most_cited, CITED, words["cited"].format(cited[plain(group.name)])
            ),
        )
        for group in groups
    }


def _told(groups: Iterable[Group], press: Press) -> Counter[str]:
    """How many statements were made to each outlet itself."""
    return Counter(
        {
            group.name: sum(
                told_to_own(each, press) for article in group.articles for each in press.statements.get(article, ())
            )
            for group in groups
        }
    )


def _cited(groups: Iterable[Group], press: Press) -> Counter[str]:
    """How many outlets print words that were said to another outlet, by that outlet's plain name."""
    pairs = {
        (plain(each.told_to.name), group.name)
        for group in groups
        for article in group.articles
        for each in press.statements.get(article, ())
        if each.told_to is not None and not told_to_own(each, press)
    }
    return Counter(name for name, _ in pairs)


__all__ = ["by_outlet"]
