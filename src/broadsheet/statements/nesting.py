"""Statements inside statements: what a speaker says that somebody (or he himself) said, wanted or thought.

The same rules read the content of every attribution, with its quotations opened. Whose words a nested one stands in
is its parent; "I" and "we" in a quotation are the one who speaks there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.statements import lexicon as lx
from broadsheet.statements.finding import place, read_sentence, with_openers
from broadsheet.statements.found import Found, Place
from broadsheet.statements.opened import Part, open_contents
from broadsheet.statements.page import Page
from broadsheet.statements.resolve import Resolver
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.spoken import Spoken

# Content that shares this part of its characters with its parent's adds nothing to it.
SAME = 0.9
# A nested source looks back over so many speakers.
MOST_REMEMBERED = 60


@dataclass(slots=True)
class Nested:
    """An attribution inside the content of the attribution `top`, and the page that its items belong to. `parent` is
    the innermost one around it. `quoted` is whether it stands in its speaker's own words."""

    found: Found
    page: Page
    top: Found
    quoted: bool
    parent: Found

    @property
    def sentence(self) -> Sentence:
        return self.page.sentences[self.found.sentence]

    @property
    def source_flags(self) -> int:
        """The flags of the source's first word, 0 without a source."""
        return self.sentence.flags[self.found.source[0]] if self.found.source is not None else 0


def nest(page: Page, found: Sequence[Found], inside: Sequence[Found], parts: Sequence[Sequence[Part]]) -> list[Nested]:
    """The attributions inside those of the article, in text order: those of its own sentences (`inside`) and those of
    the opened parts of each content."""
    nested: list[Nested] = []
    tops = [(each, start, stop) for each in found for start, stop in each.spans]
    for each in inside:
        at = each.cues[0][0]
        around = [(stop - start, number) for number, (_, start, stop) in enumerate(tops) if start <= at < stop]
        if around:
            top = tops[min(around)[1]][0]
            nested.append(Nested(each, page, top, False, top))
    for top, own in zip(found, parts, strict=True):
        for part in own:
            if part.page is not page:
                nested += [Nested(each, part.page, top, part.quoted, top) for each in _read(part)]
    sound = [each for each in nested if _is_inside(each)]
    for inner in sound:
        inner.parent = _around(inner, sound)
    return sorted(sound, key=lambda each: (each.found.cues[0], each.found.spans))


def _read(part: Part) -> list[Found]:
    """The attributions of an opened sentence, those inside others too."""
    s = part.sentence
    if not s.kinds & (lx.CUE | lx.NOUN):
        return []
    here, _ = read_sentence(part.page, part.number, s)
    for each in here:
        place(part.page, each)
    return [each for each in with_openers(here) if each.source is not None]


def _is_inside(nested: Nested) -> bool:
    """Cut to the content of the one around it; false if nothing is left, or nothing that the other does not say."""
    found = nested.found
    top = nested.top.spans
    found.spans = [cut for place in found.spans for cut in _cut(place, top)]
    if not found.spans or found.source is None:
        return False
    size = sum(stop - start for start, stop in found.spans)
    return size < SAME * sum(stop - start for start, stop in top)


def _cut(place: Place, around: Sequence[Place]) -> list[Place]:
    cuts = [(max(place[0], start), min(place[1], stop)) for start, stop in around]
    return [cut for cut in cuts if cut[0] < cut[1]]


def _around(nested: Nested, every: Sequence[Nested]) -> Found:
    """The innermost attribution whose content holds a nested one's cue; of two inside each other the later is the
    outer one, since it closes the sentence."""
    best, size = nested.top, sum(stop - start for start, stop in nested.top.spans)
    for other in every:
        if other is nested or other.top is not nested.top or not _holds(other.found, nested.found):
            continue
        if _holds(nested.found, other.found) and other.found.cues < nested.found.cues:
            continue
        length = sum(stop - start for start, stop in other.found.spans)
        if length < size:
            best, size = other.found, length
    return best


def _holds(outer: Found, inner: Found) -> bool:
    at = inner.cues[0][0]
    return any(start <= at < stop for start, stop in outer.spans)


def open_nested(nested: Sequence[Nested]) -> dict[int, list[Part]]:
    """The parts of each nested content, by the id of what was found."""
    parts: dict[int, list[Part]] = {}
    pages = {id(each.page): each.page for each in nested}
    for key, page in pages.items():
        found = [each.found for each in nested if id(each.page) == key]
        parts |= {id(each): own for each, own in zip(found, open_contents(page, found), strict=True)}
    return parts


class Memory:
    """What a resolver knew at each attribution, so that those inside it are resolved last and change nothing else."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.spoken: list[tuple[int, Spoken]] = []
        self.known: dict[int, tuple[int, int]] = {}

    def close_section(self) -> None:
        """Before the resolver forgets whom it heard."""
        self.spoken += self.resolver.spoken

    def note(self, found: Found) -> None:
        """After the resolver has resolved an attribution."""
        self.known[id(found)] = (self.resolver.start, len(self.spoken) + len(self.resolver.spoken))

    def holders(self, nested: Sequence[Nested], speaking: Mapping[int, Spoken]) -> dict[int, Spoken]:
        """Whose each nested attribution is, by the id of what was found; `speaking` are those around them."""
        self.close_section()
        keys = [spoken.key for _, spoken in self.spoken]
        found: dict[int, Spoken] = {}
        for each in nested:
            around = speaking.get(id(each.top))
            if _is_own(each, self.resolver):
                spoken = around if each.quoted else None
            else:
                self._go_back(each, keys, around)
                spoken = _holder(each, self.resolver, around)
            if spoken is not None:
                found[id(each.found)] = spoken
        return found

    def _go_back(self, nested: Nested, keys: Sequence[str], around: Spoken | None) -> None:
        """Let the resolver know what it knew at the attribution around a nested one, less who speaks there: in his own
        words he is "I", and nobody calls himself "the expert". Only a pronoun in reported words may be him."""
        self.resolver.start, heard = self.known[id(nested.top)]
        pronoun = bool(nested.source_flags & lx.SUBJECT)
        besides = around.key if around is not None and (nested.quoted or not pronoun) else None
        recent = range(max(0, heard - MOST_REMEMBERED), heard)
        self.resolver.spoken = [
            self.spoken[k] for k in recent if self.spoken[k][0] >= self.resolver.start and keys[k] != besides
        ]


def _is_own(nested: Nested, resolver: Resolver) -> bool:
    """Whether "I" or "we" holds a nested attribution."""
    source = nested.found.source
    first = source is not None and source[1] - source[0] == 1 and nested.sentence.lows[source[0]]
    return first in resolver.language.acts.own_first


def _holder(nested: Nested, resolver: Resolver, around: Spoken | None) -> Spoken | None:
    """Whose words a nested attribution gives; "he" in a quotation is not `around`, who speaks there."""
    source = nested.found.source
    answer = resolver.of_phrase(nested.top.sentence, nested.sentence, source) if source is not None else None
    pronoun = nested.source_flags & lx.SUBJECT
    if answer is None or (pronoun and nested.quoted and around is not None and answer.key == around.key):
        return None
    return answer
