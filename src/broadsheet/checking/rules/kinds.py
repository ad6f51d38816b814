"""What kind of word stands at a place: a day, a number, a name, an office; and how a rule says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding, Kind, Severity, Words
from broadsheet.checking.pieces import Piece, bare
from broadsheet.statements import lexicon as lx

Rule = Callable[[Pairing], Iterator[Finding]]
# A replaced name, number or word stands in a gap of few words.
SMALL_GAP = 3


def words_at(piece: Piece, first: int, after: int, where: str = "") -> Words:
    return Words(piece.s.starts[first], piece.s.stops[after - 1], piece.slice(first, after), where)


def finding(
    kind: Kind, severity: Severity, reason: str, p: Pairing, ours: tuple[int, int], theirs: tuple[int, int]
) -> Finding:
    return Finding(kind, severity, reason, words_at(p.line, *ours), words_at(p.basis, *theirs))


def is_date(piece: Piece, at: int) -> bool:
    low, known = piece.s.lows[at], piece.language
    if not piece.s.flags[at] & lx.CAPITAL:
        return False
    return low in known.weekdays or low in known.acts.months or low in known.months


def is_number(piece: Piece, at: int) -> bool:
    low = piece.s.lows[at]
    return low[:1].isdigit() or low in piece.words.numbers or low in piece.words.scales


def is_name(piece: Piece, at: int) -> bool:
    if at not in piece.at or is_date(piece, at) or is_number(piece, at):
        return False
    if piece.s.flags[at] & lx.CAPITAL and is_place(piece, at):
        return True
    if piece.title_case:
        return False
    first = at == 0 or piece.s.words[at - 1] in ("“", '"', ":", "‘")
    low = bare(piece.s.lows[at])
    if (
        not piece.s.flags[at] & lx.CAPITAL
        or low in piece.words.not_names
        or (low in piece.words.function_words and not piece.s.words[at].isupper())
    ):
        return False
    if first and not (
        low in piece.language.first_names
        or (at + 1 < len(piece.s) and piece.s.flags[at + 1] & lx.CAPITAL and not is_role(piece, at))
    ):
        return False
    return not is_role(piece, at) and not _of_role(piece, at)


def is_place(piece: Piece, at: int) -> bool:
    """Whether the word names a country, its capital or its people, wherever it stands."""
    low, known = bare(piece.s.lows[at]), piece.language
    return low in known.demonyms or low in known.countries or low in known.capitals


def _of_role(piece: Piece, at: int) -> bool:
    """A capital before an office is part of it: "Prime Minister"."""
    return at + 1 < len(piece.s) and is_role(piece, at + 1) and bool(piece.s.flags[at + 1] & lx.CAPITAL)


def is_role(piece: Piece, at: int) -> bool:
    return (
        piece.s.lows[at] in piece.language.role_nouns
        or piece.s.lows[at] in piece.language.titles
        or bool(piece.s.flags[at] & lx.ROLE)
    )
