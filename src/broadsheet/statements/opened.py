"""Content as sentences: what stands in quotation marks is opened, so that it can be read like the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found, Place
from broadsheet.statements.page import Page
from broadsheet.statements.sentences import Sentence, find_sentences


@dataclass(slots=True)
class Part:
    """Items [first, after) of a sentence that are content. `page` is the one that sentence `number` belongs to, the
    article's or that of the opened quotations; `quoted` is whether the words are the speaker's own."""

    page: Page
    number: int
    first: int
    after: int
    quoted: bool
    sentence: Sentence

    @property
    def place(self) -> Place:
        return self.sentence.starts[self.first], self.sentence.stops[self.after - 1]


def open_contents(page: Page, found: Sequence[Found]) -> list[list[Part]]:
    """The parts of each attribution's content, in text order. What is quoted is split anew, once for all."""
    starts = [s.starts[0] for s in page.sentences]
    closed: list[list[list[Part]]] = []
    places: list[Place] = []
    for each in found:
        own = []
        for place in each.spans:
            parts = _outside(page, starts, place)
            if not parts:
                places.append(place)
            own.append(parts)
        closed.append(own)
    opened = _opened(page, starts, places)
    return [[part for parts in own for part in (parts or next(opened))] for own in closed]


def _outside(page: Page, starts: Sequence[int], place: Place) -> list[Part]:
    """The items of a place without a quotation in it; nothing if there is one."""
    found = []
    for number in range(max(0, bisect_right(starts, place[0]) - 1), bisect_left(starts, place[1])):
        s = page.sentences[number]
        first, after = bisect_right(s.stops, place[0]), bisect_left(s.starts, place[1])
        if any(first <= at < after for at in s.pieces):
            return []
        if first < after:
            found.append(Part(page, number, first, after, False, s))
    return found


def _opened(page: Page, starts: Sequence[int], places: Sequence[Place]) -> Iterator[list[Part]]:
    """The sentences of each place, as they come."""
    if not places:
        return iter(())
    sentences = tuple(find_sentences(page.text, places, (), page.language))
    inner = Page(page.text, page.language, (), sentences)
    found: list[list[Part]] = [[] for _ in places]
    quoted = [_quoted(page, starts, place) for place in places]
    for number, s in enumerate(sentences):
        found[s.paragraph].append(Part(inner, number, 0, len(s), quoted[s.paragraph], s))
    return iter(found)


def _quoted(page: Page, starts: Sequence[int], place: Place) -> bool:
    """Whether a place lies inside one quotation, so that "I" is its speaker."""
    s = page.sentences[max(0, bisect_right(starts, place[0]) - 1)]
    at = bisect_right(s.stops, place[0])
    return at < len(s) and bool(s.flags[at] & lx.QUOTED) and place[1] <= s.stops[at]
