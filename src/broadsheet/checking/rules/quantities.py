"""Some that became all."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding
from broadsheet.checking.pieces import Piece
from broadsheet.checking.rules.kinds import finding
from broadsheet.statements import lexicon as lx


def quantity(p: Pairing) -> Iterator[Finding]:
    """ "Some" that became "all", before a word that both have."""
    theirs = _quantities(p.basis)
    for ours, (degree, first, _) in _quantities(p.line).items():
        if ours not in p.pairs:
            continue
        at = p.pairs[ours]
        known = theirs.get(at)
        if known is None:
            if (
                degree == 5
                and p.close
                and first not in p.ordered
                and _plural(p.line, ours)
                and not _any_quantity(p.basis, at)
            ):
                yield finding(
                    "quantity",
                    "error",
                    "says all of what the source says without saying how many",
                    p,
                    (first, ours + 1),
                    (at, at + 1),
                )
            continue
        if degree == known[0]:
            continue
        more = degree > known[0]
        reason = "says more of them than the source does" if more else "says fewer of them than the source does"
        yield finding("quantity", "error" if more else "warning", reason, p, (first, ours + 1), (known[1], at + 1))


def _quantities(piece: Piece) -> dict[int, tuple[int, int, int]]:
    """By the word that is counted: (degree, first item, after)."""
    known = piece.language.acts.quantifiers
    found: dict[int, tuple[int, int, int]] = {}
    lows, at = piece.s.lows, 0
    while at < len(lows):
        width = next((n for n in (3, 2, 1) if tuple(lows[at : at + n]) in known and at + n <= len(lows)), 0)
        if width and not (at and lows[at - 1] in piece.words.superlative) and not piece.s.flags[at] & lx.NEGATION:
            word = piece.next_content(at + width)
            if word is not None:
                found.setdefault(word, (known[tuple(lows[at : at + width])], at, at + width))
        at += max(1, width)
    return found


def _any_quantity(piece: Piece, at: int) -> bool:
    lows = piece.s.lows[max(0, at - 4) : at]
    return any(
        (low,) in piece.language.acts.quantifiers or low[:1].isdigit() or low in piece.words.numbers for low in lows
    )


def _plural(piece: Piece, at: int) -> bool:
    return piece.s.lows[at].endswith(piece.language.plural_endings)
