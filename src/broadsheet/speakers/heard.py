"""One article's statements under one name: the piece that speakers are put together from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from broadsheet.language import language
from broadsheet.speakers.spelling import WORD, Key, key_of
from broadsheet.types import Article, Statement, Voice

# Family names that stand first are short.
LONGEST_FAMILY = 5


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
        article = articles.get(each.article)
        named = voice.named and not is_column(voice, article)
        name = family_first(voice.name, article) if named and not voice.body and article else voice.name
        place = (each.article, name, named)
        heard = found.setdefault(place, Heard(each.article, name, named, key_of(name)))
        heard.statements.append(each)
        heard.body = heard.body or voice.body
        if each.role is not None and each.article in articles:
            heard.roles |= role_words(articles[each.article], each)
    return [found[place] for place in sorted(found)]


def family_first(name: str, article: Article) -> str:
    """ "Lim" is Lim Swee Hong, where an article that calls somebody Mr Lim gives one such name, family name first; else
    the name as it is."""
    if " " in name or not name.isalpha() or len(name) > LONGEST_FAMILY:
        return name
    whole = {" ".join(match.group().split()) for match in _given_after(name).finditer(article.text)}
    called = re.search(rf"\b(?:Mr|Ms|Mrs|Dr)\.? {name}\b(?! [A-Z])", article.text)
    return whole.pop() if len(whole) == 1 and called else name


@lru_cache(maxsize=1024)
def _given_after(family: str) -> re.Pattern[str]:
    return re.compile(rf"\b{family} [A-Z][a-z]{{1,5}}[ -][A-Z]?[a-z]{{1,5}}\b(?! [A-Z])")


def is_column(voice: Voice, article: Article | None) -> bool:
    """Whether an article's "I" is no person but the column or page that stands in its byline."""
    known = language(article.language or "") if article is not None else None
    if article is None or known is None or voice.mention is not None:
        return False
    words = voice.name.casefold().split()
    body = any(word in known.organisation_words or word in known.public_nouns for word in words)
    return bool(words) and (words[0] in known.determiners or body or len(words) == 1)


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
