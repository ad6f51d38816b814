"""The same day put together in several ways: by story, by outlet, by country, and so on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from broadsheet.errors import InputError
from broadsheet.language import Language
from broadsheet.review.arrange.brief import brief
from broadsheet.review.arrange.by_country import by_country
from broadsheet.review.arrange.by_outlet import by_outlet
from broadsheet.review.arrange.commentary import commentary
from broadsheet.review.arrange.statements import statements_only
from broadsheet.review.cite import cite
from broadsheet.review.compose import METHOD, agency, counts, dateline
from broadsheet.review.house import House
from broadsheet.review.material import Body, Material, Memory
from broadsheet.review.press import Press
from broadsheet.review.rights import caps_of, notices, within_caps
from broadsheet.review.wording import words
from broadsheet.types import Arrangement, Article, Review, Rights, Statement, Story

ARRANGED: Final[Mapping[Arrangement, Callable[[Material], Body]]] = {
    "agency": agency,
    "outlet": by_outlet,
    "country": by_country,
    "commentary": commentary,
    "statements": statements_only,
    "brief": brief,
}

EMPTY: Final[Mapping[Arrangement, str]] = {
    "country": "Name the outlets with their countries in your own file of outlets: docs/registry.md",
}


def compose(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    statements: Mapping[str, tuple[Statement, ...]],
    *,
    day: dt.date,
    language: Language | str,
    house: House,
    zone: dt.tzinfo = dt.UTC,
    countries: Mapping[str, str] | None = None,
    rights: Mapping[str, Rights] | None = None,
    memory: Mapping[str, Memory] | None = None,
    before: Mapping[str, Article] | None = None,
) -> Review:
    """The day's review of `stories`, best first, arranged as the house wants it; `InputError` where nothing gives a
    line.

    `articles` and `statements` are by article id and may hold more than the stories name; so are `countries`, the
    codes of those that the articles' outlets are at home in, and `rights`, what the outlets allow. `memory` is what is
    remembered of stories, by their ids, and `before` the articles of the days before that it names; their statements
    and rights stand among the others.
    """
    code = language if isinstance(language, str) else language.code
    # What was not (surely) said, or only inside another's words, is nobody's to print as said.
    statements = {id_: tuple(each for each in found if each.said) for id_, found in statements.items()}
    allowed, earlier = rights or {}, before or {}
    whole = {**earlier, **articles}
    past = frozenset(earlier) - frozenset(articles)
    press = Press(whole, statements, words(code), caps=caps_of(whole, allowed), past=past)
    material = Material(day, tuple(stories), press, house, countries or {}, memory or {}, zone)
    body = within_caps(ARRANGED[house.arrange](material), press.caps)
    if not body.sections:
        remedy = EMPTY.get(house.arrange, "Other arrangements do: --arrange agency")
        raise InputError(f"review of {day} by {house.arrange}", "no section has a line", remedy)
    topped = press.words.arranging.topped.get(house.arrange, press.words.topped)
    cited = cite(body.lines(), press, body.authors)
    return Review(
        day=day,
        language=code,
        headline=body.headline,
        dateline=dateline(day, house, press),
        digest=body.digest,
        topped=topped.format(press.words.weekday(day)),
        sections=body.sections,
        round_up=body.round_up,
        disclaimer=" ".join(filter(None, (house.disclaimer, notices(cited, allowed)))),
        counts=(*counts(stories, press), *body.counts),
        cited=cited,
        made_by=METHOD,
        masthead=house.masthead,
        zone=str(zone),
        arrangement=house.arrange,
    )


__all__ = ["ARRANGED", "compose"]
