"""Days that words mean, counted from the day of the article. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

Days = tuple[dt.date | None, dt.date | None]  # first and last, both included

WEEK = 7
MONTHS = 12
SEASON_MONTHS = 3
# A calendar has no days beyond these years.
YEARS = range(dt.MINYEAR, dt.MAXYEAR)


def weekday(today: dt.date, number: int, *, next_week: bool = False) -> Days:
    """The coming one of that name, today included; with `next_week` the one of the week after this."""
    ahead = (number - today.weekday()) % WEEK
    if next_week:
        ahead = WEEK - today.weekday() + number
    return _one(today + dt.timedelta(ahead))


def day_of_month(today: dt.date, month: int, day: int, year: int | None) -> Days:
    """A date; without a year the coming one. Nothing for a day that the month has not."""
    for guess in (year,) if year else (today.year, today.year + 1):
        try:
            found = dt.date(guess, month, day)
        except ValueError:
            return None, None
        if year or found >= today:
            return _one(found)
    return None, None


def month(today: dt.date, number: int, year: int | None) -> Days:
    """A whole month; without a year the coming one, this month included."""
    year = year or (today.year if number >= today.month else today.year + 1)
    if year not in YEARS:
        return None, None
    return dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1])


def year(number: int) -> Days:
    return (dt.date(number, 1, 1), dt.date(number, MONTHS, 31)) if number in YEARS else (None, None)


def season(today: dt.date, first_month: int, year_: int | None) -> Days:
    """Three months from the first one; without a year the coming season, the present one included."""
    begin = year_ or today.year
    last = _months_on(dt.date(begin, first_month, 1), SEASON_MONTHS - 1) if begin in YEARS else None
    if last is None:
        return None, None
    if not year_ and month(today, last.month, last.year)[1] < today:  # type: ignore[operator]  # both are dates
        return season(today, first_month, begin + 1)
    return dt.date(begin, first_month, 1), month(today, last.month, last.year)[1]


def unit(today: dt.date, name: str, ahead: int) -> Days:
    """This (0), the next (1) or a later day, week, month or year as a whole."""
    if name == "day":
        return _one(today + dt.timedelta(ahead))
    if name == "week":
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(WEEK * ahead)
        return monday, monday + dt.timedelta(WEEK - 1)
    if name == "month":
        begin = _months_on(today.replace(day=1), ahead)
        return month(today, begin.month, begin.year) if begin else (None, None)
    return year(today.year + ahead)


def within(today: dt.date, name: str, count: int) -> Days:
    """From today over so many days, weeks, months or years."""
    if name in ("month", "year"):
        begin = _months_on(today.replace(day=1), count * (MONTHS if name == "year" else 1))
        if begin is None:
            return None, None
        last = min(today.day, calendar.monthrange(begin.year, begin.month)[1])
        return today, begin.replace(day=last)
    try:
        return today, today + dt.timedelta(count * (WEEK if name == "week" else 1))
    except OverflowError:
        return None, None


def part(days: Days, which: str) -> Days:
    """The "end", "beginning" or "middle" third of a stretch; its last day stays that of the whole for the end."""
    first, last = days
    if first is None or last is None:
        return days
    third = dt.timedelta((last - first).days // 3)
    thirds: Mapping[str, Days] = {
        "beginning": (first, first + third),
        "middle": (first + third, last - third),
        "end": (last - third, last),
    }
    return thirds[which]


def _one(day: dt.date) -> Days:
    return day, day


def _months_on(begin: dt.date, count: int) -> dt.date | None:
    years, months = divmod(begin.month - 1 + count, MONTHS)
    return begin.replace(year=begin.year + years, month=months + 1) if begin.year + years in YEARS else None
