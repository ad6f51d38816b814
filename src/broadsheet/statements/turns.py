"""Interviews and transcripts: paragraphs that begin with the name of who speaks.

GAZETTE: Why did you stay?
FIELD: I had nowhere to go.

What follows the name is the speaker's, word for word, so each turn is read as a quotation without marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from broadsheet.language import Language
from broadsheet.statements.quotations import Piece, Quotation

NAME = re.compile(r"[\"“]?(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}):\s+(?=[\"“]?[^\W_])")
# How whoever has no name of this form may begin to speak ("seldo:", "@lectricsky:").
LABEL = re.compile(r"\S+(?: \S+){0,3}:\s")
MARKS = '"“”'
# A form with labels ("Price:", "Pros:") is no conversation: that has two who speak, in turn, and questions.
FEWEST_TURNS = 4
FEWEST_BY_ONE = 2
QUESTIONS = 0.2
SHORTEST_NAME = 3
# An answer may go on over so many paragraphs.
FARTHEST_TURN = 8

Range = tuple[int, int]


def find_turns(text: str, paragraphs: Sequence[Range], language: Language) -> list[tuple[Quotation, range]]:
    """Every turn of a conversation, with the numbers of its paragraphs; none where the text is no conversation."""
    matches = [(number, match) for number, (a, b) in enumerate(paragraphs) if (match := NAME.match(text, a, b))]
    who = _speakers([match["name"] for _, match in matches], language)
    named = {number: match for number, match in matches if match["name"] in who}
    if len(named) < FEWEST_TURNS or len(set(who.values())) < 2:
        return []
    found = []
    for number, match in named.items():
        own = range(number, _end(text, paragraphs, number, named))
        pieces = [_piece(text, max(match.end(), paragraphs[at][0]), paragraphs[at][1]) for at in own]
        found.append((Quotation([piece for piece in pieces if piece.inner < piece.inner_stop], turn=True), own))
    asked = sum("?" in text[quotation.start : quotation.stop] for quotation, _ in found)
    return found if asked >= QUESTIONS * len(found) else []


def _speakers(names: Sequence[str], language: Language) -> dict[str, str]:
    """The names of those who speak often enough, with the last word of each: "Jo Field" at first, then "FIELD".
    Initials are nobody's name here, unless they are an office's ("PM")."""
    known = [name for name in names if len(name) >= SHORTEST_NAME or name.lower() in language.offices]
    last = {name: name.split()[-1].casefold() for name in known}
    often = Counter(last[name] for name in known)
    return {name: word for name, word in last.items() if often[word] >= FEWEST_BY_ONE}


def _end(text: str, paragraphs: Sequence[Range], number: int, named: Container[int]) -> int:
    """The paragraph after a turn's last: an answer goes on as far as the next turn, unless a question or a name of
    another form shows that somebody else speaks there, or no turn follows."""
    for at in range(number + 1, min(len(paragraphs), number + 1 + FARTHEST_TURN)):
        if at in named:
            return at
        start, stop = paragraphs[at]
        if text[stop - 1] == "?" or LABEL.match(text, start, stop):
            return at
    return number + 1


def _piece(text: str, start: int, stop: int) -> Piece:
    """A paragraph's part in a turn; marks around the whole are not part of what was said."""
    inner = start + (text[start] in MARKS)
    return Piece(start, stop, inner, stop - (stop > inner and text[stop - 1] in MARKS))
