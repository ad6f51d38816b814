"""The reader's tests are newspaper sentences that mark what must be found.

    assert_found("[Tsukanov|source] [told|cue] [Izvestia|told_to] that [talks will resume|content].")

A mark is [words|role] with the roles source, cue, content and told_to; a role may stand several times. The sentence
without its marks is the input, the marks are the expectation, to the code point.
"""

from __future__ import annotations

import re
from collections import defaultdict

from broadsheet.language import language
from broadsheet.language.base import Language
from broadsheet.statements import explain, read
from broadsheet.types import Article, Statement

MARK = re.compile(r"\[([^\[\]|]+)\|(source|cue|content|told_to)\]")


def english() -> Language:
    known = language("en")
    assert known is not None
    return known


def article(text: str, *, sections: tuple[tuple[int, int], ...] = (), byline: str | None = None) -> Article:
    name, digest = Article.name(None, text)
    return Article(name, "", "test", "", text, digest, language="en", sections=sections, byline=byline)


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without marks, and the places of each role."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    text, at = "", 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        places[match[2]].append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + marked[at:], places


def statements(text: str) -> tuple[Statement, ...]:
    return read(article(text), english())


def assert_found(
    marked: str, *, speaker: str | None = None, named: bool | None = None, kind: str | None = None
) -> Statement:
    """Exactly one statement (not counting those inside it) with the marked places; more of it where the arguments say
    so."""
    text, places = unmarked(marked)
    found = [each for each in statements(text) if each.parent is None]
    tell = f"{text!r}: {[(each.found_by, [text[s.start : s.stop] for s in each.content]) for each in found]}, " + str(
        [(opinion.rule, opinion.cue) for opinion in explain(article(text), english())]
    )
    assert len(found) == 1, tell
    (statement,) = found
    for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        assert [(s.start, s.stop) for s in spans] == places[role], (
            f"{role}: {[text[s.start : s.stop] for s in spans]} in {tell}"
        )
    told = statement.told_to.mention if statement.told_to else None
    assert ([(told.start, told.stop)] if told else []) == places["told_to"], f"told_to: {statement.told_to}"
    if speaker is not None:
        assert statement.speaker is not None, tell
        assert statement.speaker.name == speaker
    if named is not None:
        assert statement.speaker is not None
        assert statement.speaker.named is named
    if kind is not None:
        assert statement.kind == kind
    return statement


def assert_nothing(text: str) -> None:
    found = statements(text)
    assert not found, [
        (each.found_by, [text[s.start : s.stop] for s in (*each.source, *each.cue, *each.content)]) for each in found
    ]


def speakers(text: str) -> list[str | None]:
    """The speakers' names in text order."""
    return [each.speaker.name if each.speaker else None for each in statements(text)]
