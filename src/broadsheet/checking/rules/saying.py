"""Who says it, and with which force."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.checking.align import Pairing
from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Piece, bare
from broadsheet.checking.rules.kinds import finding, words_at
from broadsheet.types import Statement

ATTRIBUTED = 0.6


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
