"""Where quotations begin and end, whatever the marks.

Marks are read paragraph by paragraph with a stack. A straight mark opens or closes by what stands beside it, so a
quoted word inside a quotation of the same mark is an inner one. A quotation left open at the end of its paragraph
goes on in the next if that reopens the mark, or if its closing mark stands in one of the following paragraphs.
Each paragraph is read a bounded number of times, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from broadsheet.language import Language

# How many paragraphs a quotation may run on without reopening its mark before we take the missing mark for a slip.
FARTHEST_CLOSING = 8

OPENING_NEIGHBOURS = frozenset("([{—–-/:;,\u00a0\u2009\u200b“‘«„\"'")
CLOSING_PUNCTUATION = frozenset(".,!?…;")
DASHES = frozenset("—–-/")
WEAK = frozenset("'‘’")


@dataclass(frozen=True, slots=True)
class Piece:
    """A quotation's part in one paragraph: with its marks (`start`, `stop`) and without (`inner`, `inner_stop`)."""

    start: int
    stop: int
    inner: int
    inner_stop: int


@dataclass(slots=True)
class Quotation:
    """One outermost quotation, as its pieces in text order. `strong` is false for single marks; a `turn` of a
    conversation has no marks."""

    pieces: list[Piece] = field(default_factory=list)
    strong: bool = True
    turn: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def stop(self) -> int:
        return self.pieces[-1].stop


@dataclass(frozen=True, slots=True)
class _Marks:
    """A language's marks, compiled once."""

    pattern: re.Pattern[str]
    closings: dict[str, frozenset[str]]
    straight: frozenset[str]
    closers: frozenset[str]
    weak: frozenset[str]
    reversed: frozenset[str]
    elisions: frozenset[str]


@dataclass(slots=True)
class _Open:
    """A mark that waits for its closing; `fallback` is an apostrophe that may have been it."""

    mark: str
    start: int
    inner: int
    fallback: int | None = None
    nested: list[Piece] = field(default_factory=list)


@lru_cache(maxsize=16)
def _marks(language: Language) -> _Marks:
    styles = language.quotation_styles
    closings: dict[str, set[str]] = {}
    for style in styles:
        closings.setdefault(style.opening, set()).add(style.closing)
    every = sorted({mark for style in styles for mark in (style.opening, style.closing)}, key=lambda m: (-len(m), m))
    for mark in closings:
        if mark not in WEAK:
            # Pages mix styles: a curly mark that cannot open and a straight one close each other's quotations.
            closings[mark] |= {style.closing for style in styles if style.closing not in WEAK} | (
                {mark} if mark == "“" else set()
            )
            if mark != "«":
                closings[mark] -= {"»"}
        else:
            closings[mark] |= {"'", "’"}
    closings.setdefault("”", {"”", '"'})
    return _Marks(
        pattern=re.compile("|".join(map(re.escape, every))),
        closings={opening: frozenset(found) for opening, found in closings.items()},
        reversed=frozenset("”"),
        straight=frozenset(style.opening for style in styles if style.straight),
        closers=frozenset(style.closing for style in styles),
        weak=WEAK,
        elisions=language.elisions,
    )


class _Reader:
    """Reads the marks of one paragraph at a time with a stack that may begin with a quotation already open."""

    def __init__(self, text: str, marks: _Marks) -> None:
        self.text, self.marks = text, marks

    def read(self, start: int, stop: int, carried: _Open | None) -> tuple[list[Piece], int | None, _Open | None]:
        """(whole outer pieces, where the carried quotation closed, what is left open at the end)."""
        text, stack, found = self.text, [] if carried is None else [carried], list[Piece]()
        closed_at: int | None = None
        for match in self.marks.pattern.finditer(text, start, stop):
            mark, at, after = match.group(), match.start(), match.end()
            role = self.role(mark, at, after, start, stop, stack)
            if role == "open":
                self.end_single(stack, found)
                stack.append(_Open(mark, at, after))
            elif role == "close":
                self.drop_weak(stack, mark)
                top = stack.pop()
                piece = Piece(top.start, after, top.inner, at)
                if top is carried:
                    closed_at = after
                elif stack:
                    stack[-1].nested.append(piece)
                else:
                    found.append(piece)
        left = self.settle(stack, found, carried)
        return found, closed_at, left

    def role(self, mark: str, at: int, after: int, start: int, stop: int, stack: list[_Open]) -> str:
        """open, close or none, by the mark, its neighbours and what is open."""
        text, marks = self.text, self.marks
        before = text[at - 1] if at > start else " "
        beyond = text[after] if after < stop else " "
        if mark in marks.weak:
            return self.weak_role(mark, at, before, beyond, after, stop, stack)
        top = next((entry for entry in reversed(stack) if entry.mark not in marks.weak), None)
        closes_top = top is not None and mark in marks.closings[top.mark]
        if mark not in marks.straight:
            if closes_top and (not before.isspace() or beyond.isspace()):
                return "close"
            if top is None and mark in marks.reversed and before.isspace() and not beyond.isspace():
                return "open"
            return "open" if mark in marks.closings and not beyond.isspace() else "none"
        opens_here = (before.isspace() or before in OPENING_NEIGHBOURS) and not beyond.isspace()
        closes_here = not before.isspace() and (not beyond.isalnum())
        if opens_here and closes_here:
            opens_here = not closes_top and not (before in DASHES and beyond in DASHES)
            closes_here = not opens_here
        if opens_here:
            return "open"
        if closes_top and (closes_here or not opens_here):
            return "none" if self.inches(before, beyond, after, stop) else "close"
        return "none"

    def inches(self, before: str, beyond: str, after: int, stop: int) -> bool:
        """Whether a closing mark after a digit measures something: another closing mark still follows."""
        if not before.isdigit() or not beyond.isspace():
            return False
        nearby = self.text[after : min(stop, after + 400)]
        return after + 1 < stop and self.text[after + 1].islower() and nearby.count('"') % 2 == 1

    def weak_role(self, mark: str, at: int, before: str, beyond: str, after: int, stop: int, stack: list[_Open]) -> str:
        """A single mark is a quotation mark, an apostrophe or a measure."""
        text = self.text
        if before.isalnum() and beyond.isalnum():
            return "none"
        single = stack[-1] if stack and stack[-1].mark in self.marks.weak else None
        if single is not None and mark != "‘" and not before.isspace() and not beyond.isalnum():
            if before.isalpha() and before in "sS" and beyond not in CLOSING_PUNCTUATION:
                single.fallback = single.fallback or at
                return "none"
            return "close"
        if mark == "’" or not (beyond.isalnum() or beyond in '“"…$£€¿¡[('):
            return "none"
        if not (before.isspace() or before in OPENING_NEIGHBOURS):
            return "none"
        if beyond.isdigit() and mark == "'":
            return "none"
        word = re.compile(r"\w{1,6}").match(text, after, stop)
        if word and word.group().lower() in self.marks.elisions:
            return "none"
        return "open" if single is None or single.fallback is not None else "none"

    def drop_weak(self, stack: list[_Open], mark: str) -> None:
        """Single marks still open inside a quotation that closes were apostrophes."""
        while len(stack) > 1 and mark not in self.marks.closings[stack[-1].mark]:
            stack.pop()

    def end_single(self, stack: list[_Open], found: list[Piece]) -> None:
        """A single quotation whose closing mark looked like a possessive ended there, since a new mark opens."""
        top = stack[-1] if stack else None
        if top is None or top.fallback is None:
            return
        stack.pop()
        piece = Piece(top.start, top.fallback + 1, top.inner, top.fallback)
        if stack:
            stack[-1].nested.append(piece)
        else:
            found.append(piece)

    def settle(self, stack: list[_Open], found: list[Piece], carried: _Open | None) -> _Open | None:
        """Close or drop what is open at the paragraph's end; the one that may run on is returned."""
        left: _Open | None = None
        for depth, entry in enumerate(stack):
            if entry.mark in self.marks.weak:
                if entry.fallback is not None:
                    if depth == 0:
                        found.append(Piece(entry.start, entry.fallback + 1, entry.inner, entry.fallback))
                elif depth == 0 and entry.mark == "‘" and not entry.nested:
                    left = entry
                elif depth == 0:
                    found.extend(entry.nested)
            elif depth == 0:
                left = entry
            elif left is not None and entry is not carried:
                left.nested.extend(entry.nested)
        return left


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]], language: Language) -> list[Quotation]:
    """Every outermost quotation, in text order. `paragraphs` are (start, stop) without outer white space."""
    marks = _marks(language)
    reader = _Reader(text, marks)
    found: list[Quotation] = []
    number = 0
    while number < len(paragraphs):
        start, stop = paragraphs[number]
        pieces, _, left = reader.read(start, stop, None)
        found.extend(Quotation([piece], text[piece.start] not in marks.weak) for piece in pieces)
        number += 1
        if left is not None:
            number = _follow(reader, paragraphs, number, left, found)
    found.sort(key=lambda quotation: quotation.start)
    return list(_trimmed(found))


def _follow(
    reader: _Reader, paragraphs: Sequence[tuple[int, int]], number: int, left: _Open, found: list[Quotation]
) -> int:
    """A quotation open at its paragraph's end: where it goes on and closes. Returns the next unread paragraph."""
    text = reader.text
    quotation = Quotation([Piece(left.start, paragraphs[number - 1][1], left.inner, paragraphs[number - 1][1])])
    sure, sure_number = 1, number
    inside: list[Quotation] = []
    at = number
    while at < len(paragraphs) and at - sure_number < FARTHEST_CLOSING:
        start, stop = paragraphs[at]
        reopened = text.startswith(left.mark, start)
        inner = start + len(left.mark) if reopened else start
        entry = _Open(left.mark, start, inner)
        pieces, closed_at, _ = reader.read(inner, stop, entry)
        at += 1
        if closed_at is None:
            quotation.pieces.append(Piece(start, stop, inner, stop))
            if reopened:
                sure, sure_number = len(quotation.pieces), at
            continue
        width = len(left.mark)
        quotation.pieces.append(Piece(start, closed_at, inner, closed_at - width))
        inside += [Quotation([piece], text[piece.start] not in reader.marks.weak) for piece in pieces]
        found.append(quotation)
        found.extend(inside)
        return at
    del quotation.pieces[sure:]
    found.extend(_slip(quotation, left) if sure == 1 else [quotation])
    return sure_number


def _slip(quotation: Quotation, left: _Open) -> Iterator[Quotation]:
    """A mark that never closes: its paragraph's quotations are those inside it, or else the rest of the paragraph."""
    if left.mark in WEAK:
        return
    if left.nested:
        for piece in left.nested:
            yield Quotation([piece])
    else:
        yield quotation


def _trimmed(found: list[Quotation]) -> Iterator[Quotation]:
    """Without empty quotations and without any that overlaps the one before."""
    reached = -1
    for quotation in found:
        quotation.pieces = [piece for piece in quotation.pieces if piece.inner < piece.inner_stop]
        if quotation.pieces and quotation.start >= reached:
            reached = quotation.stop
            yield quotation
