"""Are the outlets that a line names those that said it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.reading import fold
from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.words import CheckWords

# "(Izvestia; also in Vedomosti)", "(to Radio Nord, in Metro (UK))"
LAST_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
LONGEST_BRACKET = 2000
# A country's name, with its colon.
LONGEST_SORT = 50
SENTENCE_ENDS = '.!?…”"’»'
BETWEEN = re.compile(r",\s+|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a bracket of outlets. `told` if it is whom the words were said to, `later` if it follows another name
    without "also in": there an author stands too."""

    start: int
    name: str
    told: bool = False
    later: bool = False


def outlet(line: str, basis: Basis, words: CheckWords) -> Iterator[Finding]:
    """The outlets that a line names as its sources, in the bracket that ends it, are those that said it; whoever the
    words are said to have been told to is named there."""
    known = frozenset(fold(each) for each in basis.outlets)
    said = ", ".join(basis.outlets)
    for each in named_outlets(line, words, known):
        wanted = fold(each.name)
        if wanted in known or f"({wanted})" in basis.folded or (each.later and _an_author(each.name, words)):
            continue
        if (each.told or not known) and (wanted in basis.folded or not basis.texts):
            continue
        if each.told:
            reason = "the source does not say that the words were told to them"
        else:
            reason = f"the source is {said}" if said else "the source does not name this outlet"
        yield Finding("outlet", "error", reason, Words(each.start, each.start + len(each.name), each.name))


def named_outlets(line: str, words: CheckWords, known: frozenset[str] = frozenset()) -> Iterator[Named]:
    """The names in the bracket that ends a line, if it is one of outlets; `known` are names, folded, that are."""
    match = bracket(line, words, known)
    if match is None:
        return
    for segment in re.finditer(r"[^;]+", match["inside"]):
        at = match.start("inside") + segment.start()
        text = segment.group()
        also = (lead := re.match(words.also_in, text)) is not None
        if lead:
            text, at = text[lead.end() :], at + lead.end()
        if told := re.match(words.told_in, text):
            yield Named(at + told.start(1), told[1], told=True)
            text, at = text[told.end() :], at + told.end()
        yield from _enumerated(text, at, known, also=also)


def _enumerated(text: str, at: int, known: frozenset[str], *, also: bool) -> Iterator[Named]:
    """The names of an enumeration; one with a comma or "and" of its own stays one where it is known."""
    edges = [0, *(edge for gap in BETWEEN.finditer(text) for edge in gap.span()), len(text)]
    places = list(zip(edges[::2], edges[1::2], strict=True))
    first = 0
    while first < len(places):
        last = next(
            (n for n in range(len(places) - 1, first, -1) if fold(text[places[first][0] : places[n][1]]) in known),
            first,
        )
        start, stop = places[first][0], places[last][1]
        name = text[start:stop].strip()
        if name:
            yield Named(at + start + text[start:stop].index(name), name, later=first > 0 and not also)
        first = last + 1


def _an_author(name: str, words: CheckWords) -> bool:
    """Whether a name after that of an outlet may be whose article it is."""
    return (2 <= len(name.split()) <= 5 and name[:1].isupper()) or name.lower() in words.unsigned


def bracket(line: str, words: CheckWords, known: frozenset[str] = frozenset()) -> re.Match[str] | None:
    """The bracket of outlets that ends a line: what it begins with is a name, or it stands after the full stop as
    nothing else does."""
    match = LAST_BRACKET.search(line[-LONGEST_BRACKET:]) if line.rstrip().endswith(")") else None
    if match is None:
        return None
    match = LAST_BRACKET.search(line)
    assert match is not None
    inside = match["inside"].strip()
    after_stop = line[: match.start()].rstrip()[-1:] in SENTENCE_ENDS and match.start() > 0
    first = re.split(r"[;,]", re.sub(words.told_in, "", re.sub(words.also_in, "", inside)), maxsplit=1)[0].strip()
    if not inside or inside[-1] in ".!?":
        return None
    return match if first[:1].isupper() or first[:1].isdigit() or after_stop or fold(first) in known else None


def without_outlets(line: str, outlets: Sequence[str], words: CheckWords) -> str:
    """The line with blanks for the outlets that begin or end it, so that no rule takes them for its words; what a
    section is sorted by may stand before an outlet that begins it ("Norland: Harbour Courier: ...")."""
    if match := bracket(line, words, frozenset(fold(each) for each in outlets)):
        line = line[: match.start()] + " " * (match.end() - match.start())
    for each in sorted(outlets, key=len, reverse=True):
        at = line.find(f"{each}: ")
        if at == 0 or (0 < at <= LONGEST_SORT and line[:at].endswith(": ")):
            stop = at + len(each) + 2
            return " " * stop + line[stop:]
    return line
