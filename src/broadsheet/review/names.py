"""Who is who in one story: the same person under a full and a short name, and how to introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from broadsheet.review.press import TOKEN, Press
from broadsheet.review.text import tidy
from broadsheet.types import Span, Statement, Voice, word_count

# What may stand between a role and a name that were printed as one ("Jane Doe, finance minister").
BETWEEN = re.compile(r",?\s*(?:[–—-]\s*)?(?:an?\s+|the\s+)?", re.IGNORECASE)
FOLLOWING_NAME = re.compile(r" [^\W\d_]")
LONGEST_ROLE_WORDS = 14
# A role of so many words fits one person of a story.
TELLING_ROLE_WORDS = 3
# As far before a role as "former " may begin, in code points.
NEAR_ROLE = 16
SHOUTED_LETTERS = 8
# What a paragraph of running text ends in; headlines and captions end otherwise.
RUNNING_TEXT_ENDS = (".", "!", "?", "…", "”", '"', "’", "»")


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

    `short` is the surname where an article itself calls them by it alone; `others` are the last names of the others
    who speak in the story. `doubtful` is a bare surname in an article that knows two of that name.
    """

    key: str
    named: bool
    name: str
    role: str
    mention: Span | None
    introduction: Introduction | None
    short: Span | None
    others: frozenset[str] = frozenset()
    doubtful: bool = False


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
        same = [other for other in result if sorted(tokens(other)) == sorted(mine)]
        result[name] = result[same[0]] if same else longer.pop() if len(longer) == 1 else name
    return result


def find_people(statements: Iterable[Statement], press: Press) -> Mapping[tuple[str, str], Person]:
    """The person of each statement that has a speaker, by (article id, statement id)."""
    spoken = [each for each in statements if each.speaker is not None]
    introduced = {_place(each) for each in spoken if _is_introduced(each, press)}
    called = {_place(each): _called(each, _place(each) in introduced, press) for each in spoken}
    # An unnamed source is nobody in particular: "experts" of two articles are not the same experts.
    names = same_speakers(called[_place(each)] for each in spoken if each.speaker and each.speaker.named)
    groups: dict[str, list[Statement]] = {}
    for each in spoken:
        name = called[_place(each)]
        key = names[name] if each.speaker and each.speaker.named else f"{each.article} {name}"
        groups.setdefault(key, []).append(each)
    groups = _joined_by_role(groups, press)
    lasts = {key: last_name(key) for key, group in groups.items() if group[0].speaker and group[0].speaker.named}
    people = {}
    for key, group in groups.items():
        others = frozenset(last for last in lasts.values() if last != lasts.get(key))
        namesakes = [other for other, last in lasts.items() if last == lasts.get(key)]
        for each in group:
            person = _person(key, each, group, introduced, press)
            doubtful = person.named and _is_doubtful(each, namesakes, press)
            people[_place(each)] = replace(person, others=others, doubtful=doubtful)
    return people


def _place(statement: Statement) -> tuple[str, str]:
    return statement.article, statement.id


def _called(statement: Statement, introduced: bool, press: Press) -> str:
    """The speaker's name as far as the article bears it out: the press introduces people by the full name, so one that
    comes after the bare surname ("Huawei", then "Intel Huawei") is a wrong reading or somebody else."""
    speaker = statement.speaker
    assert speaker is not None
    if not speaker.named or introduced:
        return speaker.name
    for span in statement.source:
        used = tokens(press.slice(span))
        if used and set(used) <= set(tokens(speaker.name)):
            return tidy(press.slice(span))
    return speaker.name


def _is_introduced(statement: Statement, press: Press) -> bool:
    """Whether no running text of the article names the speaker by the last name alone before the mention."""
    mention = statement.speaker.mention if statement.speaker else None
    if mention is None or len(tokens(press.slice(mention))) < 2:
        return True
    text = press.articles[mention.article].text
    *before, last = press.slice(mention).split()
    first = tuple(word.casefold() for word in before)
    for start, stop in press.layout(mention.article).paragraphs:
        if start >= mention.start:
            return True
        if not text[start:stop].endswith(RUNNING_TEXT_ENDS):
            continue
        at = text.find(last, start, min(stop, mention.start))
        while at >= 0:
            whole = not text[at - 1 : at].isalnum() and not text[at + len(last) : at + len(last) + 1].isalnum()
            preceding = text[start:at].split()[-1:]
            if whole and (not preceding or preceding[0].casefold() not in first):
                return False
            at = text.find(last, at + 1, min(stop, mention.start))
    return True


def _joined_by_role(groups: Mapping[str, list[Statement]], press: Press) -> dict[str, list[Statement]]:
    """Two spellings of one person ("Cheuk Hau-yip", "Michael Cheuk") are one if they share a name and a whole role."""
    joined: dict[str, list[Statement]] = {}
    by_role: dict[str, list[str]] = {}
    for key in sorted(groups, key=lambda key: (-len(groups[key]), key)):
        roles = {tidy(press.slice(each.role)).casefold() for each in groups[key] if each.role and each.speaker}
        roles = {role for role in roles if word_count(role) >= TELLING_ROLE_WORDS}
        same = [
            other for role in sorted(roles) for other in by_role.get(role, ()) if set(tokens(other)) & set(tokens(key))
        ]
        into = same[0] if same else key
        joined.setdefault(into, []).extend(groups[key])
        for role in roles:
            by_role.setdefault(role, []).append(into)
    return joined


def _is_doubtful(statement: Statement, namesakes: Sequence[str], press: Press) -> bool:
    """Whether the article calls the speaker by a surname alone and names two speakers of the story who bear it."""
    used = tokens(press.slice(statement.source[0])) if len(statement.source) == 1 else ()
    text = press.articles[statement.article].text
    there = [name for name in namesakes if len(tokens(name)) > 1 and name in text]
    return len(there) > 1 and not any(set(tokens(name)) <= set(used) for name in there)


def _person(
    key: str, statement: Statement, group: list[Statement], introduced: Set[tuple[str, str]], press: Press
) -> Person:
    """The person as this statement's article knows them; the words of another article where it gives none."""
    known = [each for each in group if _place(each) in introduced]
    best = max((each for each in known if each.article == statement.article), key=_fullness, default=None)
    if best is None or best.role is None:
        best = max(known, key=lambda each: (*_fullness(each), each.article, each.id), default=statement)
    speaker = best.speaker
    assert speaker is not None
    role = _role(best, press)
    sound = best in known
    own = [each for each in group if each.article == statement.article]
    return Person(
        key,
        speaker.named,
        key if speaker.named else speaker.name,
        press.slice(role) if role else "",
        speaker.mention if sound else None,
        _introduction(speaker, role, press) if sound else None,
        _short(key, own or group, press) if speaker.named else None,
    )


def _role(statement: Statement, press: Press) -> Span | None:
    """The role to introduce the speaker by, with the "former" before it; none that was only held then."""
    role = statement.role
    if role is None or word_count(press.slice(role)) > LONGEST_ROLE_WORDS:
        return None
    text = press.articles[role.article].text
    if (lead := re.search(press.words.role_leads, text[max(0, role.start - NEAR_ROLE) : role.start])) is not None:
        role = Span(role.article, role.start - len(lead[0]), role.stop)
    whole = re.sub(press.words.role_leads, "", press.slice(role) + " ").strip()
    return None if not whole or re.match(press.words.held_then, press.slice(role)) else role


def _fullness(statement: Statement) -> tuple[bool, bool, int]:
    speaker = statement.speaker
    assert speaker is not None
    return statement.role is not None, speaker.mention is not None, len(tokens(speaker.name))


def _introduction(speaker: Voice, role: Span | None, press: Press) -> Introduction | None:
    mention = speaker.mention
    if mention is None or is_shouted(press.slice(mention)):
        return None
    if role is not None and is_shouted(press.slice(role)):
        role = None
    if role is None or role.overlaps(mention):
        covering = role is not None and role.covers(mention)
        return Introduction((role,) if role and covering else (mention,), False)
    first, second = sorted((mention, role))
    text = press.articles[mention.article].text
    joined = Span(mention.article, first.start, second.stop)
    between = text[first.stop : second.start]
    if BETWEEN.fullmatch(between) and "\n\n" not in between:
        if first == role and "," in between:  # "its chief executive, Anna Holm,"
            return Introduction((role, mention), ends_in_role=False, joined=" ")
        return Introduction((joined,), ends_in_role=second == role)
    if FOLLOWING_NAME.match(text, role.stop) and tokens(text[role.stop : role.stop + 40])[0] in tokens(speaker.name):
        return Introduction((role, mention), ends_in_role=False, joined=" ")
    return Introduction((mention, role), ends_in_role=True)


def is_shouted(text: str) -> bool:
    """Whether most letters are capitals, and so many that it is no abbreviation."""
    letters = [each for each in text if each.isalpha()]
    return len(letters) >= SHOUTED_LETTERS and 2 * sum(map(str.isupper, letters)) > len(letters)


def _short(name: str, statements: Iterable[Statement], press: Press) -> Span | None:
    """A place where an article calls the speaker by a part of the name that ends it: the surname, as they use it."""
    mine = tokens(name)
    for each in sorted(statements, key=lambda each: (each.article, each.id)):
        for span in each.source:
            used = tokens(press.slice(span))
            if used and len(used) < len(mine) and mine[-len(used) :] == used and press.slice(span)[0].isupper():
                return span
    return None
