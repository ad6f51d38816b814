"""Quoted words by themselves: name, role, cue: “the words”, cut at the end of a sentence where they are too long."""

from __future__ import annotations

from itertools import groupby

from broadsheet.review.names import tokens
from broadsheet.review.naming import Known, call
from broadsheet.review.people import Person
from broadsheet.review.pieces import Piece, Slice
from broadsheet.review.press import Press
from broadsheet.review.text import presentable
from broadsheet.types import TURN, Span, Statement, word_count

SHORTEST_CUT_WORDS = 12
# Of a speech in many short paragraphs so many are enough.
MOST_PARAGRAPHS = 3
ENDS = ".!?…"
MARKS = '"“”«»„'

# A run of quoted words and the number of its paragraph.
Placed = tuple[int, Span]


def quoted_alone(
    statement: Statement, person: Person, known: Known, press: Press, longest: int
) -> tuple[tuple[Piece, ...], ...] | None:
    """The lines, one a paragraph of the quotation; None for words that are not quoted or cannot be cut to fit."""
    if statement.kind != "direct":
        return None
    parts = _sentences(statement, press)
    text = press.articles[statement.article].text
    if statement.found_by != TURN and not all(_is_quoted(each, text) for each in statement.content):
        return None
    kept = _fitting(parts, longest, press)
    cue = (press.words.said,) if known == "new" and continues(statement, press) else _cue(statement, press)
    name = call(person, known, press, before_verb=bool(cue))
    if name is None or not kept or not all(presentable(press.slice(span)) for _, span in kept):
        return None
    opening, closing = press.words.quotes
    lines: list[tuple[Piece, ...]] = []
    for _, group in groupby(kept, key=lambda placed: placed[0]):
        spans = _merged([span for _, span in group], press.articles[statement.article].text)
        cut = [f" {press.words.cut}"] if spans[-1].stop == kept[-1][1].stop and len(kept) < len(parts) else []
        quoted = [piece for span in spans for piece in (f"{closing} {opening}", Slice(span, exact=True))][1:]
        head = () if lines else (*name, *cue, ": ")
        lines.append((*head, opening, *quoted, *cut, closing))
    return tuple(_ended(line, press) for line in lines)


def _ended(line: tuple[Piece, ...], press: Press) -> tuple[Piece, ...]:
    """The line with a full stop after the closing mark, where the words quoted bring none and are not cut."""
    last = line[-2]
    return (*line, ".") if isinstance(last, Slice) and press.slice(last.span)[-1] not in ENDS else line


def _is_quoted(content: Span, text: str) -> bool:
    """Whether the content begins where a quotation begins; a reader may take unquoted words for direct ones."""
    return text[content.start] in MARKS or text[max(content.start - 1, 0)] in MARKS


def continues(statement: Statement, press: Press) -> bool:
    """Whether the cue goes on with a speech ("added") of which this may be the first that is printed."""
    return any(word in press.words.continuing for span in statement.cue for word in tokens(press.slice(span)))


def _cue(statement: Statement, press: Press) -> tuple[Piece, ...]:
    """The article's own verb, where it can stand before a colon; else nothing: the words are the words."""
    if len(statement.cue) != 1 or press.slice(statement.cue[0]) not in press.words.plain_cues:
        return ()
    return (" ", Slice(statement.cue[0]))


def _sentences(statement: Statement, press: Press) -> list[Placed]:
    """The quoted words sentence by sentence, without the marks around them."""
    text = press.articles[statement.article].text
    parts: list[Placed] = []
    for content in statement.content:
        for each in press.layout(statement.article).touched(content.start, content.stop):
            start, stop = max(each.start, content.start), min(each.stop, content.stop)
            if (bare := _bare(content.article, start, stop, text)) is not None:
                parts.append((each.paragraph, bare))
    return parts


def _bare(article: str, start: int, stop: int, text: str) -> Span | None:
    """The span without the quotation marks and spaces at its ends."""
    while start < stop and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in MARKS):
        stop -= 1
    return Span(article, start, stop) if start < stop else None


def _fitting(parts: list[Placed], longest: int, press: Press) -> list[Placed]:
    """As many sentences from the first as `longest` words hold; none where that would be a scrap."""
    kept: list[Placed] = []
    length = 0
    for paragraph, span in parts:
        length += word_count(press.slice(span))
        paragraphs = {number for number, _ in kept} | {paragraph}
        if length > longest or len(paragraphs) > MOST_PARAGRAPHS or (kept and _interrupted(kept[-1][1], span, press)):
            break
        kept.append((paragraph, span))
    enough = sum(word_count(press.slice(span)) for _, span in kept) >= SHORTEST_CUT_WORDS
    return kept if enough or len(kept) == len(parts) else []


def _interrupted(before: Span, after: Span, press: Press) -> bool:
    """Whether something else than marks and spaces stands between the two."""
    return bool(press.articles[before.article].text[before.stop : after.start].strip(f"{MARKS} \t\r\n\xa0"))


def _merged(spans: list[Span], text: str) -> list[Span]:
    """Neighbours with only spaces between them as one span."""
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].stop : span.start].strip():
            span = Span(span.article, merged.pop().start, span.stop)
        merged.append(span)
    return merged
