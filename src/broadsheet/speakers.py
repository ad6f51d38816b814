"""Statements -> speakers: one holder of statements across articles.

Named speakers are one where their names are: compared without case, diacritics and the spelling that transliteration
leaves open ("Sergei", "Sergey"). A description without a name is its article's own. Nothing depends on the order of
arrival.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from broadsheet.types import Article, RoleFact, Speaker, Statement

WORD = re.compile(r"[^\W_]+")
# What one transliteration writes otherwise than the next; applied in order to a name in lower case.
ALIKE = (
    (re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])(?:iy|yy|ij|yi|ii|i)\b"), "y"),
    (re.compile(r"(?<=[aeou])[iy]\b"), "y"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?<=[aeiou])y(?=[aeou])"), ""),
    (re.compile(r"\by(?=[eo])"), ""),
    (re.compile(r"ie(?=[bcdfghklmnprstvz])"), "e"),
    (re.compile(r"(?<=[lnstrmvdz])i(?=[aou])"), "y"),
)
ID_DIGITS = 16
APOSTROPHES = str.maketrans("", "", "'’ʼ`")


def name_key(name: str) -> str:
    """What two spellings of one name share: "Sergéi RYABKOV" and "Sergey Ryabkov" have the same."""
    plain = unicodedata.normalize("NFKD", name.translate(APOSTROPHES))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    words = WORD.findall(plain)
    # Middle names and initials between the first and the last name are left out.
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    key = " ".join(words)
    for pattern, written in ALIKE:
        key = pattern.sub(written, key)
    return key


def gather_speakers(articles: Mapping[str, Article], statements: Iterable[Statement]) -> tuple[Speaker, ...]:
    """One `Speaker` for every voice, by id. Unnamed voices are kept apart by article; statements without a voice have
    no speaker."""
    held: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        voice = statement.speaker
        if voice is None:
            continue
        key = name_key(voice.name) if voice.named else f"{statement.article}\n{voice.name.casefold()}"
        if key:
            held[f"{'named' if voice.named else 'unnamed'}\n{key}"].append(statement)
    return tuple(sorted((_speaker(key, own, articles) for key, own in held.items()), key=lambda speaker: speaker.id))


def _speaker(key: str, statements: list[Statement], articles: Mapping[str, Article]) -> Speaker:
    spellings = Counter(statement.speaker.name for statement in statements if statement.speaker)
    name, *others = sorted(spellings, key=lambda spelling: (-spellings[spelling], -len(spelling), spelling))
    return Speaker(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS],
        name=name,
        named=key.startswith("named"),
        aliases=tuple(sorted(others)),
        roles=_roles(statements, articles),
        statements=tuple(sorted({(each.article, each.id) for each in statements}, key=_in_text_order)),
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
