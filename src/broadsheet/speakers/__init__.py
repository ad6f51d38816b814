"""Statements -> speakers: one holder of statements across articles.

Named speakers are put together by name, role and company (see `grouping`); a description without a name is its
article's own. What the desk decided comes last (see `rulings`). Nothing depends on the order of arrival.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.speakers.grouping import Grouping
from broadsheet.speakers.heard import Heard, hear
from broadsheet.speakers.rulings import Link, Merge, Ruled, Ruling, Split, Who, item_of, obey
from broadsheet.speakers.spelling import key_of, name_key
from broadsheet.types import Article, RoleFact, Speaker, Statement

__all__ = ["Link", "Merge", "Ruling", "Split", "Who", "gather_speakers", "item_of", "key_of", "name_key"]

ID_DIGITS = 16


def gather_speakers(
    articles: Mapping[str, Article], statements: Iterable[Statement], rulings: Sequence[Ruling] = ()
) -> tuple[Speaker, ...]:
    """One `Speaker` for every voice, by id. Unnamed voices are kept apart by article; statements without a voice have
    no speaker."""
    heard = hear(articles, statements)
    named = obey(Grouping(articles, heard).groups(), rulings)
    seen: set[str] = set()
    found = []
    for each in named:
        key = f"named\n{each.group.key}"
        if key in seen or each.apart:
            key += f"\n{each.group.articles[0]}"
        seen.add(key)
        found.append(_speaker(key, each.group.heard, articles, each))
    unnamed: dict[str, list[Heard]] = {}
    for piece in heard:
        if not piece.named and piece.key.last:
            unnamed.setdefault(f"unnamed\n{piece.article}\n{piece.name.casefold()}", []).append(piece)
    found += [_speaker(key, pieces, articles) for key, pieces in unnamed.items()]
    return tuple(sorted(found, key=lambda speaker: speaker.id))


def _speaker(key: str, heard: Sequence[Heard], articles: Mapping[str, Article], ruled: Ruled | None = None) -> Speaker:
    statements = [each for piece in heard for each in piece.statements]
    spellings = Counter(dict.fromkeys((piece.name for piece in heard), 0))
    for piece in heard:
        spellings[piece.name] += len(piece.statements)
    name, *others = sorted(spellings, key=lambda name: (not key_of(name).full, -spellings[name], -len(name), name))
    wanted = ruled.name if ruled else None
    if wanted is not None and wanted in spellings:
        others = sorted({*others, name} - {wanted})
        name = wanted
    return Speaker(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS],
        name=name,
        named=ruled is not None,
        aliases=tuple(sorted(others)),
        roles=_roles(statements, articles),
        statements=tuple(sorted({(each.article, each.id) for each in statements}, key=_in_text_order)),
        item=ruled.item if ruled else None,
    )


def _in_text_order(pair: tuple[str, str]) -> tuple[str, int, str]:
    """Statement s10 after s9."""
    digits = re.sub(r"\D", "", pair[1])
    return pair[0], int(digits[:9] or 0), pair[1]


def _roles(statements: list[Statement], articles: Mapping[str, Article]) -> tuple[RoleFact, ...]:
    """Each role once a day as it was printed, oldest day first."""
    facts: dict[tuple[dt.date | None, str], RoleFact] = {}
    for statement in sorted(statements, key=lambda each: (each.article, each.role.start if each.role else 0, each.id)):
        article = articles.get(statement.article)
        if statement.role is None or article is None:
            continue
        day = article.published.at.date() if article.published else None
        text = " ".join(article.slice(statement.role).split())
        facts.setdefault((day, text.casefold()), RoleFact(text, day, statement.role))
    return tuple(
        sorted(facts.values(), key=lambda fact: (fact.day is not None, fact.day or dt.date.min, fact.text, fact.span))
    )
