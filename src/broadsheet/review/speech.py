"""How a statement is printed.

The truest line is the article's own sentence with its own cue and hedges. Only what points outside the line is
exchanged, for other words of an article: a pronoun for the name, the first short name for the introduction. Where
the sentences are too long or lean on what is not printed, quoted words stand alone after the speaker's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from broadsheet.review.leads import opening, printable
from broadsheet.review.names import Person, tokens
from broadsheet.review.naming import Known, Runs, lowered, swap_for
from broadsheet.review.pieces import Piece, Slice
from broadsheet.review.press import Press
from broadsheet.review.quoted import quoted_alone
from broadsheet.review.text import Sentence, first_word, presentable, quotations, tidy
from broadsheet.types import Span, Statement, word_count

# Beyond this a paragraph is cut; the seed's longest quotation has 84 words.
LONGEST_WORDS = 95
SHORTEST_CONTENT_WORDS = 6


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
    return whole if whole is not None else _alone(statement, person, known, press, longest)


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
    runs = _runs(statement, press)
    if runs is None or len(statement.source) > 1:
        return None
    source = statement.source[0] if statement.source else None
    swap = swap_for(source, person, known, runs, press) if source else None
    if swap is None:
        return None
    lines: list[tuple[Piece, ...]] = []
    takes: list[Span] = []
    for number, (start, stop) in enumerate(runs):
        skip = opening(text[start:stop], press, first=start == press.layout(statement.article).sentences[0].start)
        begin = start + skip
        body = text[begin:stop]
        led_by_source = source is not None and source.start <= begin + 1 and bool(swap)
        if not printable(body, press) or (number == 0 and not led_by_source and _leans(body, press)):
            return None
        if source is not None and swap and not _swappable(source, begin, stop, text):
            return None
        lines.append(_with_swap(Span(statement.article, begin, stop), source, swap, bool(skip), press))
        takes.append(Span(statement.article, start, stop))
    length = sum(word_count(text[span.start : span.stop]) for span in takes)
    if length > longest:
        return None
    return Spoken(statement, tuple(lines), tuple(takes), length, _read_as(source, swap, person, press), bool(swap))


def _swappable(source: Span, begin: int, stop: int, text: str) -> bool:
    """Whether the source stands outside quoted words, which nobody may change."""
    outside = not begin <= source.start < stop
    return outside or (presentable(text[begin : source.start]) and presentable(text[source.stop : stop]))


def _read_as(source: Span | None, swap: tuple[Piece, ...], person: Person, press: Press) -> str | None:
    """Says so where the name printed is not the word that the article has there."""
    if source is None or not swap or set(tokens(press.slice(source))) & set(tokens(person.name)):
        return None
    return press.words.read_as.format(tidy(press.slice(source)), person.name)


def _runs(statement: Statement, press: Press) -> Runs | None:
    """(start, stop) of the sentences that hold the statement, a run a paragraph; None if they do not stand together."""
    layout = press.layout(statement.article)
    spans = (*statement.content, *statement.cue, *statement.source)
    touched = [each for each in layout.sentences if any(each.start < s.stop and s.start < each.stop for s in spans)]
    numbers = [layout.sentences.index(each) for each in touched]
    if not touched or numbers[-1] - numbers[0] + 1 != len(numbers):
        return None
    touched = _until_marks_pair(touched, numbers[-1], layout.sentences, press.articles[statement.article].text)
    runs = [list(group) for _, group in groupby(touched, key=lambda each: each.paragraph)]
    return [(run[0].start, run[-1].stop) for run in runs]


def _until_marks_pair(touched: list[Sentence], last: int, sentences: Sequence[Sentence], text: str) -> list[Sentence]:
    """With the sentence after, where the quotation runs on into it within the paragraph."""
    more = sentences[last + 1 : last + 2]
    if quotations(text[touched[0].start : touched[-1].stop])[1] or not more:
        return touched
    if more[0].paragraph == touched[-1].paragraph and quotations(text[touched[0].start : more[0].stop])[1]:
        return [*touched, more[0]]
    return touched


def _leans(text: str, press: Press) -> bool:
    """Whether the text, unless it begins with quoted words, begins by pointing back."""
    inside = quotations(text)[0]
    return not (inside and inside[0][0] == 1) and first_word(text) in press.words.danglers


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
