"""Who says it, and with which force."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Piece, bare, key_of
from broadsheet.checking.rules.kinds import SMALL_GAP, finding, words_at
from broadsheet.checking.rules.replaced import gaps
from broadsheet.types import Statement

ATTRIBUTED = 0.6
QUOTATION_MARKS = frozenset('"“”„«»')


def attribution(p: Pairing) -> Iterator[Finding]:
    """What the basis gives as somebody's words stands in the line as a fact."""
    if p.coverage < ATTRIBUTED:
        return
    for statement in p.basis.said:
        cues = [span for span in statement.cue if p.basis.start <= span.start < p.basis.stop]
        if not cues or statement.parent is not None:
            continue
        inside = [at for at in p.basis.content if covers(statement, p.basis.s.starts[at])]
        kept = [at for at in inside if at in set(p.pairs.values())]
        if len(inside) < 3 or len(kept) < ATTRIBUTED * len(inside) or _keeps_cue(p, statement):
            continue
        if attributes(p, statement) or _keeps_name(p, statement):
            return
        who = statement.speaker.name if statement.speaker else "somebody"
        first, last = min(p.pairs), max(p.pairs)
        yield Finding(
            "attribution", "error", f"states as a fact what the source gives as the words of {who}",
            words_at(p.line, first, last + 1),
            Words(p.basis.start, p.basis.stop, p.basis.text[p.basis.start : p.basis.stop]),
        )  # fmt: skip
        return


def covers(statement: Statement, place: int) -> bool:
    return any(span.start <= place < span.stop for span in statement.content)


def attributes(p: Pairing, theirs: Statement) -> bool:
    """Whether the line says that somebody says what the basis gives as said. What is said inside that does not count:
    "The lawyer said that they ask whether ..." is not attributed by "They ask whether ..."."""
    line = p.line
    lows = line.s.lows
    if any(
        tuple(lows[at : at + len(phrase)]) == phrase for phrase in line.language.according for at in range(len(lows))
    ):
        return True
    if any(low in QUOTATION_MARKS for low in line.s.words) or _open_before(line):
        return True
    return any(not _inside(p, ours, theirs) for ours in line.said)


def _open_before(piece: Piece) -> bool:
    """Whether a quotation that began before the sentence goes on through it."""
    return piece.text.count("“", 0, piece.start) > piece.text.count("”", 0, piece.start)


def _inside(p: Pairing, ours: Statement, theirs: Statement) -> bool:
    """Whether the cue of a statement of the line stands, in the basis, in what is said there."""
    starts = {span.start for span in ours.cue}
    cues = [at for at in range(len(p.line.s)) if p.line.s.starts[at] in starts and at in p.pairs]
    return any(covers(theirs, p.basis.s.starts[p.pairs[at]]) for at in cues)


def _keeps_name(p: Pairing, theirs: Statement) -> bool:
    """Whether the line names the speaker outside what is said: "Marren wants the bridge open"."""
    names = _name_words(theirs.speaker.name) if theirs.speaker is not None and theirs.speaker.named else set()
    return any(
        bare(low) in names and not (at in p.pairs and covers(theirs, p.basis.s.starts[p.pairs[at]]))
        for at, low in enumerate(p.line.s.lows)
    )


def _keeps_cue(p: Pairing, statement: Statement) -> bool:
    """Whether the cue's own word stands in the line too."""
    starts = {span.start for span in statement.cue}
    return any(p.basis.s.starts[theirs] in starts for theirs in p.pairs.values())


def force(p: Pairing) -> Iterator[Finding]:
    """The reporting verb says more than that of the basis."""
    if not p.close:
        return
    yield from _made_fact(p)
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


def _made_fact(p: Pairing) -> Iterator[Finding]:
    """ "Proved" where the basis has "claimed", whether or not either opens a statement."""
    factive = frozenset(key_of(word, p.line.language, p.line.words) for word in p.line.words.factive)
    for first, after, low, high in gaps(p):
        ours = [at for at in range(first, after) if p.line.keys[at] in factive]
        theirs = [at for at in range(low, high) if _reports(p.basis, at) and p.basis.keys[at] not in factive]
        if ours and theirs and after - first <= SMALL_GAP and high - low <= SMALL_GAP:
            at = ours[0]
            reason = f"“{p.line.s.words[at]}” says that it is so; the source does not"
            yield finding("force", "error", reason, p, (at, at + 1), (theirs[0], theirs[0] + 1))


def _reports(piece: Piece, at: int) -> bool:
    low = piece.s.lows[at]
    return low in piece.language.forms and piece.language.forms[low][0][0].kind in ("speech", "belief")


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
            if not p.line.start <= span.start < p.line.stop:
                continue
            if not p.basis.start <= its_span.start < p.basis.stop and _is_named(p.basis, mine):
                continue  # "he" may well be the one whom the line names
            yield Finding(
                "speaker", "error",
                f"the source gives these words to {theirs.speaker.name}, not to {ours.speaker.name}",
                Words(span.start, span.stop, p.line.text[span.start : span.stop]),
                Words(its_span.start, its_span.stop, p.basis.text[its_span.start : its_span.stop]),
            )  # fmt: skip
            return


def _is_named(piece: Piece, name: set[str]) -> bool:
    """Whether somebody is named up to the end of the sentence."""
    before = piece.text[: piece.stop].lower()
    return any(word in before for word in name)


def _name_words(name: str) -> set[str]:
    return {bare(part.lower().replace("’", "'")) for part in name.split() if len(part) > 2}


def _frame(piece: Piece, statement: Statement) -> list[str]:
    """The words beside what is said."""
    return [bare(low) for at, low in enumerate(piece.s.lows) if not covers(statement, piece.s.starts[at])]


def _same_content(p: Pairing, ours: Statement, theirs: Statement) -> bool:
    inside = [at for at in p.line.content if covers(ours, p.line.s.starts[at])]
    shared = [at for at in inside if at in p.pairs and covers(theirs, p.basis.s.starts[p.pairs[at]])]
    return len(inside) >= 3 and len(shared) >= ATTRIBUTED * len(inside)
