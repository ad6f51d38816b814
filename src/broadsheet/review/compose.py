"""The review in the agencies' form: headline, dateline, digest, sections shorter with rank, a round-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from broadsheet.errors import InputError
from broadsheet.review.beside import hear, pairs_of
from broadsheet.review.claims import whose
from broadsheet.review.contrast import find_contrast
from broadsheet.review.figures import timeline, voices
from broadsheet.review.house import House
from broadsheet.review.items import brief_item, new_item, told_item, voice_items
from broadsheet.review.leads import background, headlines, lead, rank_leads, title_for
from broadsheet.review.material import NOTHING, Body, Material
from broadsheet.review.pieces import Piece, Title, set_line
from broadsheet.review.press import Coverage, Press, Told, containment
from broadsheet.review.remembered import new_since
from broadsheet.review.voices import choose, gather
from broadsheet.types import Item, Line, Section, Story

METHOD = "extractive review 7"
# Two leads that share this much of the shorter one's meaning tell one event.
SAME_NEWS = 0.6
LONGEST_LEAD = 200
HEADLINE_STORIES = 3
HEADLINE_LENGTH = 150
# So many sections set reports side by side that differ in a number.
CONTRASTED = 4
# Shares of a section's words.
LEAD_SHARE, BACKGROUND_SHARE = 0.3, 0.35
BACKGROUND_SENTENCES = (3, 2, 2, 1)


@dataclass(frozen=True)
class Chapter:
    """A story with what was found to print of it, before any of it is a line."""

    coverage: Coverage
    titles: tuple[Title, ...]
    leads: tuple[str, ...]

    @cached_property
    def title(self) -> Title:
        """The headline that names the story wherever it is named."""
        return title_for(self.titles, lead(self.leads[0], self.coverage, 1), self.coverage)


def agency(it: Material) -> Body:
    """By story: sections shorter with rank, then a round-up."""
    house, press = it.house, it.press
    chapters = chapters_of(it, house.sections + house.round_up)
    main, rest = chapters[: house.sections], chapters[house.sections :]
    return Body(
        headline_of(main, press),
        digest_of(main, press),
        _sections(main, it),
        tuple(brief_item(chapter.title, press) for chapter in rest),
    )


def chapters_of(it: Material, most: int) -> list[Chapter]:
    """The first `most` stories of the day that give something to print; `InputError` where none does."""
    found = find_chapters(it.stories, it.press, most)
    if not found:
        raise InputError(f"review of {it.day}", "no story of the day gives a line", "Add articles of that day first")
    return found


def find_chapters(stories: Sequence[Story], press: Press, most: int) -> list[Chapter]:
    """The first `most` stories that have a headline to print and a sentence to lead with."""
    chapters: list[Chapter] = []
    for story in stories:
        if story.dropped:
            continue
        coverage = Coverage.of(story, press)
        titles = headlines(coverage) if coverage.originals else []
        if not titles:
            continue
        leads = [article for article in rank_leads(coverage) if lead(article, coverage, 1)]
        if leads and not any(_same_story(coverage, leads[0], other) for other in chapters):
            chapters.append(Chapter(coverage, tuple(titles), tuple(leads)))
        if len(chapters) == most:
            break
    return chapters


def _same_story(coverage: Coverage, leads: str, other: Chapter) -> bool:
    """Whether two stories lead with the same news: one event that was not recognised as one, unless the desk told them
    apart."""
    if any(each.how == "split" for each in coverage.story.desk):
        return False
    mine = lead(leads, coverage, 1)
    theirs = lead(other.leads[0], other.coverage, LONGEST_LEAD)
    return any(containment(mine[0].words, each.words) >= SAME_NEWS for each in theirs)


# ------------------------------------------------------------------------------------------------ the top


def headline_of(chapters: Sequence[Chapter], press: Press) -> Line:
    """The two or three top stories, as many as a headline holds."""
    chosen: list[Title] = []
    for chapter in chapters[:HEADLINE_STORIES]:
        length = sum(each.stop - each.start for each in (*chosen, chapter.title))
        if chosen and length > HEADLINE_LENGTH:
            break
        chosen.append(chapter.title)
    before, _, after = press.words.headline.partition("{}")
    return set_line([before, *series(chosen, press), after], press.articles)


def digest_of(chapters: Sequence[Chapter], press: Press) -> Line:
    """The sections' headlines, in their order, in one sentence; a claim with the name of whose claim it is."""
    return set_line([*series([chapter.title for chapter in chapters], press, with_claims=True), "."], press.articles)


def series(
    titles: Sequence[Title], press: Press, *, with_outlets: bool = False, with_claims: bool = False
) -> list[Piece]:
    """The headlines as one enumeration, under their outlets' names and with whose claim they are where these are
    wanted."""
    parts: list[list[Piece]] = [[title, *(whose(title, press) if with_claims else [])] for title in titles]
    heads = [f"{press.outlet(each.article)}: " if with_outlets else "" for each in titles]
    texts = [set_line(part, press.articles).text for part in parts]
    pieces: list[Piece] = []
    for before, head, part in zip(press.words.series(texts), heads, parts, strict=True):
        pieces += [before + head, *part]
    return pieces


def dateline(day: dt.date, house: House, press: Press) -> str:
    if house.dateline:
        return house.dateline.format(
            place=house.place,
            date=press.words.long_date(day),
            weekday=press.words.weekday(day),
            year=day.year,
            desk=house.desk,
            author=house.author,
        )
    place = f"{house.place.upper()}, " if house.place else ""
    return press.words.dateline_form.format(place=place, date=press.words.long_date(day), desk=house.desk)


def counts(stories: Sequence[Story], press: Press) -> tuple[tuple[str, int], ...]:
    return (
        ("articles", len(press.today)),
        ("outlets", len({press.outlet(article) for article in press.today})),
        ("stories", len(stories)),
        ("statements", sum(len(found) for id_, found in press.statements.items() if id_ not in press.past)),
    )


# ----------------------------------------------------------------------------------------------- sections


def _sections(chapters: Sequence[Chapter], it: Material) -> tuple[Section, ...]:
    """A section a chapter; what one has printed, a later one does not print again, and what a later one begins with is
    left to it."""
    sections = []
    said: list[Told] = []
    begins = [lead(chapter.leads[0], chapter.coverage, 1) for chapter in chapters]
    for rank, chapter in enumerate(chapters):
        left = [told for later in begins[rank + 1 :] for told in later]
        section, printed = _section(chapter, rank, said, left, it)
        sections.append(section)
        said += printed
    return tuple(sections)


def _section(
    chapter: Chapter, rank: int, said: Sequence[Told], later: Sequence[Told], it: Material
) -> tuple[Section, list[Told]]:
    """(lead, how it came about, who said what, what is new, demanded, to come next, and was said otherwise before;
    what of it was printed)."""
    coverage, press, budget = chapter.coverage, it.press, it.house.words_for(rank)
    told = lead(chapter.leads[0], coverage, int(budget * LEAD_SHARE), said)
    memory = it.memory.get(coverage.story.id, NOTHING)
    new = new_since(memory, coverage, [*told, *said, *later])
    most = BACKGROUND_SENTENCES[min(rank, len(BACKGROUND_SENTENCES) - 1)]
    room = int(budget * BACKGROUND_SHARE) - sum(each.length for each in told) // 2
    room -= sum(each.length for each in new)
    came_about = background(coverage, chapter.leads, chapter.title, [*told, *new, *said, *later], most, room)
    pair = [] if rank >= CONTRASTED else _contrast(coverage, [*new, *said, *later])
    came_about = [each for each in came_about if each not in pair]
    beside = [each for each in pair if each not in told]
    printed = [*told, *new, *came_about, *beside]
    heard = hear(gather(coverage), coverage)
    pairs = pairs_of(heard, memory, coverage, [*said, *later, *printed])
    printed += [each for pair in pairs for each in pair.told]
    left = budget - sum(each.length for each in printed)
    chosen = choose(heard.voices, left, [*said, *later, *printed], coverage)
    printed += [Told(span, voice.words, 0.0, 0) for voice in chosen for span in voice.spoken.takes]
    said_items = voice_items(chosen, press, pairs, it.zone)
    items = [
        told_item("lead", told, press),
        *([_beside_item(beside, press)] if len(beside) == 1 else []),
        *(told_item("background", [each], press) for each in came_about),
        *([_beside_item(beside, press)] if len(beside) == 2 else []),
        *(each for each in said_items if each.kind == "statement"),
        *(new_item(each, memory, it) for each in new),
        *(each for each in said_items if each.kind != "statement"),
    ]
    return frame(chapter, items, press), printed


def frame(chapter: Chapter, items: Sequence[Item], press: Press) -> Section:
    """The section of a story: these items under its headline, with what is known of the story."""
    coverage = chapter.coverage
    story = coverage.story
    reprints = sum(len(copies.reprints) for copies in story.copies)
    heading = set_line([press.outlet(chapter.title.article), ": ", chapter.title], press.articles)
    outlets, reach = coverage.outlets(), len(story.articles)
    return Section(
        story.id,
        heading,
        outlets,
        reach,
        tuple(items),
        story.parts,
        reprints,
        story.desk,
        timeline(coverage),
        voices(coverage, items),
    )


def _contrast(coverage: Coverage, said: Sequence[Told]) -> list[Told]:
    """Two sentences that give different numbers, if an earlier section has printed neither."""
    pair = find_contrast(coverage) or ()
    return [] if any(each.span.overlaps(other.span) for each in pair for other in said) else list(pair)


def _beside_item(beside: Sequence[Told], press: Press) -> Item:
    """Lines to be read against each other, or against the lead."""
    return Item("contrast", tuple(line for each in beside for line in told_item("contrast", [each], press).lines))
