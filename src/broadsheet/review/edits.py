"""What may change inside an article's words when they leave it, outside quotation marks only.

What ties a sentence to one that is not printed ("also") is cut out. Behind a word for a day that only the article's own
day explains, the date is put in square brackets, as an editor does: "yesterday [November 17]". Where the article's day
differs between the time zones that it may have been written in, there is no date, and `unclear_day` says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from broadsheet.review.pieces import Piece, Slice
from broadsheet.review.press import Press
from broadsheet.review.text import APOSTROPHE, quotations
from broadsheet.review.words import ReviewWords
from broadsheet.types import Moment, Span

# An instant is taken for a calendar day if it is the same one between these zones, from Alaska to Auckland.
WEST, EAST = dt.timezone(-dt.timedelta(hours=9)), dt.timezone(dt.timedelta(hours=13))
# A weekday so many days off is the same one wherever the article was written.
COMING_DAYS = range(2, 7)
# The date itself may follow, so many code points on.
DATE_NEAR = 30


def own_day(published: Moment | None) -> dt.date | None:
    """The calendar day that an article calls today; None where it is not known or depends on the time zone."""
    if published is None:
        return None
    if published.precision == "day" or published.at.utcoffset():
        return published.at.date()
    days = {published.day_in(WEST), published.day_in(EAST)}
    return days.pop() if len(days) == 1 else None


def meant(word: str, published: Moment | None, words: ReviewWords) -> dt.date | None:
    """The day that "yesterday" is in the article; None for another word or an article of no sure day."""
    today, distance = own_day(published), words.today.get(word.casefold())
    return today + dt.timedelta(distance) if today and distance is not None else None


def unclear_day(span: Span, press: Press) -> bool:
    """Whether the words hold, outside quotation marks, a day that the article does not make certain."""
    if own_day(press.articles[span.article].published) is not None:
        return False
    return any(True for _ in _outside(press.words.today_pattern, press.slice(span)))


def edited(pieces: Iterable[Piece], press: Press) -> list[Piece]:
    """The pieces as they are printed."""
    return [part for piece in pieces for part in (_edited(piece, press) if isinstance(piece, Slice) else (piece,))]


def _edited(piece: Slice, press: Press) -> Iterator[Piece]:
    if piece.exact:
        yield piece
        return
    start, recase = piece.span.start, piece.recase
    for at, stop, put in sorted(_changes(piece.span, press)):
        if at > start:
            yield Slice(Span(piece.span.article, start, at), recase)
            recase = ""
        if put:
            yield put
        start = stop
    if start < piece.span.stop:
        yield Slice(Span(piece.span.article, start, piece.span.stop), recase)


def _changes(span: Span, press: Press) -> Iterator[tuple[int, int, str]]:
    """(start, stop, what stands there instead) of each change."""
    text, published = press.slice(span), press.articles[span.article].published
    for match in _outside(re.compile(press.words.joining), text):
        yield span.start + match.start(), span.start + match.end(), ""
    for match in _outside(press.words.today_pattern, text):
        day = None if APOSTROPHE.match(text, match.end()) else meant(match[0], published, press.words)
        if day is not None:
            yield span.start + match.end(), span.start + match.end(), dated(day, press.words)
    for at, day in _coming(span, press):
        yield at, at, dated(day, press.words)


def dated(day: dt.date, words: ReviewWords) -> str:
    return f" [{words.long_date(day)}]"


def _coming(span: Span, press: Press) -> Iterator[tuple[int, dt.date]]:
    """(place behind it, the day) of each weekday to come that the reader has dated."""
    published = press.articles[span.article].published
    if published is None:
        return
    inside = quotations(press.slice(span))[0]
    found = {
        (each.span.stop, each.first)
        for statement in press.statements.get(span.article, ())
        for each in statement.horizons or ()
        if each.first is not None and each.first == each.last and span.covers(each.span)
    }
    for at, day in sorted(found):
        text = press.articles[span.article].text
        last = text[span.start : at].split()[-1:]
        if any(month in text[at : at + DATE_NEAR] for month in press.words.months):
            continue
        quoted = any(start <= at - span.start <= stop for start, stop in inside)
        near = (day - published.at.date()).days in COMING_DAYS
        if near and not quoted and last == [press.words.weekday(day)]:
            yield at, day


def _outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches outside quotation marks."""
    inside = quotations(text)[0]
    for match in pattern.finditer(text):
        if not any(start <= match.start() < stop for start, stop in inside):
            yield match
