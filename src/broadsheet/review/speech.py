"""How a statement is printed.

The truest line is the article's own sentence with its own cue and hedges. Only what points outside the line is
exchanged, for other words of an article: a pronoun for the name, the first short name for the introduction. Where
the sentences are too long or lean on what is not printed, quoted words stand alone after the speaker's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from broadsheet.review.leads import opening, printable
from broadsheet.review.legible import is_whole
from broadsheet.review.names import last_name, tokens
from broadsheet.review.naming import Known, Runs, is_certain, lowered, swap_for
from broadsheet.review.people import Person
from broadsheet.review.pieces import Piece, Slice
from broadsheet.review.press import Press
from broadsheet.review.quoted import continues, quoted_alone
from broadsheet.review.text import Sentence, outside_quotations, points_back, presentable, quotations, tidy
from broadsheet.review.words import ReviewWords
from broadsheet.types import Span, Statement, word_count

# Beyond this a paragraph is cut; the seed's longest quotation has 84 words.
LONGEST_WORDS = 95
SHORTEST_CONTENT_WORDS = 7
# Of what was said, so much is printed at least where whole sentences are.
HELD = 0.4


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement ready to print: a line a paragraph, the places taken up, the length, and what was inferred."""

    statement: Statement
    lines: tuple[tuple[Piece, ...], ...]
    takes: tuple[Span, ...]
    length: int
    carried: str | None
    swapped: bool = False


def speak(
    statement: Statement, person: Person, known: Known, press: Press, longest: int = LONGEST_WORDS
) -> Spoken | None:
    """The statement in print; None where no line of it would be both readable and true to its source."""
    whole = _in_own_sentences(statement, person, known, press, longest)
    if whole is not None:
        return whole
    if not all(is_certain(source, person, press) for source in statement.source):
        return None
    return _alone(statement, person, known, press, longest)


def _alone(statement: Statement, person: Person, known: Known, press: Press, longest: int) -> Spoken | None:
    lines = quoted_alone(statement, person, known, press, longest)
    if lines is None:
        return None
    takes = tuple(piece.span for line in lines for piece in line if isinstance(piece, Slice) and piece.exact)
    length = sum(
        word_count(piece) if isinstance(piece, str) else _length(piece, press) for line in lines for piece in line
    )
    source = statement.source[0] if statement.source else None
    return Spoken(statement, lines, takes, length, _read_as(source, lines[0], person, press))


def _length(piece: Piece, press: Press) -> int:
    return word_count(press.slice(piece.span)) if isinstance(piece, Slice) else 0


def _in_own_sentences(statement: Statement, person: Person, known: Known, press: Press, longest: int) -> Spoken | None:
    text = press.articles[statement.article].text
    runs = _runs(statement, longest, press)
    if runs is None or len(statement.source) > 1:
        return None
    if known == "new" and continues(statement, press):
        return None
    if not _holds(runs, statement):
        return None
    source = statement.source[0] if statement.source else None
    swap = swap_for(source, person, known, runs, press) if source else None
    if swap is None or (source and swap and _names_twice(source, person, runs, press)):
        return None
    lines: list[tuple[Piece, ...]] = []
    takes: list[Span] = []
    for number, (start, stop) in enumerate(runs):
        skip = opening(text[start:stop], press, first=start == press.layout(statement.article).sentences[0].start)
        begin = start + skip
        body = text[begin:stop]
        led_by_source = source is not None and source.start <= begin + 1 and bool(swap)
        if not printable(body, press) or not is_whole(body):
            return None
        if number == 0 and not led_by_source and _leans(body, press):
            return None
        if source is not None and swap and not _swappable(source, begin, stop, text, press.words):
            return None
        lines.append(_with_swap(Span(statement.article, begin, stop), source, swap, bool(skip), press))
        takes.append(Span(statement.article, start, stop))
    length = _words(runs, text)
    return Spoken(statement, tuple(lines), tuple(takes), length, _read_as(source, swap, person, press), bool(swap))


def _names_twice(source: Span, person: Person, runs: Runs, press: Press) -> bool:
    """Whether the name that would be put for a pronoun stands in the sentence already: then somebody else is meant."""
    text = press.articles[source.article].text
    around = " ".join(text[start:stop] for start, stop in [(runs[0][0], source.start), (source.stop, runs[-1][1])])
    return person.named and last_name(person.name) in tokens(outside_quotations(around))


def _swappable(source: Span, begin: int, stop: int, text: str, words: ReviewWords) -> bool:
    """Whether the source stands outside quoted words, which nobody may change, and no "who" or "whose" needs it."""
    if re.match(words.relative, text[source.stop : stop]):
        return False
    outside = not begin <= source.start < stop
    return outside or (presentable(text[begin : source.start]) and presentable(text[source.stop : stop]))


def _read_as(source: Span | None, swap: tuple[Piece, ...], person: Person, press: Press) -> str | None:
    """Says so where the name printed is not the word that the article has there."""
    if source is None or not swap or set(tokens(press.slice(source))) & set(tokens(person.name)):
        return None
    return press.words.read_as.format(tidy(press.slice(source)), person.name)


def _runs(statement: Statement, longest: int, press: Press) -> Runs | None:
    """(start, stop) of the sentences around the source that hold the statement, a run a paragraph; whole quotations
    from the end are left out until `longest` words hold the rest. None if they do not."""
    sentences, text = press.layout(statement.article).sentences, press.articles[statement.article].text
    spans = (*statement.content, *statement.cue, *statement.source)
    held = {n for n, each in enumerate(sentences) if any(each.start < s.stop and s.start < each.stop for s in spans)}
    anchors = [n for n in held if any(sentences[n].start <= s.start < sentences[n].stop for s in statement.source)]
    if len(anchors) != 1:
        return None
    first = last = anchors[0]
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    for end in (last + 1, *range(last, anchors[0] - 1, -1)):
        block = sentences[first : end + 1]
        if end == last + 1 and not _runs_on(sentences[first : end + 1], text):
            continue
        runs = [list(group) for _, group in groupby(block, key=lambda each: each.paragraph)]
        places = [(run[0].start, run[-1].stop) for run in runs]
        if all(quotations(text[a:b])[1] for a, b in places) and _words(places, text) <= longest:
            return places
    return None


def _holds(runs: Runs, statement: Statement) -> bool:
    """Whether the runs print most of what was said, and not the sentence of the cue alone."""
    total = sum(len(span) for span in statement.content)
    held = sum(max(0, min(span.stop, b) - max(span.start, a)) for span in statement.content for a, b in runs)
    return HELD * total <= held


def _runs_on(block: Sequence[Sentence], text: str) -> bool:
    """Whether the last sentence of the block ends a quotation that the ones before it leave open."""
    same = len(block) > 1 and block[-1].paragraph == block[-2].paragraph
    return same and not quotations(text[block[0].start : block[-2].stop])[1]


def _words(places: Runs, text: str) -> int:
    return sum(word_count(text[start:stop]) for start, stop in places)


def _leans(text: str, press: Press) -> bool:
    """Whether the text, unless it begins with quoted words, begins by pointing back."""
    inside = quotations(text)[0]
    if inside and inside[0][0] == 1:
        return False
    return points_back(text, press.words)


def _with_swap(
    span: Span, source: Span | None, swap: tuple[Piece, ...], recase: bool, press: Press
) -> tuple[Piece, ...]:
    """The sentences at `span` with the source exchanged; a first letter that now begins the line is a capital."""
    if not swap or source is None or not span.covers(source):
        return (Slice(span, "upper" if recase else ""),)
    before = (Slice(Span(span.article, span.start, source.start), "upper"),) if source.start > span.start else ()
    after = (Slice(Span(span.article, source.stop, span.stop)),) if source.stop < span.stop else ()
    first = swap[0]
    if isinstance(first, Slice):
        first = lowered(first.span, press) if before else Slice(first.span, "upper")
    return (*before, first, *swap[1:], *after)
