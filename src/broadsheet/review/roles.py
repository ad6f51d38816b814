"""The words that introduce a speaker: the name with the office, trade or tie that the press prints beside it.

A role that stands anywhere else may belong to somebody else ("the spokeswoman said"), so it is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.review.names import is_shouted, tokens
from broadsheet.review.press import Press
from broadsheet.types import Span, Statement, Voice, word_count

# What may stand between a role and a name that were printed as one ("Jane Doe, 51, who is finance minister").
BETWEEN = re.compile(
    r",?\s*(?:\d{1,3},\s*)?(?:[–—-]\s*)?(?:who (?:is|was|has been)\s+)?(?:an?\s+|the\s+)?", re.IGNORECASE
)
LONGEST_ROLE_WORDS = 14
# As far before a role as "former " may begin, in code points.
NEAR_ROLE = 16
# So far behind a role the name that it is a title of may go, in code points.
NEAR_NAME = 40


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that introduce a speaker, as an article printed them: one span, or name and role apart, to be
    `joined` by a comma or, where the role was used as a title before the name, by a space."""

    spans: tuple[Span, ...]
    ends_in_role: bool
    joined: str = ", "


def role_of(statement: Statement, called: Sequence[Span], press: Press) -> Span | None:
    """The role to introduce the speaker by, with the "former" before it; none that was only held then, and none that
    stands elsewhere than beside a name of theirs. `called` are the places where its article names the speaker."""
    role = statement.role
    if role is None or word_count(press.slice(role)) > LONGEST_ROLE_WORDS or is_shouted(press.slice(role)):
        return None
    text = press.articles[role.article].text
    if (lead := re.search(press.words.role_leads, text[max(0, role.start - NEAR_ROLE) : role.start])) is not None:
        role = Span(role.article, role.start - len(lead[0]), role.stop)
    whole = re.sub(press.words.role_leads, "", press.slice(role) + " ").strip()
    if not whole or re.match(press.words.held_then, press.slice(role)):
        return None
    if re.search(press.words.cut_off, text[max(0, role.start - NEAR_ROLE) : role.start]):
        return None
    beside = any(role.overlaps(name) or _joined(role, name, press) for name in called)
    return role if beside or _is_title(role, statement, press) else None


def is_bare(role: Span | None, press: Press) -> bool:
    """Whether the role tells of no body or land that it is held in: "ministry spokesman", "ambassador"."""
    return role is not None and bool(re.fullmatch(press.words.bare_role, press.slice(role)))


def _joined(one: Span, other: Span, press: Press) -> bool:
    """Whether nothing but what joins a name and a role stands between the two."""
    if one.article != other.article:
        return False
    first, second = sorted((one, other))
    between = press.articles[one.article].text[first.stop : second.start]
    return first.stop <= second.start and bool(BETWEEN.fullmatch(between)) and "\n\n" not in between


def _is_title(role: Span, statement: Statement, press: Press) -> bool:
    """Whether the speaker's name follows the role, and is not the beginning of a longer one ("the deputy Velde campaign
    manager")."""
    text, speaker = press.articles[role.article].text, statement.speaker
    name = [re.escape(part) for part in (speaker.name.split() if speaker else [])]
    found = re.compile(rf" (?:{'|'.join(name)})\b(?:[’']s)?(?=(\W*)(\w*))").match(text, role.stop) if name else None
    if found is None:
        return False
    return bool(found[1].strip()) or not found[2] or found[2].casefold() in press.words.function_words


def introduction(speaker: Voice, role: Span | None, press: Press) -> Introduction | None:
    """What introduces the speaker, who has this role; None where the press gives no name to print."""
    mention = speaker.mention
    if mention is None or is_shouted(press.slice(mention)):
        return None
    if role is None:
        return Introduction((with_article(mention, press),), False)
    if role.overlaps(mention):
        return Introduction((role if role.covers(mention) else mention,), False)
    first, second = sorted((mention, role))
    if _joined(mention, role, press):
        if first == role and "," in press.articles[role.article].text[first.stop : second.start]:
            return Introduction((role, mention), ends_in_role=False, joined=" ")  # "its chief executive, Anna Holm,"
        return Introduction((Span(role.article, first.start, second.stop),), ends_in_role=second == role)
    if _before_name(role, speaker, press):
        return Introduction((role, mention), ends_in_role=False, joined=" ")
    return Introduction((mention, role), ends_in_role=True)


def _before_name(role: Span, speaker: Voice, press: Press) -> bool:
    following = press.articles[role.article].text[role.stop : role.stop + NEAR_NAME]
    return following[:1] == " " and not set(tokens(following)[:1]).isdisjoint(tokens(speaker.name))


def with_article(name: Span, press: Press) -> Span:
    """The name with the "the" before it, as the name of an office or a company may have."""
    text = press.articles[name.article].text
    for article in press.words.articles & press.words.known_leads:
        start = name.start - len(article) - 1
        if start >= 0 and text[start : name.start].casefold() == f"{article} " and not text[:start][-1:].isalnum():
            return Span(name.article, start, name.stop)
    return name


__all__ = ["Introduction", "introduction", "is_bare", "role_of", "with_article"]
