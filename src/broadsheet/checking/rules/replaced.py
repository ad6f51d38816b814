"""A word that stands where the source has another one of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding, Kind
from broadsheet.checking.pieces import Piece
from broadsheet.checking.rules.kinds import SMALL_GAP, finding, is_date, is_name, is_number
from broadsheet.statements import lexicon as lx

KINDS_OF_WORDS: tuple[tuple[Kind, Callable[[Piece, int], bool]], ...] = (
    ("date", is_date), ("number", is_number), ("name", is_name),
)  # fmt: skip


def replaced(p: Pairing) -> Iterator[Finding]:
    """A name, number, day or title that stands where the basis has another one."""
    if not p.close:
        return
    for first, after, low, high in gaps(p):
        if after - first > SMALL_GAP or high - low > SMALL_GAP:
            continue
        for kind, picks in KINDS_OF_WORDS:
            ours = [at for at in range(first, after) if picks(p.line, at)]
            theirs = [at for at in range(low, high) if picks(p.basis, at)]
            if not ours or not theirs or {p.line.keys[at] for at in ours} & {p.basis.keys[at] for at in theirs}:
                continue
            reason = f"the source has “{p.basis.slice(theirs[0], theirs[-1] + 1)}” here"
            yield finding(kind, "error", reason, p, (ours[0], ours[-1] + 1), (theirs[0], theirs[-1] + 1))
            break


def gaps(p: Pairing) -> Iterator[tuple[int, int, int, int]]:
    """(first, after) in the line and (first, after) in the basis of what stands between two words in a row."""
    known = sorted(p.ordered.items())
    edges = [(-1, -1), *known, (len(p.line.s), len(p.basis.s))]
    for (a, b), (c, d) in pairwise(edges):
        if c - a > 1 and d - b > 1:
            yield a + 1, c, b + 1, d


def wording(p: Pairing) -> Iterator[Finding]:
    """A thing that is called by another adjective than in the basis: "diplomatic property", "state property"."""
    if len({p.line.keys[at] for at in p.pairs if at in p.line.content}) < 3:
        return
    for ours, theirs in sorted(p.pairs.items()):
        mine, its = _modifier(p.line, ours), _modifier(p.basis, theirs)
        if (
            mine is None
            or its is None
            or p.line.keys[mine] == p.basis.keys[its]
            or (mine in p.pairs and p.pairs[mine] == its)
        ):
            continue
        if p.basis.keys[its] in p.line.all_keys or _called_so(p.basis, p.line.keys[mine], p.basis.keys[theirs]):
            continue
        yield finding(
            "wording", "warning",
            f"called “{p.line.slice(mine, ours + 1)}”; in the source it is “{p.basis.slice(its, theirs + 1)}”",
            p, (mine, ours + 1), (its, theirs + 1),
        )  # fmt: skip


def _modifier(piece: Piece, at: int) -> int | None:
    """The adjective or noun right before a noun, after a determiner, possessive or preposition: surely a modifier."""
    if at < 2 or at not in piece.content or at - 1 not in piece.content:
        return None
    s = piece.s
    if (s.flags[at] & (lx.CAPITAL | lx.CUE | lx.NUMBER | lx.GERUND) and not s.flags[at] & lx.NOUN) or s.flags[
        at - 1
    ] & (lx.CAPITAL | lx.NUMBER | lx.ADVERB | lx.VERBAL | lx.PAST):
        return None
    if is_number(piece, at - 1) or s.flags[at - 2] & (lx.PREPOSITION | lx.DETERMINER | lx.POSSESSIVE | lx.OWNED) == 0:
        return None
    return at - 1


def _called_so(piece: Piece, modifier: str, noun: str) -> bool:
    keys = piece.keys
    return any(keys[at] == modifier and noun in keys[at + 1 : at + 3] for at in range(len(keys)))
