"""What a look tells better than reading: how far the stories reached, when their articles appeared, who was heard.

Each figure has its words and its table beside the picture, so that a form without pictures loses nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from broadsheet.pages.clean import visible
from broadsheet.pages.svg import Bar, Word, picture, stacked
from broadsheet.review.words import Labels
from broadsheet.types import Appearance, Heard, Picture, Section, VoiceCategory

# Fewer than these, and a sentence says it as well.
FEWEST_TIMES, FEWEST_HOURS, FEWEST_STATEMENTS = 3, 2, 3
MOST_HOURS = 48
MOST_SPEAKERS, NAMED_IN_TEXT = 12, 3
HOUR = dt.timedelta(hours=1)
# In the units of a picture, which are pixels where there is room.
WIDTH, HIGH, FOOT, HEAD = 340, 64, 16, 14
BAR_HIGH, BAR_GAP = 16, 22
TICKS_FROM = 40
CATEGORIES: tuple[VoiceCategory, ...] = ("official", "expert", "other", "unnamed")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its title, the words that say the same in short, and the whole as a table. `legend` explains the
    shades: (their class in the style sheet, the words)."""

    kind: Picture
    title: str
    text: str
    legend: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: Markup


@dataclass(frozen=True, slots=True)
class Reach:
    """The outlets of a story: those with an article of their own, and those with reprints only."""

    own: int
    reprints: int
    title: str
    picture: Markup


def reach(number: int, section: Section, widest: int, labels: Labels) -> Reach:
    """How many outlets had the story, as a bar against the story that most had."""
    writers = {each.outlet for each in section.timeline if not each.reprint}
    own = len(writers & set(section.outlets)) if section.timeline else len(section.outlets)
    reprints = len(section.outlets) - own
    title = labels.figures.reach.format(
        outlets=labels.count(len(section.outlets), "outlets"), own=own, reprints=reprints
    )
    share = 100 * len(section.outlets) / max(widest, 1)
    bars = stacked((("own", own), ("reprint", reprints)), 0, 0, share, 6)
    return Reach(own, reprints, title, picture(f"s{number}-reach", (100, 6), title, "", bars, stretched=True))


def figures(
    number: int, section: Section, labels: Labels, zone: dt.tzinfo, wanted: Sequence[Picture]
) -> tuple[Figure, ...]:
    """The section's figures, of those wanted, that have something to show."""
    made = (
        timeline(number, section.timeline, labels, zone) if "timeline" in wanted else None,
        voices(number, section.voices, labels) if "voices" in wanted else None,
    )
    return tuple(each for each in made if each is not None)


# ---------------------------------------------------------------------------------------------- when they appeared


def timeline(number: int, appeared: Sequence[Appearance], labels: Labels, zone: dt.tzinfo) -> Figure | None:
    """A story's articles by the hour. None where too few have a time, or they lie too far apart."""
    timed = [
        (each, each.at.at.astimezone(zone))
        for each in appeared
        if each.at is not None and each.at.precision == "instant"
    ]
    if len(timed) < FEWEST_TIMES:
        return None
    timed.sort(key=lambda each: (each[1], each[0].article))
    (first, first_at), (last, last_at) = timed[0], timed[-1]
    hours = _hours(first_at, last_at)
    if not FEWEST_HOURS <= len(hours) <= MOST_HOURS:
        return None
    own = Counter(_hour(at) for each, at in timed if not each.reprint)
    reprints = Counter(_hour(at) for each, at in timed if each.reprint)
    most, busiest = max((own[hour] + reprints[hour], -place) for place, hour in enumerate(hours))
    words = labels.figures
    text = words.timeline_text.format(
        first_outlet=visible(first.outlet),
        first=f"{first_at:%H:%M}",
        most=labels.count(most, "articles"),
        hour=f"{hours[-busiest]:%H:%M}",
        last_outlet=visible(last.outlet),
        last=f"{last_at:%H:%M}",
    )
    if unknown := len(appeared) - len(timed):
        text += " " + words.no_hour.format(labels.count(unknown, "articles"))
    title = words.timeline.format(zone=zone)
    return Figure(
        "timeline",
        title,
        text,
        (("own", words.own), ("reprint", words.reprint)) if reprints else (),
        (words.hour, words.own, words.reprint),
        tuple((f"{hour:%H:%M}", str(own[hour]), str(reprints[hour])) for hour in hours),
        picture(
            f"s{number}-timeline",
            (WIDTH, HEAD + HIGH + FOOT),
            title,
            text,
            [*_columns(hours, own, reprints, most), *_ticks(hours), _peak(-busiest, most, len(hours))],
        ),
    )


def _hour(at: dt.datetime) -> dt.datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _hours(first: dt.datetime, last: dt.datetime) -> list[dt.datetime]:
    """Every hour from the first to the last as the zone's clock shows them, also where the clock is put forward."""
    zone, at = first.tzinfo, _hour(first).astimezone(dt.UTC)
    hours: list[dt.datetime] = []
    while at <= last.astimezone(dt.UTC) and len(hours) <= MOST_HOURS:
        hours.append(_hour(at.astimezone(zone)))
        at += HOUR
    return list(dict.fromkeys(hours))


def _columns(
    hours: Sequence[dt.datetime], own: Counter[dt.datetime], reprints: Counter[dt.datetime], most: int
) -> list[Bar]:
    step = WIDTH / len(hours)
    bars = [Bar("axis", 0, HEAD + HIGH, WIDTH, 1)]
    for place, hour in enumerate(hours):
        top = float(HEAD + HIGH)
        for kind, count in (("own", own[hour]), ("reprint", reprints[hour])):
            if count:
                high = HIGH * count / most
                top -= high
                bars.append(Bar(kind, place * step + step * 0.1, top, step * 0.8, high))
    return bars


def _peak(place: int, most: int, hours: int) -> Word:
    """The count on the highest column."""
    return Word(str(most), (place + 0.5) * WIDTH / hours, HEAD - 3, "middle")


def _ticks(hours: Sequence[dt.datetime]) -> list[Word]:
    """Hours under the columns, as many as have room."""
    step = WIDTH / len(hours)
    every = next(each for each in (1, 2, 3, 6, 12, 24) if each * step >= TICKS_FROM)
    shown = [place for place, hour in enumerate(hours) if hour.hour % every == 0]
    return [
        Word(f"{hours[place]:%H:%M}", max(0, min(place * step, WIDTH - 30)), HEAD + HIGH + FOOT - 3) for place in shown
    ]


# --------------------------------------------------------------------------------------------------- who was heard


def voices(number: int, heard: Sequence[Heard], labels: Labels) -> Figure | None:
    """Who spoke in the story, by what they are: of the statements read, and of those printed. None where few did."""
    words = labels.figures
    read, printed = Counter[VoiceCategory](), Counter[VoiceCategory]()
    for each in heard:
        read[each.category] += each.read
        printed[each.category] += each.printed
    if read.total() < FEWEST_STATEMENTS:
        return None
    named = [each for each in heard if each.category != "unnamed"][:NAMED_IN_TEXT]
    shares = ", ".join(f"{words.categories[each]} {read[each]}" for each in CATEGORIES if read[each])
    text = words.voices_text.format(", ".join(f"{visible(each.name)} {each.read}" for each in named)) if named else ""
    bars: list[Bar | Word] = []
    for place, (label, counts) in enumerate(((words.read, read), (words.printed, printed))):
        top = place * (BAR_HIGH + BAR_GAP)
        bars.append(Word(f"{label}: {counts.total():,}", 0, top + 11))
        bars += stacked([(each, counts[each]) for each in CATEGORIES], 0, top + 16, WIDTH, BAR_HIGH)
    return Figure(
        "voices",
        words.voices,
        text,
        tuple((each, f"{words.categories[each]} {read[each]:,}") for each in CATEGORIES if read[each]),
        (words.speaker, words.category, words.read, words.printed),
        tuple(
            (visible(each.name), words.categories[each.category], str(each.read), str(each.printed))
            for each in heard[:MOST_SPEAKERS]
        ),
        picture(
            f"s{number}-voices", (WIDTH, 2 * BAR_HIGH + BAR_GAP + 18), words.voices, f"{shares}. {text}".strip(), bars
        ),
    )
