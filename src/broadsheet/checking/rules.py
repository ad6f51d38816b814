"""The rules of two aligned sentences: small functions, each says what it finds; all opinions count.

A rule sees a sentence of a line beside the sentence of its basis that it restates most of (`Pairing`), and speaks only
where the words around a difference are the same in both: a difference between sentences that are merely about the
same is no finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding, Kind, Severity, Words
from broadsheet.checking.pieces import Piece, bare
from broadsheet.language.acts import Mood
from broadsheet.statements import lexicon as lx
from broadsheet.statements.marks import Mark
from broadsheet.types import Statement

Rule = Callable[[Pairing], Iterator[Finding]]

# How much each mood says is so; what must be is on another scale.
SAID_SO = {"future": 4, "conditional": 3, "ability": 2, "possibility": 1}
WANTED = ("necessity", "advice")
PLAIN = 6
# Words of the basis that may stand between two that a line has side by side.
GAP = 12
# A replaced name, number or word stands in a gap of few words.
SMALL_GAP = 3
# From a word that says that something goes on to what goes on.
REACH_BACK = 4

Said = tuple[Severity, str]


def words_at(piece: Piece, first: int, after: int, where: str = "") -> Words:
    return Words(piece.s.starts[first], piece.s.stops[after - 1], piece.slice(first, after), where)


def finding(
    kind: Kind, severity: Severity, reason: str, p: Pairing, ours: tuple[int, int], theirs: tuple[int, int]
) -> Finding:
    return Finding(kind, severity, reason, words_at(p.line, *ours), words_at(p.basis, *theirs))


# ---------------------------------------------------------------------------------------------------------- moods


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
    mine = (one[1].first, one[1].after) if one else (ours, ours + 1)
    its = (other[1].first, other[1].after) if other else (theirs, theirs + 1)
    return finding(
        "modality", severity, reason, p, (mine[0], max(mine[1], ours + 1)), (its[0], max(its[1], theirs + 1))
    )


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
        return None  # "to unveil" may be said in many ways
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


# ------------------------------------------------------------------------------------- what is lost or added


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
    ours = [mark for mark in p.line.marks if mark.telling.role == "hedge"]
    for mark in p.basis.marks:
        if mark.telling.role != "hedge" or mark.first in governed or mark.first in backwards:
            continue
        if p.basis.s.lows[mark.first] in p.basis.words.own_hedges:
            continue
        before = next(
            (backwards[i] for i in range(mark.first - 1, max(-1, mark.first - 3), -1) if i in backwards), None
        )
        after = next(
            (backwards[i] for i in range(mark.after, min(len(p.basis.s), mark.after + 2)) if i in backwards), None
        )
        if after is None or (before is None and mark.first > 1) or (before is not None and after - before > SMALL_GAP):
            continue
        start = before if before is not None else after
        if any(start - 1 <= each.first <= after + 1 for each in ours):
            continue
        yield finding(
            "hedge", "error", "the hedge of the source is lost", p, (start, after + 1), (mark.first, mark.after)
        )


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


# ----------------------------------------------------------------------------------------------------- quantities


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


# ------------------------------------------------------------------------------------------------------ who says it


def attribution(p: Pairing) -> Iterator[Finding]:
    """What the basis gives as somebody's words stands in the line as a fact."""
    if p.coverage < ATTRIBUTED or attributes(p.line):
        return
    for statement in p.basis.said:
        cues = [span for span in statement.cue if p.basis.start <= span.start < p.basis.stop]
        if not cues or statement.parent is not None:
            continue
        inside = [at for at in p.basis.content if covers(statement, p.basis.s.starts[at])]
        kept = [at for at in inside if at in set(p.pairs.values())]
        if len(inside) < 3 or len(kept) < ATTRIBUTED * len(inside) or _keeps_cue(p, statement):
            continue
        who = statement.speaker.name if statement.speaker else "somebody"
        first, last = min(p.pairs), max(p.pairs)
        yield Finding(
            "attribution", "error", f"states as a fact what the source gives as the words of {who}",
            words_at(p.line, first, last + 1),
            Words(p.basis.start, p.basis.stop, p.basis.text[p.basis.start : p.basis.stop]),
        )  # fmt: skip
        return


ATTRIBUTED = 0.6


def covers(statement: Statement, place: int) -> bool:
    return any(span.start <= place < span.stop for span in statement.content)


def attributes(piece: Piece) -> bool:
    """Whether the sentence says that somebody says it."""
    if piece.said:
        return True
    lows = piece.s.lows
    if any(
        tuple(lows[at : at + len(phrase)]) == phrase for phrase in piece.language.according for at in range(len(lows))
    ):
        return True
    return any(low in ('"', "“") for low in piece.s.words)


def _keeps_cue(p: Pairing, statement: Statement) -> bool:
    """Whether the cue's own word stands in the line too."""
    starts = {span.start for span in statement.cue}
    return any(p.basis.s.starts[theirs] in starts for theirs in p.pairs.values())


def force(p: Pairing) -> Iterator[Finding]:
    """The reporting verb says more than that of the basis."""
    if not p.close:
        return
    kept = set(p.pairs.values())
    ours, theirs = _cues(p.line), [at for at in _cues(p.basis) if at not in kept]
    if not ours or not theirs:
        return
    known = {
        p.basis.language.forms[p.basis.s.lows[at]][0][0].lemma
        for at in theirs
        if p.basis.s.lows[at] in p.basis.language.forms
    }
    strongest = max(_force(p.basis, at) for at in theirs)
    acts = {p.basis.language.acts.verb_acts.get(lemma) for lemma in known}
    for at in ours:
        lemma = p.line.language.forms[p.line.s.lows[at]][0][0].lemma
        if lemma in known:
            continue
        climbed, act = _force(p.line, at) - strongest, p.line.language.acts.verb_acts.get(lemma)
        where = (theirs[0], theirs[0] + 1)
        if lemma in p.line.words.factive and not known & p.line.words.factive:
            yield finding(
                "force",
                "error",
                f"“{p.line.s.words[at]}” says that it is so; the source does not",
                p,
                (at, at + 1),
                where,
            )
        elif climbed >= 2 or (climbed == 1 and act is not None and act not in acts):
            yield finding(
                "force", "error", f"“{p.line.s.words[at]}” is stronger than the source's word", p, (at, at + 1), where
            )
        elif climbed == 1:
            yield finding(
                "force", "warning", f"“{p.line.s.words[at]}” is firmer than the source's word", p, (at, at + 1), where
            )


def _cues(piece: Piece) -> list[int]:
    """The items that are reporting verbs of its statements."""
    places = {span.start for statement in piece.said for span in statement.cue}
    ends = {span.stop for statement in piece.said for span in statement.cue}
    s = piece.s
    return [
        at
        for at in range(len(s))
        if (s.starts[at] in places or s.stops[at] in ends) and s.lows[at] in piece.language.forms
    ]


def _force(piece: Piece, at: int) -> int:
    return piece.language.forms[piece.s.lows[at]][0][0].force


def speaker(p: Pairing) -> Iterator[Finding]:
    """The words are given to another speaker than the basis gives them to."""
    if p.coverage < ATTRIBUTED:
        return
    for ours in p.line.said:
        for theirs in p.basis.said:
            if ours.speaker is None or theirs.speaker is None or not (ours.speaker.named and theirs.speaker.named):
                continue
            mine, its = _name_words(ours.speaker.name), _name_words(theirs.speaker.name)
            if not mine or not its or mine & its or not _same_content(p, ours, theirs):
                continue
            if mine & set(_frame(p.basis, theirs)):
                continue  # "he claims that Andrew said": both speak
            span = ours.speaker.mention or ours.content[0]
            its_span = theirs.speaker.mention or theirs.content[0]
            if not (p.line.start <= span.start < p.line.stop):
                continue
            yield Finding(
                "speaker", "error",
                f"the source gives these words to {theirs.speaker.name}, not to {ours.speaker.name}",
                Words(span.start, span.stop, p.line.text[span.start : span.stop]),
                Words(its_span.start, its_span.stop, p.basis.text[its_span.start : its_span.stop]),
            )  # fmt: skip
            return


def _name_words(name: str) -> set[str]:
    return {bare(part.lower().replace("’", "'")) for part in name.split() if len(part) > 2}


def _frame(piece: Piece, statement: Statement) -> list[str]:
    """The words beside what is said."""
    return [bare(low) for at, low in enumerate(piece.s.lows) if not covers(statement, piece.s.starts[at])]


def _same_content(p: Pairing, ours: Statement, theirs: Statement) -> bool:
    inside = [at for at in p.line.content if covers(ours, p.line.s.starts[at])]
    shared = [at for at in inside if at in p.pairs and covers(theirs, p.basis.s.starts[p.pairs[at]])]
    return len(inside) >= 3 and len(shared) >= ATTRIBUTED * len(inside)


# ------------------------------------------------------------------------------------------------- replaced words


def replaced(p: Pairing) -> Iterator[Finding]:
    """A name, number, day or title that stands where the basis has another one."""
    if not p.close:
        return
    for first, after, low, high in _gaps(p):
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


def _gaps(p: Pairing) -> Iterator[tuple[int, int, int, int]]:
    """(first, after) in the line and (first, after) in the basis of what stands between two words in a row."""
    known = sorted(p.ordered.items())
    edges = [(-1, -1), *known, (len(p.line.s), len(p.basis.s))]
    for (a, b), (c, d) in pairwise(edges):
        if c - a > 1 and d - b > 1:
            yield a + 1, c, b + 1, d


def is_date(piece: Piece, at: int) -> bool:
    low, known = piece.s.lows[at], piece.language
    if not piece.s.flags[at] & lx.CAPITAL:
        return False
    return low in known.weekdays or low in known.acts.months or low in known.months


def is_number(piece: Piece, at: int) -> bool:
    low = piece.s.lows[at]
    return low[:1].isdigit() or low in piece.words.numbers or low in piece.words.scales


def is_name(piece: Piece, at: int) -> bool:
    if at not in piece.at or piece.title_case or is_date(piece, at) or is_number(piece, at):
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


def _of_role(piece: Piece, at: int) -> bool:
    """A capital before an office is part of it: "Prime Minister"."""
    return at + 1 < len(piece.s) and is_role(piece, at + 1) and bool(piece.s.flags[at + 1] & lx.CAPITAL)


def is_role(piece: Piece, at: int) -> bool:
    return (
        piece.s.lows[at] in piece.language.role_nouns
        or piece.s.lows[at] in piece.language.titles
        or bool(piece.s.flags[at] & lx.ROLE)
    )


KINDS_OF_WORDS: tuple[tuple[Kind, Callable[[Piece, int], bool]], ...] = (
    ("date", is_date), ("number", is_number), ("name", is_name),
)  # fmt: skip


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


RULES: tuple[Rule, ...] = (
    modality, negation, hedge, condition, quantity, attribution, force, speaker, replaced, wording,
)  # fmt: skip
# A paraphrase held against the speaker's own words elsewhere: attribution and reporting verbs differ by nature.
RESTATING: tuple[Rule, ...] = (modality, negation, quantity, replaced, wording)
