"""Is each quoted word in the source, as it stands?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.reading import fold
from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Text

MARKED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|«([^«»]*)»|„([^„“”]*)[“”]")
CUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\[[^\]]{0,40}\]|\([^)]{0,40}\))\s*")
# A quoted run shorter than this is a word or a title, which articles print with and without marks.
SHORTEST_QUOTED = 2


def quotation(line: Text, basis: Basis) -> Iterator[Finding]:
    """What stands in quotation marks is in the basis, word for word."""
    for match in MARKED.finditer(line.text):
        inner = next(group for group in match.groups() if group is not None)
        for run in CUT.split(inner):
            wanted = fold(run).strip(" .,;:!?")
            if len(wanted.split()) < SHORTEST_QUOTED or wanted in basis.folded:
                continue
            near = _closest(wanted, basis)
            yield Finding(
                "quotation", "error", "the quoted words are not in the source as they stand here",
                Words(match.start(), match.end(), match.group()), near,
            )  # fmt: skip
            break


def _closest(wanted: str, basis: Basis) -> Words | None:
    """The sentence of the basis that has most of the words."""
    theirs = set(wanted.split())
    best, most = None, 0
    for text in basis.texts:
        for piece in text.pieces:
            if (shared := len(theirs & set(piece.s.lows))) > most:
                best, most = Words(piece.start, piece.stop, text.text[piece.start : piece.stop], text.where), shared
    return best if most >= len(theirs) / 2 else None
