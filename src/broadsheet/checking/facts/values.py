"""Is each number and day in the source?"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.reading import dates_of, numbers_of
from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Piece, Text
from broadsheet.checking.rules.kinds import words_at

# A number rounded so far is the same: "nearly 3 million" of 2,960,000.
ROUNDED = 0.1


def number(line: Text, basis: Basis) -> Iterator[Finding]:
    """Each number of the line is one of the basis, or one of them rounded."""
    for piece in line.pieces:
        days = {at for first, after, _ in dates_of(piece) for at in range(first, after)}
        for first, after, value in numbers_of(piece):
            if first in days or value in basis.numbers or _small_word(piece, first, after):
                continue
            if _rounds(piece, first, value, basis.numbers):
                continue
            if not basis.numbers and not any(text.pieces for text in basis.texts):
                continue
            near = min(basis.numbers, key=lambda each: abs(each - value), default=None)
            yield Finding(
                "number", "error", "the number is not in the source", words_at(piece, first, after),
                _place_of(near, basis),
            )  # fmt: skip


def _small_word(piece: Piece, first: int, after: int) -> bool:
    """ "two", "third": counted by whoever writes; held against the basis only where the words around are the same."""
    return (
        after - first == 1
        and piece.s.lows[first] in piece.words.numbers
        and piece.words.numbers[piece.s.lows[first]] <= 12
    )


def _rounds(piece: Piece, first: int, value: float, known: frozenset[float]) -> bool:
    soft = any(low in piece.words.rounding for low in piece.s.lows[max(0, first - 3) : first])
    digits = len(f"{value:.10g}".replace(".", "").strip("0")) or 1
    for other in known:
        if not other:
            continue
        if soft and abs(value - other) <= ROUNDED * other:
            return True
        if other > 100 and float(f"{other:.{digits}g}") == value:
            return True
    return False


def _place_of(value: float | None, basis: Basis) -> Words | None:
    for text in basis.texts:
        for piece in text.pieces:
            for first, after, other in numbers_of(piece):
                if other == value:
                    return words_at(piece, first, after, text.where)
    return None


def date(line: Text, basis: Basis) -> Iterator[Finding]:
    """Each day of the line is one of the basis; one that makes "today" absolute cannot be told from here."""
    relative = any(low in line.words.today for low in basis.lows)
    for piece in line.pieces:
        for first, after, (month, day) in dates_of(piece):
            if first and piece.s.words[first - 1] == "[":
                continue  # "Thursday [November 21]": whoever writes says which day is meant
            if (month, day) in basis.dates or (month and not day and any(m == month for m, _ in basis.dates)):
                continue
            if (
                month
                and day
                and not any(m for m, _ in basis.dates)
                and (relative or any(not m for m, _ in basis.dates))
            ):
                continue
            if not month and not any(not m for m, _ in basis.dates) and (relative or basis.dates):
                continue
            if not basis.texts:
                continue
            yield Finding(
                "date", "error", "the date is not in the source", words_at(piece, first, after), _first_date(basis)
            )


def _first_date(basis: Basis) -> Words | None:
    for text in basis.texts:
        for piece in text.pieces:
            for first, after, _ in dates_of(piece):
                return words_at(piece, first, after, text.where)
    return None
