"""What may, will or must be: a mood of the line against that of its source."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding, Severity
from broadsheet.checking.pieces import Piece
from broadsheet.checking.rules.kinds import finding
from broadsheet.language.acts import Mood
from broadsheet.statements import lexicon as lx
from broadsheet.statements.marks import Mark

# How much each mood says is so; what must be is on another scale.
SAID_SO = {"future": 4, "conditional": 3, "ability": 2, "possibility": 1}
WANTED = ("necessity", "advice")
# From a word that says that something goes on to what goes on.
REACH_BACK = 4
# From "hopes" to what is hoped for: "hopes soon to achieve".
REACH_OF_INTENTION = 4

Said = tuple[Severity, str]


def modality(p: Pairing) -> Iterator[Finding]:
    """A mood of the line against that of the same verb in the basis."""
    for ours, theirs in sorted(p.pairs.items()):
        if ours not in p.line.content:
            continue
        one, other = p.line.moods.get(ours), p.basis.moods.get(theirs)
        if one is None and other is None:
            continue
        if found := _mood(p, ours, theirs, one, other):
            yield found


def _mood(
    p: Pairing, ours: int, theirs: int, one: tuple[Mood, Mark] | None, other: tuple[Mood, Mark] | None
) -> Finding | None:
    ours_mood, theirs_mood = one[0] if one else None, other[0] if other else None
    said = _shift(p, ours, theirs, ours_mood, theirs_mood)
    if said is None:
        return None
    severity, reason = said
    return finding(
        "modality", severity, reason, p,
        _phrase(p.line, one[1].first if one else _progress(p.line, ours), ours),
        _phrase(p.basis, other[1].first if other else theirs, theirs),
    )  # fmt: skip


def _phrase(piece: Piece, first: int, verb: int) -> tuple[int, int]:
    """From the mood to its verb, with the word behind, so that it can be read by itself: "will take place"."""
    after = verb + 1
    return first, after + (after < len(piece.s) and after in piece.content and not piece.s.flags[after] & lx.CAPITAL)


def _progress(piece: Piece, at: int) -> int:
    """The word that says that something goes on, if one leads to this item ("continue to work on returning")."""
    lows = piece.s.lows
    return next((n for n in range(max(0, at - REACH_BACK), at) if lows[n] in piece.words.progress), at)


def _shift(p: Pairing, ours: int, theirs: int, one: Mood | None, other: Mood | None) -> Said | None:
    """(severity, reason) of the line's mood where the basis has another; None where nothing was changed."""
    if one is None:
        return None if other is None else _lost(p, ours, other)
    if other is None:
        return _added(p, theirs, one)
    if one.kind == other.kind and one.degree == other.degree:
        return None
    if one.kind in WANTED or other.kind in WANTED:
        return _wanted(one, other)
    if frozenset((one.kind, other.kind)) in p.line.words.reported_pairs and _reported(p):
        return None
    if (SAID_SO[one.kind], one.degree) > (SAID_SO[other.kind], other.degree):
        return "error", "says that it is surer or likelier than the source does"
    return "warning", "says that it is less sure than the source does"


def _wanted(one: Mood, other: Mood) -> Said:
    """What must or should be, on one side at least."""
    if one.kind not in WANTED:
        if one.kind == "future" and one.degree >= 4:
            return "error", "says that it will be; the source says only that it must or should"
        return "warning", "what the source wants is given as a matter of what may or would be"
    if other.kind not in WANTED:
        return "error", "says that it must or should be; the source does not"
    if one.degree > other.degree:
        return "error", "a recommendation became a demand"
    return "warning", "a demand became a recommendation"


def _lost(p: Pairing, ours: int, other: Mood) -> Said | None:
    """The basis has a mood and the line has none."""
    s, words = p.line.s, p.line.words
    if any(_kin(mood, other) for mood, _ in p.line.moods.values()):
        return None  # it governs another verb of the line
    if other.kind in WANTED and any(low in words.progress for low in s.lows[max(0, ours - REACH_BACK) : ours]):
        return "error", "states as being done what the source says is needed"
    if not p.close or s.flags[ours] & lx.GERUND or s.lows[max(0, ours - 1) : ours] == ["to"]:
        return None
    if other.kind in WANTED:
        return "error", "states as a fact what the source says must or should be"
    if other.negated or other.kind == "ability" or (other.kind == "future" and _headline_present(p.line, ours)):
        return None
    return "error", "states as a fact what the source says may, would or will be"


def _headline_present(piece: Piece, at: int) -> bool:
    """Whether a verb stands right after a name, as a headline tells what will be: "Carney visits Delhi in May"."""
    return at == 0 or bool(piece.s.flags[at - 1] & lx.CAPITAL)


def _added(p: Pairing, theirs: int, one: Mood) -> Said | None:
    """The line has a mood and the basis has none."""
    if not p.close or any(_kin(mood, one) for mood, _ in p.basis.moods.values()):
        return None
    s = p.basis.s
    if s.lows[max(0, theirs - 1) : theirs] == ["to"] or s.flags[theirs] & lx.GERUND:
        # "To unveil" may be said in many ways, but not as sure where the source only wants it.
        wanted = any(low in p.basis.words.intentions for low in s.lows[max(0, theirs - REACH_OF_INTENTION) : theirs])
        if wanted and one.kind in ("future", *WANTED) and one.degree >= 4:
            return "error", "says that it will be so; the source says only that it is meant, wanted or expected"
        return None
    if one.kind in WANTED:
        return "error", "says that it must or should be; the source does not"
    if one.kind in ("future", "conditional"):
        return None
    return "warning", "says that it may be so where the source says that it is"


KIN: tuple[frozenset[str], ...] = (
    frozenset(("future", "conditional")), frozenset(("ability", "possibility")), frozenset(WANTED),
)  # fmt: skip


def _kin(one: Mood, other: Mood) -> bool:
    return one.kind == other.kind or frozenset((one.kind, other.kind)) in KIN


def _reported(p: Pairing) -> bool:
    """Whether one of them is reported speech, whose tense shifts."""
    return bool(p.line.said) or bool(p.basis.said)
