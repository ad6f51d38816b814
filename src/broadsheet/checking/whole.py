"""A document -> findings: each line against its own evidence, else an archive's, else the rest of the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet.checking.digest import unattributed
from broadsheet.checking.document.lines import ENDS, Document, DocumentLine, Source
from broadsheet.checking.facts import Basis
from broadsheet.checking.facts.reading import fold
from broadsheet.checking.findings import Finding, Severity, Words
from broadsheet.checking.line import against, findings, once, opened
from broadsheet.checking.pieces import Index, Piece, Text, open_text
from broadsheet.checking.rules import RESTATING
from broadsheet.checking.wording import known_language

# A line -> what an archive has for it.
Finder = Callable[[DocumentLine], Sequence[Source]]
# A paraphrase shares so much with the quotation that it restates.
RESTATES = 0.25
LEAST_SHARED = 3
# A line of so many words, with a full stop, states something.
STATES = 6
# Quoted sentences that a paraphrase is held against: it may restate several.
MOST_RESTATED = 12


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a document, and how many of its lines were held against what."""

    document: Document
    findings: tuple[Finding, ...]
    own_evidence: int = 0
    archive: int = 0
    itself: int = 0


def check(document: Document, finder: Finder | None = None) -> Checked:
    """Every line of the document against what it rests on."""
    known = known_language(document.language)
    if known is None:
        return Checked(document, ())
    found: list[Finding] = []
    counts = {"own": 0, "archive": 0, "itself": 0}
    texts = [(line, open_text(line.text, *known, where=f"line {line.number}")) for line in document.lines]
    cites = [line.sources is not None for line in document.lines]
    for at, (line, text) in enumerate(texts):
        sources = line.sources
        told = any(cites[:at]) and any(cites[at:])
        if finder is not None and line.part in ("body", "heading") and _unheld(line) and (told or not any(cites)):
            sources = tuple(finder(line)) or sources
            counts["archive"] += sources is not line.sources
        elif sources:
            counts["own"] += 1
        if sources:
            found += [replace(each, line=line.number) for each in _held(text, line, sources, document.language)]
        elif reason := _sourceless(line, told=told, looked=finder is not None and not any(cites)):
            severity: Severity = "error" if sources is not None else "warning"
            found.append(Finding("source", severity, reason, Words(0, len(line.text), line.text), line=line.number))
    if not any(line.sources and any(source.words for source in line.sources) for line in document.lines):
        counts["itself"] = len(texts)
        found += _itself(document, known)
    ordered = sorted(dict.fromkeys(found), key=lambda each: each.order)
    return Checked(document, tuple(ordered), counts["own"], counts["archive"], counts["itself"])


def _sourceless(line: DocumentLine, *, told: bool, looked: bool) -> str:
    """What is wrong with a line that nothing was found for; empty for what states nothing, such as a heading.

    `told`: lines before and behind it cite something. `looked`: it was looked for in an archive.
    """
    if line.sources is not None:
        return "what the line cites is not in the document"
    if line.part != "body" or len(line.text.split()) < STATES or line.text[-1:] not in ENDS:
        return ""
    if told:
        return "nothing is cited for this line, unlike for those around it"
    return "nothing in the archive says this" if looked else ""


def _held(text: Text, line: DocumentLine, sources: Sequence[Source], language: str) -> list[Finding]:
    texts = tuple(replace(opened(each.words, language), where=each.where) for each in sources if each.words.strip())
    outlets = tuple(dict.fromkeys(source.outlet for source in sources if source.outlet))
    found = findings(line.text, Basis(texts, outlets), language)
    if line.part in ("headline", "digest"):
        found = once([*found, *unattributed(text.pieces, [each for one in texts for each in _paragraphs(one)])])
    return found


def _unheld(line: DocumentLine) -> bool:
    """Whether the document shows no words for a line: it cites nothing, or only names articles."""
    return line.sources is None or not any(source.words.strip() for source in line.sources)


def _paragraphs(text: Text) -> list[list[Piece]]:
    found: dict[int, list[Piece]] = {}
    for piece in text.pieces:
        found.setdefault(piece.s.paragraph, []).append(piece)
    return list(found.values())


# ------------------------------------------------------------------------------------------------ the document itself


def _itself(document: Document, known: tuple) -> list[Finding]:  # type: ignore[type-arg]
    """Paraphrases against the speaker's own words elsewhere, digest against sections."""
    joined, starts = _joined(document)
    whole = open_text(joined, *known)
    found: list[Finding] = []
    quoted = [piece for piece in whole.pieces if _direct(piece)]
    index = Index([replace(whole, pieces=tuple(quoted))])
    direct = frozenset(map(id, quoted))
    for piece in whole.pieces:
        if id(piece) not in direct:
            found += [_placed(each, starts) for each in _restated(piece, index)]
    parts: dict[int, list[Piece]] = {}
    for piece in whole.pieces:
        parts.setdefault(_start_of(starts, piece.start)[0], []).append(piece)
    part_of = {at: line.part for at, line in starts}
    body = [pieces for at, pieces in parts.items() if part_of[at] == "body"]
    heads = [piece for at, pieces in parts.items() if part_of[at] in ("headline", "digest") for piece in pieces]
    titles = {at: fold("\n".join(source.title for source in line.sources or ())) for at, line in starts}
    for each in unattributed(heads, body):
        # A headline that its evidence prints states it so itself.
        if fold(each.found.text) not in titles[_start_of(starts, each.found.start)[0]]:
            found.append(_placed(each, starts))
    return once_a_line(found)


def once_a_line(found: list[Finding]) -> list[Finding]:
    by_line: dict[int, list[Finding]] = {}
    for each in found:
        by_line.setdefault(each.line, []).append(each)
    return [each for line in sorted(by_line) for each in once(by_line[line])]


def _joined(document: Document) -> tuple[str, list[tuple[int, DocumentLine]]]:
    """The lines as one text, so that who speaks is carried from line to line, and where each begins."""
    starts, at = [], 0
    for line in document.lines:
        starts.append((at, line))
        at += len(line.text) + 2
    return "\n\n".join(line.text for line in document.lines), starts


def _start_of(starts: list[tuple[int, DocumentLine]], place: int) -> tuple[int, DocumentLine]:
    return starts[bisect_right(starts, place, key=lambda each: each[0]) - 1]


def _placed(each: Finding, starts: list[tuple[int, DocumentLine]]) -> Finding:
    """With places in lines instead of in the whole."""
    at, line = _start_of(starts, each.found.start)
    found = replace(each.found, start=each.found.start - at, stop=each.found.stop - at)
    basis = each.basis
    if basis is not None:
        there, other = _start_of(starts, basis.start)
        basis = replace(basis, start=basis.start - there, stop=basis.stop - there, where=f"line {other.number}")
    return replace(each, found=found, basis=basis, line=line.number)


def _direct(piece: Piece) -> bool:
    """Whether most of the sentence stands in quotation marks."""
    inside = [at for at in piece.content if _quoted_at(piece, at)]
    return len(inside) > 0.5 * len(piece.content)


def _quoted_at(piece: Piece, at: int) -> bool:
    return any(
        each.kind == "direct" and any(span.start <= piece.s.starts[at] < span.stop for span in each.content)
        for each in piece.said
    )


def _speakers(piece: Piece) -> frozenset[str]:
    return frozenset(each.speaker.name for each in piece.said if each.speaker is not None)


def _restated(piece: Piece, quoted: Index) -> Iterator[Finding]:
    """What a paraphrase says otherwise than the same speaker's quoted words that it restates."""
    who = _speakers(piece)
    for text, other in quoted.near(piece, MOST_RESTATED) if who else ():
        if who & _speakers(other) and len(piece.stems & other.stems) >= LEAST_SHARED:
            yield from against(piece, Index([replace(text, pieces=(other,))]), RESTATING, RESTATES)


__all__ = ["Checked", "Finder", "check"]
