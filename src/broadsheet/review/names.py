"""Who is who in one story: the same person under a full and a short name, and how to introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from broadsheet.review.press import TOKEN, Press
from broadsheet.types import Span, Statement, word_count

# What may stand between a role and a name that were printed as one ("Jane Doe, finance minister").
BETWEEN = re.compile(r",?\s*(?:[–—-]\s*)?(?:an?\s+|the\s+)?", re.IGNORECASE)
FOLLOWING_NAME = re.compile(r" [^\W\d_]")
LONGEST_ROLE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that introduce a speaker, as an article printed them: one span, or name and role apart, to be
    `joined` by a comma or, where the role was used as a title before the name, by a space."""

    spans: tuple[Span, ...]
    ends_in_role: bool
    joined: str = ", "


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker of one story: the key that all their statements share, and their words of introduction.

    `short` is the surname where an article itself calls them by it alone; `others` are the last names of those who
    speak in the same article.
    """

    key: str
    named: bool
    name: str
    role: str
    mention: Span | None
    introduction: Introduction | None
    short: Span | None
    others: frozenset[str] = frozenset()


def tokens(name: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(name.casefold()))


def last_name(name: str) -> str:
    return (tokens(name) or ("",))[-1]


def same_speakers(names: Iterable[str]) -> Mapping[str, str]:
    """Each name with the fullest name of that speaker: "Tsukanov" belongs to "Leonid Tsukanov" if only one such."""
    whole = sorted(set(names), key=lambda name: (-len(tokens(name)), name))
    result: dict[str, str] = {}
    for name in whole:
        mine = tokens(name)
        longer = {
            result[other]
            for other in result
            if mine
            and len(tokens(other)) > len(mine)
            and tokens(other)[-1] == mine[-1]
            and set(mine) <= set(tokens(other))
        }
        same = [other for other in result if tokens(other) == mine]
        result[name] = result[same[0]] if same else longer.pop() if len(longer) == 1 else name
    return result


def find_people(statements: Iterable[Statement], press: Press) -> Mapping[tuple[str, str], Person]:
    """The person of each statement that has a speaker, by (article id, statement id)."""
    spoken = [(each, each.speaker) for each in statements if each.speaker is not None]
    # An unnamed source is nobody in particular: "experts" of two articles are not the same experts.
    names = same_speakers(speaker.name for _, speaker in spoken if speaker.named)
    groups: dict[str, list[Statement]] = {}
    for each, speaker in spoken:
        key = names[speaker.name] if speaker.named else f"{each.article} {speaker.name}"
        groups.setdefault(key, []).append(each)
    people = {
        (each.article, each.id): _person(key, each, group, press) for key, group in groups.items() for each in group
    }
    named: dict[str, set[str]] = {}
    for (article, _), person in people.items():
        if person.named:
            named.setdefault(article, set()).add(last_name(person.name))
    return {
        place: replace(person, others=frozenset(named.get(place[0], set()) - {last_name(person.name)}))
        for place, person in people.items()
    }


def _person(key: str, statement: Statement, group: list[Statement], press: Press) -> Person:
    """The person as this statement's article knows them; the words of another article where it gives none."""
    own = [each for each in group if each.article == statement.article]
    best = max(own, key=_fullness, default=statement)
    if best.role is None:
        best = max(group, key=lambda each: (*_fullness(each), each.article, each.id))
    speaker = best.speaker
    assert speaker is not None
    role = press.slice(best.role) if best.role and word_count(press.slice(best.role)) <= LONGEST_ROLE_WORDS else ""
    name = key if speaker.named else speaker.name
    short = _short(name, own or group, press) if speaker.named else None
    return Person(key, speaker.named, name, role, speaker.mention, _introduction(best, bool(role), press), short)


def _fullness(statement: Statement) -> tuple[bool, bool, int]:
    speaker = statement.speaker
    assert speaker is not None
    return statement.role is not None, speaker.mention is not None, len(tokens(speaker.name))


def _introduction(statement: Statement, with_role: bool, press: Press) -> Introduction | None:
    mention = statement.speaker.mention if statement.speaker else None
    role = statement.role if with_role else None
    if mention is None:
        return None
    if role is None or role.overlaps(mention):
        covering = role is not None and role.covers(mention)
        return Introduction((role,) if role and covering else (mention,), False)
    first, second = sorted((mention, role))
    text = press.articles[mention.article].text
    joined = Span(mention.article, first.start, second.stop)
    name = statement.speaker.name if statement.speaker else ""
    between = text[first.stop : second.start]
    if BETWEEN.fullmatch(between) and "\n\n" not in between:
        if first == role and "," in between:  # "its chief executive, Anna Holm,"
            return Introduction((role, mention), ends_in_role=False, joined=" ")
        return Introduction((joined,), ends_in_role=second == role)
    if FOLLOWING_NAME.match(text, role.stop) and tokens(text[role.stop : role.stop + 40])[0] in tokens(name):
        return Introduction((role, mention), ends_in_role=False, joined=" ")
    return Introduction((mention, role), ends_in_role=True)


def _short(name: str, statements: Iterable[Statement], press: Press) -> Span | None:
    """A place where an article calls the speaker by a part of the name that ends it: the surname, as they use it."""
    mine = tokens(name)
    for each in sorted(statements, key=lambda each: (each.article, each.id)):
        for span in each.source:
            used = tokens(press.slice(span))
            if used and len(used) < len(mine) and mine[-len(used) :] == used and press.slice(span)[0].isupper():
                return span
    return None
