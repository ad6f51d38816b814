"""One article's statements under one name: the piece that speakers are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from broadsheet.language import language
from broadsheet.speakers.spelling import WORD, Key, key_of
from broadsheet.types import Article, Statement


@dataclass(slots=True)
class Heard:
    """`roles` are the words of the roles that the article gives (in lower case), `body` says that it is no person."""

    article: str
    name: str
    named: bool
    key: Key
    statements: list[Statement] = field(default_factory=list)
    roles: frozenset[str] = frozenset()
    body: bool = False

    @property
    def order(self) -> tuple[str, str]:
        return self.article, self.name


def hear(articles: Mapping[str, Article], statements: Iterable[Statement]) -> list[Heard]:
    """By article and name, in that order. Statements without a voice are nobody's."""
    found: dict[tuple[str, str, bool], Heard] = {}
    for each in statements:
        voice = each.speaker
        if voice is None:
            continue
        place = (each.article, voice.name, voice.named)
        heard = found.setdefault(place, Heard(each.article, voice.name, voice.named, key_of(voice.name)))
        heard.statements.append(each)
        heard.body = heard.body or voice.body
        if each.role is not None and each.article in articles:
            heard.roles |= role_words(articles[each.article], each)
    return [found[place] for place in sorted(found)]


def role_words(article: Article, statement: Statement) -> frozenset[str]:
    """The words of a role that say what somebody is: no function words."""
    assert statement.role is not None
    known = language(article.language or "")
    small = known.stop_words if known else frozenset()
    return frozenset(word.casefold() for word in WORD.findall(article.slice(statement.role))) - small


def same_kind(one: frozenset[str], other: frozenset[str], code: str | None) -> bool:
    """Whether two roles can be one person's: a word in common, or nouns of one kind ("envoy", "diplomat")."""
    if one & other:
        return True
    known = language(code or "")
    return known is not None and any(one & kind and other & kind for kind in known.role_kinds)
