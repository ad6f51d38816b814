"""Whether a headline or digest states as a fact what the document gives as somebody's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Piece, key_of
from broadsheet.checking.rules.saying import covers
from broadsheet.statements import lexicon as lx

# A part of a digest is told somewhere in the document if one of its sentences has so much of its meaning.
TOLD = 0.3
LEAST_WORDS = 3
# A word in more sentences than this leads nowhere.
COMMON = 200
# "Rennick: trains first", and a quotation.
SAYING_MARKS = frozenset(':"“‘')


@dataclass(frozen=True)
class Told:
    """Where a part of the digest is told: the sentence that has most of it, the weight of what its
    paragraph has of it as somebody's words, and whose."""

    piece: Piece
    share: float
    who: str


def unattributed(digest: Sequence[Piece], body: Sequence[Sequence[Piece]]) -> Iterator[Finding]:
    """Each part of the digest that is best told by somebody's words, and has neither the speaker nor a word of saying.

    `body` are the paragraphs of the sections.
    """
    counts: dict[str, int] = {}
    having: dict[str, set[int]] = {}
    for number, paragraph in enumerate(body):
        for piece in paragraph:
            for key in piece.all_keys:
                counts[key] = counts.get(key, 0) + 1
                having.setdefault(key, set()).add(number)
    for piece in digest:
        for first, after in parts(piece):
            keys = _keys(piece, first, after)
            if len(keys) < LEAST_WORDS or _says(piece, first, after):
                continue
            near = sorted({number for key in keys for number in having.get(key, ()) if counts[key] <= COMMON})
            if found := _part(piece, (first, after), keys, [body[number] for number in near], counts):
                yield found


def parts(piece: Piece) -> Iterator[tuple[int, int]]:
    """The stories that a digest lists: between its commas or semicolons."""
    s = piece.s
    marks = ";" if ";" in s.words else ","
    cuts = [at for at in range(len(s)) if s.words[at] in marks]
    edges = [-1, *cuts, len(s)]
    first = 0
    for edge in edges[1:]:
        # A comma inside a story ("5% target, but not timeline") begins nothing that stands by itself.
        begins_story = edge == len(s) or _begins(piece, edge + 1)
        if begins_story:
            while first < edge and s.lows[first] in piece.language.conjunctions:
                first += 1
            if first < edge:
                yield first, edge
            first = edge + 1


def _begins(piece: Piece, at: int) -> bool:
    s = piece.s
    while at < len(s) and s.lows[at] == "and":
        at += 1
    return at < len(s) and bool(s.flags[at] & lx.CAPITAL)


def _part(
    piece: Piece,
    place: tuple[int, int],
    keys: frozenset[str],
    near: Sequence[Sequence[Piece]],
    counts: Mapping[str, int],
) -> Finding | None:
    weights = {key: 1.0 / (1 + counts.get(key, 0)) ** 0.5 for key in keys}
    whole = sum(weights[key] for key in keys if key in counts) or 1.0
    best: Told | None = None
    fact = 0.0
    for paragraph in near:
        split = [(other, *_split(other)) for other in paragraph]
        said = keys & frozenset().union(*(inside for _, inside, _, _ in split))
        own = keys & frozenset().union(*(outside for _, _, outside, _ in split))
        fact = max(fact, sum(weights[key] for key in own) / whole)
        share = sum(weights[key] for key in said) / whole
        if len(said) >= LEAST_WORDS and share >= TOLD and (best is None or share > best.share):
            most = max(split, key=lambda each: sum(weights[key] for key in keys & each[1]))
            best = Told(most[0], share, most[3])
    if best is None or fact >= best.share or _names(piece, *place, best.who):
        return None
    first, after = place
    found = Words(piece.s.starts[first], piece.s.stops[after - 1], piece.slice(first, after))
    told = best.piece
    basis = Words(told.start, told.stop, told.text[told.start : told.stop])
    return Finding("attribution", "error", f"states as a fact what is told as the words of {best.who}", found, basis)


def _keys(piece: Piece, first: int, after: int) -> frozenset[str]:
    found = set()
    for at in range(first, after):
        if at in piece.content:
            parts = [p for p in piece.s.lows[at].split("-") if p] if "-" in piece.s.lows[at] else []
            found |= {key_of(p, piece.language, piece.words) for p in parts} if parts else {piece.keys[at]}
    return frozenset(found)


def _split(piece: Piece) -> tuple[frozenset[str], frozenset[str], str]:
    """(the keys of what somebody says, those of what the sentence itself says, who)."""
    named = [each for each in piece.said if each.speaker is not None]
    inside = {at for at in piece.content for each in named if covers(each, piece.s.starts[at])}
    who = named[0].speaker.name if named and named[0].speaker else ""
    return (
        frozenset(piece.keys[at] for at in inside),
        frozenset(piece.keys[at] for at in piece.content if at not in inside),
        who,
    )


def _says(piece: Piece, first: int, after: int) -> bool:
    """Whether this part of the digest says that somebody says it."""
    s = piece.s
    start, stop = s.starts[first], s.stops[after - 1]
    if any(span.start < stop and start < span.stop for each in piece.said for span in (*each.content, *each.cue)):
        return True
    return any(s.flags[at] & lx.CUE or s.words[at] in SAYING_MARKS for at in range(first, after))


def _names(piece: Piece, first: int, after: int, who: str) -> bool:
    parts = {word.lower() for word in who.split() if len(word) > 2}
    return any(piece.s.lows[at] in parts for at in range(first, after))


__all__ = ["unattributed"]
