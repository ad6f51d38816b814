"""A model's reading in the rules' form: items of a sentence, and content to the conventions of the house.

Where content lies in a marked quotation, the marks decide its extent, and the name of the finder says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.statements import lexicon as lx
from broadsheet.statements import neural
from broadsheet.statements.continued import inner_places
from broadsheet.statements.extents import content_start
from broadsheet.statements.factuality import standing_of
from broadsheet.statements.found import Found, Place
from broadsheet.statements.neural import Reading
from broadsheet.statements.page import Page
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.quotations import Quotation

# A quotation of which the model takes this part is content as a whole.
HALF = 0.5
CLOSING = " \t\n\u00a0,;:"


def shared(one: Sequence[Place], other: Sequence[Place]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


@dataclass(frozen=True, slots=True)
class Marks:
    """A page's strong quotations, with their beginnings, and what they hold, to look up."""

    quotations: list[Quotation]
    starts: list[int]
    inside: bytearray

    @classmethod
    def of(cls, page: Page) -> Marks:
        strong = [quotation for quotation in page.quotations if quotation.strong]
        places = [(piece.inner, piece.inner_stop) for quotation in strong for piece in quotation.pieces]
        return cls(strong, [quotation.start for quotation in strong], neural.mask_of(page.text, places))

    def touching(self, start: int, stop: int) -> list[Quotation]:
        first = max(0, bisect_right(self.starts, start) - 1)
        near = self.quotations[first : bisect_right(self.starts, stop)]
        return [quotation for quotation in near if quotation.stop > start]


def as_found(page: Page, marks: Marks, reading: Reading, model: str) -> Found:
    """A reading with its places as items of the sentence in which its source (or cue) stands."""
    number = sentence_of(page, (reading.source or (reading.cue,))[0][0])
    source = items_of(page, number, reading.source[0]) if reading.source else None
    if source and any(flag & lx.QUOTED for flag in page.sentences[number].flags[slice(*source)]):
        source = None  # a word inside a quotation, which the rules see as one item: nobody they could name
    cue = items_of(page, number, reading.cue)
    content = [items for part in reading.content if (items := items_of(page, number, part))]
    spans, marked = extent(page, marks, reading.content)
    found = Found(f"{model}+marks" if marked else model, number, [cue] if cue else [], source, content, None)
    found.spans, found.cues, found.sources = spans, [reading.cue], list(reading.source)
    if cue:
        found.factuality = standing_of(page.sentences[number], cue, page.language)
    found.kind = neural.kind_of(page.text, spans, marks.inside) if spans else reading.kind
    return found


def extent(page: Page, marks: Marks, content: Sequence[Place]) -> tuple[list[Place], bool]:
    """Content as the house prints it (no outer marks, no "that", no closing comma), and whether the marks of a
    quotation moved its ends."""
    spans: set[Place] = set()
    moved = False
    for start, stop in content:
        whole = [
            q for q in marks.touching(start, stop) if shared([(q.start, q.stop)], content) >= HALF * (q.stop - q.start)
        ]
        outside = [(start, stop)]
        for q in whole:
            outside = [
                part for a, b in outside for part in ((a, min(b, q.start)), (max(a, q.stop), b)) if part[0] < part[1]
            ]
        if whole and not any(page.text[at].isalnum() for a, b in outside for at in range(a, b)):
            inner = [place for q in whole for place in inner_places(page.text, q)]
            moved = moved or any(place[0] < start or place[1] > stop for place in inner)
            spans.update(inner)
        elif (part := _plain(page, start, stop)) is not None:
            spans.add(part)
    return sorted(spans), moved


def _plain(page: Page, start: int, stop: int) -> Place | None:
    """Without marks at both ends, "that" at its beginning, and the mark that closes the sentence."""
    start, stop = neural.without_marks(page.text, (start, stop))
    number = sentence_of(page, start)
    if number < len(page.sentences) and (items := items_of(page, number, (start, stop))):
        s = page.sentences[number]
        at = content_start(s, items[0])
        if items[0] < at < items[1]:
            start = s.starts[at]
    while stop > start and page.text[stop - 1] in CLOSING:
        stop -= 1
    if (
        stop > start
        and page.text[stop - 1] == "."
        and stop in {s.stops[-1] for s in page.sentences[number : number + 2]}
    ):
        stop -= 1
    return (start, stop) if start < stop else None


def sentence_of(page: Page, at: int) -> int:
    """The sentence that begins at or before a place."""
    return max(0, bisect_right(page.sentences, at, key=lambda s: s.starts[0]) - 1)


def flags_of(page: Page, places: Sequence[Place]) -> list[int]:
    """What the lexicon knows of the items that the places touch, each place in the sentence in which it begins."""
    flags: list[int] = []
    for place in places:
        number = sentence_of(page, place[0])
        if items := items_of(page, number, place):
            flags += page.sentences[number].flags[slice(*items)]
    return flags


def items_of(page: Page, number: int, place: Place) -> Phrase | None:
    """The items of a sentence that a place touches; None if it touches none."""
    if number >= len(page.sentences):
        return None
    s = page.sentences[number]
    first, after = bisect_right(s.stops, place[0]), bisect_right(s.starts, place[1] - 1)
    return (first, after) if first < after else None
