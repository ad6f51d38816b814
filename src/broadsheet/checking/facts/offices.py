"""Is the office beside a name the one that the source has?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.reading import country_of
from broadsheet.checking.findings import Finding
from broadsheet.checking.pieces import Piece, Text, bare
from broadsheet.checking.rules.kinds import is_date, is_number, is_role, words_at
from broadsheet.statements import lexicon as lx


def office(line: Text, basis: Basis) -> Iterator[Finding]:
    """The office beside a name is the one that the basis has."""
    theirs = [
        (text, piece, at)
        for text in basis.texts
        for piece in text.pieces
        for at in range(len(piece.s))
        if is_role(piece, at)
    ]
    if not theirs:
        return
    lines = [(piece, at) for piece in line.pieces for at in range(len(piece.s)) if is_role(piece, at)]
    for piece, at in lines:
        low = piece.s.lows[at]
        if low in line.language.broad_roles or not _beside_name(piece, at):
            continue
        same = [(t, p, n) for t, p, n in theirs if p.keys[n] == piece.keys[at] or p.s.lows[n] == low]
        if not same:
            if (
                any(low in kin and any(p.s.lows[n] in kin for _, p, n in theirs) for kin in line.language.role_kinds)
                and low not in line.language.offices
            ):
                continue
            text, other, n = theirs[0]
            yield Finding(
                "office",
                "error",
                "the office is not in the source",
                words_at(piece, at, at + 1),
                words_at(other, n, n + 1, text.where),
            )
            continue
        first = _phrase(piece, at)
        for modifier in range(first, at):
            known = bare(piece.s.lows[modifier])
            if known in basis.lows or piece.keys[modifier] in basis.keys or country_of(known, line) in basis.countries:
                continue
            text, other, n = same[0]
            yield Finding(
                "office", "error", "the office is another one in the source",
                words_at(piece, first, at + 1), words_at(other, _phrase(other, n), n + 1, text.where),
            )  # fmt: skip
            break
        else:
            yield from _differs(piece, first, at, same)


def _differs(piece: Piece, first: int, at: int, same: Sequence[tuple[Text, Piece, int]]) -> Iterator[Finding]:
    """The words of the office are all in the basis, but no office there is called by them."""
    ours = {piece.keys[n] for n in range(first, at)}
    if not ours:
        return
    called = [{p.keys[i] for i in range(_phrase(p, n), n)} for _, p, n in same]
    if all(each and not (ours & each) for each in called):
        text, other, n = same[0]
        yield Finding(
            "office", "error", "the office is another one in the source",
            words_at(piece, first, at + 1), words_at(other, _phrase(other, n), n + 1, text.where),
        )  # fmt: skip


def _beside_name(piece: Piece, at: int) -> bool:
    s = piece.s
    for n in (at + 1, at + 2):
        if n < len(s) and s.flags[n] & lx.CAPITAL and not is_role(piece, n):
            return True
        if n < len(s) and not (is_role(piece, n) or s.words[n] in ",’'"):
            break
    first = _phrase(piece, at)
    before = [n for n in range(max(0, first - 4), first) if s.flags[n] & lx.CAPITAL and not is_role(piece, n)]
    return bool(before) and "," in s.words[max(0, first - 4) : first]


def _phrase(piece: Piece, at: int) -> int:
    """Where the words begin that say which office: "deputy foreign minister"."""
    first, s = at, piece.s
    while first and at - first < 3:
        n = first - 1
        if (
            n not in piece.content
            or s.lows[n] in piece.language.first_names
            or is_date(piece, n)
            or is_number(piece, n)
        ):
            break
        if s.flags[n] & (lx.CUE | lx.OWNED | lx.VERBAL) or bare(s.lows[n]) != s.lows[n]:
            break
        if s.flags[n] & lx.CAPITAL and not s.flags[at] & lx.CAPITAL and not is_role(piece, n):
            break
        first = n
    return first
