"""Whose claim a headline is: what an article attributes to somebody, its headline often states as a fact."""

from __future__ import annotations

import re

from broadsheet.review.leads import TOP
from broadsheet.review.names import tokens
from broadsheet.review.pieces import Piece, Slice, Title
from broadsheet.review.press import Press, covered
from broadsheet.types import Statement

# A headline whose words stand to this share in what somebody said is that person's claim.
CLAIMED = 0.6


def whose(title: Title, press: Press) -> list[Piece]:
    """Who says it, where the headline states what its article attributes to somebody."""
    text = press.articles[title.article].title[title.start : title.stop]
    if re.search(press.words.said_title, text) or re.search(press.words.named_title, text):
        return []
    words = press.content(text)
    first = press.layout(title.article).sentences[:TOP]
    for each in press.statements.get(title.article, ()):
        if each.content[0].start >= first[-1].stop or not each.source or each.speaker is None:
            continue
        said = press.content(" ".join(press.slice(span) for span in each.content))
        if covered(words, [said]) >= CLAIMED:
            return _by(each, text, press)
    return []


def _by(statement: Statement, title: str, press: Press) -> list[Piece]:
    """The speaker as the article names them, unless the headline does or the article only points ("he")."""
    assert statement.speaker is not None
    span = (statement.speaker.mention if statement.speaker.named else None) or statement.source[0]
    name = tokens(press.slice(span))
    known = press.content(" ".join(name)) & press.content(title)
    if known or not name or set(name) <= press.words.pronouns | press.words.danglers:
        return []
    before, _, _ = press.words.according.partition("{}")
    if not press.allows([span, press.first_words(span.article)]):
        return [before, press.outlet(span.article)]
    return [before, Slice(span)]
