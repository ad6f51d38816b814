"""What is lost or added between words that both have: a negation, a hedge, a condition."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding
from broadsheet.checking.pieces import Piece
from broadsheet.checking.rules.kinds import SMALL_GAP, finding, is_number
from broadsheet.statements import lexicon as lx


def negation(p: Pairing) -> Iterator[Finding]:
    """A negation on one side only, between words that both have."""
    if not p.close:
        return
    ours, theirs = _negatives(p.line), _negatives(p.basis)
    for at in ours:
        if at in p.ordered or _near(p, at, theirs):
            continue
        before, after = p.before(at), p.after(at)
        if before is None or after is None or not _tight(p, at):
            continue
        yield finding("negation", "error", "the negation is not in the source", p, (at, at + 1), (before, after + 1))
    backwards = {theirs_at: ours_at for ours_at, theirs_at in p.ordered.items()}
    for at in theirs:
        if at in backwards or not p.basis.s.flags[at] & lx.NEGATION:
            continue
        before = next((backwards[i] for i in range(at - 1, max(-1, at - 4), -1) if i in backwards), None)
        after = next((backwards[i] for i in range(at + 1, min(len(p.basis.s), at + 4)) if i in backwards), None)
        if before is None or after is None or not 0 < after - before <= SMALL_GAP:
            continue
        if any(each in range(before - 2, after + 3) for each in ours):
            continue
        yield finding("negation", "error", "the negation of the source is lost", p, (before, after + 1), (at, at + 1))


def _negatives(piece: Piece) -> list[int]:
    s, words = piece.s, piece.words
    return [at for at in range(len(s)) if s.flags[at] & lx.NEGATION or s.lows[at] in words.negative]


def _near(p: Pairing, at: int, theirs: list[int]) -> bool:
    """Whether the basis has a negation about where the line has one."""
    before, after = p.before(at), p.after(at)
    low = (before if before is not None else 0) - 3
    high = (after if after is not None else len(p.basis.s)) + 3
    return any(low <= each <= high for each in theirs)


def _tight(p: Pairing, at: int) -> bool:
    """Whether the words on both sides of an item stand near each other in the basis."""
    before, after = p.before(at), p.after(at + 1)
    return before is not None and after is not None and 0 < after - before <= SMALL_GAP + 1


def hedge(p: Pairing) -> Iterator[Finding]:
    """A hedge of the basis that the line leaves out, though it has the words around it."""
    if not p.close:
        return
    backwards = {theirs: ours for ours, theirs in p.ordered.items()}
    governed = {mark.first for _, mark in p.basis.moods.values()} | {mark.first for _, mark in p.line.moods.values()}
    # A hedge that both have does not stand for another one.
    ours = [first for first, _ in _hedges(p.line) if first not in p.ordered]
    for first, stop in _hedges(p.basis):
        if first in governed or first in backwards or p.basis.s.lows[first] in p.basis.words.own_hedges:
            continue
        before = next((backwards[i] for i in range(first - 1, max(-1, first - 3), -1) if i in backwards), None)
        after = next((backwards[i] for i in range(stop, min(len(p.basis.s), stop + 2)) if i in backwards), None)
        if after is None or (before is None and first > 1) or (before is not None and after - before > SMALL_GAP):
            continue
        start = before if before is not None else after
        if any(start - 1 <= each <= after + 1 for each in ours):
            continue
        yield finding("hedge", "error", "the hedge of the source is lost", p, (start, after + 1), (first, stop))


def _hedges(piece: Piece) -> list[tuple[int, int]]:
    """(first item, after) of what makes a statement weaker without being a mood."""
    found = [(mark.first, mark.after) for mark in piece.marks if mark.telling.role == "hedge"]
    marked = {at for first, after in found for at in range(first, after)}
    soft = [at for at, low in enumerate(piece.s.lows) if low in piece.words.softeners and at not in marked]
    return found + [(at, at + 1) for at in soft]


def limit(p: Pairing) -> Iterator[Finding]:
    """ "Up to 300 miles" that became 300."""
    if not p.close:
        return
    for ours, theirs in sorted(p.pairs.items()):
        if not is_number(p.line, ours) or not is_number(p.basis, theirs):
            continue
        limits = _limits_before(p.basis, theirs)
        if limits and not _limited(p.line, ours):
            reason = "the source gives the number as a limit or as rounded"
            yield finding("hedge", "error", reason, p, (ours, ours + 1), (limits[0], theirs + 1))


# From a word that limits a number to the number: "up to the $300", "300 at most".
LIMIT_BEFORE, LIMIT_AFTER = 4, 3


def _limited(piece: Piece, at: int) -> bool:
    """Whether any word near a number limits or rounds it."""
    telling = piece.words.limits - piece.words.limit_links
    before, after = piece.s.lows[max(0, at - LIMIT_BEFORE) : at], piece.s.lows[at + 1 : at + LIMIT_AFTER + 1]
    # "40 to some of them": behind a number what counts things is about others.
    return not telling.isdisjoint(before) or any(low in telling and (low,) not in piece.counting for low in after)


def _limits_before(piece: Piece, at: int) -> list[int]:
    """The words right before a number that limit or round it, a sign of money passed over."""
    lows, words = piece.s.lows, piece.words
    found: list[int] = []
    first = at - 1
    while first >= 0 and not lows[first][:1].isalnum():
        first -= 1
    while first >= 0 and lows[first] in words.limits:
        found.insert(0, first)
        first -= 1
    return found if any(lows[n] not in words.limit_links for n in found) else []


def condition(p: Pairing) -> Iterator[Finding]:
    """A condition of the basis that the line leaves out, though it has what hangs on it."""
    if not p.close:
        return
    theirs = [
        m for m in p.basis.marks if m.telling.role == "condition" and m.telling.phrase in p.line.words.firm_conditions
    ]
    if not theirs or any(mark.telling.role == "condition" for mark in p.line.marks):
        return
    for mark in theirs:
        clause = range(mark.first, _clause_end(p.basis, mark.after))
        carrying = [at for at in clause if at in p.basis.content]
        rest = [at for at in p.basis.content if at not in clause]
        values = set(p.pairs.values())
        kept = sum(at in values for at in carrying)
        if len(carrying) < 2 or kept > 0.34 * len(carrying):
            continue
        main = _main_clause(p.basis, clause)
        if sum(at in values for at in main) < max(2, 0.6 * len(main)) or not rest:
            continue
        at = min(p.pairs)
        yield finding(
            "condition", "error", "the condition of the source is lost", p,
            (at, max(p.pairs) + 1), (mark.first, clause.stop),
        )  # fmt: skip


def _clause_end(piece: Piece, after: int) -> int:
    for at in range(after + 1, len(piece.s)):
        if piece.s.words[at] in ",;.:—–" or (piece.s.words[at] in '”"' and at > after + 2):
            return at
    return len(piece.s)


def _main_clause(piece: Piece, clause: range) -> list[int]:
    """The content beside a condition: up to the next semicolon or full stop on both sides."""
    first = next((at + 1 for at in range(clause.start - 1, -1, -1) if piece.s.words[at] in ";."), 0)
    last = next((at for at in range(clause.stop, len(piece.s)) if piece.s.words[at] in ";."), len(piece.s))
    return [at for at in range(first, last) if at in piece.content and at not in clause]
