"""For when something is foreseen, wanted or promised: the words, and the days that they mean for the article's day.

Names of days, dates, months, seasons, years, stretches ("within two weeks"), deadlines ("by the end of June"), vague
words ("in the near future") and events to come ("a third round"). What lies before the article's day is no horizon.
The values are a small part of those of TIMEX3 (Pustejovsky and others 2003).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.statements import days as on
from broadsheet.statements import lexicon as lx
from broadsheet.statements.days import Days
from broadsheet.statements.found import Place
from broadsheet.statements.marks import Mark
from broadsheet.statements.opened import Part
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.sentences import Sentence
from broadsheet.types import Vagueness

LONGEST_LEAD = 5
YEAR_DIGITS = 4
# An event's article stands this near before its noun.
EVENT_WITHIN = 4
NOTHING: Days = (None, None)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A time to come as found: where, and which days, or what kind of time."""

    place: Place
    days: Days
    vague: Vagueness | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A sentence and the day that its article is of; None where that is not known."""

    s: Sentence
    language: Language
    today: dt.date | None


# What a rule reads at an item: the items that name the time, and its days (nothing without a day to count from).
Timed = tuple[Phrase, Days]
Rule = Callable[[Clock, int], Timed | None]


def horizons(part: Part, marks: Sequence[Mark], today: dt.date | None, language: Language) -> list[Ahead]:
    """The times to come in a sentence, left to right."""
    s = part.sentence
    vaguely = [mark for mark in marks if mark.telling.role == "horizon"]
    if not vaguely and not s.kinds & (lx.DATED | lx.NUMBER):
        return []
    clock = Clock(s, language, today)
    found = [Ahead(_place(s, (mark.first, mark.after)), NOTHING, mark.telling.vague) for mark in vaguely]
    vague = {at for mark in vaguely for at in range(mark.first, mark.after)}
    reached = part.first
    for at in [at for at in range(part.first, part.after) if s.flags[at] & (lx.DATED | lx.NUMBER)]:
        if at < reached or at in vague:
            continue
        each, stop = _at(clock, at, part)
        if each is not None:
            found.append(each)
        reached = max(stop, reached)
    return sorted(found, key=lambda each: each.place)


def _at(clock: Clock, at: int, part: Part) -> tuple[Ahead | None, int]:
    """(the time to come that stands at an item, the item after it)."""
    event = _event(clock, at, part.first)
    if event is not None:
        return Ahead(_place(clock.s, event), NOTHING, "event"), event[1]
    for rule in RULES:
        timed = rule(clock, at)
        if timed is not None and timed[0][0] >= part.first and timed[0][1] <= part.after:
            return _led(clock, timed, part.first), timed[0][1]
    return None, at + 1


def _led(clock: Clock, timed: Timed, floor: int) -> Ahead | None:
    """A named time with the words that lead to it: "by the end of", "early", "on"; None if it lies behind."""
    s, words = clock.s, clock.language.acts
    (first, after), days = timed
    which, deadline = "", ""
    at = first - 1
    while at >= max(floor, first - LONGEST_LEAD):
        low, flag = s.lows[at], s.flags[at]
        if low in words.past:
            return None
        if low in words.ends and not which:
            which = words.ends[low]
        elif low in words.deadlines:
            deadline = low
        elif not (flag & (lx.DETERMINER | lx.GENITIVE | lx.TIME_LEAD) or low in words.around):
            break
        at -= 1
    if after < len(s) and s.lows[after] in words.past:
        return None  # "two weeks ago"
    begin = at + 1
    while begin < first and s.flags[begin] & lx.GENITIVE:
        begin += 1
    if begin > floor and s.flags[begin - 1] & (lx.PAST | lx.CUE) and not s.flags[begin - 1] & lx.NOUNLIKE:
        return None  # "announced on Monday"
    return _dated(clock, (begin, after), days, which, deadline)


def _dated(clock: Clock, items: Phrase, days: Days, which: str, deadline: str) -> Ahead | None:
    """With its days moved by "end of" and "by"; None if they are over."""
    first, last = on.part(days, which) if which else days
    if last is not None and clock.today is not None and last < clock.today:
        return None
    if deadline and first is not None:
        if clock.language.acts.deadlines[deadline] == "before" and first > dt.date.min:
            last = first - dt.timedelta(1)
        first = None
    return Ahead(_place(clock.s, items), (first, last))


def _place(s: Sentence, items: Phrase) -> Place:
    return s.starts[items[0]], s.stops[items[1] - 1]


# ------------------------------------------------------------------------------------------ rules


def _relative(clock: Clock, at: int) -> Timed | None:
    """today, tomorrow"""
    days = clock.language.acts.days.get(clock.s.lows[at])
    if days is None:
        return None
    return (at, at + 1), on.unit(clock.today, "day", days) if clock.today else NOTHING


def _weekday(clock: Clock, at: int) -> Timed | None:
    """Tuesday, next Tuesday"""
    s, words = clock.s, clock.language.acts
    number = words.weekdays.get(s.lows[at])
    if number is None:
        return None
    next_week = at > 0 and s.lows[at - 1] in words.next
    days = on.weekday(clock.today, number, next_week=next_week) if clock.today else NOTHING
    return (at - next_week, at + 1), days


def _date(clock: Clock, at: int) -> Timed | None:
    """June, June 30, 30 June 2021"""
    s, words = clock.s, clock.language.acts
    number = words.months.get(s.lows[at])
    if number is None or not s.flags[at] & lx.CAPITAL:
        return None
    first, after = at, at + 1
    day = _day_number(s, at + 1)
    if day is not None:
        after = at + 2
    elif (day := _day_number(s, at - 1)) is not None:
        first = at - 1
    year, after = _year_after(s, after)
    if clock.today is None:
        return (first, after), NOTHING
    if day is not None:
        return (first, after), on.day_of_month(clock.today, number, day, year)
    return (first, after), on.month(clock.today, number, year)


def _day_number(s: Sentence, at: int) -> int | None:
    if not 0 <= at < len(s):
        return None
    digits = s.lows[at].rstrip("stndrh")
    return int(digits) if digits.isdecimal() and len(digits) < 3 and 1 <= int(digits) <= 31 else None


def _year_after(s: Sentence, after: int) -> tuple[int | None, int]:
    """(the year that follows a date, with a comma or without; the item after it)."""
    comma = after < len(s) and s.words[after] == ","
    year = _year_number(s, after + comma)
    return (year, after + comma + 1) if year is not None else (None, after)


def _year_number(s: Sentence, at: int) -> int | None:
    if not 0 <= at < len(s) or len(s.words[at]) != YEAR_DIGITS or not s.words[at].isdecimal():
        return None
    number = int(s.words[at])
    return number if 1900 <= number < 2200 else None


def _year(clock: Clock, at: int) -> Timed | None:
    """by 2030, in 2021"""
    s = clock.s
    number = _year_number(s, at)
    if number is None or at == 0:
        return None
    led = s.flags[at - 1] & (lx.TIME_LEAD | lx.GENITIVE) or s.lows[at - 1] in clock.language.acts.deadlines
    return ((at, at + 1), on.year(number) if clock.today else NOTHING) if led else None


def _season(clock: Clock, at: int) -> Timed | None:
    """this summer, next spring, the autumn of 2020"""
    s, words = clock.s, clock.language.acts
    month = words.seasons.get(s.lows[at])
    before = s.lows[at - 1] if at else ""
    if month is None or not (before in words.this or before in words.next or s.flags[at - 1] & lx.DETERMINER):
        return None
    of = at + 1 < len(s) and bool(s.flags[at + 1] & lx.GENITIVE)
    year = _year_number(s, at + 1 + of)
    after = at + 2 + of if year is not None else at + 1
    if clock.today is None:
        return (at - 1, after), NOTHING
    return (at - 1, after), on.season(clock.today, month, year)


def _unit(clock: Clock, at: int) -> Timed | None:
    """next week, this year, two weeks from now, within ten days"""
    s, words = clock.s, clock.language.acts
    low = s.lows[at]
    owned = next((low.removesuffix(ending) for ending in clock.language.possessive_endings if low.endswith(ending)), "")
    name = words.units.get(owned or low)
    before = s.lows[at - 1] if at else ""
    if name is None:
        return None
    if before in words.this or before in words.next:
        ahead = int(before in words.next)
        after = at + 1
        if owned and after < len(s) and s.lows[after] in words.ends:
            after += 1
        return (at - 1, after), on.unit(clock.today, name, ahead) if clock.today else NOTHING
    count = words.numbers.get(before) or (int(before) if before.isdecimal() and len(before) < 4 else None)
    if count is not None:
        first = at - 1
        while first > 0 and (s.lows[first - 1] in words.next or s.flags[first - 1] & lx.DETERMINER):
            first -= 1
        if first > 0 and s.lows[first - 1] in words.spans_ahead:
            return (first - 1, at + 1), on.within(clock.today, name, count) if clock.today else NOTHING
        return None
    of_this = owned and at + 1 < len(s) and s.lows[at + 1] in words.ends
    ends = at > 1 and s.lows[at - 2] in words.ends  # "the end of the year" has "of" between, "year's end" has not
    ends = ends or (at > 2 and s.lows[at - 3] in words.ends and bool(s.flags[at - 2] & lx.GENITIVE))
    if of_this or ends:
        days = on.unit(clock.today, name, 0) if clock.today else NOTHING
        return ((at, at + 2), on.part(days, words.ends[s.lows[at + 1]])) if of_this else ((at, at + 1), days)
    return None


RULES: tuple[Rule, ...] = (_relative, _weekday, _date, _year, _season, _unit)


def _event(clock: Clock, at: int, floor: int) -> Phrase | None:
    """a third round of consultations; after the election"""
    s, words = clock.s, clock.language.acts
    if s.lows[at] not in words.events:
        return None
    first = at - 1
    while first > max(floor, at - EVENT_WITHIN) and not s.flags[first] & lx.DETERMINER:
        if s.flags[first] & (lx.PREPOSITION | lx.VERBAL) or not s.flags[first] & lx.WORD:
            return None
        first -= 1
    if first < floor or not s.flags[first] & lx.DETERMINER:
        return None
    timed = first > floor and (s.lows[first - 1] in words.deadlines or s.lows[first - 1] in words.after)
    ordinal = first + 1 < at and s.lows[first + 1] in words.ordinals
    return (first - timed, at + 1) if timed or ordinal else None
