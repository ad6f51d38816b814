"""Is each name in the source: as it stands, in short, or as the country of its capital?"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.reading import country_of, initials_of
from broadsheet.checking.findings import Finding
from broadsheet.checking.pieces import Piece, Text, bare, key_of
from broadsheet.checking.rules.kinds import is_name, words_at


def name(line: Text, basis: Basis) -> Iterator[Finding]:
    """Each name of the line is in the basis: as it stands, in short, or as the country of its capital."""
    outlets = frozenset(bare(low) for outlet in basis.outlets for low in outlet.lower().split())
    for piece in line.pieces:
        at = 0
        while at < len(piece.s):
            if not is_name(piece, at) or piece.s.lows[at] in outlets:
                at += 1
                continue
            after = at + 1
            while after < len(piece.s) and is_name(piece, after):
                after += 1
            missing = [
                n
                for n in range(at, after)
                if not _known(piece, n, basis, line) and bare(piece.s.lows[n]) not in outlets
            ]
            if missing and not _spelled_out(piece, at, after, basis):
                yield Finding(
                    "name", "error", "the name is not in the source", words_at(piece, missing[0], missing[-1] + 1)
                )
            at = after


def _known(piece: Piece, at: int, basis: Basis, line: Text) -> bool:
    low = bare(piece.s.lows[at])
    if low in basis.lows or piece.keys[at] in basis.keys or low.replace(".", "") in basis.initials | basis.lows:
        return True
    if (country := country_of(low, line)) and country in basis.countries:
        return True
    parts = [bare(part) for part in low.split("-") if part]
    return len(parts) > 1 and all(
        part in basis.lows
        or key_of(part, line.language, line.words) in basis.keys
        or country_of(part, line) in basis.countries
        for part in parts
    )


def _spelled_out(piece: Piece, first: int, after: int, basis: Basis) -> bool:
    return any(low in basis.lows for low in initials_of(piece) if len(low) > 1)
