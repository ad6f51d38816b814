"""The day's stories as the press of each country has them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.review.arrange.groups import Group, by_weight, find_groups, sections_of, weigh_stories
from broadsheet.review.compose import chapters_of, digest_of, headline_of
from broadsheet.review.material import Body, Material
from broadsheet.review.pieces import Piece, Title
from broadsheet.review.press import Press
from broadsheet.types import RankPart

STORIES, OUTLETS = 0.6, 0.4
STORIES_LOOKED_AT = 2


def by_country(it: Material) -> Body:
    """A section a country; articles of outlets that no country is known of are in none, and counted."""
    chapters = chapters_of(it, STORIES_LOOKED_AT * (it.house.sections + it.house.round_up))
    named = it.press.words.arranging.countries()
    groups = find_groups(chapters, lambda article: it.countries.get(article))
    groups = [group for group in groups if group.name in named]
    parts = _parts(groups, len(chapters), it.press)

    def before(group: Group, title: Title) -> Sequence[Piece]:
        country = it.press.words.arranging.country.format(named[group.name])
        return [country, it.press.outlet(title.article), ": "]

    sections = sections_of(by_weight(groups, parts), it, parts=parts, before=before, own_words=lambda _: False)
    first = chapters[: it.house.sections]
    unplaced = sum(it.countries.get(article) not in named for article in it.press.today)
    counts = (("countries", len(groups)), ("unplaced", unplaced))
    return Body(headline_of(first, it.press), digest_of(first, it.press), sections, counts=counts)


def _parts(groups: Sequence[Group], stories: int, press: Press) -> dict[str, tuple[RankPart, ...]]:
    outlets = {group.name: len({press.outlet(article) for article in group.articles}) for group in groups}
    most = max(outlets.values(), default=1)
    words = press.words.arranging.parts
    return {
        group.name: (
            RankPart(
                "stories", weigh_stories(group, stories), STORIES, words["stories"].format(len(group.entries), stories)
            ),
            RankPart("outlets", outlets[group.name] / most, OUTLETS, words["outlets"].format(outlets[group.name])),
        )
        for group in groups
    }


__all__ = ["by_country"]
