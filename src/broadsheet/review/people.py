"""Who is who in one story: the same person under a full and a short name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.review.names import last_name, same_speakers, tokens
from broadsheet.review.press import Press
from broadsheet.review.roles import Introduction, introduction, is_bare, role_of, with_article
from broadsheet.review.text import tidy
from broadsheet.types import Span, Statement, word_count

# A role of so many words fits one person of a story.
TELLING_ROLE_WORDS = 3
# What a paragraph of running text ends in; headlines and captions end otherwise.
RUNNING_TEXT_ENDS = (".", "!", "?", "…", "”", '"', "’", "»")


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


def find_people(statements: Iterable[Statement], press: Press) -> Mapping[tuple[str, str], Person]:
    """The person of each statement that has a speaker, by (article id, statement id)."""
    spoken = [each for each in statements if each.speaker is not None]
    introduced = {_place(each) for each in spoken if _is_introduced(each, press)}
    called = {_place(each): _called(each, _place(each) in introduced, press) for each in spoken}
    # An unnamed source is nobody in particular: "experts" of two articles are not the same experts.
    names = _bare_names_apart(
        same_speakers(called[_place(each)] for each in spoken if each.speaker and each.speaker.named), spoken, press
    )
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
        namesakes = [other for other in lasts if _may_be_called_alike(key, other)]
        roles = _roles([each for each in group if _place(each) in introduced], group, press)
        for each in group:
            person = _person(key, each, group, roles, press)
            doubtful = person.named and (
                _is_doubtful(key, each, namesakes, press) or _means_another(key, each, groups, press)
            )
            people[_place(each)] = replace(person, others=others, doubtful=doubtful)
    return people


def _bare_names_apart(names: Mapping[str, str], spoken: Iterable[Statement], press: Press) -> Mapping[str, str]:
    """The names without those joinings of a bare name to a fuller one that no article bears out: whoever has the fuller
    name speaks by it somewhere, or the "Lind Brewery" of one article is not the "Brewery" of another."""
    used: dict[str, set[tuple[str, ...]]] = {}
    for each in spoken:
        if each.speaker is not None:
            used.setdefault(each.speaker.name, set()).update(tokens(press.slice(span)) for span in each.source)
    return {
        name: fuller if len(tokens(name)) > 1 or name == fuller or _uses(used, fuller, name) else name
        for name, fuller in names.items()
    }


def _uses(used: Mapping[str, set[tuple[str, ...]]], fuller: str, name: str) -> bool:
    return any(set(tokens(name)) <= set(words) for words in used.get(fuller, ()))


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


def _may_be_called_alike(one: str, other: str) -> bool:
    """Whether a surname alone may mean both: it stands last in a name, or first."""
    mine, theirs = tokens(one), tokens(other)
    return bool(mine and theirs) and (mine[-1] == theirs[-1] or mine[0] == theirs[0])


def _is_doubtful(key: str, statement: Statement, namesakes: Sequence[str], press: Press) -> bool:
    """Whether the article calls the speaker by a surname alone and names two speakers of the story who bear it."""
    used = tokens(press.slice(statement.source[0])) if len(statement.source) == 1 else ()
    text = _plain(press.articles[statement.article].text)
    there = [name for name in namesakes if len(tokens(name)) > 1 and _plain(name) in text]
    # A bare surname that no article resolves may mean any of those who bear it.
    bare = [name for name in namesakes if len(tokens(name)) > 1] if len(tokens(key)) == 1 else []
    return (len(there) > 1 or len(bare) > 1) and not any(set(tokens(name)) <= set(used) for name in there)


def _means_another(key: str, statement: Statement, groups: Mapping[str, list[Statement]], press: Press) -> bool:
    """Whether a bare surname is of somebody who is heard no more than another of that name: the press means the one
    whom everybody knows."""
    used = tokens(press.slice(statement.source[0])) if len(statement.source) == 1 else ()
    if len(tokens(key)) < 2 or [word for word in used if word in tokens(key)] != [last_name(key)]:
        return False
    return any(
        other != key and last_name(other) == last_name(key) and len(group) >= len(groups[key])
        for other, group in groups.items()
        if group[0].speaker and group[0].speaker.named
    )


def _plain(text: str) -> str:
    """The text in one spelling: "Kim Jong-un" is "Kim Jong Un"."""
    return text.casefold().replace("-", " ")


def _roles(
    introduced: Sequence[Statement], group: Sequence[Statement], press: Press
) -> Mapping[tuple[str, str], Span | None]:
    """The role in each of the statements that introduce their speaker; `group` are all statements of that speaker."""
    called = {article: _called_at(article, group, press) for article in {each.article for each in introduced}}
    return {_place(each): role_of(each, called[each.article], press) for each in introduced}


def _person(
    key: str,
    statement: Statement,
    group: list[Statement],
    roles: Mapping[tuple[str, str], Span | None],
    press: Press,
) -> Person:
    """The person as this statement's article knows them; the words of another article where it gives none."""
    known = [each for each in group if _place(each) in roles]

    def full(it: Statement) -> bool:
        return roles[_place(it)] is not None and not is_bare(roles[_place(it)], press)

    def fullness(it: Statement) -> tuple[bool, bool, bool, int]:
        assert it.speaker is not None
        known_role = roles[_place(it)] is not None
        return full(it), known_role, it.speaker.mention is not None, len(tokens(it.speaker.name))

    best = max((each for each in known if each.article == statement.article), key=fullness, default=None)
    if best is None or not full(best):
        best = max(known, key=lambda each: (*fullness(each), each.article, each.id), default=statement)
    speaker = best.speaker
    assert speaker is not None
    role = roles.get(_place(best))
    sound = best in known
    own = [each for each in group if each.article == statement.article]
    return Person(
        key,
        speaker.named,
        key if speaker.named else speaker.name,
        press.slice(role) if role else "",
        speaker.mention if sound else None,
        introduction(speaker, role, press) if sound else None,
        _short(key, speaker.mention if sound else None, own or group, press) if speaker.named else None,
    )


def _called_at(article: str, group: Iterable[Statement], press: Press) -> list[Span]:
    """Where the article names the speaker of these statements, as far as that is known."""
    places: dict[Span, None] = {}
    for each in group:
        if each.article == article and each.speaker is not None:
            name = set(tokens(each.speaker.name))
            named = [span for span in each.source if not name.isdisjoint(tokens(press.slice(span)))]
            places |= dict.fromkeys([*([each.speaker.mention] if each.speaker.mention else []), *named])
    return list(places)


def _short(name: str, mention: Span | None, statements: Iterable[Statement], press: Press) -> Span | None:
    """A place where an article calls the speaker by a part of the name that ends it: the surname, as they use it. One
    in capitals ("FIELD:") only where the name is not written otherwise."""
    mine = tokens(name)
    shouted: Span | None = None
    for each in sorted(statements, key=lambda each: (each.article, each.id)):
        for span in each.source:
            used = tokens(press.slice(span))
            if used and len(used) < len(mine) and mine[-len(used) :] == used and press.slice(span)[0].isupper():
                if not press.slice(span).isupper():
                    return with_article(span, press)
                shouted = shouted or span
    if shouted is None or mention is None or press.slice(mention).isupper() or not _ends_with(mention, shouted, press):
        return shouted
    return Span(mention.article, mention.stop - (shouted.stop - shouted.start), mention.stop)


def _ends_with(mention: Span, part: Span, press: Press) -> bool:
    return press.slice(mention).casefold().endswith(press.slice(part).casefold())


__all__ = ["Person", "find_people"]
